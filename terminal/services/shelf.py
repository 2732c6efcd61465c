"""What a shop sells already, as an import looks at it."""

from collections.abc import Iterable
from typing import Protocol

from terminal.domain.catalog import Category, Item, ModifierGroup


class Shelf(Protocol):
    """The items for sale; the store's Catalogue fulfils it."""

    def item(self, sku: str) -> Item | None:
        """Return the item of a SKU."""

    def by_barcode(self, code: str) -> Item | None:
        """Return the item for sale that has this barcode."""

    def by_code(self, code: str) -> Item | None:
        """Return the item for sale that has this short code."""

    def all_categories(self) -> tuple[Category, ...]:
        """Return every category, empty ones too."""

    def all_groups(self) -> tuple[ModifierGroup, ...]:
        """Return every modifier group."""


class EmptyShelf:
    """A shop that sells nothing yet, with the categories and groups it was made with."""

    def __init__(
        self, categories: Iterable[Category] = (), groups: Iterable[ModifierGroup] = ()
    ) -> None:
        self._categories, self._groups = tuple(categories), tuple(groups)

    def item(self, sku: str) -> Item | None:
        """Return nothing."""
        del sku
        return None

    def by_barcode(self, code: str) -> Item | None:
        """Return nothing."""
        del code
        return None

    def by_code(self, code: str) -> Item | None:
        """Return nothing."""
        del code
        return None

    def all_categories(self) -> tuple[Category, ...]:
        """Return the categories it was made with."""
        return self._categories

    def all_groups(self) -> tuple[ModifierGroup, ...]:
        """Return the groups it was made with."""
        return self._groups
