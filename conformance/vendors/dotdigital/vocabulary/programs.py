"""
Programs, as the two operations that read them show them.
"""

import contextlib
from bisect import bisect
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, Garbled, NeedsFixture, NotJudged, Unanswered
from conformance.vendors.dotdigital.vocabulary.account import Account
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.listing import find, sought
from conformance.vendors.dotdigital.vocabulary.long_list import MOST, MOST_PAGES, LongList
from conformance.vendors.dotdigital.vocabulary.record import INT32, Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

LONG = 500  # a list of so many is not read anew for each look
NAMED = ("draft", "active", "deactivated", "read_only", "invalid_draft")
FAR = 1_000_000  # more ids than are given during a run
HIGH = range(2_000_000_011, INT32, 2 * FAR)  # above any counter that one knows


@dataclass
class Programs:
    """
    The programs of an account. `select` and `skip` are parameters of the list.
    """

    account: Account
    _odd: Attempts[Reply] = field(default_factory=Attempts[Reply])

    def page(self, **parameters: Any) -> Reply:
        return self.account.call("getPrograms", **_how(parameters))

    def by_id(self, program: Any, **how: Any) -> Reply:
        return self.account.call("getProgramById", path={"id": program}, **how)

    def malformed(self, text: str) -> Reply:
        """The answer to what can't be an id."""
        self._odd.make(text, self.by_id, text)
        return self._odd[text]

    def look(self, program: Any) -> Record:
        """What its id shows of a program now; raises Blocked where that is not this one."""
        record = self.by_id(program).needed("program.by-id.same").record
        if record.key != str(program).casefold():
            raise Blocked("program.by-id.same (its id shows another one)")
        return record

    def pages(self, first: Reply | None = None) -> list[Reply]:
        """The whole list, from as many answers as it takes; raises Blocked where it is too long."""
        pages = [first or self.page()]
        while len(pages[-1].keys) >= MOST:
            if len(pages) == MOST_PAGES:
                raise Blocked(f"there are more than {MOST * MOST_PAGES} programs")
            pages.append(self.page(skip=MOST * len(pages)))
        return pages

    def around(self, *programs: Any, least: int = 1, most: int | None = None) -> list[Reply]:
        """
        The list as it is now. Of a long one only an end, or at `least` both, and at `most` so many
        pages until all of these programs are on them.
        """
        return self.long.around(programs, least, most) if self.are_many else self.pages()

    @property
    def are_many(self) -> bool:
        """Whether the list is a long one."""
        first = self.first_answer
        return first.reading == "accepted" and first.bare and len(first.keys) >= LONG

    @once
    def long(self) -> LongList:
        """The list where it is a long one."""
        return LongList(self.page, self.first_answer)

    def now(self, program: Any) -> Record | None:
        """What is listed of a program now, if it is."""
        return sought(self.around(program), program)

    @once
    def deleted(self) -> Reply:
        """What the id of the deleted program of the target file shows."""
        return self.by_id(self.named("deleted_program_id"))

    @property
    def deleted_state(self) -> Any:
        """The status of that program, or None where it is not found."""
        return None if self.deleted.refused else self.deleted.record.status

    @once
    def first_answer(self) -> Reply:
        return self.page()

    @once
    def first(self) -> list[Reply]:
        """
        The list as it was when it was read first. Of a long one the first page, and as many as it
        takes to find the programs that the target file names.
        """
        if not self.are_many:
            return self.pages(self.first_answer)
        return self.long.until([self.first_answer], self._named)

    @property
    def _named(self) -> list[Any]:
        """The programs of the target file that are to be listed."""
        fixtures = self.account.context.target.fixtures
        return [fixtures[key] for name in NAMED if (key := f"{name}_program_id") in fixtures]

    @property
    def listed(self) -> list[Record]:
        """The programs of that list; raises NeedsFixture where there is none."""
        return _some(self.first)

    @once
    def pairs(self) -> list[tuple[Record, Reply]]:
        """
        A program of each state, as the list and as its id show it. Where these differ, those are
        left out that the list shows otherwise afterwards.
        """
        now = _some(self.around(*self._named))
        invalid = str(self.account.context.target.fixtures.get("invalid_draft_program_id"))
        states = {(each.key == invalid, each.status): each for each in now}
        looks = [partial(self.by_id, each["id"]) for each in states.values()]
        answers = self.account.context.at_once(looks)
        single = [*zip(states.values(), answers, strict=True)]
        if all(
            reply.reading == "accepted" and each.is_like(reply.record) for each, reply in single
        ):
            return single
        later = self.around(*(each.key for each in now))  # what changed meanwhile says nothing
        return [(each, reply) for each, reply in single if each.is_like(find(later, each.key))]

    def named(self, key: str) -> Any:
        """The id of the program that a fixture names."""
        return self.account.context.fixture(key)

    @once
    def unknown(self) -> Reply:
        return self.by_id(self.nobody)

    @once
    def nobody(self) -> int:
        """
        The id of no program, contact or address book that is listed or in the target file, and far
        from all of them: what is new gets the next number.
        """
        values = self.account.context.target.fixtures.values()
        lists = [each if isinstance(each, list) else [each] for each in values]
        known = {str(id_) for each in lists for id_ in each}
        with contextlib.suppress(NotJudged, Garbled, Unanswered):
            known |= {key for page in self.first for key in page.keys}
        numbers = sorted(int(each) for each in known if each.isdecimal())
        return max(HIGH, key=lambda high: _distance(numbers, high))


def _distance(numbers: list[int], high: int) -> int:
    place = bisect(numbers, high)
    return min([FAR, *(abs(high - each) for each in numbers[max(place - 1, 0) : place + 1])])


def _some(pages: list[Reply]) -> list[Record]:
    found = [record for page in pages for record in page.records]
    if not found:
        raise NeedsFixture("active_program_id: there is no program")
    return found


def _how(parameters: dict[str, Any]) -> dict[str, Any]:
    how = {"user": parameters.pop("user")} if "user" in parameters else {}
    return {"params": parameters, **how}
