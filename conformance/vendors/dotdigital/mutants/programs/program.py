"""
Dotdigitals that each get one thing about what programs look like wrong.
"""

import re
from datetime import timedelta
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    FIRST_MADE,
    Call,
    Dotdigital,
    Json,
    Program,
    Refused,
)

TOKYO = timedelta(hours=9)


@breaks("program.list.array")
class WrapsTheListOfPrograms(Dotdigital):
    def get_programs(self, call: Call) -> Any:
        listed = super().get_programs(call)
        return {"items": listed, "total": len(listed)}


@breaks("program.list.complete", also=["lifecycle.listed"], because="no draft is listed")
class ListsNoDrafts(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        return super().is_listed(program) and program.status != "Draft"


@breaks("program.list.complete")
class ListsNoReadOnlyPrograms(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        return super().is_listed(program) and program.status != "ReadOnly"


@breaks("program.list.complete")
class ListsWhatCanBeActiveAlone(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        return super().is_listed(program) and not (program.errors and program.id < FIRST_MADE)


@breaks("program.list.once", also=["page.whole.programs"], because="so do its pages")
class ListsAProgramForEachActivation(Dotdigital):
    def in_order(self, programs: list[Program]) -> list[Program]:
        twice = [each for each in programs if each.ever_enrolled and each.status == "Active"]
        return super().in_order([*programs, *twice])


@breaks("program.id.whole-number")
class WritesIdsOfProgramsAsText(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "id": str(program.id)}


@breaks("program.name.length", also=["program.members.known"], because="a title is no known member")
class CallsTheNameATitle(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {
            "title" if name == "name" else name: v for name, v in super().shown(program).items()
        }


@breaks("program.name.length")
class LeavesTheNameEmpty(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "name": ""}


@breaks("program.created.date")
class WritesTheDateWithoutATime(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "dateCreated": f"{program.created:%Y-%m-%d}"}


@breaks("program.created.date")
class WritesDatesAsInAMail(Dotdigital):
    def shown(self, program: Program) -> Json:
        written = f"{program.created:%a, %d %b %Y %H:%M:%S GMT}"
        return {**super().shown(program), "dateCreated": written}


@breaks("program.created.utc")
class DatesProgramsByTheClockOfTokyo(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "dateCreated": self.time(program.created + TOKYO)}


@breaks("program.status.word", also=["program.state.draft"], because="it is written so too")
class KnowsThatDraftsAreInvalid(Dotdigital):
    def word(self, program: Program) -> str:
        invalid = program.errors and program.id < FIRST_MADE
        return "Invalid" if invalid else super().word(program)


@breaks("program.state.any", also=["program.state.draft"], because="a draft never ran")
class HasNoStateForWhatNeverRan(Dotdigital):
    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        never = program.status == "Draft" and program.id < FIRST_MADE
        return {**shown, "status": None} if never else shown


@breaks(
    "program.state.draft",
    "program.status.word",
    also=["lifecycle.draft", "lifecycle.deactivated.never-enrolled"],
    because="that it is a draft is read off the word",
)
class CallsADraftUnpublished(Dotdigital):
    def word(self, program: Program) -> str:
        return "Unpublished" if program.status == "Draft" else super().word(program)


@breaks(
    "program.state.active",
    "program.status.word",
    also=["lifecycle.activated"],
    because="that it is active is read off the word",
)
class CallsAnActiveProgramRunning(Dotdigital):
    def word(self, program: Program) -> str:
        return "Running" if program.status == "Active" else super().word(program)


@breaks(
    "program.state.deactivated",
    "program.status.word",
    also=["lifecycle.deactivated.enrolled"],
    because="that it is deactivated is read off the word",
)
class CallsADeactivatedProgramInactive(Dotdigital):
    def word(self, program: Program) -> str:
        return "Inactive" if program.status == "Deactivated" else super().word(program)


@breaks("program.status.word")
class WritesReadOnlyWithAHyphen(Dotdigital):
    def word(self, program: Program) -> str:
        return "Read-only" if program.status == "ReadOnly" else super().word(program)


@breaks("program.state.read-only")
class ShowsReadOnlyProgramsAsDeactivated(Dotdigital):
    def word(self, program: Program) -> str:
        return "Deactivated" if program.status == "ReadOnly" else super().word(program)


@breaks("program.state.deleted.not-listed")
class ListsTheOldDeletedPrograms(Dotdigital):
    def is_listed(self, program: Program) -> bool:
        return program.id < FIRST_MADE or super().is_listed(program)


@breaks("program.state.deleted.not-active")
class ShowsTheDeletedAsActive(Dotdigital):
    def get_program(self, call: Call) -> Json:
        deleted = [each for each in self.programs.values() if each.deleted]
        for program in deleted:
            if str(program.id) == call.segments["id"]:
                return {**self.shown(program), "status": "Active"}
        return super().get_program(call)


@breaks("program.members.known")
class ShowsWhetherItEverEnrolled(Dotdigital):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "hasEnrolments": program.ever_enrolled}


@breaks(
    "program.by-id.same",
    also=["program.created.stays"],
    because="a program is looked at by its id there",
)
class ShowsAnotherDateById(Dotdigital):
    """The hour is that of summer time, in one of both."""

    def got(self, program: Program) -> Json:
        shown = super().got(program)
        return {**shown, "dateCreated": f"2025-01-01{shown['dateCreated'][10:]}"}


@breaks("program.by-id.same")
class CountsErrorsIntoTheStatusById(Dotdigital):
    def got(self, program: Program) -> Json:
        shown = super().got(program)
        wrong = program.errors and program.id < FIRST_MADE
        return {**shown, "status": "ReadOnly"} if wrong else shown


@breaks("program.by-id.unknown", also=["program.by-id.unknown.token"], because="no token is said")
class ShowsAProgramOfNulls(Dotdigital):
    def get_program(self, call: Call) -> Json:
        number = int(call.segments["id"]) if call.segments["id"].isdecimal() else 0
        if max(self.programs) < number < 2**31:
            return {"id": 0, "name": None, "status": "Draft", "dateCreated": None}
        return super().get_program(call)


@breaks("program.by-id.unknown")
class RefusesUnknownIdsOfProgramsWith400(Dotdigital):
    def get_program(self, call: Call) -> Json:
        try:
            return super().get_program(call)
        except Refused as refused:
            raise Refused(400, refused.token) from None


@breaks("program.by-id.unknown.token")
class HasAnotherTokenForUnknownPrograms(Dotdigital):
    def get_program(self, call: Call) -> Json:
        try:
            return super().get_program(call)
        except Refused as refused:
            raise Refused(refused.status, "ERROR_PROGRAM_INVALID") from None


@breaks("program.by-id.malformed")
class BreaksDownOverAWord(Dotdigital):
    def get_program(self, call: Call) -> Json:
        if not call.segments["id"].lstrip("-").isdecimal():
            raise Refused(500, "ERROR_UNKNOWN")
        return super().get_program(call)


@breaks("program.by-id.malformed")
class TakesANegativeIdForAPositive(Dotdigital):
    def get_program(self, call: Call) -> Json:
        if int(call.segments["id"].isdecimal()) == 0 and call.segments["id"].startswith("-"):
            return self.got(next(iter(self.programs.values())))
        return super().get_program(call)


@breaks("program.created.stays")
class DatesAProgramWithEachDeactivation(Dotdigital):
    def deactivate(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        seen = super().deactivate(call)
        program.created += timedelta(seconds=1)  # called directly, all is done in one second
        return seen


@breaks("program.by-id.malformed", depth="standard")
class ReadsAnIdAsFarAsItIsANumber(Dotdigital):
    def found(self, segment: str) -> Program:
        digits = re.match("[0-9]*", segment)
        return super().found(digits[0] if digits and digits[0] else segment)


@breaks("program.by-id.malformed", depth="standard")
class TakesTheNegativeOfAnId(Dotdigital):
    def found(self, segment: str) -> Program:
        return super().found(segment.removeprefix("-"))


@breaks("lifecycle.active.fixed", depth="standard")
class EditsActiveProgramsOnceTheyStop(Dotdigital):
    def edit(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        if program.status == "Active":
            self.__dict__.setdefault("later", {})[program.id] = self.sent_to_hook(call, "name")
        return super().edit(call)

    def deactivate(self, call: Call) -> Json:
        program = self.found(call.segments["id"])
        program.name = self.__dict__.get("later", {}).get(program.id, program.name)
        return super().deactivate(call)


@breaks("program.name.length")
class LosesTheNameOfANewProgram(Dotdigital):
    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return shown if program.id < FIRST_MADE else {**shown, "name": None}


@breaks(
    "program.by-id.same",
    also=["lifecycle.active.shown"],
    because="an active program is looked at by its id as well",
)
class GivesAListOfOneProgram(Dotdigital):
    def got(self, program: Program) -> Any:
        return [super().got(program)]
