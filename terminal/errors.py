"""What can go wrong, said to a colleague: one sentence of fact, one remedy.

PosError
├── NotAllowed          a permission or an approval is missing
├── InvalidInput        an amount, quantity or code that cannot be meant
├── InvalidOrder        the order is not in a state for this
├── ShiftError          no shift, a shift already open, or it cannot close
├── ImportRejected      a catalogue file with mistakes; nothing was taken
├── ConfigError         the configuration file with all its mistakes at once
└── StoreError          the database
    ├── NotSaved        this one act was not saved; nothing else changed
    │   └── StorageFault    twice in a row: selling stops, data is exported
    ├── Damaged         the file is not what it should be; never recreated silently
    ├── InUse           another program holds these data
    └── Unsafe          the SQLite library has a known data-losing fault
"""

from terminal.text import Text, tr


class PosError(Exception):
    """An expected refusal; `sentence` says what happened, `remedy` what to do."""

    def __init__(self, sentence: Text, remedy: Text | None = None) -> None:
        super().__init__(sentence, remedy)
        self.sentence = sentence
        self.remedy = remedy if remedy is not None else tr("Nothing was changed.")

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}"


class NotAllowed(PosError):
    """A permission or an approval is missing."""


class InvalidInput(PosError):
    """An amount, quantity or code that cannot be meant."""


class InvalidOrder(PosError):
    """The order is not in a state for this."""


class ShiftError(PosError):
    """No shift, a shift already open, or it cannot close."""


class ImportRejected(PosError):
    """A catalogue file with mistakes; nothing was taken. `errors` lists one text a row."""

    def __init__(self, sentence: Text, errors: tuple[Text, ...], remedy: Text) -> None:
        super().__init__(sentence, remedy)
        self.errors = errors


class ConfigError(PosError):
    """The configuration file with all its mistakes at once in `errors`."""

    def __init__(self, sentence: Text, errors: tuple[Text, ...], remedy: Text) -> None:
        super().__init__(sentence, remedy)
        self.errors = errors


class StoreError(PosError):
    """The database."""


class NotSaved(StoreError):
    """This one act was not saved; nothing else changed."""


class StorageFault(NotSaved):
    """Writing failed twice: selling stops, data is exported."""


class Damaged(StoreError):
    """The file is not what it should be; it is never recreated silently."""


class InUse(StoreError):
    """Another program holds these data."""


class Unsafe(StoreError):
    """The SQLite library has a known data-losing fault."""


def unusable(error: OSError) -> StoreError:
    """Say in words that the system refused a file or a folder."""
    name = str(error.filename) if error.filename is not None else "?"
    return StoreError(
        tr("{file} cannot be used: {why}.", file=name, why=error.strerror or str(error)),
        tr("Check that the disk is there, not full, and that this user may write to it."),
    )
