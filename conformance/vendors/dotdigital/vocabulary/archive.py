"""
Enrolments that are over, the run's own or others: what can be said of them without making any.
"""

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture, NotJudged
from conformance.vendors.dotdigital.vocabulary.cast import BOOKS, FAULTY, GOOD
from conformance.vendors.dotdigital.vocabulary.enrolling import Enrolling
from conformance.vendors.dotdigital.vocabulary.listing import find, shown
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply


@dataclass
class Archive:
    """
    The run's own enrolments come first, those of the target file where there are none.
    """

    enrolling: Enrolling

    def settle(self) -> None:
        """Read all that is read of enrolments, while the programs that they are of are active."""
        words = ("program", "listed", "later", "report", "report_with_faults")
        context = self.enrolling.workshop.context
        context.at_once([partial(self._settle, what) for what in words])

    def _settle(self, what: str) -> None:
        with contextlib.suppress(NotJudged):
            getattr(self, what)

    @once
    def program(self) -> Record:
        """
        The program of the run's own enrolments, once the first of them is finished, or can't be
        read any more: what became of the program may be why.
        """
        self.enrolling.id(GOOD)
        with contextlib.suppress(NotJudged):
            self.enrolling.finished(GOOD)
        return self.enrolling.workshop.programs.look(self.enrolling.program)

    @once
    def listed(self) -> list[Reply]:
        """All that are finished."""
        return self.enrolling.all_finished()

    @once
    def _processing(self) -> Reply:
        """As it was while something was in it, where that was seen."""
        try:
            return self.enrolling.glimpse.listed
        except NotJudged:
            return self.enrolling.enrolments.by_status("Processing")

    def of(self, status: str) -> Reply:
        """The list of a status, or its first page."""
        return self.listed[0] if status == "Finished" else self._processing

    def strays(self, status: str) -> list[Record]:
        """What a list of a status shows of another one, also once it is read again."""
        return self.enrolling.enrolments.strays(status, self.of(status).records)

    @property
    def known(self) -> list[Record]:
        """Every enrolment that was seen; raises NeedsFixture where there is none."""
        listed = [each for page in (*self.listed, self._processing) for each in page.records]
        created = [reply.record for reply in self.enrolling.created]
        last = [looks[-1] for looks in self.enrolling.looks.values()]
        looks = [look.record for look in last if look.reading == "accepted"]
        if not (known := [*created, *looks, *listed]):
            raise NeedsFixture("finished_enrolment_id: there is no enrolment")
        return known

    @once
    def finished(self) -> Record:
        """A finished enrolment by its id, of which nobody failed if it is the run's own."""
        return self._by_id(GOOD, "finished_enrolment_id")

    @once
    def with_faults(self) -> Record:
        """A finished enrolment by its id, of which somebody failed."""
        return self._by_id(FAULTY, "finished_enrolment_with_faults_id")

    @property
    def of_books(self) -> Record:
        """The run's own enrolment of address books, once it is finished."""
        return self.enrolling.finished(BOOKS)

    @once
    def older(self) -> Record:
        """The finished enrolment of the target file, by its id."""
        return self._of_the_file("finished_enrolment_id", NeedsFixture("finished_enrolment_id"))

    def found(self, enrolment: Record) -> Record:
        """An enrolment as the list shows it; raises Blocked where it does not."""
        record = self.sought(enrolment)
        if record is None:
            raise Blocked("progress.listed.finished")
        return record

    def sought(self, enrolment: Record) -> Record | None:
        """The same, or None; raises Blocked where pages did not fit together."""
        return shown(self.listed, enrolment["id"])

    @once
    def torn(self) -> list[Record]:
        """
        What the list of `Finished` shows of the run's own, and still reads `Processing` by its id.
        """
        self.enrolling.id(GOOD)  # says why where there is none
        own = [each.record["id"] for each in self.enrolling.created]
        self.enrolling.finish()
        late = [id_ for id_ in own if id_ not in self._over and find(self.listed, id_)]
        if late:  # the list and the id may be read at places that are not quite alike
            self.enrolling.workshop.context.client.pace.sleep(1.0)
        looks = [self.enrolling.enrolments.by_id(id_).needed().record for id_ in late]
        return [look for look in looks if look.reads("Processing")]

    @property
    def _over(self) -> list[Any]:
        """The ids that were read as finished."""
        last = [looks[-1] for looks in self.enrolling.looks.values()]
        return [
            each.record["id"]
            for each in last
            if each.reading == "accepted" and each.record.reads("Finished")
        ]

    @once
    def later(self) -> list[Record]:
        """What is read of it when it was read as finished once."""
        look = partial(self.enrolling.enrolments.by_id, self.finished["id"])
        looks = self.enrolling.workshop.context.at_once([look] * 2)
        again = [each.needed().record for each in looks]
        seen = [*self._seen(GOOD), self.finished, *again]
        first = next(place for place, each in enumerate(seen) if each.reads("Finished"))
        return seen[first + 1 :]

    def _seen(self, label: str) -> list[Record]:
        """The answer that created an enrolment, and what was read of it until it was finished."""
        try:
            replies = [self.enrolling[label], *self.enrolling.wait(label)]
        except NotJudged:
            return []
        return [reply.record for reply in replies if reply.reading == "accepted"]

    @once
    def report(self) -> Reply:
        """The report of the first of these."""
        return self._report(GOOD, self.finished)

    @once
    def report_with_faults(self) -> Reply:
        return self._report(FAULTY, self.with_faults)

    @once
    def reports(self) -> tuple[Reply, Reply]:
        """
        The report of the enrolment with faults of the target file, read twice: nobody stops the
        program that it is of.
        """
        key = "finished_enrolment_with_faults_id"
        id_ = self._of_the_file(key, NeedsFixture(key))["id"]
        first = self.enrolling.enrolments.report(id_).needed("report.given")
        return first, self.enrolling.enrolments.report(id_)

    def _report(self, label: str, enrolment: Record) -> Reply:
        try:
            return self.enrolling.report(label)
        except NotJudged:
            return self.enrolling.enrolments.report(enrolment["id"])

    def _by_id(self, label: str, key: str) -> Record:
        try:
            return self.enrolling.finished(label)
        except NotJudged as reason:
            return self._of_the_file(key, reason)

    def _of_the_file(self, key: str, reason: NotJudged) -> Record:
        enrolments = self.enrolling.enrolments
        id_: Any = enrolments.account.context.target.fixtures.get(key)
        if id_ is None:
            raise reason
        record = enrolments.by_id(id_).needed(f"fixtures.{key}").record
        if not record.reads("Finished"):
            raise Blocked(f"fixtures.{key}: it is not finished")
        return record
