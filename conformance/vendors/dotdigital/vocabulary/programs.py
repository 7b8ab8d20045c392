"""
Programs, as the two operations that read them show them.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.account import Account
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

MOST = 1000  # that an answer holds
MOST_PAGES = 5  # that the suite reads of a list before it gives up
NOBODY = 2_000_000_011  # the id of no program, contact or address book


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
        """What its id shows of a program now; raises Blocked where it is not found."""
        return self.by_id(program).needed("program.by-id.same").record

    def pages(self, first: Reply | None = None) -> list[Reply]:
        """The whole list, from as many answers as it takes; raises Blocked where it is too long."""
        pages = [first or self.page()]
        while len(pages[-1].records) >= MOST:
            if len(pages) == MOST_PAGES:
                raise Blocked(f"there are more than {MOST * MOST_PAGES} programs")
            pages.append(self.page(skip=MOST * len(pages)))
        return pages

    def now(self, program: Any) -> Record | None:
        """What is listed of a program now, if it is."""
        return find(self.pages(), program)

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
        """The whole list as it was when it was read first."""
        return self.pages(self.first_answer)

    @property
    def listed(self) -> list[Record]:
        """The programs of that list; raises NeedsFixture where there is none."""
        return _some(self.first)

    @once
    def pairs(self) -> list[tuple[Record, Reply]]:
        """
        A program of each state, as the list and as its id show it. Those are left out that the list
        shows otherwise afterwards.
        """
        now = _some(self.pages())
        invalid = str(self.account.context.target.fixtures.get("invalid_draft_program_id"))
        states = {(each.key == invalid, each.status): each for each in now}
        looks = [partial(self.by_id, each["id"]) for each in states.values()]
        answers = self.account.context.at_once(looks)
        single = [*zip(states.values(), answers, strict=True)]
        later = self.pages()  # what changed meanwhile says nothing
        return [(each, reply) for each, reply in single if each.is_like(find(later, each.key))]

    def named(self, key: str) -> Any:
        """The id of the program that a fixture names."""
        return self.account.context.fixture(key)

    @once
    def unknown(self) -> Reply:
        return self.by_id(NOBODY)


def find(pages: list[Reply], key: Any) -> Record | None:
    """The object of a list that has this id, if there is one."""
    return next((found for page in pages if (found := page.find(key))), None)


def _some(pages: list[Reply]) -> list[Record]:
    found = [record for page in pages for record in page.records]
    if not found:
        raise NeedsFixture("active_program_id: there is no program")
    return found


def _how(parameters: dict[str, Any]) -> dict[str, Any]:
    how = {"user": parameters.pop("user")} if "user" in parameters else {}
    return {"params": parameters, **how}
