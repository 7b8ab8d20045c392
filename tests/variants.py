"""
Implementations that are correct and chose differently wherever the documents are open.

Each keeps every promise of the catalogue; a run that fails one of them asserts too much.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from starlette.responses import Response

from conformance.vendors.marketo.reference import (
    Call,
    Channel,
    Cost,
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
    """The documents bind few codes to few requests; these are as good as the reference's."""

    def error(self, refused: Refused) -> Json:
        kept = refused.code if refused.code in {"600", "601", "602", "603", "610"} else None
        other = self.random.choice(["611", "701", "709", "710", "1001", "1003", "1004", "1006"])
        return {"code": kept or other, "message": "Something is wrong"}


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


class BrowsesByName(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: program.name)


class BrowsesTheNewestFirst(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: (program.updated, program.id), reverse=True)


class BrowsesInNoOrderThatShows(Marketo):
    def in_order(self, programs: list[Program]) -> list[Program]:
        return sorted(programs, key=lambda program: Random(program.id).random())


class SaysMoreThanDocumented(Marketo):
    def basics(self, program: Program) -> Json:
        return {**super().basics(program), "sfdcId": "", "isArchived": False, "owner": {"id": 7}}

    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "moreResult": False, "trace": "a1"}


class CountsFromElsewhere(Marketo):
    first_program_id = 2_000_001


class HasNoProgramsYet(Marketo):
    def plant_campaign(self, number: int, campaign: Any, dice: Random) -> None:
        if number < 3:
            super().plant_campaign(number, campaign, dice)

    def plant_nested(self) -> None: ...

    def plant_never_cloned(self) -> None: ...

    def plant_emails(self) -> None: ...


class HasOneWorkspace(Marketo):
    def plant(self) -> None:
        super().plant()
        for holder in (*self.folders.values(), *self.programs.values()):
            holder.workspace = "Default"
        self.told.pop("other_workspace_folder_id")


class HasNoTags(Marketo):
    def plant(self) -> None:
        super().plant()
        self.tag_types = {}
        for program in self.programs.values():
            program.tags = {}


class RequiresATagOfEveryProgram(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        unit = self.tag_types["Business Unit"]
        self.tag_types["Business Unit"] = unit._replace(required=True)


class HasTagsOfOneValue(Marketo):
    def plant(self) -> None:
        super().plant()
        for name, tag_type in self.tag_types.items():
            self.tag_types[name] = tag_type._replace(values=tag_type.values[:1])
        for program in self.programs.values():
            program.tags = {name: self.tag_types[name].values[0] for name in program.tags}


class KnowsNoWebinarChannel(Marketo):
    def listed_channels(self) -> list[Channel]:
        return [each for each in super().listed_channels() if each.applies_to != "webinar"]


class ListsChannelsBackwards(Marketo):
    def listed_channels(self) -> list[Channel]:
        return super().listed_channels()[::-1]


class RefersToFoldersById(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {"id": program.folder.id, "type": program.folder.type}


class RefersToFoldersTwice(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return {**super().shown_folder(program), "id": program.folder.id}


class LeavesEmptyMembersOut(Marketo):
    """What is empty, null or not set does not show."""

    def basics(self, program: Program) -> Json:
        shown = {name: value for name, value in super().basics(program).items() if value}
        return {name: value for name, value in shown.items() if name not in {"url", "headStart"}}


class HasNullForWhatIsEmpty(Marketo):
    def basics(self, program: Program) -> Json:
        shown = super().basics(program)
        return {
            **shown,
            "description": shown["description"] or None,
            "url": None,
            "status": shown["status"] or None,
        }


class SwitchesNewEngagementProgramsOff(Marketo):
    first_status = {"Engagement": "off", "Email": "unlocked"}  # noqa: RUF012


class WritesAPlainZ(Marketo):
    def time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}Z" if instant else None


class IgnoresWhatIsFixed(Marketo):
    def set_fixed(self, program: Program, call: Call) -> None: ...


class LeavesTheDateOfUpdateAlone(Marketo):
    def revised(self, program: Program, call: Call) -> Program:
        return replace(super().revised(program, call), updated=program.updated)


class MergesTags(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return {**program.tags, **(sent or {})}


class DatesCostsWithATime(Marketo):
    def shown_cost(self, cost: Cost) -> Json:
        return {"startDate": f"{cost.start_date}T05:00:00Z+0000", "cost": cost.cost}


class ShowsNoDatesOfEmailPrograms(Marketo):
    def basics(self, program: Program) -> Json:
        hidden = {"startDate", "endDate"}
        return {name: v for name, v in super().basics(program).items() if name not in hidden}


class ClonesNeitherTagsNorCosts(Marketo):
    def copy_of(self, source: Program) -> Program:
        return replace(super().copy_of(source), tags={}, costs=[])


class ClonesWithoutADescription(Marketo):
    def clone_description(self, source: Program, call: Call) -> str:
        return call.text("description") or ""


class ApprovesTwice(Marketo):
    def may_be_approved(self, program: Program) -> None:
        if program.status != self.approved_status:
            super().may_be_approved(program)

    def may_be_unapproved(self, program: Program) -> None:
        if program.type != "Email":
            super().may_be_unapproved(program)


class NestsWhereTheDocumentsAreSilent(Marketo):
    def may_hold(self, parent: str, child: str) -> bool:
        return (
            parent == "Email" or parent == child == "Engagement" or super().may_hold(parent, child)
        )


class TakesNamesTwice(Marketo):
    def name_is_taken(self, name: str) -> bool:
        return False


class LeavesTheBoundsOfARangeOut(Marketo):
    def in_window(self, program: Program, earliest: datetime, latest: datetime) -> bool:
        return any(earliest < date < latest for date in (program.created, program.updated))


class WantsBothBounds(Marketo):
    def window(self, call: Call) -> tuple[datetime, datetime]:
        if call.given("earliestUpdatedAt") != call.given("latestUpdatedAt"):
            raise Refused("1002", "earliestUpdatedAt and latestUpdatedAt go together")
        return super().window(call)


class RunsAheadOfTime(Marketo):
    """Its clock is three hours fast."""

    def __init__(self) -> None:
        super().__init__(clock=lambda: datetime.now(UTC) + timedelta(hours=3))


class RenewsItsTokenWhenItMust(Marketo):
    """A token is good for 60 calls, then it has expired."""

    calls = 0

    def authorised(self, call: Call) -> None:
        super().authorised(call)
        self.calls += 1
        if self.calls == 60:
            self.tokens = {token: datetime(2000, 1, 1, tzinfo=UTC) for token in self.tokens}
            raise Refused("602", "Access token expired")


class IgnoresDeletionsOfNobody(Marketo):
    """Deleting or updating nobody is a success without a result; otherwise is only inferred."""

    def delete_program(self, call: Call) -> list[Json]:
        return super().delete_program(call) if call.id in self.programs else []

    def update_program(self, call: Call) -> list[Json]:
        return super().update_program(call) if call.id in self.programs else []


class AnswersWithAnotherCharset(Marketo):
    content_type = "application/json"


class ClosesEachConnection(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        response.headers["connection"] = "close"
        return response


class ListsNoFolders(Marketo):
    """The folder operations are another API's; the target file names the folders."""

    def get_folders(self, call: Call) -> list[Json]:
        raise Refused("610", f"Requested resource not found: {call.path}")


class AsDifferentAsCanBe(
    HasNullForTagsAndCosts,
    BrowsesTheNewestFirst,
    RefersToFoldersById,
    HasNullForWhatIsEmpty,
    WritesAPlainZ,
    IgnoresWhatIsFixed,
    MergesTags,
    DatesCostsWithATime,
    ClonesNeitherTagsNorCosts,
    NestsWhereTheDocumentsAreSilent,
    TakesNamesTwice,
    CutsWhatIsTooLarge,
    RefusesWithOtherCodes,
    FindsNothingWithANullResult,
    SaysInvalidWithoutAToken,
):
    """All of these at once."""


class AsSparingAsCanBe(
    LeavesEmptyTagsAndCostsOut,
    BrowsesInNoOrderThatShows,
    LeavesEmptyMembersOut,
    ShowsNoDatesOfEmailPrograms,
    LeavesTheDateOfUpdateAlone,
    ClonesWithoutADescription,
    RefusesWithTheShortestEnvelope,
    FindsNothingWith702,
    WantsBothBounds,
    HasNoTags,
    HasOneWorkspace,
):
    """All of these at once."""


def variants() -> dict[str, type[Marketo]]:
    """Every variant by name."""
    found = {name: thing for name, thing in globals().items() if isinstance(thing, type)}
    return {
        name: thing
        for name, thing in found.items()
        if issubclass(thing, Marketo) and thing is not Marketo and not name.startswith("_")
    }
