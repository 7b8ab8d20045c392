"""
Implementations that are correct and chose differently wherever the documents are open.

Each keeps every promise of the catalogue; a run that fails one of them asserts too much.
"""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from conformance.vendors.marketo.reference import (
    Call,
    Channel,
    Cost,
    Folder,
    Json,
    Marketo,
    Pages,
    Program,
    Reference,
    Refused,
    TagType,
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


class CountsFromSeven(Marketo):
    """So some programs and folders have the same number."""

    first_program_id = 7


class CountsToTheLastInteger(Marketo):
    first_program_id = 2**31 - 6_000


class CountsInNoOrder(Marketo):
    def next_program_id(self) -> int:
        super().next_program_id()
        return self.random.randrange(1, 2**31)


class _HasPrograms(Marketo):
    """Holds a few programs of its own, none of them Email programs that wait for approval."""

    most = 0

    def plant_campaign(self, number: int, campaign: Any, dice: Random) -> None:
        if number < self.most:
            super().plant_campaign(number, campaign, dice)

    def plant_nested(self) -> None: ...

    def plant_never_cloned(self) -> None: ...

    def plant_emails(self) -> None: ...


class HasNoProgramsYet(_HasPrograms): ...


class HasThirtyPrograms(_HasPrograms):
    most = 30


class _HasMorePrograms(Marketo):
    """Holds programs of Engagement and Default type beside the others."""

    more = 0
    day = datetime(2021, 5, 3, tzinfo=UTC)

    def plant(self) -> None:
        super().plant()
        home = Reference("Folder", self.told["folder_id"])
        for number in range(self.more):
            kind = ("Default", "Engagement")[number % 2]
            channel = {"Default": "Content", "Engagement": "Nurture"}[kind]
            tags = {"Business Unit": "Analytics"}
            program = self.planted(f"Archive {number:05d}", kind, channel, home, tags)
            program.created = program.updated = self.day + timedelta(minutes=number)


class HasThousandsOfPrograms(_HasMorePrograms):
    more = 4_750


class WasBusyJustNow(_HasMorePrograms):
    """Somebody changed a hundred programs as the run began."""

    more = 100

    def plant(self) -> None:
        super().plant()
        for program in list(self.programs.values())[-self.more :]:
            program.updated = self.this_second()


class NeverUpdatedAProgram(Marketo):
    def plant(self) -> None:
        super().plant()
        for program in self.programs.values():
            program.updated = program.created


class NamesChildrenAfterTheirParents(Marketo):
    def plant_nested(self) -> None:
        super().plant_nested()
        for program in self.programs.values():
            if parent := self.program_above(program.folder):
                program.name = parent.name


class HasOneWorkspace(Marketo):
    def plant(self) -> None:
        super().plant()
        for holder in (*self.folders.values(), *self.programs.values()):
            holder.workspace = "Default"
        self.told.pop("other_workspace_folder_id", None)


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


class RequiresATagOfEachType(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        self.tag_types = {n: one._replace(required=True) for n, one in self.tag_types.items()}


class HasValuesInBrackets(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        unit = TagType("Region", ("program",), ("[EMEA] North", "Nordics [2026]"))
        self.tag_types = {"Region": unit, **self.tag_types}


class HasHundredsOfTagTypes(Marketo):
    """The last of them is required."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for number in range(250):
            self.tag_types[f"Custom {number}"] = TagType(f"Custom {number}", ("event",), ("A", "B"))
        every = self.tag_types["Business Unit"].applies_to
        self.tag_types["Team"] = TagType("Team", every, ("Red", "Blue"), required=True)


class HasHundredsOfChannels(Marketo):
    """Those in use come last."""

    def listed_channels(self) -> list[Channel]:
        steps = self.channels["Content"].steps
        more = [Channel(100 + n, f"Channel {n}", "program", steps) for n in range(250)]
        return more + super().listed_channels()

    def channel_exists(self, name: str) -> bool:
        return name in {channel.name for channel in self.listed_channels()}


class HasManyChannelsForEachType(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for number, one in enumerate(list(self.channels.values()) * 2):
            name = f"{one.name} {number}"
            more = {name: one._replace(id=50 + number, name=name)}
            self.channels = more | self.channels


class HasHundredsOfFolders(Marketo):
    def plant_folders(self) -> None:
        super().plant_folders()
        root = self.homes["Default"]
        for number in range(250):
            named = f"A {number}"
            past = self.folders[11].created
            self.folders[1000 + number] = Folder(1000 + number, named, root, "Default", past, past)


class ListsFoldersInTwenties(Marketo):
    def size(self, call: Call, pages: Pages) -> int:
        size = super().size(call, pages)
        return min(size, 20) if call.operation == "get_folders" else size


class ListsNothingInHundreds(Marketo):
    """But programs, of which so many on a page are promised."""

    def size(self, call: Call, pages: Pages) -> int:
        lists = {"get_channels", "get_tag_types", "get_folders"}
        return super().size(call, Pages(largest=100) if call.operation in lists else pages)


class ListsDesignFoldersFirst(Marketo):
    """No program may be made in them; and the target file names no folder."""

    design = frozenset({3, 4, 5})

    def plant_folders(self) -> None:
        super().plant_folders()
        past = self.folders[11].created
        design = {
            id_: Folder(id_, f"Templates {id_}", self.homes["Default"], "Default", past, past)
            for id_ in sorted(self.design)
        }
        self.folders = {11: self.folders[11], **design, **self.folders}
        self.told = {}

    def shown_place(self, place: Reference) -> Json:
        shown = super().shown_place(place)
        return shown | {"folderType": "Email Template"} if place.id in self.design else shown

    def place(self, program: Program, place: Reference) -> None:
        if place.type == "Folder" and place.id in self.design:
            raise Refused("711", "Incompatible folder type")
        super().place(program, place)


class TellsNoFixtures(Marketo):
    def fixtures(self) -> dict[str, object]:
        return {}


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


class WritesTypesOfFoldersInCapitals(Marketo):
    def shown_folder(self, program: Program) -> Json:
        return super().shown_folder(program) | {"type": program.folder.type.upper()}

    def shown_place(self, place: Reference) -> Json:
        return super().shown_place(place) | {"folderId": {"id": place.id, "type": "FOLDER"}}


class ShowsTypesOfTheSpecification(Marketo):
    shown_types = {  # noqa: RUF012
        "Default": "default",
        "Event with Webinar": "webinar",
        "Engagement": "nurture",
    }

    def basics(self, program: Program) -> Json:
        kind = self.shown_types.get(program.type, program.type.lower())
        return super().basics(program) | {"type": kind}


class LinksToAnotherHost(Marketo):
    def url(self, program: Program) -> str:
        return f"https://engage-ab.example.com/?m=123-ABC-456#/classic/PG{program.id}A1"


class LinksNowhere(Marketo):
    def url(self, program: Program) -> str:
        return ""


class LeavesWorkspacesOut(Marketo):
    def basics(self, program: Program) -> Json:
        return {name: v for name, v in super().basics(program).items() if name != "workspace"}


class ShowsNoTagsByTag(Marketo):
    def got_by_tag(self, program: Program) -> Json:
        return self.basics(program)


class ShowsAllByTag(Marketo):
    def got_by_tag(self, program: Program) -> Json:
        return self.shown(program)


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


class ReplacesAllTags(Marketo):
    def apply_tags(self, program: Program, sent: dict[str, str] | None) -> dict[str, str]:
        return dict(program.tags) if sent is None else sent


class DropsTagsOffTheList(Marketo):
    """What is not on the list is not stored, and nothing is said about it."""

    def sent_tags(self, call: Call) -> dict[str, str] | None:
        sent = super().sent_tags(call)
        return sent and {name: v for name, v in sent.items() if self.tag_is_listed(name, v)}


class TakesAnotherChannelThanUnknownOnes(Marketo):
    """A program always has a channel; that a wrong one is refused is only inferred."""

    def may_be_created(self, call: Call, program: Program) -> None:
        fitting = (
            one.name
            for one in self.channels.values()
            if one.applies_to == self.words.get(program.type)
        )
        if not self.channel_exists(program.channel) or not self.channel_fits(program):
            program.channel = next(fitting, program.channel)
        super().may_be_created(call, program)


class StampsUpdatesASecondLater(Marketo):
    def stamp(self, program: Program) -> None:
        super().stamp(program)
        program.updated += timedelta(seconds=1)


class StampsWhatHoldsAChange(Marketo):
    """A program counts as updated when one in it is."""

    def store(self, program: Program) -> None:
        super().store(program)
        if parent := self.program_above(program.folder):
            self.stamp(parent)


class KeepsOneCostAMonth(Marketo):
    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        kept = super().apply_costs(costs, sent, replaces)
        return list({cost.start_date[:7]: cost for cost in kept}.values())


class DatesCostsByItsOwnMidnight(Marketo):
    """It lies in the east: midnight is the evening before."""

    def shown_cost(self, cost: Cost) -> Json:
        evening = self.instant(cost.start_date) - timedelta(hours=2)
        return {**super().shown_cost(cost), "startDate": self.time(evening)}


class DatesCostsWithATime(Marketo):
    def shown_cost(self, cost: Cost) -> Json:
        return {"startDate": f"{cost.start_date}T05:00:00Z+0000", "cost": cost.cost}


class DatesEmailProgramsToTheMillisecond(Marketo):
    def basics(self, program: Program) -> Json:
        dates = {"startDate": program.start, "endDate": program.end}
        return super().basics(program) | {
            name: f"{date:%Y-%m-%dT%H:%M:%S}.000Z" for name, date in dates.items() if date
        }


class DatesEveryType(Marketo):
    types_with_dates = Marketo.types


class RefusesDatesOfOtherTypes(Marketo):
    def set_dates(self, program: Program, call: Call) -> None:
        if program.type not in self.types_with_dates and call.given("startDate"):
            raise Refused("709", "Only Email programs have dates")
        super().set_dates(program, call)


class ShowsNoDatesOfEmailPrograms(Marketo):
    def basics(self, program: Program) -> Json:
        hidden = {"startDate", "endDate"}
        return {name: v for name, v in super().basics(program).items() if name not in hidden}


class ClonesNeitherTagsNorCosts(Marketo):
    def copy_of(self, source: Program) -> Program:
        return replace(super().copy_of(source), tags={}, costs=[])


class ClonesWhatIsInside(Marketo):
    def clone_program(self, call: Call) -> list[Json]:
        shown = super().clone_program(call)
        clone = self.programs[self.last_program_id]
        for nested in self.nested_in(self.existing(call)):
            copy = self.copy_of(nested)
            copy.name = f"{nested.name} in {clone.id}"
            self.place(copy, Reference("Program", clone.id))
            self.stamp(copy)
            self.store(copy)
        return shown


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


class FiltersOnlyWhatHasAStatus(Marketo):
    """The filter leaves programs alone that are neither Engagement nor Email programs."""

    def matches_status(self, program: Program, status: str) -> bool:
        return not program.status or super().matches_status(program, status)


class FiltersByLockedToo(Marketo):
    statuses_to_browse_by = frozenset({"on", "off", "unlocked", "locked"})


class TakesPlainNamesOnly(Marketo):
    """Which characters a name may have is open."""

    def needed(self, call: Call, name: str) -> str:
        text = super().needed(call, name)
        if (
            name == "name"
            and call.operation not in READS
            and not re.fullmatch(r"[\w .-]+", text, re.ASCII)
        ):
            raise Refused("1003", "Letters, digits, blanks, dots and dashes only")
        return text


class WantsBothDates(Marketo):
    """An update of one date alone is refused."""

    def revised(self, program: Program, call: Call) -> Program:
        if call.given("startDate") != call.given("endDate"):
            raise Refused("1002", "startDate and endDate go together")
        return super().revised(program, call)


class AnswersUpdatesWithAnIdAlone(Marketo):
    def update_program(self, call: Call) -> list[Json]:
        super().update_program(call)
        return [{"id": call.id}]


class RunsBehindTime(Marketo):
    def __init__(self) -> None:
        super().__init__(clock=lambda: datetime.now(UTC) - timedelta(hours=3))


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


class RenewsItsTokenOften(Marketo):
    """A token is good for 60 calls, each time."""

    calls = 0

    def authorised(self, call: Call) -> None:
        super().authorised(call)
        self.calls += 1
        if self.calls % 60 == 0:
            self.tokens = dict.fromkeys(self.tokens, datetime(2000, 1, 1, tzinfo=UTC))
            raise Refused("602", "Access token expired")


class GrantsANewTokenEachTime(Marketo):
    """Only recommended otherwise."""

    def current_token(self) -> str | None:
        return None


class GrantsOneTokenAtATime(GrantsANewTokenEachTime):
    """A new token ends the one before, but no other user's."""

    def new_token(self) -> str:
        self.tokens = {token: self.tokens[token] for token in self.reader_tokens}
        return super().new_token()


class DeniesWithoutABody(Marketo):
    def denied(self, error: str, description: str, status: int | None = None) -> Response:
        return Response("", self.status_of_wrong_credentials)


class TakesOnlyWhatIsDocumented(Marketo):
    """Refuses parameters that an operation does not have."""

    parameters = {  # noqa: RUF012
        "get_program": "",
        "get_program_by_name": "name includeTags includeCosts",
        "browse_programs": "maxReturn offset status earliestUpdatedAt latestUpdatedAt",
        "get_programs_by_tag": "tagType tagValue maxReturn offset",
        "create_program": "folder name type channel description costs tags startDate endDate",
        "update_program": "name description tags costs costsDestructiveUpdate startDate endDate",
        "approve_program": "",
        "unapprove_program": "",
        "clone_program": "folder name description",
        "delete_program": "",
        "get_channels": "maxReturn offset",
        "get_tag_types": "maxReturn offset",
        "get_tag_type_by_name": "name",
        "get_folders": "root maxDepth maxReturn offset workSpace",
    }

    def perform(self, call: Call) -> Any:
        more = set(call.parameters) - set(self.parameters.get(call.operation, "").split())
        if more:
            raise Refused("1006", f"Fields not found: {', '.join(sorted(more))}")
        return super().perform(call)


class IgnoresDeletionsOfNobody(Marketo):
    """Deleting or updating nobody is a success without a result; otherwise is only inferred."""

    def delete_program(self, call: Call) -> list[Json]:
        return super().delete_program(call) if call.id in self.programs else []

    def update_program(self, call: Call) -> list[Json]:
        return super().update_program(call) if call.id in self.programs else []


class AnswersWithAnotherCharset(Marketo):
    content_type = "application/json"


class LeavesEmptyListsOut(Marketo):
    """Only recommended otherwise."""

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {name: value for name, value in body.items() if value != []}


class CompressesItsAnswers(Marketo):
    def __init__(self) -> None:
        super().__init__()
        self.app = GZipMiddleware(self.app, minimum_size=1)  # type: ignore[assignment]


class SendsInChunks(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        whole = super().sent(body, status)
        text = bytes(whole.body)
        pieces = [text[at : at + 200] for at in range(0, len(text), 200)]
        return StreamingResponse(iter(pieces), status, {"content-type": self.content_type})


class AnswersSlowly(Marketo):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.005)
        await super().__call__(scope, receive, send)


class ClosesEachConnection(Marketo):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        response.headers["connection"] = "close"
        return response


class ListsNoFolders(Marketo):
    """The folder operations are another API's; the target file names the folders."""

    def get_folders(self, call: Call) -> list[Json]:
        raise Refused("610", f"Requested resource not found: {call.path}")


class TakesProgramsInFewFolders(Marketo):
    """Most folders take none, and the target file does not say which one does."""

    taken = 3  # the first folders below a workspace that refuse
    code = "711"

    def fixtures(self) -> dict[str, object]:
        return {key: value for key, value in super().fixtures().items() if key != "folder_id"}

    def refuse(self, folder: Reference) -> None:
        below = [each.id for each in self.folders.values() if each.parent][: self.taken]
        if folder.type == "Folder" and folder.id in below:
            raise Refused(self.code, "Incompatible folder type")

    def may_be_created(self, call: Call, program: Program) -> None:
        self.refuse(program.folder)
        super().may_be_created(call, program)

    def clone_folder_is_good(self, call: Call, source: Program, folder: Reference) -> None:
        self.refuse(folder)
        super().clone_folder_is_good(call, source, folder)


class DoesNotSayThatAFolderTakesNone(TakesProgramsInFewFolders):
    """By which code a program is refused for its folder is open."""

    code = "709"


class TakesProgramsInOneFolder(TakesProgramsInFewFolders):
    """The target file says in which."""

    def fixtures(self) -> dict[str, object]:
        return {**super().fixtures(), "folder_id": self.homes["Campaigns"].id}

    def refuse(self, folder: Reference) -> None:
        if folder.type == "Folder" and folder != self.homes["Campaigns"]:
            raise Refused(self.code, "Incompatible folder type")


class FindsNamesInAnyCase(Marketo):
    """And takes no two names that differ in their case alone."""

    def is_called(self, program: Program, name: str) -> bool:
        return program.name.lower() == name.lower()

    def name_is_taken(self, name: str) -> bool:
        return name.lower() in {program.name.lower() for program in self.programs.values()}


class TrimsNames(Marketo):
    def needed(self, call: Call, name: str) -> str:
        return super().needed(call, name).strip()


class OrdersCostsByDate(Marketo):
    """The latest first."""

    def shown_costs(self, program: Program) -> Json:
        costs = sorted(program.costs, key=lambda cost: cost.start_date, reverse=True)
        return {"costs": [self.shown_cost(cost) for cost in costs]}


class HasNullForNoNote(Marketo):
    def shown_cost(self, cost: Cost) -> Json:
        return {**super().shown_cost(cost), "note": cost.note or None}


class ShowsTagsBackwards(Marketo):
    def shown_tags(self, program: Program) -> Json:
        return {"tags": super().shown_tags(program)["tags"][::-1]}


class ClonesCostsAlone(Marketo):
    """Neither tags nor dates of an Email program come along."""

    def copy_of(self, source: Program) -> Program:
        return replace(super().copy_of(source), tags={}, start=None, end=None)


class CountsPastTheLastInteger(Marketo):
    """The specification calls ids of answers 64 bits long."""

    first_program_id = 2**33


class GivesTwoReasons(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        body = super().refusal(path, refused)
        more = {"code": body["errors"][0]["code"], "message": "See the documentation"}
        return {**body, "errors": [*body["errors"], more]}


class WarnsOfNothingMuch(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {**body, "warnings": [*body.get("warnings", []), "This operation may change"]}


class NumbersItsRequests(Marketo):
    requests = 0

    def request_id(self) -> str:
        self.requests += 1
        return f"{self.requests}"


class TakesRangesInOrderAlone(Marketo):
    """And of whole seconds."""

    def window(self, call: Call) -> tuple[datetime, datetime]:
        earliest, latest = super().window(call)
        if earliest > latest:
            raise Refused("1003", "earliestUpdatedAt lies behind latestUpdatedAt")
        return earliest, latest

    def bound(self, text: str) -> datetime:
        if "." in text:
            raise Refused("704", "No milliseconds")
        return super().bound(text)


class RefusesUpdatesThatChangeNothing(Marketo):
    def may_be_updated(self, program: Program, updated: Program) -> None:
        super().may_be_updated(program, updated)
        if replace(updated, updated=program.updated) == program:
            raise Refused("709", "Nothing to update")


class TakesOneCostAMonth(Marketo):
    """Where there is one, a second is refused."""

    def apply_costs(self, costs: list[Cost], sent: list[Cost] | None, replaces: bool) -> list[Cost]:
        kept = super().apply_costs(costs, sent, replaces)
        if len({cost.start_date[:7] for cost in kept}) < len(kept):
            raise Refused("709", "There is a cost of that month")
        return kept


class IsSharedWithOthers(Marketo):
    """Between two looks somebody switches a program, makes one and deletes another."""

    looks = 0

    def browse_programs(self, call: Call) -> list[Json]:
        shown = super().browse_programs(call)
        self.looks += 1
        theirs = [one for one in self.programs.values() if not one.name.startswith("pac-")]
        switched = [one for one in theirs if one.type == "Engagement"][self.looks % 5]
        switched.status = "on" if switched.status == "off" else "off"
        event = next(one for one in theirs if one.type == "Event")
        name = f"Somebody's {self.looks}"
        made = self.planted(name, event.type, event.channel, event.folder, dict(event.tags))
        self.stamp(made)
        for one in [one for one in theirs if one.name.startswith("Somebody's")][:-2]:
            self.remove(one)
        return shown


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
