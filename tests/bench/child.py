"""The far side of `start`: a process that says how old it is once its window is painted."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def age_ms() -> float:
    """Return the milliseconds since this process began, to the clock tick of the system."""
    ticks = int(Path("/proc/self/stat").read_text().rpartition(")")[2].split()[19])
    up = time.clock_gettime(time.CLOCK_BOOTTIME)
    return (up - ticks / os.sysconf("SC_CLK_TCK")) * 1000


def told(application: object) -> None:
    """Say the age of a process whose window was just painted."""
    _rest(age_ms(), application)


def selling(folder: Path) -> None:
    """Start as `zhanggui run` does, straight to the sell screen with the order of the last run."""
    application, app = _made(folder)
    from terminal.services.signing_in import staff_list

    app.till.staff = staff_list(app.till)[0]
    app.start()
    app.home()
    application.processEvents()
    _rest(age_ms(), app)


def signing_in(folder: Path) -> None:
    """Start as `zhanggui run` does."""
    application, app = _made(folder)
    app.start()
    application.processEvents()
    _rest(age_ms(), app)


def _made(folder: Path) -> tuple[Any, Any]:
    from PySide6.QtWidgets import QApplication

    from terminal.app.run import make_app, open_till
    from terminal.config import TerminalConfig

    books = open_till(folder, TerminalConfig(), sample=False)
    application = QApplication(sys.argv[:1])
    return application, make_app(books, TerminalConfig(), application)


def _rest(took: float, kept: object) -> None:
    """Let everything that begins later get done, then say age and memory, and end."""
    import psutil
    from PySide6.QtTest import QTest

    QTest.qWait(2500)
    memory = psutil.Process().memory_info().rss / 1e6
    sys.stdout.write(json.dumps({"ms": took, "mb": memory}) + "\n")
    sys.stdout.flush()
    assert kept is not None
    os._exit(0)
