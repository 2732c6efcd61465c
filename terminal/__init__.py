"""The till: a Qt application that sells, prints and keeps its journal with no network at all.

Layers, each importing only what stands below it:
`__main__ > app | cli > ui > presenters > services > store > domain | config > errors > text`.
Qt is known to `ui` and `app` alone. `app` and `cli` put the parts together and may import
everything; besides them `services` and `store` may import `sync.events`, and `services` and
`presenters` may import `drivers.interfaces`.
"""
