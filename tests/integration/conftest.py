"""Fixtures for tests on real files, sockets and processes."""

from collections.abc import Iterator

import pytest

from terminal.text import language, set_language


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English for the test, so that whole sentences can be compared."""
    before = language()
    set_language("en")
    yield
    set_language(before)
