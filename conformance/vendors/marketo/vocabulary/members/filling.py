"""
One custom field more than there may be.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from conformance.once import once
from conformance.vendors.marketo.vocabulary.members.making import MOST, Making
from conformance.vendors.marketo.vocabulary.members.record import Record


@dataclass
class Filling:
    """
    The documents speak of 20 custom fields of a member, and of 20 that the API makes: whichever a
    target counts, it stops at 20 of them. Where it counts all of them, nothing is made here.
    """

    making: Making
    numbers: Iterator[int] = field(default_factory=count)

    @once
    def counts(self) -> tuple[int, int]:
        """How many custom fields there are in the end, and how many of them the API made."""
        self.making.made_of_many  # noqa: B018 - after the 21 of one call
        custom, _ = self._counted()
        self._make(MOST + 1 - custom)
        custom, own = self._counted()
        if custom > MOST:  # those that were made otherwise may not count
            self._make(MOST - own)
            self._make(1)
        return self._counted()

    def _make(self, number: int) -> None:
        if number > 0:
            fields = [self.making.one_more(next(self.numbers)) for _ in range(number)]
            self.making.members.create_fields(fields)

    def _counted(self) -> tuple[int, int]:
        pages = self.making.members.field_pages(batchSize=300)
        fields: list[Record] = [one for page in pages for one in page.records]
        custom = [one for one in fields if one["isCustom"] is True]
        return len(custom), len([one for one in custom if one["isApiCreated"] is True])
