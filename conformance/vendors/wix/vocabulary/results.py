"""
What a bulk update tells of each item.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Garbled
from conformance.plain import plain
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass(frozen=True)
class Results:
    """An answer to a bulk update."""

    reply: Reply

    @property
    def all(self) -> list[dict[str, Any]]:
        """One result an item; raises Garbled where they are no objects."""
        found = self.reply.body.get("results")
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise Garbled(f"{self.reply.exchange.title}: `results` is no array of objects")
        return found

    def of(self, index: int) -> dict[str, Any]:
        """What is told of the item that was sent in this place; empty where nothing is."""
        return next((one for one in self.all if self._place(one) == index), {})

    def meta(self, index: int) -> dict[str, Any]:
        return self._told(self.of(index))

    def _told(self, result: dict[str, Any]) -> dict[str, Any]:
        meta = result.get("itemMetadata")
        return meta if isinstance(meta, dict) else {}

    def _place(self, result: dict[str, Any]) -> Any:
        """In which place the item was sent; 0 is left out."""
        return plain(self._told(result).get("originalIndex", 0))

    @property
    def ids(self) -> dict[Any, str]:
        """Which program the item in each place is told to be, without capitals."""
        return {self._place(one): str(self._told(one).get("id")).lower() for one in self.all}

    @property
    def successes(self) -> list[bool]:
        """Whether each item succeeded, in the order in which they were sent."""
        if len(self.all) == 1:  # which can't be about another item
            return [self._told(self.all[0]).get("success") is True]
        return [self.meta(index).get("success") is True for index in range(len(self.all))]

    @property
    def totals(self) -> tuple[Any, Any]:
        meta = self.reply.body.get("bulkActionMetadata")
        told = meta if isinstance(meta, dict) else {}
        return told.get("totalSuccesses", 0), told.get("totalFailures", 0)

    @property
    def items(self) -> list[Any]:
        """The programs that came along."""
        return [one["item"] for one in self.all if one.get("item")]
