"""Topic `till`: the commit of a sale, the sell screen, the start."""

from collections.abc import Iterator

from tests.bench import commit, screen, slow, start
from tests.bench.rows import Row


def rows(full: bool) -> Iterator[Row]:
    """Yield every row of the topic."""
    yield from commit.rows(full)
    yield from screen.rows(full)
    yield from start.rows(full)
    yield from slow.rows(full)
