"""
Exchanges that are too many for memory: they lie in a file, and come one at a time.
"""

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any, Self

from conformance.exchange import Exchange


class Shelf:
    """Where exchanges are put down, each at a place. What leaves the block can't be read again."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the shelf

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def put(self, exchange: Exchange) -> int:
        """Put an exchange down; the place that it is found at again."""
        place = self._file.seek(0, 2)
        pickle.dump(exchange, self._file, pickle.HIGHEST_PROTOCOL)
        return place

    def at(self, place: int) -> Any:
        """The exchange that was put down at a place."""
        self._file.seek(place)
        return pickle.load(self._file)  # noqa: S301 - nobody else has written it


class Shelved(Sequence[Exchange]):
    """Exchanges at some places of a shelf, as a list that is read anew whenever it is gone over."""

    def __init__(self, shelf: Shelf, places: Sequence[int]) -> None:
        self._shelf, self._places = shelf, places

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, index: Any) -> Any:
        return self._numbered(range(len(self))[index])

    def __iter__(self) -> Iterator[Exchange]:
        return map(self._numbered, range(len(self)))

    def _numbered(self, index: int) -> Any:
        exchange = self._shelf.at(self._places[index])
        object.__setattr__(exchange, "index", index)  # nobody has seen it yet
        return exchange
