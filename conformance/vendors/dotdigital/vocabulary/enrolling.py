"""
The enrolments that the run makes: all are started at once, and looked at while they go on.
"""

import time
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked, NeedsFixture, NotJudged
from conformance.vendors.dotdigital.vocabulary.account import OMIT
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.enrolments import Enrolments
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop

# What is enrolled: one good contact; another one with all that can't be enrolled; address books.
GOOD, FAULTY, BOOKS = "good", "faulty", "books"
MOST_BOOKS = 10
SHARE = 3  # an enrolment may take a third of the time that a target has for an answer
STEPS = (0.1, 0.15, 0.2, 0.3, 0.5, 1.0)  # seconds between two looks; the last one repeats


@dataclass(frozen=True)
class Glimpse:
    """What was read of an enrolment while it went on: its report, and the list of `Processing`."""

    before: Record
    report: Reply
    listed: Reply
    after: Record


@dataclass
class Enrolling:
    """
    `enrolling["good"]` is the answer that created an enrolment.

    The contacts go into a program that nobody else enrols into, the address books into another:
    what is reported of the ones must not come from the others.
    """

    enrolments: Enrolments
    workshop: Workshop
    looks: dict[str, list[Reply]] = field(default_factory=dict)
    _reports: Attempts[Reply] = field(default_factory=Attempts[Reply])
    _waited: float = 0.0

    def __getitem__(self, label: str) -> Reply:
        return self._started[label]

    def must_work(self, label: str) -> None:
        """Raises Blocked where an enrolment was refused that should not have been."""
        if label in self._started.results:
            self[label].needed("enrolment.accepted")

    def id(self, label: str) -> Any:
        """The id of an enrolment; raises Blocked where it was not created."""
        return self[label].needed("enrolment.accepted").record["id"]

    @cached_property
    def program(self) -> Any:
        """The program that contacts are enrolled into."""
        return self.workshop.an_active_program("enrols contacts")

    @cached_property
    def other_program(self) -> Any:
        """The program that address books are enrolled into, and where wrong calls are made."""
        return self.workshop.an_active_program("enrols address books")

    @cached_property
    def strange_program(self) -> Any:
        """The program that strangers try to enrol into."""
        return self.workshop.an_active_program("is tried by strangers")

    @property
    def contacts(self) -> list[Any]:
        """Contacts that can be enrolled."""
        found = self.workshop.context.fixture("contact_ids")
        if not found:
            raise NeedsFixture("contact_ids")
        return list(found)

    @property
    def faulty(self) -> list[Any]:
        """Contacts that can't be."""
        return list(self.workshop.context.fixture("faulty_contact_ids"))

    @property
    def books(self) -> list[Any]:
        return list(self.workshop.context.fixture("address_book_ids"))

    def has_10_books(self) -> None:
        """Raises NeedsFixture where there are too few to show the limit."""
        if len(self.books) < MOST_BOOKS:
            raise NeedsFixture(f"address_book_ids: {MOST_BOOKS} of them")

    def sent(self, label: str) -> list[Any]:
        """The contacts that were asked for."""
        return self.contacts[:1] if label == GOOD else [*self.contacts[1:2], *self.faulty]

    @cached_property
    def _started(self) -> Attempts[Reply]:
        started = Attempts[Reply]()
        started.make(GOOD, lambda: self._create(contacts=self.sent(GOOD)))
        started.make(FAULTY, lambda: self._create(contacts=self.sent(FAULTY), address_books=[]))
        started.make(BOOKS, self._create_from_books)
        return started

    def _create_from_books(self) -> Reply:
        books = self.books[:MOST_BOOKS]
        return self.enrolments.create(self.other_program, address_books=books)

    def _create(self, *, contacts: Any, address_books: Any = OMIT) -> Reply:
        return self.enrolments.create(self.program, contacts=contacts, address_books=address_books)

    @cached_property
    def glimpse(self) -> Glimpse:
        """An enrolment in progress; raises NeedsFixture where none was seen so."""
        for enrolment in self._candidates():
            before = self.enrolments.by_id(enrolment)
            report = self.enrolments.report(enrolment)
            listed = self.enrolments.by_status("Processing")
            after = self.enrolments.by_id(enrolment)
            looks = [look for look in (before, after) if look.reading == "accepted"]
            if [look.record.reads("Processing") for look in looks] == [True, True]:
                return Glimpse(before.record, report, listed, after.record)
        raise NeedsFixture("processing_enrolment_id: no enrolment stayed Processing for a moment")

    def _candidates(self) -> list[Any]:
        """The latest of the run's own, then the one of the target file."""
        found = [self.enrolments.account.context.target.fixtures.get("processing_enrolment_id")]
        for label in (BOOKS, FAULTY, GOOD):
            try:
                return [self.id(label), *filter(None, found)]
            except NotJudged:
                continue
        return list(filter(None, found))

    def finish(self) -> None:
        """Wait for all that were created."""
        for label in (GOOD, FAULTY, BOOKS):
            self._has_finished(label)

    def all_finished(self) -> list[Reply]:
        """Everything that is listed as finished, the run's own included."""
        self.finish()
        return self.enrolments.pages("Finished")

    def finished(self, label: str) -> Record:
        """An enrolment once it is finished; raises Blocked where it does not come to be so."""
        last = self.wait(label)[-1].record
        if not last.reads("Finished"):
            raise Blocked("progress.finishes")
        return last

    def wait(self, label: str) -> list[Reply]:
        """What was read of an enrolment, from its beginning until it is finished."""
        if label not in self.looks:
            self.id(label)
            self._look_early()
            self.looks[label] = self._watched(self.id(label))
        return self.looks[label]

    def _look_early(self) -> None:
        try:
            self.glimpse  # noqa: B018 - before the time is over in which it can be seen
        except NotJudged:
            return

    def _watched(self, enrolment: Any) -> list[Reply]:
        looks, steps = [self.enrolments.by_id(enrolment)], list(STEPS)
        patience = self.workshop.context.target.timeout / SHARE
        while not _is_finished(looks[-1]) and self._waited < patience:
            step = steps.pop(0) if len(steps) > 1 else steps[0]
            time.sleep(step)
            self._waited += step
            looks.append(self.enrolments.by_id(enrolment))
        return looks

    def _has_finished(self, label: str) -> bool:
        try:
            return bool(self.finished(label))
        except NotJudged:
            return False

    def report(self, label: str) -> Reply:
        """The report of an enrolment that is finished."""
        self._reports.make(label, self.enrolments.report, self.finished(label)["id"])
        return self._reports[label]

    @property
    def created(self) -> list[Reply]:
        """The answers that created an enrolment."""
        return [each for each in self._started.results.values() if each.reading == "accepted"]


def _is_finished(look: Reply) -> bool:
    return look.reading != "accepted" or look.record.reads("Finished")
