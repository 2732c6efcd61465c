"""What the programs show and ship: fonts, icons, themes, translations and the sample shop.

Read through `importlib.resources.files("assets")`, so that it is found in a source tree and in a
built program alike. Holds no code that the programs run; its modules make the files beside them.
"""
