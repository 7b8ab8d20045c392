"""
Dotdigital accounts that chose differently: words, ids, and what later versions know.
"""

from typing import Any

from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Json,
    Program,
    Refused,
)


class KnowsNoStatusOfOtherVersions(Dotdigital):
    statuses = frozenset({"Processing", "Finished"})


class TakesStatusesInAnyCase(Dotdigital):
    def get_enrolments(self, call: Call) -> Any:
        segments = {"which": call.segments["which"].title()}
        known = {word.lower() for word in self.statuses}
        if call.segments["which"].lower() in known:
            return self.get_enrolments_by_status(call, segments["which"])
        return super().get_enrolments(call)


class HasAProgramOfALaterVersion(Dotdigital):
    def plant_programs(self) -> None:
        super().plant_programs()
        self.programs[6001] = Program(
            6001, "From the future", self.this_second(), "NotAvailableInThisVersion"
        )


class HasAnEnrolmentOfALaterVersion(Dotdigital):
    def plant_enrolments(self) -> None:
        super().plant_enrolments()
        self.paused = self.planted(self.programs[self.told["active_program_id"]], [8129]).id

    def status(self, enrolment: Enrolment) -> str:
        later = enrolment.id == getattr(self, "paused", "")
        return "NotAvailableInThisVersion" if later else super().status(enrolment)


class HasAProgramWithoutAName(Dotdigital):
    """Names are nullable in one of the two specifications."""

    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return {**shown, "name": None} if program.name == "Order follow-up" else shown


class ShowsMoreThanIsDocumented(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "folderId": 7, "lastModified": None}

    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().shown_enrolment(enrolment), "faults": len(enrolment.faults)}


class StillShowsTheDeletedById(Dotdigital):
    """The recycle bin keeps them for a while, in the state that they had."""

    def found(self, segment: str) -> Program:
        program = self.programs.get(int(segment) if segment.isdecimal() else 0)
        if program is None:
            raise Refused(404, "ERROR_PROGRAM_NOT_FOUND")
        return program


class ShowsTheDeletedAsOfALaterVersion(StillShowsTheDeletedById):
    def word(self, program: Program) -> str:
        return "NotAvailableInThisVersion" if program.deleted else super().word(program)


class WritesIdsInCapitals(Dotdigital):
    def shown_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().shown_enrolment(enrolment)
        return {**shown, "id": shown["id"].upper()}


class IgnoresWordsForNumbers(Dotdigital):
    def size(self, call: Call) -> int:
        words = (call.query.get("select") or "1").lstrip("-")
        return super().size(call) if words.isdecimal() else self.default_page


class LeavesOutANameThatThereIsNot(Dotdigital):
    """What is null is not written."""

    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return {
            name: value
            for name, value in shown.items()
            if name != "name" or program.name != "Order follow-up"
        }
