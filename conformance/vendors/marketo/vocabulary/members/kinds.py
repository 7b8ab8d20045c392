"""
Fields of other types than text.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, Garbled, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.bookkeeping import (
    BOTH,
    HELD,
    LONG,
    ONE,
    Bookkeeping,
)

# What is written to updateable fields by their type, to two members; the types that are left out
# have notations that are not documented.
KINDS: dict[str, tuple[Any, Any]] = {
    "boolean": (True, False),
    "date": ("2026-05-04", "2024-02-29"),
    "float": (1.5, 0.25),
    "integer": (-70041, 0),
    "string": ("null", "007"),
}
LONGEST = 2000  # of the texts that are tried
LINES = ["pac one", "two 🎉"]  # of a text, in whatever characters


def wrote(books: Bookkeeping) -> None:
    """Raises Blocked where the first texts that were written do not show."""
    held = dict(zip(books.texts, HELD, strict=True))
    if books.first.outcomes[:2] != [("updated",)] * 2 or books.member(BOTH).unlike(held):
        raise Blocked("data.updated")


@dataclass
class Kinds:
    """
    Two members are given values in all updateable fields, but for the two texts that the books are
    about; a third one is given texts as long as their fields.
    """

    books: Bookkeeping

    @once
    def kinds(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What two members are given in the other updateable fields."""
        described = self.books.roster.description
        found = {
            name: values
            for kind, values in KINDS.items()
            for name in described.writable(kind)
            if name not in self.books.texts
        }
        if not found:
            raise NotApplicable("Describe shows no updateable field of such a type")
        return {n: pair[0] for n, pair in found.items()}, {n: pair[1] for n, pair in found.items()}

    @property
    def long(self) -> dict[str, Any]:
        """Texts as long as their fields."""
        described = self.books.roster.description
        lengths = {name: described.fields[name].get("length") for name in described.writable()}
        return {
            name: ("0123456789" * (length // 10 + 1))[:length]
            for name, length in lengths.items()
            if isinstance(length, int) and length <= LONGEST
        }

    @once
    def typed(self) -> Answer:
        """All these values are written."""
        self.books.first.needed("data.accepted")
        wrote(self.books)  # which looks at them as they are before that
        rows = zip((BOTH, ONE, LONG), (*self.kinds, self.long), strict=True)
        return self.books.write(
            *({"leadId": self.books.lead(place), **values} for place, values in rows if values)
        )

    @once
    def after_typed(self) -> Seen:
        self.typed.needed("data.kinds")
        return self.books.members.look(
            self.books.program,
            [self.books.lead(place) for place in (BOTH, ONE, LONG)],
            *dict.fromkeys([*self.kinds[0], *self.long, *self.books.texts]),
        )

    @once
    def lines(self) -> list[str]:
        """The lines of a text that was written; NotApplicable where it is refused: that is open."""
        books, name, lead = self.books, self.books.texts[0], self.books.lead(LONG)
        with contextlib.suppress(NotJudged, Garbled):
            self.after_typed  # noqa: B018 - as it is before that
        if books.write({"leadId": lead, name: "\n".join(LINES)}).refused:
            raise NotApplicable("a text of two lines is refused")
        return str(books.members.look(books.program, [lead], name)[lead][name]).splitlines()

    @property
    def cut(self) -> dict[str, Any]:
        """Which of the long texts do not show as they were written."""
        if not self.long:
            raise NotApplicable("Describe gives no updateable text field a length")
        return self.after_typed[self.books.lead(LONG)].unlike(self.long)

    @property
    def texts(self) -> tuple[Any, ...]:
        """
        What a member holds then in the two texts that were not sent; raises Blocked where it did
        not hold them before.
        """
        if self.books.member(BOTH).unlike(dict(zip(self.books.texts, HELD, strict=True))):
            raise Blocked("data.updated")
        seen = self.after_typed[self.books.lead(BOTH)]
        return tuple(seen[name] for name in self.books.texts)

    def misread(self, place: int) -> dict[str, Any]:
        """Which of these values a member does not show as they were written."""
        shown, sent = self.after_typed[self.books.lead(place)], self.kinds[place]
        return {n: shown[n] for n, value in sent.items() if in_words(shown[n]) != in_words(value)}


def in_words(value: Any) -> str:
    """A value in plain words: whether a number comes as a number is not what is looked at."""
    return str(value).lower().removesuffix(".0")
