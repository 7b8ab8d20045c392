"""
Sites that each get one thing about getting a program wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Wix


@breaks(
    "retrieval.by-id",
    also=[
        "category.kept",
        "category.others",
        "change.others",
        "change.slug-unique",
        "deletion.others",
        "change.limit.title",
        "creation.access-type",
        "permission.transitions",
        "visibility.draft.management",
    ],
    because="these get a draft",
)
class GetsTheNewestForAnOlderOne(Wix):
    """Shows another program of the same title's beginning."""

    def get_program(self, call: Call) -> Json:
        answer = super().get_program(call)
        other = list(self.programs.values())[-1]
        if self.manages(call.caller) and answer["program"]["status"] == "DRAFT":
            return {"program": {**self.shown(other), "status": "DRAFT"}}
        return answer


@breaks(
    "retrieval.unknown",
    also=["deletion.get", "deletion.published", "visibility.hidden-alike"],
    because="these get nobody",
)
class GetsAnEmptyProgramForNobody(Wix):
    def get_program(self, call: Call) -> Json:
        return super().get_program(call) if call.id in self.programs else {"program": {}}


class _Answers(Wix):
    """Answers what succeeds with another status."""

    status, of = 201, "create_program"

    def respond(self, call: Call) -> Any:
        answer = super().respond(call)
        if call.operation == self.of and answer.status_code == 200:
            answer.status_code = self.status
        return answer


@breaks("retrieval.status-200")
class AnswersCreationsWith201(_Answers):
    pass


@breaks("retrieval.status-200")
class AnswersDeletionsWith202(_Answers):
    status, of = 202, "delete_program"


class _ListsLate(Wix):
    """Lists show something of a program as it was before its last update."""

    late: tuple[str, ...] = ("description",)

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        former = {name: self.shown(program).get(name) for name in self.late}
        self.__dict__.setdefault("former", {})[program.id] = former
        super().write(program, wanted, change)

    def shown_in_list(self, program: Program) -> Json:
        former: dict[str, Json] = self.__dict__.get("former", {})
        return {**super().shown_in_list(program), **former.get(program.id, {})}


LOOKS = "what becomes of updates in bulk is seen in a list"


@breaks("retrieval.listed", also=["bulk.applied", "bulk.field-mask"], because=LOOKS)
class ListsFormerTitles(_ListsLate):
    pass


@breaks("retrieval.listed", also=["bulk.applied", "bulk.field-mask"], because=LOOKS)
class ListsFormerRevisions(_ListsLate):
    late = ("revision",)
