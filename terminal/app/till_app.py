"""One till at work on the screen: window, strip, screens in turn, devices, exchange, threads."""

import time
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from drivers.interfaces import DeviceStatus, ScanResult
from terminal.app import quick
from terminal.app.begun import Begun
from terminal.app.guithread import GuiThread
from terminal.app.routes import Route
from terminal.app.shelf import CatalogueThread
from terminal.config import TerminalConfig
from terminal.domain.staff import SELL
from terminal.presenters.strip import CloudState, StripPresenter
from terminal.services import first_start
from terminal.services.opening import Books
from terminal.store.catalogue import open_catalogue
from terminal.text import Text, language, set_language, tr
from terminal.ui.look import Look
from terminal.ui.window import MainWindow

if TYPE_CHECKING:
    from terminal.app.care import Care
    from terminal.app.devices import Devices
    from terminal.app.exchange import Exchange

STRIP_MS = 1000
REST_MS, UNSEEN_MS = 300, 2000
WARM_NAMES = 500


class TillApp(QObject):
    """Holds everything that lives as long as the program; `go` turns to a screen."""

    def __init__(self, books: Books, config: TerminalConfig, begun: Begun) -> None:
        super().__init__()
        self.started = time.perf_counter()
        self.books, self.till, self.config = books, books.till, config
        set_language(config.language)
        self.look = Look(begun.application, config.theme, begun.family)
        self.gui = GuiThread(self)
        self.later = self.gui.post
        self.catalogue = open_catalogue(books.places.catalog)
        self.window = MainWindow(self.look, self.till.settings.lock_after_s)
        self.window.resize(config.width, config.height)
        self.routes: dict[str, Route] = {}
        self.makers: dict[str, Callable[[], Route]] = {}
        self.here = ""
        self._is_over = False
        self.exchange: Exchange | None = None
        self.notices: dict[str, Text] = {}
        self.seen_notices: list[Text] = []
        self.till.may_sell = lambda: "care" not in self.__dict__ or self.care.may_sell()
        if books.restored:
            self.notices["restored"] = tr("This till was restored from an older copy.")
        self.shelf = CatalogueThread(
            books.places.pos, books.places.catalog, lambda: self.later(self._catalogue_changed)
        )
        self.strip = StripPresenter(self.window.strip, self.till, self._statuses, self._cloud_state)
        self._clock = QTimer(self)
        self._clock.setInterval(STRIP_MS)
        self._clock.timeout.connect(self.strip.show)
        self.window.idle.connect(self.lock)
        self.window.closing.connect(begun.application.quit)

    @cached_property
    def care(self) -> "Care":
        """What keeps the data safe; loaded after the first paint, as the devices are."""
        from terminal.app.care import Care

        return Care(self.books, self.config.backup_folder, self._tell_later)

    @cached_property
    def devices(self) -> "Devices":
        """The devices; loaded after the first paint, since no screen waits for them."""
        from terminal.app.devices import Devices

        return Devices(
            self.config,
            self.books,
            self.later,
            changed=self._devices_changed,
            scanned=self._scanned,
        )

    # --- starting and stopping

    def start(self) -> None:
        """Show the first screen, then begin everything that it does not need."""
        self.go("first_start" if first_start.is_new(self.till) else "sign_in")
        self.strip.show()
        if self.config.fullscreen:
            self.window.showFullScreen()
        else:
            self.window.show()
        self.window.painted.connect(lambda: QTimer.singleShot(REST_MS, self._start_rest))
        # A window that nobody sees, e.g. under another one, is never painted.
        QTimer.singleShot(UNSEEN_MS, self._start_rest)

    def _start_rest(self) -> None:
        if self.is_complete or self._is_over:
            return
        self.care.start()
        self.devices.start()
        self.devices.warm(self.catalogue.names(WARM_NAMES))
        self.shelf.start()
        self.connect_cloud()
        self._clock.start()
        self.till.store.on_commit = self._committed
        quick.settle()
        quick.warm(lambda: self.books.key.private)

    @property
    def is_complete(self) -> bool:
        """Whether everything is started that the first paint did not wait for."""
        return self._clock.isActive()

    def connect_cloud(self) -> None:
        """Begin the exchange if the configuration names a cloud."""
        if not self.config.cloud_url:
            return
        from terminal.app.exchange import Exchange

        if self.exchange is not None:
            self.exchange.worker.stop()
        self.exchange = Exchange(
            self.books, self.config.cloud_url, lambda _state: self.later(self.strip.show)
        )
        self.till.is_online = self._is_online
        self.exchange.worker.start()

    def stop(self) -> None:
        """Stop every thread, then close the books."""
        self._is_over = True
        self.save_order()
        if self.is_complete:
            self._stop_rest()
        self.catalogue.close()
        self.books.close()

    def _stop_rest(self) -> None:
        self._clock.stop()
        if self.exchange is not None:
            self.exchange.worker.stop()
        self.devices.stop()
        self.shelf.stop()
        self.care.stop()

    # --- screens

    def go(self, name: str, *values: Any) -> None:
        """Turn to a screen; it is made when it is first needed."""
        route = self.routes.get(name)
        if route is None:
            route = self.routes[name] = self.makers[name]()
            self.window.add(route.screen)
        route.presenter.enter(*values)
        self.show(name)

    def show(self, name: str) -> None:
        """Bring a screen to the front as it is."""
        self.here = name
        self.window.show_screen(self.routes[name].screen)
        self.strip.show()
        self.show_notice()

    def home(self) -> None:
        """Turn to the screen that comes after signing in: back to a payment under way first."""
        staff = self.till.staff
        if self.is_paying:
            self.show("pay")
            self.again()
        elif staff is not None and not staff.may(SELL):
            self.go("menu")
        else:
            self.go("sell" if self.till.shift is not None else "open_shift")

    @property
    def is_paying(self) -> bool:
        """Whether cash was taken for a sale that is not closed yet."""
        return "pay" in self.routes and self.routes["pay"].presenter.is_under_way

    def again(self) -> None:
        """Show the present screen anew."""
        if self.here:
            self.routes[self.here].again()
        self.strip.show()

    def lock(self) -> None:
        """Guard an idle till; order, shift and who is signed in stay."""
        if self.till.staff is None or self.here == "sign_in":
            return
        self.save_order()
        self.go("sign_in")

    def save_order(self) -> None:
        """Save the taps that are painted but not on the disk yet."""
        if "sell" in self.routes:
            self.routes["sell"].presenter.flush()

    def set_language(self, code: str) -> None:
        """Switch the language everywhere."""
        if code != language():
            set_language(code)
        self.look.retranslate()
        self.again()

    def _tell_later(self, key: str, words: Text | None) -> None:
        self.later(lambda: self.tell(key, words))

    def tell(self, key: str, words: Text | None) -> None:
        """Keep a fact about the till's data in sight until it is over (None)."""
        if self.notices.get(key) == words:
            return
        self.notices.pop(key, None)
        if words is not None:
            self.notices[key] = words
        self.show_notice()

    def show_notice(self) -> None:
        """Show the newest notice that nobody has closed yet on the sell screen."""
        unseen = [words for words in self.notices.values() if words not in self.seen_notices]
        if self.here == "sell" and unseen:
            self.routes["sell"].presenter.notice(unseen[-1])

    def close_notice(self) -> None:
        """Whoever closed the banner knows what it said; it does not come back by itself."""
        self.seen_notices = list(self.notices.values())

    # --- what other threads and devices tell

    def _committed(self) -> None:
        self.care.maintenance.committed()
        self.shelf.wake()
        if self.exchange is not None:
            self.exchange.worker.wake()

    def _catalogue_changed(self) -> None:
        if self.here == "sell":
            self.again()

    def _devices_changed(self) -> None:
        self.strip.show()
        if self.here in self.routes:
            refresh = getattr(self.routes[self.here].presenter, "paper_changed", None)
            if refresh is not None:
                refresh()

    def _statuses(self) -> Mapping[str, DeviceStatus]:
        return self.devices.statuses() if "devices" in self.__dict__ else {}

    def _scanned(self, result: ScanResult) -> None:
        self.window.touched()
        if self.here in self.routes:
            take = getattr(self.routes[self.here].presenter, "scanned", None)
            if take is not None:
                take(result)

    def _is_online(self) -> bool:
        return self._cloud_state().kind.startswith("online")

    def _cloud_state(self) -> CloudState:
        if self.exchange is None:
            head = self.till.store.head()
            return CloudState(waiting=head.seq)
        return self.exchange.state()
