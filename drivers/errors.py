"""What can go wrong below the devices.

    DeviceError
        LinkAbsent      nobody there, or it refuses
        LinkLost        it was there and went away, or took no more bytes
        SettingsError   the settings of a device cannot be used

These stay inside `drivers`, except `SettingsError`, which the composition root shows. Expected
trouble with paper or answers is a value of `drivers.interfaces`.
"""

from drivers.interfaces import Reason


class DeviceError(Exception):
    """The root: carries one plain English sentence for the technician's page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class LinkAbsent(DeviceError):
    """No connection could be opened; `reason` is NOT_FOUND or REFUSED."""

    def __init__(self, sentence: str, reason: Reason = Reason.NOT_FOUND) -> None:
        super().__init__(sentence)
        self.reason = reason


class LinkLost(DeviceError):
    """An open connection ended."""


class SettingsError(DeviceError):
    """The settings of one device are wrong; `remedy` says what to write instead.

    `key` names the setting, empty where none can be named.
    """

    def __init__(self, sentence: str, remedy: str, key: str = "") -> None:
        super().__init__(sentence)
        self.remedy = remedy
        self.key = key
