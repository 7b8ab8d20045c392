"""
Sites with a fault that shows only where a call says something odd, or carries a token that was
never given out.
"""

from typing import Any

from starlette.responses import Response

from conformance.mutation import breaks
from conformance.vendors.wix.reference import Call, Caller, Json, Program, Refused, Wix


class Careless(Wix):
    """What it did not think of is answered as most frameworks do."""

    def respond(self, call: Call) -> Response:
        try:
            return super().respond(call)
        except (AttributeError, KeyError, TypeError, ValueError):
            return Response("Internal Server Error", 500, {"content-type": "text/plain"})


@breaks("generated.wix-programs.no-crash", by=["createProgram"])
class CrashesOnATitleThatIsNoText(Careless):
    def writable(self, content: Json, at: str = "") -> Json:
        description = content.get("description")
        if isinstance(description, dict) and "title" in description:
            description["title"].strip()
        return super().writable(content, at)


@breaks("generated.wix-programs.no-crash", by=["createProgram"])
class CrashesOnRestrictionsThatAreNoObject(Careless):
    def writable(self, content: Json, at: str = "") -> Json:
        if "restrictions" in content:
            len(content["restrictions"])
        return super().writable(content, at)


@breaks("generated.wix-programs.no-crash", by=["createProgram"])
class CrashesWithoutAProgram(Careless):
    def create_program(self, call: Call) -> Json:
        call.body["program"]["description"]
        return super().create_program(call)


@breaks("generated.wix-programs.no-crash", by=["queryPrograms"])
class CrashesOnPagingThatIsNoObject(Careless):
    def asked_page(self, asked: Json) -> Any:
        (asked.get("cursorPaging") or {}).get("limit")
        return super().asked_page(asked)


@breaks("generated.wix-programs.no-crash", by=["queryPrograms", "searchPrograms"])
class CrashesOnASortThatIsNoList(Careless):
    def keys(self, sort: Any, known: frozenset[str]) -> list[Json]:
        [key["fieldName"] for key in sort or []]
        return super().keys(sort, known)


@breaks("generated.wix-programs.no-crash", by=["countPrograms"])
class CrashesOnAFilterThatIsNoObject(Careless):
    def count_programs(self, call: Call) -> Json:
        dict(call.member("filter") or {})
        return super().count_programs(call)


@breaks("generated.wix-programs.answer", by=["queryPrograms"])
class GivesProgramsByIdWhereNothingIsSorted(Wix):
    def query_programs(self, call: Call) -> Json:
        found = super().query_programs(call)
        bare = not call.member("query")
        return (
            {**found, "programs": {one["id"]: one for one in found["programs"]}} if bare else found
        )


@breaks("generated.wix-programs.answer", by=["countPrograms"])
class CountsInTextForAFilter(Wix):
    def count_programs(self, call: Call) -> Json:
        found = super().count_programs(call)
        return {"count": str(found["count"])} if call.member("filter") == {} else found


@breaks("generated.wix-programs.answer", by=["createProgram"])
class RefusesOddAccessTypesOnAPage(Wix):
    def sent(self, body: Json, status: int = 200) -> Response:
        if status == 400 and "accessType" in str(body):
            return Response("<h1>Bad Request</h1>", 400, {"content-type": "text/html"})
        return super().sent(body, status)


@breaks("generated.wix-programs.refused", by=["createProgram"])
class TakesAnyDetailsBesideRestrictions(Wix):
    def must_fit(self, content: Json) -> None:
        described = content.get("description")
        if content.get("restrictions") and isinstance(described, dict):
            content = {**content, "description": {**described, "details": ""}}
        super().must_fit(content)


@breaks("generated.wix-programs.taken", by=["createProgram"])
class TakesFewerDetailsUnderAShortTitle(Wix):
    def must_fit(self, content: Json) -> None:
        super().must_fit(content)
        described = content.get("description") or {}
        title, details = (described.get(name) or "" for name in ("title", "details"))
        if len(title) < 40 and len(details) > 7000:
            raise Refused(400, "INVALID_ARGUMENT", "The program is too large")


@breaks("generated.wix-programs.authorised", by=["deleteProgram", "updateProgram"])
class ComparesTokensByHowTheyBegin(Wix):
    def caller_of(self, call: Call) -> Caller:
        fits = (who for known, who in self.tokens.items() if (call.token or "").startswith(known))
        return next(fits, None) or super().caller_of(call)


@breaks("generated.wix-programs.authorised", by=["endProgram"])
class LetsAnyTokenEndAProgram(Wix):
    def caller_of(self, call: Call) -> Caller:
        if call.operation == "end_program" and call.token and call.token not in self.tokens:
            return next(iter(self.tokens.values()))
        return super().caller_of(call)


@breaks("generated.wix-programs.nothing-changed", by=["createProgram"])
class StoresAProgramBeforeItsRestrictions(Wix):
    def must_fit(self, content: Json) -> None:
        if content.get("restrictions") == 0:
            program = self.new_program({**content, "restrictions": {}}, "")
            self.set_slug(program, self.free_slug(program))
            self.store(program)
        super().must_fit(content)


@breaks("generated.wix-programs.kept")
class RestoresWhatWasDeletedWithTheNextUpdate(Wix):
    bin: Program | None = None

    def remove(self, program: str) -> None:
        self.bin = self.programs[program]
        super().remove(program)

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        super().write(program, wanted, change)
        if self.bin and " step" in str(wanted):
            self.store(self.bin)


@breaks("generated.wix-programs.kept")
class LosesTitlesWhenAnotherIsDeleted(Wix):
    def remove(self, program: str) -> None:
        super().remove(program)
        for other in self.programs.values():
            if " step" in str(other.content):
                other.content = {**other.content, "description": {"title": "lost"}}
