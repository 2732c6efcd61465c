"""The cloud: takes journals from tills, checks and keeps them, answers with catalogues and figures.

May import all of `sync` and `terminal.domain`, nothing else of ours. Every table carries
merchant, shop and terminal from the first migration on.
"""
