"""
Marketos that chose differently: what is answered, found or not.
"""

from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Pages,
    Program,
    Refused,
)

READS = {"get_program", "get_program_by_name", "browse_programs", "get_programs_by_tag"}


class CutsWhatIsTooLarge(Marketo):
    """A page that is asked to be too large or too small is cut to what it may be."""

    def size(self, call: Call, pages: Pages) -> int:
        size = call.number("maxReturn")
        return pages.default if size is None else min(max(size, 1), pages.largest)

    def offset(self, call: Call, pages: Pages) -> int:
        return max(call.number("offset") or 0, 0)


class RefusesOffsetsPastTheEnd(Marketo):
    def page(self, call: Call, found: list[Any], pages: Pages | None = None) -> list[Any]:
        if found and (call.number("offset") or 0) >= len(found):
            raise Refused("702", "No data found")
        return super().page(call, found, pages)


class FindsNothingWithAnEmptyResult(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return body if answer or "result" in body else {**body, "result": [], "warnings": []}


class FindsNothingWithANullResult(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return body if answer or "result" in body else {**body, "result": None}


class _SaysThatNothingIsFound(Marketo):
    """Refuses a search that finds nothing."""

    code = ""

    def success(self, call: Call, answer: Any) -> Json:
        if call.operation in READS and not answer:
            raise Refused(self.code, "Nothing found")
        return super().success(call, answer)


class FindsNothingWith702(_SaysThatNothingIsFound):
    code = "702"


class FindsNothingWith610(_SaysThatNothingIsFound):
    code = "610"


class FindsNothingWith1013(_SaysThatNothingIsFound):
    code = "1013"


class HasNullForTagsAndCosts(Marketo):
    def shown_tags(self, program: Program) -> Json:
        return super().shown_tags(program) if program.tags else {"tags": None}

    def shown_costs(self, program: Program) -> Json:
        return super().shown_costs(program) if program.costs else {"costs": None}

    def browsed(self, program: Program) -> Json:
        return {**super().browsed(program), "tags": None, "costs": None}

    def got_by_name(self, program: Program, call: Call) -> Json:
        return {"tags": None, "costs": None, **super().got_by_name(program, call)}


class LeavesEmptyTagsAndCostsOut(Marketo):
    def shown_tags(self, program: Program) -> Json:
        return super().shown_tags(program) if program.tags else {}

    def shown_costs(self, program: Program) -> Json:
        return super().shown_costs(program) if program.costs else {}


class BrowsesEmptyTags(Marketo):
    def browsed(self, program: Program) -> Json:
        return {**super().browsed(program), "tags": [], "costs": []}


class RefusesWithOtherCodes(Marketo):
    """The documents bind few codes to few requests; any is as good as the reference's."""

    codes = tuple(map(str, (*range(701, 720), *range(1001, 1030), 1037, 1042, 1048, 1049)))
    kept = frozenset({"600", "601", "602", "603", "605", "610"})

    def error(self, refused: Refused) -> Json:
        code = refused.code if refused.code in self.kept else self.random.choice(self.codes)
        return {"code": code, "message": "Something is wrong", "details": []}


class RefusesWithTheShortestEnvelope(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        body = super().refusal(path, refused)
        return {name: body[name] for name in ("requestId", "success", "errors")}


class RefusesWithNullForTheRest(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        return {**super().refusal(path, refused), "warnings": None, "result": None}


class SaysInvalidWithoutAToken(Marketo):
    def authorised(self, call: Call) -> None:
        if not call.token:
            raise Refused("601", "Access token invalid")
        super().authorised(call)
