"""
Dotdigitals whose enrolments go on, or are looked up, in one wrong way each.
"""

from collections import Counter
from datetime import timedelta
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.dotdigital.reference import (
    Call,
    Dotdigital,
    Enrolment,
    Json,
    Program,
    Refused,
    Wish,
)


@breaks("progress.by-id")
class ShowsAnEnrolmentOnceItIsFinished(Dotdigital):
    def got_enrolment(self, enrolment: Enrolment) -> Json:
        if not self.is_finished(enrolment):
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return super().got_enrolment(enrolment)


@breaks("progress.by-id")
class AnswersWithAnotherIdThanItKeeps(Dotdigital):
    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "id": self.new_id()}


@breaks("progress.by-id", also=["progress.listed.same"], because="the list shows another program")
class ForgetsTheProgramOfAnEnrolment(Dotdigital):
    def got_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().got_enrolment(enrolment), "programId": min(self.programs)}


@breaks("progress.by-id")
class LosesEnrolmentsWithFaults(Dotdigital):
    def got_enrolment(self, enrolment: Enrolment) -> Json:
        if enrolment.faults:
            raise Refused(404, "ERROR_ENROLMENT_NOT_FOUND")
        return super().got_enrolment(enrolment)


@breaks("progress.finishes")
class NeverFinishes(Dotdigital):
    processing_time = 1e6


@breaks("progress.never-back")
class FinishesAndGoesOn(Dotdigital):
    """Every second look at an enrolment finds it finished."""

    def got_enrolment(self, enrolment: Enrolment) -> Json:
        shown = super().got_enrolment(enrolment)
        looks: Counter[str] = self.__dict__.setdefault("looks", Counter())
        looks[enrolment.id] += 1
        return shown if looks[enrolment.id] % 2 else {**shown, "status": "Processing"}


@breaks("progress.never-back")
class SaysFinishedBeforeItBegins(Dotdigital):
    def created(self, enrolment: Enrolment) -> Json:
        return {**super().created(enrolment), "status": "Finished"}


@breaks("progress.listed.finished")
class ListsWhatFinishedLastWeek(Dotdigital):
    """The list is made once a night."""

    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        old = enrolment.created < self.clock() - timedelta(hours=1)
        return super().is_listed_as(enrolment, status) and (old or status == "Processing")


@breaks("progress.listed.finished")
class ListsWhatFinishedWithoutFaults(Dotdigital):
    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        left_out = status == "Finished" and enrolment.faults
        return not left_out and super().is_listed_as(enrolment, status)


@breaks("progress.listed.finished")
class ListsFinishedEnrolmentsOfContactsAlone(Dotdigital):
    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        left_out = status == "Finished" and enrolment.address_books
        return not left_out and super().is_listed_as(enrolment, status)


@breaks("progress.listed.processing")
class ListsNothingThatIsProcessing(Dotdigital):
    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        return status != "Processing" and super().is_listed_as(enrolment, status)


@breaks("progress.listed.no-other")
class ListsWhateverTheStatusIs(Dotdigital):
    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        return True


@breaks("progress.listed.no-other")
class ListsTheFinishedWithTheProcessing(Dotdigital):
    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        return status == "Processing" or super().is_listed_as(enrolment, status)


@breaks("progress.listed.array")
class WrapsTheListOfEnrolments(Dotdigital):
    def get_enrolments_by_status(self, call: Call, status: str) -> Any:
        return {"items": super().get_enrolments_by_status(call, status), "next": None}


@breaks("progress.listed.same")
class ListsTheDateAnew(Dotdigital):
    def listed_enrolment(self, enrolment: Enrolment) -> Json:
        return {**super().listed_enrolment(enrolment), "dateCreated": self.time(self.clock())}


@breaks("progress.unknown", also=["progress.unknown.token"], because="nothing is refused")
class ShowsAnEnrolmentOfNulls(Dotdigital):
    def get_enrolments(self, call: Call) -> Any:
        which = call.segments["which"]
        if self.is_id(which) and which.lower() not in self.enrolments:
            return {"id": which, "programId": 0, "status": "Processing", "dateCreated": None}
        return super().get_enrolments(call)


@breaks("progress.unknown")
class RefusesUnknownEnrolmentsWith400(Dotdigital):
    def get_enrolments(self, call: Call) -> Any:
        try:
            return super().get_enrolments(call)
        except Refused as refused:
            raise Refused(400, refused.token) from None


@breaks("progress.unknown.token")
class CallsUnknownEnrolmentsPrograms(Dotdigital):
    def get_enrolments(self, call: Call) -> Any:
        if self.is_id(call.segments["which"]) and call.segments["which"] not in self.enrolments:
            raise Refused(404, "ERROR_PROGRAM_NOT_FOUND")
        return super().get_enrolments(call)


@breaks("progress.malformed")
class HasNothingInAStatusThatThereIsNot(Dotdigital):
    def neither(self, which: str) -> Any:
        return []


@breaks("progress.malformed")
class BreaksDownOverAMalformedEnrolment(Dotdigital):
    def neither(self, which: str) -> Any:
        raise Refused(500, "ERROR_UNKNOWN")


@breaks("progress.finishes")
class StopsWhenSomebodyCanNotBeEnrolled(Dotdigital):
    """An enrolment with faults goes on for ever."""

    def enrol(self, program: Program, wish: Wish) -> Enrolment:
        made = super().enrol(program, wish)
        made.finishes += timedelta(days=9 if made.faults else 0)
        return made


@breaks("progress.listed.once", also=["page.whole.enrolments"], because="so do its pages")
class ListsEnrolmentsWithFaultsTwice(Dotdigital):
    def in_turn(self, enrolments: list[Enrolment]) -> list[Enrolment]:
        return super().in_turn([*enrolments, *(each for each in enrolments if each.faults)])


@breaks("progress.never-back", depth="standard")
class ProcessesWhatIsOfAStoppedProgram(Dotdigital):
    def is_finished(self, enrolment: Enrolment) -> bool:
        stopped = self.programs[enrolment.program].status == "Deactivated"
        return super().is_finished(enrolment) and not stopped


@breaks("progress.listed.no-other", depth="standard")
class MovesAnEnrolmentOnWhenItIsLookedAt(Dotdigital):
    """Until then the lists have it where it was."""

    def got_enrolment(self, enrolment: Enrolment) -> Json:
        if self.is_finished(enrolment):
            self.__dict__.setdefault("moved", set()).add(enrolment.id)
        return super().got_enrolment(enrolment)

    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        old = enrolment.created < self.clock() - timedelta(hours=1)
        moved = old or enrolment.id in self.__dict__.get("moved", ())
        return super().is_listed_as(enrolment, status) if moved else status == "Processing"


@breaks("progress.listed.same", also=["progress.finishes"], because="its id never says so")
class KeepsWhatItShowedOfAnEnrolment(Dotdigital):
    def got_enrolment(self, enrolment: Enrolment) -> Json:
        kept: dict[str, Json] = self.__dict__.setdefault("kept", {})
        return kept.setdefault(enrolment.id, super().got_enrolment(enrolment))


@breaks("progress.listed.array")
class GivesABareEnrolmentWhereOneIsSelected(Dotdigital):
    def get_enrolments_by_status(self, call: Call, status: str) -> Any:
        listed = super().get_enrolments_by_status(call, status)
        return listed[0] if call.query.get("select") == "1" and listed else listed


@breaks("progress.listed.finished", depth="standard")
class KeepsTheListOfTheFinished(Dotdigital):
    """What is read first is kept; what is moved on since is not in it."""

    def is_listed_as(self, enrolment: Enrolment, status: str) -> bool:
        if status == "Processing":
            return super().is_listed_as(enrolment, status)
        first = self.__dict__.setdefault("first", self.clock())
        return super().is_listed_as(enrolment, status) and enrolment.created <= first


@breaks("progress.by-id")
class ShowsAListOfOne(Dotdigital):
    """The address is that of a list, and so the answer is one."""

    def got_enrolment(self, enrolment: Enrolment) -> Any:
        return [super().got_enrolment(enrolment)]
