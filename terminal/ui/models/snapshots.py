"""A list model over an immutable tuple of snapshots; only the rows that differ are announced."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Row = TypeVar("Row")
AnyIndex = QModelIndex | QPersistentModelIndex


class SnapshotModel(QAbstractListModel, Generic[Row]):
    """Holds rows; `key` tells which rows are the same thing in another state.

    `spoken` gives the words of a row for assistive technology.
    """

    def __init__(
        self, key: Callable[[Row], str], spoken: Callable[[Row], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._spoken = key, spoken
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def row_of(self, key: str) -> int:
        """The row with this key, or -1."""
        for number, row in enumerate(self._rows):
            if self._key(row) == key:
                return number
        return -1

    def key_of(self, number: int) -> str:
        """The key of a row."""
        return self._key(self._rows[number])

    def show(self, rows: Sequence[Row]) -> None:
        """Replace the rows, announcing only what differs."""
        new = tuple(rows)
        old_keys = [self._key(row) for row in self._rows]
        new_keys = [self._key(row) for row in new]
        head = _common(old_keys, new_keys)
        tail = _common(old_keys[head:][::-1], new_keys[head:][::-1])
        self._drop(head, len(old_keys) - tail)
        self._insert(new, head, len(new_keys) - tail)
        self._announce(new)

    def _drop(self, start: int, end: int) -> None:
        if end > start:
            self.beginRemoveRows(QModelIndex(), start, end - 1)
            self._rows = self._rows[:start] + self._rows[end:]
            self.endRemoveRows()

    def _insert(self, new: tuple[Row, ...], start: int, end: int) -> None:
        if end > start:
            self.beginInsertRows(QModelIndex(), start, end - 1)
            self._rows = self._rows[:start] + new[start:end] + self._rows[start:]
            self.endInsertRows()

    def _announce(self, new: tuple[Row, ...]) -> None:
        old, self._rows = self._rows, new
        for number, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                index = self.index(number)
                self.dataChanged.emit(index, index)

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            return self._spoken(row)
        return None


def _common(one: list[str], other: list[str]) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length
