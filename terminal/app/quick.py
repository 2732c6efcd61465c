"""What makes the till start quickly and answer evenly; nothing here changes what it does."""

import builtins
import gc
from collections.abc import Callable
from importlib import import_module
from threading import Thread

SOON = (
    "argon2",
    "terminal.services.paying",
    "terminal.services.printing",
    "terminal.services.receipts",
    "terminal.presenters.pay",
)


def hurry() -> None:
    """Load PySide, and leave out, until `settle`, what only slows loading down.

    PySide wraps `import` to read the source of each module that is loaded after it, looking for a
    feature switch that this program does not use; that takes longer than the modules themselves.
    """
    gc.disable()
    import_module("PySide6.QtWidgets")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def settle() -> None:
    """Collect garbage again, but never look at what the start made: it stays to the end."""
    gc.freeze()
    gc.enable()


def warm(prepare: Callable[[], object]) -> None:
    """Load beside the first screen what the taps after it need, and `prepare` the signing key."""

    def load() -> None:
        for name in SOON:
            import_module(name)
        prepare()

    Thread(target=load, name="warm", daemon=True).start()


def ahead(make: Callable[[], str]) -> Callable[[], str]:
    """Begin to make something on a thread; the call that is returned waits for it."""
    made: list[str] = []
    thread = Thread(target=lambda: made.append(make()), name="ahead", daemon=True)
    thread.start()

    def wait() -> str:
        thread.join()
        return made[0]

    return wait
