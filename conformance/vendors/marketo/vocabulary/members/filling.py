"""
One custom field more than there may be.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary.members.kinds import KINDS as VALUES
from conformance.vendors.marketo.vocabulary.members.kinds import in_words
from conformance.vendors.marketo.vocabulary.members.making import MOST, WRITTEN, Making
from conformance.vendors.marketo.vocabulary.members.record import Record

KINDS = (
    "score",
    "percent",
    "currency",
    "phone",
    "email",
    "url",
    "float",
    "date",
    "datetime",
    "boolean",
    "integer",
    "string",
)


@dataclass
class Filling:
    """
    The documents speak of 20 custom fields of a member, and of 20 that the API makes: whichever a
    target counts, it stops at 20 of them. Where it counts all of them, nothing is made here.
    """

    making: Making
    numbers: Iterator[int] = field(default_factory=count)

    @once
    def kinds(self) -> dict[Any, str]:
        """A field of each type of the vendor's, as far as there is room, by name."""
        self.making.made_of_many  # noqa: B018 - after the 21 of one call
        room = max(0, MOST - self._counted()[0])
        fields = [
            self.making.one_more(next(self.numbers)) | {"dataType": kind} for kind in KINDS[:room]
        ]
        if not fields:
            raise NotApplicable("there is no room for further custom fields")
        self.making.members.create_fields(fields)
        return {field["name"]: field["dataType"] for field in fields}

    @once
    def shown(self) -> dict[Any, str]:
        """Which types they are shown with; a field that does not show is left out."""
        kinds, pages = self.kinds, self.making.members.field_pages(batchSize=300)
        fields = [one for page in pages for one in page.records]
        return {one.name: one["dataType"] for one in fields if one.name in kinds}

    def misread(self, program: Any, lead: Any) -> dict[Any, Any]:
        """Which of them do not show what was written in them, as far as its notation is known."""
        kinds = {name: kind for name, kind in self.shown.items() if kind in VALUES}
        if not kinds:
            raise NotApplicable("there is no room for fields of such types")
        values = {name: VALUES[kind][0] for name, kind in kinds.items()}
        self.making.members.set_data(program, [{"leadId": lead, **values}])
        seen = self.making.members.look(program, [lead], *values)[lead]
        return {n: seen[n] for n, value in values.items() if in_words(seen[n]) != in_words(value)}

    def found(self, program: Any, lead: Any) -> list[Any]:
        """Who is found by what was written in a new field; NotApplicable where none is searched."""
        name, making = self.making.plain["name"], self.making
        if str(making.written(program, lead)) != str(WRITTEN):
            raise Blocked("making.writable")
        if name not in making.described.searchable:
            raise NotApplicable("new fields are not searchable")
        return making.members.query(program, name, [WRITTEN]).leads

    @once
    def counts(self) -> tuple[int, int]:
        """How many custom fields there are in the end, and how many of them the API made."""
        with contextlib.suppress(NotJudged):
            self.kinds  # noqa: B018 - while there is room for them
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
