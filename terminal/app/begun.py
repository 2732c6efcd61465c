"""The first moments of the program on a screen: the application, its fonts being read meanwhile."""

import sys
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

from terminal.app.quick import ahead
from terminal.ui.lettering import load_family
from terminal.ui.theme import arguments


class Begun(NamedTuple):
    """The application; `family` gives the name of its font once that is read."""

    application: QApplication
    family: Callable[[], str] = load_family


def begin() -> Begun:
    """Make the application and begin to read its fonts: Qt does that beside Python's loading."""
    return Begun(QApplication(arguments(sys.argv[0])), ahead(load_family))
