"""
Enrolments that must be refused, with a look at programs and enrolments before and after them.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, Garbled, NeedsFixture, NotJudged, Unanswered
from conformance.vendors.dotdigital.vocabulary.account import User
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.career import Career
from conformance.vendors.dotdigital.vocabulary.cast import BOOKS, GOOD, MOST_BOOKS
from conformance.vendors.dotdigital.vocabulary.ending import Ending
from conformance.vendors.dotdigital.vocabulary.enrolling import Enrolling
from conformance.vendors.dotdigital.vocabulary.listing import find
from conformance.vendors.dotdigital.vocabulary.look import Look
from conformance.vendors.dotdigital.vocabulary.record import STATUSES
from conformance.vendors.dotdigital.vocabulary.reply import Reply

# Programs that are there and take no enrolments, and what they read.
CLOSED = {"draft": "Draft", "deactivated": "Deactivated", "read-only": "ReadOnly"}
OTHERS = ("deleted", "unknown program")
WRONG = ("nobody", "unknown contact", "unknown address book", "11 address books")
STRANGERS = ("no credentials", "wrong password")
RESTRICTED = "restricted"


@dataclass
class Refusals:
    """
    `refusals["draft"]` is the answer to an enrolment into a draft. Whatever is wrong with a call,
    the rest of it is right; what is enrolled all the same are contacts of the target file.
    """

    enrolling: Enrolling
    career: Career
    ending: Ending

    def __getitem__(self, label: str) -> Reply:
        self._must_be_right_otherwise(label)
        return self._made[label]

    def program(self, label: str) -> Any:
        """The program that an attempt was made on."""
        return self._programs[label]

    def new(self, label: str) -> set[str]:
        """
        Enrolments of that program that there were not before, and that no answer gave; raises
        Blocked where they may only not have been seen before.
        """
        program, own = self.program(label), self.enrolling
        self[label].needed_refused()
        answers = [*self._made.results.values(), *own.created]
        given = {each.record.key for each in answers if each.reading == "accepted"}
        new = self.after.enrolled(program) - self.before.enrolled(program) - given
        if new and program not in own.workshop.made and self.before.overlaps:
            raise Blocked("the list of enrolments does not hold still")
        return new

    def _must_be_right_otherwise(self, label: str) -> None:
        """Where nothing is taken at all, or of the program's state, a refusal proves nothing."""
        state = "Active" if label in WRONG else CLOSED.get(label)
        if state and self.before.program(self.program(label)).status != state:
            raise Blocked(f"the program does not read {state}")
        if label == "deleted" and find(self.before.programs, self.program(label)):
            raise Blocked("lifecycle.deleted.not-listed")
        self.enrolling.must_work(BOOKS if "address_books" in self._body(label) else GOOD)

    def tried(self, step: str) -> Any:
        """
        The status of a program that enrolled a contact, after a step that follows the first: taken
        once it is seen that it takes no enrolments while it is deactivated.
        """
        calls: list[Callable[[], Any]] = [partial(self.career.try_other, step), self._bring_back]
        self.enrolling.workshop.context.at_once([partial(_begun, call) for call in calls])
        return self.career.enrolled(step)

    def _bring_back(self) -> None:
        with contextlib.suppress(NotJudged):
            self.after  # noqa: B018
        self.career.enrolled("for good")

    @once
    def after(self) -> Look:
        self._made  # noqa: B018
        return self._look()

    @property
    def finally_(self) -> Look:
        """The look afterwards, where the run has enrolled somebody."""
        self.enrolling.finished(GOOD)
        return self.after

    @once
    def before(self) -> Look:
        return self._look()

    @once
    def _programs(self) -> Attempts[Any]:
        programs, context = Attempts[Any](), self.enrolling.workshop.context
        makers: dict[str, Callable[[], Any]] = {
            "draft": lambda: self.career.draft,
            "deactivated": lambda: self.career.deactivated,
            "read-only": lambda: context.fixture("read_only_program_id"),
            "deleted": lambda: self.ending.deleted,
            "unknown program": lambda: self._nobody,
            **{label: lambda: self.enrolling.other_program for label in WRONG},
            **{label: lambda: self.enrolling.strange_program for label in (*STRANGERS, RESTRICTED)},
            "unknown contact": lambda: self.enrolling.idle_program,
        }
        context.at_once([partial(programs.make, *each) for each in makers.items()])
        return programs

    @once
    def _made(self) -> Attempts[Reply]:
        self.before  # noqa: B018
        made = Attempts[Reply]()
        labels = (*CLOSED, *OTHERS, *WRONG, *STRANGERS, RESTRICTED)
        calls = [partial(made.make, label, self._enrol, label) for label in labels]
        self.enrolling.workshop.context.at_once(calls)
        return made

    def _enrol(self, label: str) -> Reply:
        create, program = self.enrolling.enrolments.create, self.program(label)
        return create(program, user=self._user(label), **self._body(label))

    def _body(self, label: str) -> dict[str, Any]:
        """Whom a call is to enrol: a contact, unless the rule is about somebody else."""
        match label:
            case "nobody":
                return {"contacts": [], "address_books": []}
            case "unknown contact":
                return {"contacts": [*self._known_contacts[-1:], self._nobody]}
            case "unknown address book":
                return {"address_books": [*self._known_books[:1], self._nobody]}
            case "11 address books":
                return {"address_books": self._too_many_books()}
            case "deactivated" if books := self._known_books:
                return {"address_books": books[:1]}  # not only contacts are refused
        return {"contacts": self.enrolling.contacts[-1:]}

    @property
    def _nobody(self) -> int:
        return self.enrolling.workshop.programs.nobody

    @property
    def _known_contacts(self) -> list[Any]:
        return self.enrolling.workshop.context.target.fixtures.get("contact_ids") or []

    @property
    def _known_books(self) -> list[Any]:
        return self.enrolling.workshop.context.target.fixtures.get("address_book_ids") or []

    def _too_many_books(self) -> list[Any]:
        books = self.enrolling.books[: MOST_BOOKS + 1]
        if len(books) <= MOST_BOOKS:
            raise NeedsFixture(f"address_book_ids: {MOST_BOOKS + 1} of them")
        return books

    def _user(self, label: str) -> User | None:
        account = self.enrolling.enrolments.account
        match label:
            case "no credentials":
                return None
            case "wrong password":
                return account.impostor
            case "restricted":
                return account.restricted
        return account.user

    def _look(self) -> Look:
        calls: list[Callable[[], Any]] = [self._around, self._listed]
        return Look(*self.enrolling.workshop.context.at_once(calls))

    def _around(self) -> list[Reply]:
        made = self._programs.results
        there = [made[label] for label in (*CLOSED, *WRONG) if label in made]
        return self.enrolling.workshop.programs.around(*there)

    def _listed(self) -> dict[str, list[Reply]]:
        # What goes into the active program begins before the first look.
        with contextlib.suppress(NotJudged, Unanswered, Garbled):
            self.enrolling[BOOKS]
        # What is finished between the two answers is in both; the other way round it is in neither.
        return {status: self.enrolling.enrolments.pages(status) for status in STATUSES}


def _begun(call: Callable[[], Any]) -> None:
    """What keeps one step from being taken is met again by who asks for it."""
    with contextlib.suppress(NotJudged):
        call()
