"""
Sites that each get one thing about revisions wrong.
"""

import asyncio
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Json, Program, Refused, Wix


@breaks("revision.required", also=["bulk.revision"], because="it is an update as well")
class TakesUpdatesWithoutARevision(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        super().change(program, {"revision": program.revision, **change}, fields)


@breaks("revision.required", "bulk.revision")
class RefusesWithoutARevisionButWrites(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        if "revision" not in change:
            program.content = self.merged(program.content, fields)
        super().change(program, change, fields)


@breaks(
    "revision.differs",
    also=["revision.atomic", "revision.differs.status"],
    because="an earlier one is named there",
)
class TakesEarlierRevisions(Wix):
    def update_program(self, call: Call) -> Json:
        revision = call.needed("program").get("revision")
        program = self.existing(call)
        if str(revision).isdecimal() and int(str(revision)) < program.revision:
            call.needed("program")["revision"] = program.revision
        return super().update_program(call)


@breaks("revision.differs")
class TakesRevisionsToCome(Wix):
    def is_current(self, program: Program, revision: str) -> bool:
        to_come = revision.isdecimal() and int(revision) > program.revision
        return to_come or super().is_current(program, revision)


@breaks("revision.differs.status")
class AnswersConflictsWith400(Wix):
    def change(self, program: Program, change: Json, fields: Json) -> None:
        try:
            super().change(program, change, fields)
        except Refused as refused:
            status = 400 if refused.status == 409 else refused.status
            raise _like(refused, status) from None


def _like(refused: Refused, status: int) -> Refused:
    refused.status = status
    return refused


@breaks("revision.by-one")
class SkipsARevision(Wix):
    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        program.revision += 1


@breaks(
    "revision.increased",
    also=["revision.atomic", "revision.by-one", "revision.differs", "revision.differs.status"],
    because="no revision ever differs",
)
class KeepsTheRevisionOfUpdates(Wix):
    def update_program(self, call: Call) -> Json:
        before = self.existing(call).revision
        super().update_program(call)
        self.existing(call).revision = before
        return {"program": self.shown(self.existing(call))}


@breaks("revision.atomic", simultaneous=True)
class ChecksTheRevisionBeforeItWaits(Wix):
    """An update knows the revision that there was as it arrived."""

    seen: dict[str, int] = {}  # noqa: RUF012

    async def carried_out(self, call: Call) -> Any:
        before = {id_: program.revision for id_, program in self.programs.items()}
        await asyncio.sleep(0.03 if call.operation == "update_program" else 0)
        self.seen = before
        return await super().carried_out(call)

    def is_current(self, program: Program, revision: str) -> bool:
        return revision == str(self.seen.get(program.id, program.revision))


@breaks("revision.transitions")
class BeginsAnewWhenPublished(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        if status == "PUBLISHED":
            program.revision = 0
