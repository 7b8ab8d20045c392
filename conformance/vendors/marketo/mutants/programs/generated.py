"""
Marketos with a fault that shows only where a call says something odd, or lacks the right token.
"""

from datetime import datetime
from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Cost, Json, Marketo, Pages, Program


class Careless(Marketo):
    """What it did not think of is answered as most frameworks do."""

    def respond(self, call: Call) -> Response:
        try:
            return super().respond(call)
        except (AttributeError, KeyError, TypeError, ValueError):
            return Response("Internal Server Error", 500, {"content-type": "text/plain"})


@breaks("generated.marketo-programs.no-crash", by=["browsePrograms"])
class CrashesOnAPageSizeThatIsNoNumber(Careless):
    def size(self, call: Call, pages: Pages) -> int:
        int(call.text("maxReturn") or 20)
        return super().size(call, pages)


@breaks("generated.marketo-programs.no-crash", by=["getProgramsByTag"])
class CrashesOnANegativeOffset(Careless):
    def offset(self, call: Call, pages: Pages) -> int:
        if (call.text("offset") or "").startswith("-"):
            raise ValueError
        return super().offset(call, pages)


@breaks("generated.marketo-programs.no-crash", by=["browsePrograms"])
class CrashesOnABoundThatIsNoDate(Careless):
    def bound(self, text: str) -> datetime:
        datetime.fromisoformat(text.replace(" ", "+"))
        return super().bound(text)


@breaks("generated.marketo-programs.no-crash", by=["getProgramByName"])
class CrashesOnAFlagThatIsNone(Careless):
    def wants_tags(self, call: Call) -> bool:
        return {"true": True, "false": False}[call.text("includeTags") or "false"]


@breaks("generated.marketo-programs.no-crash", by=["updateProgram"])
class CrashesOnCostsThatAreNoList(Careless):
    def sent_costs(self, call: Call) -> list[Cost] | None:
        list(call.structure("costs") if call.given("costs") else [])
        return super().sent_costs(call)


@breaks("generated.marketo-programs.no-crash", by=["updateProgram"])
class CrashesOnATagWithoutAValue(Careless):
    def sent_tags(self, call: Call) -> dict[str, str] | None:
        rows = call.rows("tags")
        return None if rows is None else {row["tagType"]: row["tagValue"] for row in rows}


@breaks("generated.marketo-programs.no-crash", by=["cloneProgram"])
class CrashesOnAFolderWithoutAnId(Careless):
    def clone_program(self, call: Call) -> list[Json]:
        if call.given("folder"):
            call.structure("folder")["id"]
        return super().clone_program(call)


@breaks("generated.marketo-programs.answer", by=["createProgram"])
class AnswersACreationWithAnIdAlone(Marketo):
    def create_program(self, call: Call) -> list[Json]:
        return self.only_id(self.programs[super().create_program(call)[0]["id"]])


@breaks(
    "generated.marketo-programs.answer",
    by=["browsePrograms"],
    also=["envelope.result.array"],
    because="the page is among all that came back",
)
class GivesABareRecordForAPageOfTwo(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        alone = call.text("maxReturn") == "2" and answer
        return {**body, "result": answer[0]} if alone else body


@breaks("generated.marketo-programs.answer", by=["getProgramByName"])
class ShowsTagsAsTextWhereNothingIsSaidOfCosts(Marketo):
    def got_by_name(self, program: Program, call: Call) -> Json:
        shown = super().got_by_name(program, call)
        bare = not call.given("includeCosts") and shown.get("tags")
        return {**shown, "tags": str(shown["tags"])} if bare else shown


@breaks("generated.marketo-programs.answer", by=["browsePrograms"])
class RefusesUnknownStatusesOnAPage(Marketo):
    def respond(self, call: Call) -> Response:
        if call.operation == "browse_programs" and call.text("status") == "AAA":
            return Response('{"success": false}', 200, {"content-type": "text/html"})
        return super().respond(call)


@breaks("generated.marketo-programs.refused", by=["createProgram"])
class NamesProgramsWithCostsByItself(Marketo):
    def needed(self, call: Call, name: str) -> str:
        nameless = name == "name" and call.given("costs") and not call.given("name")
        return f"Program of {self.this_second()}" if nameless else super().needed(call, name)


@breaks("generated.marketo-programs.refused", by=["createProgram"])
class TakesAnyTypeForProgramsWithCosts(Marketo):
    def needed(self, call: Call, name: str) -> str:
        untyped = name == "type" and call.given("costs") and not call.given("type")
        return "Default" if untyped else super().needed(call, name)


@breaks("generated.marketo-programs.taken", by=["browsePrograms", "getProgramsByTag"])
class TakesLargePagesOfRoundSizesOnly(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        self.must(size < 100 or size % 10 == 0, "1001", "Invalid page size")
        return size


@breaks("generated.marketo-programs.taken", by=["updateProgram"])
class UpdatesCostsOnlyWithANewName(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        lacks = call.given("costs") and call.given("description") and not call.given("name")
        self.must(not lacks, "1002", "name cannot be blank")
        return super().revised(program, call)


@breaks("generated.marketo-programs.authorised", by=["getProgramById", "deleteProgram"])
class ComparesTokensByHowTheyBegin(Marketo):
    def token_is_known(self, token: str) -> bool:
        return any(token.startswith(known) for known in self.tokens)


@breaks("generated.marketo-programs.authorised", by=["browsePrograms"])
class BrowsesWithAnyToken(Marketo):
    def authorised(self, call: Call) -> None:
        if not (call.operation == "browse_programs" and call.token):
            super().authorised(call)


@breaks("generated.marketo-programs.authorised", by=["cloneProgram"])
class ClonesWithAnyToken(Marketo):
    def authorised(self, call: Call) -> None:
        unknown = call.token and call.token not in self.tokens
        if not (call.operation == "clone_program" and unknown):
            super().authorised(call)


@breaks("generated.marketo-programs.nothing-changed", by=["updateProgram"])
class UpdatesUpToTheFirstMistake(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        if call.given("description") and call.given("costs"):
            program.description = call.text("description") or ""
        return super().revised(program, call)


@breaks("generated.marketo-programs.nothing-changed", by=["createProgram"])
class CreatesBeforeItReadsCosts(Marketo):
    def sent_costs(self, call: Call) -> list[Cost] | None:
        if call.operation == "create_program" and call.text("costs") == "0":
            program = Program(0, str(call.text("name")), "Default", "", self.needed_folder(call))
            self.stamp(program)
            self.store(program)
        return super().sent_costs(call)


@breaks("generated.marketo-programs.kept")
class RestoresWhatWasDeletedWithTheNextUpdate(Marketo):
    def update_program(self, call: Call) -> list[Json]:
        if self.bin and self.bin[-1].description.startswith("step"):
            self.store(self.bin.pop())
        return super().update_program(call)


@breaks("generated.marketo-programs.kept")
class LosesTheDescriptionWhenAnotherIsDeleted(Marketo):
    def remove(self, program: Program) -> None:
        super().remove(program)
        for other in self.programs.values():
            other.description = "" if other.description.startswith("step") else other.description
