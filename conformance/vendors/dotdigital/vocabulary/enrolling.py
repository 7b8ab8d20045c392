"""
The enrolments that the run makes: all are started at once, and looked at while they go on.
"""

import contextlib
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, Garbled, NeedsFixture, NotJudged, Unanswered
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.cast import BOOKS, FAULTY, GOOD, Cast
from conformance.vendors.dotdigital.vocabulary.enrolments import Enrolments
from conformance.vendors.dotdigital.vocabulary.record import LATER, Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

SHARE = 3  # an enrolment may take a third of the time that a target has for an answer
STEPS = (0.3, 0.3, 0.4, 0.5, 1.0)  # seconds between two looks; the last one repeats


@dataclass(frozen=True)
class Glimpse:
    """What was read of an enrolment while it went on: its report, and the list of `Processing`."""

    before: Record
    report: Reply
    listed: Reply
    after: Record


@dataclass
class Enrolling(Cast):
    """
    `enrolling["good"]` is the answer that created an enrolment.
    """

    enrolments: Enrolments
    looks: dict[str, list[Reply]] = field(default_factory=dict)
    _reports: Attempts[Reply] = field(default_factory=Attempts[Reply])
    _looked_early: Attempts[Glimpse] = field(default_factory=Attempts[Glimpse])
    _looked: float = 0.0  # when, in the seconds of a clock
    _waited: float = 0.0  # seconds, for whichever took longest

    def __getitem__(self, label: str) -> Reply:
        self._look_early()
        return self._started[label]

    def must_work(self, label: str) -> None:
        """Raises Blocked where an enrolment was refused that should not have been."""
        if label in self._started.results:
            self[label].needed("enrolment.accepted")

    def id(self, label: str) -> Any:
        """The id of an enrolment; raises Blocked where it was not created."""
        return self[label].needed("enrolment.accepted").record["id"]

    def right(self, label: str) -> Record:
        """An enrolment as it was created; raises Blocked where it names another program."""
        record = self[label].needed("enrolment.accepted").record
        if str(record["programId"]) != str(self.program_of(label)):
            raise Blocked("enrolment.program")
        return record

    def knows_the_faulty(self) -> None:
        """Raises NeedsFixture where a contact that can't be enrolled is none that there is."""
        if "ERROR_CONTACT_NOT_FOUND" in self[FAULTY].found_tokens:
            raise NeedsFixture("faulty_contact_ids: contacts that there are")

    @once
    def _started(self) -> Attempts[Reply]:
        started, labels = Attempts[Reply](), (GOOD, FAULTY, BOOKS)
        at_once = self.workshop.context.at_once
        at_once([partial(self._prepare, label) for label in (None, *labels)])
        at_once([partial(started.make, label, self._create, label) for label in labels])
        return started

    def _prepare(self, label: str | None) -> None:
        """The program of an enrolment; or one that is active meanwhile, and enrols nobody."""
        if label or self.workshop.makes("create_draft", "activate"):
            with contextlib.suppress(NotJudged, Unanswered, Garbled):  # met again by who needs it
                self.program_of(label) if label else self.idle_program

    def _create(self, label: str) -> Reply:
        shop, program = self.workshop, self.program_of(label)
        reply = self.enrolments.create(program, **self.enrolled(label))
        if reply.reading != "accepted" and program in shop.made:
            shop.has_room()  # or it may not be active
        return reply

    @property
    def glimpse(self) -> Glimpse:
        """An enrolment in progress; raises NeedsFixture where none was seen so."""
        self._looked_early.make("glimpse", self._glimpse)
        return self._looked_early["glimpse"]

    def _look_early(self) -> None:
        """Before the time is over in which an enrolment can be seen in progress."""
        self._looked_early.make("glimpse", self._glimpse)

    def _glimpse(self) -> Glimpse:
        created = {label: each.record["id"] for label, each in self._created.items()}
        fixture = self.enrolments.account.context.target.fixtures.get("processing_enrolment_id")
        ids = [*created.values(), *filter(None, [fixture])]
        found = self.workshop.context.at_once([partial(self.enrolments.by_id, id_) for id_ in ids])
        self._looked = self.workshop.context.client.pace.clock()
        own, lasting = found[: len(created)], found[len(created) :]
        self.looks |= {label: [look] for label, look in zip(created, own, strict=True)}
        for before in (*lasting, *own[-1:]):
            if before.reading == "accepted" and (seen := self._seen(before.record)):
                return seen
        raise NeedsFixture("processing_enrolment_id: no enrolment stayed Processing for a moment")

    def _seen(self, before: Record) -> Glimpse | None:
        report, listed = self.workshop.context.at_once(
            [
                partial(self.enrolments.report, before["id"]),
                partial(self.enrolments.by_status, "Processing"),
            ]
        )
        after = self.enrolments.by_id(before["id"])
        still = after.reading == "accepted" and after.record.reads("Processing")
        if not (still and before.reads("Processing")):
            return None
        return Glimpse(before, report, listed, after.record)

    def finish(self) -> None:
        """Wait for all that were created."""
        calls = [partial(self._has_finished, label) for label in (GOOD, FAULTY, BOOKS)]
        self.workshop.context.at_once(calls)

    def all_finished(self) -> list[Reply]:
        """Everything that is listed as finished, the run's own included."""
        self.finish()
        return self.enrolments.pages("Finished")

    def first_finished(self) -> Reply:
        """The first page of the same."""
        self.finish()
        return self.enrolments.finished()

    def finished(self, label: str) -> Record:
        """An enrolment once it is finished; raises Blocked where it does not come to be so."""
        last = self.wait(label)[-1].record
        if not last.reads("Finished"):
            raise Blocked("progress.finishes")
        return last

    def wait(self, label: str) -> list[Reply]:
        """What was read of an enrolment, from its beginning until it is finished."""
        self._wait(label, self.id(label))
        return self.looks[label]

    @once_each
    def _wait(self, label: str, enrolment: Any) -> None:
        looks, pace = self.looks[label], self.workshop.context.client.pace
        patience = self.workshop.context.target.timeout / SHARE
        steps, looked, waited = iter(STEPS), self._looked, self._waited
        while not _is_over(looks[-1]) and waited < patience:
            step = next(steps, STEPS[-1])
            pace.sleep(max(0, looked + step - pace.clock()))
            waited += step
            looks.append(self.enrolments.by_id(enrolment))
            looked = pace.clock()
        self._waited = max(self._waited, waited)  # all of them wait at the same time

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
        return list(self._created.values())

    @property
    def _created(self) -> dict[str, Reply]:
        started = self._started.results  # in the order in which they came about
        accepted = {label for label, each in started.items() if each.reading == "accepted"}
        return {label: started[label] for label in (GOOD, FAULTY, BOOKS) if label in accepted}


def _is_over(look: Reply) -> bool:
    return look.reading != "accepted" or not (
        look.record.reads("Processing") or look.record.reads(LATER)
    )
