"""
Enrolments that are over, the run's own or others: what can be said of them without making any.
"""

import contextlib
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked, NeedsFixture, NotJudged
from conformance.vendors.dotdigital.vocabulary.enrolling import FAULTY, GOOD, Enrolling
from conformance.vendors.dotdigital.vocabulary.programs import find
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
        for what in ("listed", "later", "report", "report_with_faults"):
            with contextlib.suppress(NotJudged):
                getattr(self, what)

    @cached_property
    def listed(self) -> list[Reply]:
        """All that are finished."""
        return self.enrolling.all_finished()

    @cached_property
    def _processing(self) -> Reply:
        """As it was while something was in it, where that was seen."""
        try:
            return self.enrolling.glimpse.listed
        except NotJudged:
            return self.enrolling.enrolments.by_status("Processing")

    def of(self, status: str) -> Reply:
        """The list of a status, or its first page."""
        return self.listed[0] if status == "Finished" else self._processing

    @property
    def known(self) -> list[Record]:
        """Every enrolment that was seen; raises NeedsFixture where there is none."""
        created = [reply.record for reply in self.enrolling.created]
        looks = [look.record for looks in self.enrolling.looks.values() for look in looks[-1:]]
        listed = [each for page in (*self.listed, self._processing) for each in page.records]
        if not (known := [*created, *looks, *listed]):
            raise NeedsFixture("finished_enrolment_id: there is no enrolment")
        return known

    @cached_property
    def finished(self) -> Record:
        """A finished enrolment by its id, of which nobody failed if it is the run's own."""
        return self._by_id(GOOD, "finished_enrolment_id")

    @cached_property
    def with_faults(self) -> Record:
        """A finished enrolment by its id, of which somebody failed."""
        return self._by_id(FAULTY, "finished_enrolment_with_faults_id")

    @cached_property
    def older(self) -> Record:
        """The finished enrolment of the target file, by its id."""
        return self._of_the_file("finished_enrolment_id", NeedsFixture("finished_enrolment_id"))

    def found(self, enrolment: Record) -> Record:
        """An enrolment as the list shows it; raises Blocked where it does not."""
        record = find(self.listed, enrolment["id"])
        if record is None:
            raise Blocked("progress.listed.finished")
        return record

    @cached_property
    def later(self) -> list[Record]:
        """What is read of it when it is finished already."""
        id_ = self.finished["id"]
        return [self.enrolling.enrolments.by_id(id_).needed().record for _ in range(2)]

    @cached_property
    def report(self) -> Reply:
        """The report of the first of these."""
        return self._report(GOOD, self.finished)

    @cached_property
    def report_with_faults(self) -> Reply:
        return self._report(FAULTY, self.with_faults)

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
