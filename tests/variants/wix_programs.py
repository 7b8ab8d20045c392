"""
Implementations of Wix Online Programs that are correct and chose differently where the documents
are open.
"""

import asyncio
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from random import Random
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from conformance.vendors.wix.reference import (
    Call,
    Caller,
    Json,
    Page,
    Participant,
    Program,
    Refused,
    Wix,
    invalid,
)


def _without(record: Json, *names: str) -> Json:
    return {name: value for name, value in record.items() if name not in names}


class DeniesTheHidden(Wix):
    """A program that a caller may not see is forbidden, and no secret."""

    def hidden(self) -> Exception:
        return self.denied()


class AsksVisitorsToSignIn(Wix):
    status_of_denials = 401


class RefusesToPublishTwice(Wix):
    def not_published_again(self, program: Program) -> Json:
        raise Refused(428, "FAILED_PRECONDITION", f"The program is {program.status}")


class ConflictsWhenPublishedTwice(Wix):
    def not_published_again(self, program: Program) -> Json:
        raise Refused(409, "ABORTED", f"The program is {program.status}")


class EndsInVainWithoutAWord(Wix):
    def not_ended(self, program: Program) -> Json:
        return {"program": self.shown(program)}


class EndsInVainWith400(Wix):
    def not_ended(self, program: Program) -> Json:
        raise Refused(400, "WRONG_STATE", "Only published programs can be ended")


class ArchivesWhatWasPublishedAlone(Wix):
    def may_be_archived(self, program: Program) -> bool:
        return program.status in {"PUBLISHED", "ENDED"}

    def not_archived(self, program: Program) -> Json:
        raise Refused(428, "FAILED_PRECONDITION", f"The program is {program.status}")


class BeginsWithRevision0(Wix):
    first_revision = 0


class BeginsWithRevision7(Wix):
    first_revision = 7


class CountsNoTransitionsAsRevisions(Wix):
    def enter(self, program: Program, status: str) -> None:
        super().enter(program, status)
        program.revision -= 1


class CountsParticipantsAsRevisions(Wix):
    """Who comes to take part changes the program too."""

    def add_participant(self, program: Program, member: str) -> Participant:
        self.touch(program)
        return super().add_participant(program, member)


class CountsCategoriesAsRevisions(Wix):
    def assign(self, program: Program, category: str, there: bool) -> None:
        super().assign(program, category, there)
        self.touch(program)


class HasNullForWhatIsUnset(Wix):
    unset = ("description", "timeline", "price", "rewards", "socialGroupId", "extendedFields")

    def shown(self, program: Program) -> Json:
        return {**dict.fromkeys(self.unset), "videoStepsSettings": None, **super().shown(program)}


class FillsInDefaults(Wix):
    """The SDK calls these fields non-null."""

    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        flags = dict.fromkeys(("hideFutureSteps", "resolveStepsInOrder", "shareProgress"), False)
        settings = {"autoNavigate": False, "requiredCompletionPercentage": 0}
        return {
            **content,
            "description": {"title": "", "details": None, **(content.get("description") or {})},
            "timeline": {"selfPaced": False, **(content.get("timeline") or {})},
            "restrictions": {**flags, **(content.get("restrictions") or {})},
            "rewards": content.get("rewards") or [],
            "shouldSendInvoice": content.get("shouldSendInvoice") or False,
            "videoStepsSettings": {**settings, **(content.get("videoStepsSettings") or {})},
            "seo": {"imageAlt": "", "courseWorkload": "", **(content.get("seo") or {})},
        }


class LeavesEmptyListsOut(Wix):
    def shown(self, program: Program) -> Json:
        return {name: value for name, value in super().shown(program).items() if value != []}


class ShowsLessInLists(Wix):
    """The SDK does not promise these of the items of a query."""

    def shown_in_list(self, program: Program) -> Json:
        shown = super().shown_in_list(program)
        return {
            **_without(shown, "categoryIds", "rewards"),
            "seo": _without(shown["seo"], "seoData"),
        }


class SumsNothingUp(Wix):
    """A program without steps and sections has no summary of them."""

    def shown(self, program: Program) -> Json:
        shown = super().shown(program)
        return shown if any(shown["contentSummary"].values()) else _without(shown, "contentSummary")


class SaysNothingOfTheDefaultAccess(Wix):
    """An access type that nobody asked for is not shown."""

    def create_program(self, call: Call) -> Json:
        answer = super().create_program(call)
        if not (call.needed("program").get("restrictions") or {}).get("accessType"):
            self.unasked = {*getattr(self, "unasked", ()), answer["program"]["id"]}
        return {"program": self.shown(self.known(answer["program"]["id"]))}

    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if program.id in getattr(self, "unasked", ()) and self.access_type(program) == "PUBLIC":
            content["restrictions"] = _without(content["restrictions"], "accessType")
        return content


class NamesNoOwners(Wix):
    def shown(self, program: Program) -> Json:
        return {**super().shown(program), "ownerUserId": None}


class HasOlderFieldsToo(Wix):
    def shown(self, program: Program) -> Json:
        access = self.access_type(program)
        shown = super().shown(program)
        return {**shown, "state": program.status, "accessType": access, "namespace": "ONLINE"}


class WritesDatesWithAnOffset(Wix):
    def written(self, instant: datetime) -> str:
        return instant.astimezone(timezone(timedelta(hours=2))).isoformat(timespec="milliseconds")


class WritesWholeSeconds(Wix):
    def written(self, instant: datetime) -> str:
        return f"{instant.astimezone(UTC).isoformat()[:19]}Z"


class WritesMicroseconds(Wix):
    def written(self, instant: datetime) -> str:
        return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class SearchesLate(Wix):
    """The index of searches learns of changes after 300 ms."""

    late = 0.3  # seconds

    def __init__(self) -> None:
        super().__init__()
        self.history = [(0.0, deepcopy(list(self.programs.values())))]

    def respond(self, call: Call) -> Response:
        answer = super().respond(call)
        if call.operation not in {"get_program", "query_programs", "count_programs"}:
            now = self.clock().timestamp()
            self.history = [*self.recent(now), (now, deepcopy(list(self.programs.values())))]
        return answer

    def recent(self, now: float) -> list[tuple[float, list[Program]]]:
        old = [each for each in self.history if each[0] < now - self.late]
        return [*old[-1:], *self.history[len(old) :]]

    def indexed(self) -> list[Program]:
        return self.recent(self.clock().timestamp())[0][1]


class SearchesSecondsLate(SearchesLate):
    late = 3.0


class ListsNothingThatEnded(Wix):
    statuses_to_list = frozenset({"PUBLISHED"})


class ListsNobodyTheArchive(Wix):
    """Owners find what is ARCHIVED by its id alone."""

    def discovers(self, caller: Caller, program: Program) -> bool:
        return super().discovers(caller, program) and program.status != "ARCHIVED"


class ShowsParticipantsTheArchive(Wix):
    def sees(self, caller: Caller, program: Program) -> bool:
        archived = program.status == "ARCHIVED"
        return super().sees(caller, program) or (archived and self.takes_part(caller, program))


class ListsNoSecrets(Wix):
    """Participants find a SECRET program by its id alone."""

    def discovers(self, caller: Caller, program: Program) -> bool:
        hidden = self.is_secret(program) and not self.manages(caller)
        return super().discovers(caller, program) and not hidden


class FindsWhatIsSetAlone(Wix):
    """A flag that was never set is not found as false."""

    def equals(self, found: Any, wanted: Any) -> bool:
        return bool(found == wanted)


class IgnoresFiltersItDoesNotOffer(Wix):
    def unsupported(self, name: str) -> bool:
        return True

    def unsorted(self) -> list[Json]:
        return list(self.default_sort)


class FiltersByWhateverThereIs(Wix):
    def operators_of(self, name: str, known: Any) -> frozenset[str]:
        return self.any_operator | {"$hasAll", "$hasSome", "$isEmpty"}

    def meets(self, program: Program, name: str, value: Any, known: Any) -> bool:
        return super().meets(program, name, value, {**known, name: self.any_operator})


class RefusesOffsets(Wix):
    """Pages are asked for by their cursors alone."""

    def asked_page(self, asked: Json) -> Page:
        if "paging" in asked:
            raise invalid("query.paging", "FORMAT", "is not offered")
        return super().asked_page(asked)


class IgnoresOffsets(Wix):
    def asked_page(self, asked: Json) -> Page:
        return super().asked_page(_without(asked, "paging"))


class CutsPagesThatAreTooLarge(Wix):
    def too_large(self, limit: int) -> int:
        return self.largest_page


class HoldsPagesThatAreNotFull(Wix):
    """What leads on is the cursor; how many programs a page has, up to its limit, is left open."""

    def part(self, found: list[Program], page: Page) -> tuple[int, list[Program]]:
        return super().part(found, page._replace(limit=min(max(page.limit - 1, 1), 7)))


class EndsWithAnEmptyPage(Wix):
    """Whether there is more shows when it is looked for."""

    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        return super().cursors(asked, page, start, shown, more=more or bool(shown))


class SearchesTenAPage(Wix):
    def search_programs(self, call: Call) -> Json:
        asked = call.object("search")
        sent = asked.get("cursorPaging")
        paging = {"limit": 10, **(sent if isinstance(sent, dict) else {})}
        return super().search_programs(
            replace(call, body={"search": {**asked, "cursorPaging": paging}})
        )


class PagesByOffsetUnasked(Wix):
    """A query without paging is answered as if it had asked for its first 50 by offset."""

    def asked_page(self, asked: Json) -> Page:
        page = super().asked_page(asked)
        return page._replace(by_offset=page.by_offset or "cursorPaging" not in asked)

    def search_programs(self, call: Call) -> Json:
        asked = {"cursorPaging": {}, **call.object("search")}
        return super().search_programs(replace(call, body={"search": asked}))


class KeepsItsCursorsToItself(Wix):
    """A cursor is a number of a list that the service keeps."""

    def cursor(self, asked: Json, limit: int, offset: int, after: str | None) -> str:
        kept: list[str] = self.__dict__.setdefault("kept", [])
        kept.append(super().cursor(asked, limit, offset, after))
        return f"c-{len(kept) - 1}"

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        paging = asked.get("cursorPaging") if isinstance(asked.get("cursorPaging"), dict) else {}
        kept: list[str] = self.__dict__.setdefault("kept", [])
        if str(paging.get("cursor") or "").startswith("c-"):
            paging = {**paging, "cursor": kept[int(paging["cursor"][2:])]}
        return super().resumed({**asked, "cursorPaging": paging} if paging else asked)


class TakesCursorsOfTheirCallersAlone(Wix):
    """A cursor is of no use to anybody but the one who got it."""

    def respond(self, call: Call) -> Response:
        self.calling = call.caller if call.operation.startswith(("query", "search")) else None
        return super().respond(call)

    def carried(self, asked: Json) -> Json:
        return {**super().carried(asked), "by": str(self.calling)}

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        kept, page = super().resumed(asked)
        if kept.get("by", str(self.calling)) != str(self.calling):
            raise invalid("cursorPaging.cursor", "FORMAT", "is no cursor of this caller's")
        return kept, page


class HasNoCursorsOnTheLastPage(Wix):
    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        answer = super().paged(found, page, asked)
        metadata = answer["pagingMetadata"]
        if "next" not in metadata.get("cursors", {"next": ""}):
            del metadata["cursors"], metadata["hasNext"]
        return answer


class SaysNothingOfWhatIsNext(Wix):
    """Whether there is a next page shows by its cursor alone."""

    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        answer = super().paged(found, page, asked)
        return {**answer, "pagingMetadata": _without(answer["pagingMetadata"], "hasNext")}


class LeadsNowhereBack(Wix):
    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        cursors = super().cursors(asked, page, start, shown, more=more)
        return {name: cursor for name, cursor in cursors.items() if name == "next"}


class ShowsTheOlderOfTwoEqualsFirst(Wix):
    def ordered(self, programs: list[Program], sort: Any, known: frozenset[str]) -> list[Program]:
        found = super().ordered(programs, sort, known)
        if sort:
            return super().ordered(found[::-1], sort, known)
        return sorted(found, key=lambda one: (one.created, -one.number), reverse=True)


class SortsTitlesAsPeopleDo(Wix):
    """Without a look at capitals and at what is neither letter nor digit."""

    def ranked_by(self, name: str) -> Any:
        ranked = super().ranked_by(name)
        if name != "description.title":
            return ranked
        return lambda one: "".join(filter(str.isalnum, str(ranked(one)).casefold()))


class SearchesForBeginnings(Wix):
    """A word is found in longer ones that begin with it."""

    def is_about(self, program: Program, expression: str, details: Json) -> bool:
        title = str(self.value(program, "description.title") or "").lower().split()
        asked = expression.lower().split()
        present = [any(word.startswith(each) for word in title) for each in asked]
        return all(present) if details.get("mode") == "AND" else any(present)


class RefusesWhatTheServiceSets(Wix):
    """Fields of the service's own are refused where a caller sends them."""

    own: tuple[str, ...] = (
        "status",
        "statusUpdatedDate",
        "createdDate",
        "updatedDate",
        "ownerUserId",
    )
    more: tuple[str, ...] = ("categoryIds", "contentSummary")

    def writable(self, content: Json, at: str = "") -> Json:
        if not at and (sent := [name for name in (*self.own, *self.more) if name in content]):
            raise invalid(f"program.{sent[0]}", "READ_ONLY", "is read-only")
        return super().writable(content, at)


class RefusesDatesOfItsOwnAlone(RefusesWhatTheServiceSets):
    """Other fields of the service's own are dropped without a word."""

    own = ("statusUpdatedDate", "createdDate", "updatedDate")
    more = ()


class WantsATitle(Wix):
    """No field is declared required; nor is an empty program declared possible."""

    def create_program(self, call: Call) -> Json:
        described = call.needed("program").get("description")
        if not described or (isinstance(described, dict) and not described.get("title")):
            raise invalid("program.description.title", "REQUIRED_FIELD", "must be there")
        return super().create_program(call)


class RefusesFieldsItDoesNotKnow(Wix):
    fixed = frozenset(
        {
            *("id", "revision", "createdDate", "updatedDate", "status", "statusUpdatedDate"),
            *("categoryIds", "contentSummary", "ownerUserId"),
        }
    )

    def writable(self, content: Json, at: str = "") -> Json:
        if not at and (unknown := set(content) - set(self.kinds) - self.fixed):
            raise invalid(f"program.{min(unknown)}", "UNKNOWN_FIELD", "is not known")
        return super().writable(content, at)


class CallsPagesByTheirIds(Wix):
    def free_slug(self, program: Program) -> str:
        return program.id


class NumbersSlugsThatAreTaken(Wix):
    """A slug that is taken is made another one, where a program is new."""

    def give_slug(self, program: Program) -> None:
        sent = (program.content.get("seo") or {}).get("slug")
        if sent and self.slug_is_taken(sent, program):
            self.set_slug(program, f"{sent}-{program.number}")
        else:
            super().give_slug(program)


STANDARD = {
    *("UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND", "ALREADY_EXISTS", "ABORTED"),
    *("INVALID_ARGUMENT", "FAILED_PRECONDITION"),
}


class RefusesWithAMessageAlone(Wix):
    """Details are kept for the codes that a method documents."""

    def refusal(self, refused: Refused) -> Json:
        plain = refused.violations or refused.code in STANDARD
        return {"message": refused.message} if plain else super().refusal(refused)


class RefusesWithoutAWord(Wix):
    def refusal(self, refused: Refused) -> Json:
        return {**super().refusal(refused), "message": ""}


class RefusesWithEmptyDetails(Wix):
    def details(self, refused: Refused) -> Json:
        plain = refused.violations or refused.code in STANDARD
        return {} if plain else super().details(refused)


class RefusesWithoutData(Wix):
    def application_error(self, refused: Refused) -> Json:
        return {"code": refused.code, "description": refused.message}


class RefusesFieldsOneByOne(Wix):
    """Only the first field that does not fit is named, and by its name alone."""

    def details(self, refused: Refused) -> Json:
        first = [{**each, "ruleName": "x"} for each in refused.violations[:1]]
        return (
            {"validationError": {"fieldViolations": first}} if first else super().details(refused)
        )


class SwapsTheStatusesOfRefusals(Wix):
    """Two refusals of updates are 400 and three 428; which is which, is not written anywhere."""

    def refused_otherwise(self, refused: Refused) -> Refused:
        other = {400: 428, 428: 400}.get(refused.status, refused.status)
        return Refused(other, refused.code, refused.message, data=refused.data)

    def change(self, program: Program, change: Json, fields: Json) -> None:
        try:
            super().change(program, change, fields)
        except Refused as refused:
            raise (refused if refused.violations else self.refused_otherwise(refused)) from None


class ReplacesWholeObjects(Wix):
    """What is left out of an object in the body is taken out of the program's."""

    def merged(self, old: Json, new: Json) -> Json:
        seo = {**(old.get("seo") or {}), **(new.get("seo") or {})}
        access = {"accessType": (old.get("restrictions") or {}).get("accessType")}
        limits = {**access, **(new.get("restrictions") or old.get("restrictions") or {})}
        return {**old, **new, "seo": seo, "restrictions": limits}


class IgnoresNulls(Wix):
    def merged(self, old: Json, new: Json) -> Json:
        return super().merged(old, {name: one for name, one in new.items() if one is not None})


class WantsWholeTimelines(Wix):
    """What is not self-paced has a start and at least one day."""

    def must_fit(self, content: Json) -> None:
        super().must_fit(content)
        timeline = content.get("timeline")
        if timeline and not timeline.get("selfPaced"):
            days = timeline.get("durationInDays")
            if not timeline.get("startDate") or not days or days < 1:
                raise invalid("program.timeline", "FORMAT", "has no period")


class ReplansNothing(Wix):
    """The end of a program stays planned as it was when it was published."""

    def write(self, program: Program, wanted: Json, change: Json) -> None:
        ends = program.ends
        super().write(program, wanted, change)
        program.ends = ends


class AnswersInBulkInAnotherOrder(Wix):
    """What failed comes first; originalIndex says what is what."""

    def bulk_update_programs(self, call: Call) -> Json:
        answer = super().bulk_update_programs(call)
        worked = [one["itemMetadata"]["success"] for one in answer["results"]]
        places = sorted(range(len(worked)), key=lambda place: (worked[place], -place))
        return {**answer, "results": [answer["results"][place] for place in places]}


class TakesAProgramOnceInBulk(Wix):
    def bulk_update_programs(self, call: Call) -> Json:
        items = call.member("programs")
        listed = [item for item in items if isinstance(item, dict)] if items else []
        ids = [str((item.get("program") or {}).get("id")) for item in listed]
        if len(ids) != len({*ids}):
            raise invalid("programs", "UNIQUE", "names a program twice")
        return super().bulk_update_programs(call)


class RefusesBulkWithoutARevision(Wix):
    """One item without a revision, and the whole call is refused."""

    def bulk_update_programs(self, call: Call) -> Json:
        items = call.member("programs")
        whole = items if isinstance(items, list) else []
        listed = [item for item in whole if isinstance(item, dict)]
        for program in (item.get("program") for item in listed):
            self.revision_in(program if isinstance(program, dict) else {})
        return super().bulk_update_programs(call)


class FindsMissingRevisionsStale(Wix):
    def no_revision(self) -> str:
        return "none"


class EndsWhenItsLastDayBegins(Wix):
    def days_until_the_end(self, days: int) -> int:
        return days - 1


class EndsADayLater(Wix):
    def days_until_the_end(self, days: int) -> int:
        return days + 1


class EndsTenMinutesLate(Wix):
    def is_over(self, program: Program) -> bool:
        late = program.ends is not None and program.ends + timedelta(minutes=10) <= self.now()
        return super().is_over(program) and late


class EndsInTheZoneOfToday(Wix):
    """The end is reckoned in the zone that the site has now, not in the one it had."""

    def tick(self) -> None:
        for program in self.programs.values():
            if program.ends is not None:
                self.plan(program)
        super().tick()


class StartsTomorrowAtTheEarliest(Wix):
    def starts_in_the_past(self, content: Json) -> bool:
        starts = self.starts_on(content)
        return starts is not None and starts <= self.today()


class StartsNothingInThePast(Wix):
    """A start in the past is refused wherever it is written."""

    def create_program(self, call: Call) -> Json:
        if self.starts_in_the_past(call.needed("program")):
            raise Refused(400, "WRONG_START_DATE", "The start date lies in the past")
        return super().create_program(call)


class MovesStartsFreely(Wix):
    """A start in the past is refused when the program is published, and not before."""

    def starts_too_early(self, program: Program, wanted: Json) -> bool:
        return False


class IsOnAnotherSideOfTheWorld(Wix):
    home_zone = "Pacific/Auckland"


class RefusesJoinsWith400(Wix):
    status_of_join_refusals = 400


class RefusesJoinsWith403(Wix):
    status_of_join_refusals = 403


class RefusesJoinsWith409(Wix):
    status_of_join_refusals = 409


class LetsMembersApplyForASecret(Wix):
    """What becomes of it is for the owner to say; until then it shows nothing."""

    def program_to_join(self, call: Call, asked: Json) -> Program:
        program = self.programs.get(str(asked.get("programId")))
        if program is not None and program.status == "PUBLISHED":
            return program
        return super().program_to_join(call, asked)

    def first_status(self, program: Program) -> str:
        return "APPROVAL_PENDING" if self.is_secret(program) else super().first_status(program)


class MakesParticipantsLate(Wix):
    """An application does not name the participant that it became."""

    def shown_application(self, application: Any) -> Json:
        shown = super().shown_application(application)
        return {name: value for name, value in shown.items() if name != "participantId"}


class WritesAmountsShortly(Wix):
    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if "." in str((content.get("price") or {}).get("value")):
            content["price"] = {**content["price"], "value": content["price"]["value"].rstrip("0")}
        return content


class SellsInEuros(Wix):
    currency = "EUR"
    site = "https://studio.example.org/"


class CopiesTitles(Wix):
    def duplicate_of(self, source: Program, owner: str) -> Program:
        duplicate = super().duplicate_of(source, owner)
        description = duplicate.content.get("description") or {}
        title = f"Copy of {description.get('title')}"[:150]
        duplicate.content["description"] = {**description, "title": title}
        return duplicate


class DuplicatesNothingThatIsOver(Wix):
    def duplicate_program(self, call: Call) -> Json:
        if (status := self.existing(call).status) in {"ENDED", "ARCHIVED"}:
            raise Refused(428, "FAILED_PRECONDITION", f"The program is {status}")
        return super().duplicate_program(call)


class DuplicatesStartAfresh(Wix):
    """When it runs and what it costs is for each program to say."""

    def left_behind(self) -> tuple[str, ...]:
        return (*super().left_behind(), "timeline", "price", "rewards")


class MeasuresImages(Wix):
    def shown_content(self, program: Program) -> Json:
        content = super().shown_content(program)
        if image := (content.get("description") or {}).get("image"):
            size = {"width": 1200, "height": 800, "filename": "image.png"}
            content["description"] = {**content["description"], "image": {**image, **size}}
        return content


class ShowsCategoriesInAnotherOrder(Wix):
    def shown_categories(self, program: Program) -> list[str]:
        return sorted(program.categories, reverse=True)


class ServesTheDocumentedPrefixAlone(Wix):
    def routes(self) -> list[Any]:
        return [route for route in super().routes() if not route.path.startswith("/_api")]


class ServesCategoriesWhereTheSdkFindsThem(Wix):
    def routes(self) -> list[Any]:
        elsewhere = "/online-programs/v3/categories"
        return [route for route in super().routes() if not route.path.startswith(elsewhere)]


class AssignsCategoriesLater(Wix):
    """Another service assigns them, and programs hear of it."""

    def __init__(self) -> None:
        super().__init__()
        self.to_assign: list[tuple[datetime, Program, str, bool]] = []

    def assign(self, program: Program, category: str, there: bool) -> None:
        self.to_assign.append((self.clock() + timedelta(seconds=0.3), program, category, there))

    def respond(self, call: Call) -> Response:
        while self.to_assign and self.to_assign[0][0] <= self.clock():
            super().assign(*self.to_assign.pop(0)[1:])
        return super().respond(call)


class LetsNoOwnerAssignCategories(Wix):
    """Categories are for another role to give: nothing is known of what they do."""

    def assign_categories(self, call: Call) -> Json:
        raise Refused(403, "PERMISSION_DENIED", f"Not for the {call.caller.kind}")


class HasNoCategories(Wix):
    def routes(self) -> list[Any]:
        return [route for route in super().routes() if "/categories" not in route.path]


class FindsNothingUnderMalformedIds(Wix):
    def respond(self, call: Call) -> Response:
        if len(call.path.get("id", "x" * 36)) != 36:
            return self.sent(self.refusal(self.not_found()), 404)
        return super().respond(call)


class IgnoresDeletionsOfNobody(Wix):
    def delete_program(self, call: Call) -> Json:
        return super().delete_program(call) if call.id in self.programs else {}


class CreatesForTheOwner(Wix):
    """What an app makes belongs to the user who installed it."""

    def caller_of(self, call: Call) -> Caller:
        caller = super().caller_of(call)
        owner = next(one for one in self.tokens.values() if one.kind == "owner")
        return caller._replace(id=owner.id) if caller.kind == "app" else caller


class SendsAConsistencyToken(Wix):
    def sent(self, body: Json, status: int = 200) -> Response:
        response = super().sent(body, status)
        response.headers["X-Wix-Consistent"] = f"v1-{self.made}"
        response.headers["x-wix-request-id"] = "1764155.123"
        return response


class IsBusyWithOthers(Wix):
    """Other users make programs, publish them and delete them all the time."""

    def __init__(self) -> None:
        super().__init__()
        self.dice = Random(1)
        self.others: list[str] = []

    def respond(self, call: Call) -> Response:
        if self.dice.random() < 0.4:
            theirs = {"description": {"title": "Somebody's"}, "timeline": {"selfPaced": True}}
            program = self.new_program(self.with_defaults(theirs), "somebody")
            self.give_slug(program)
            self.store(program)
            if self.dice.random() < 0.5:
                self.enter(program, "PUBLISHED")
            if self.others and self.dice.random() < 0.5:
                self.programs.pop(self.others.pop(0), None)
            self.others.append(program.id)
        return super().respond(call)


class AnswersSlowly(Wix):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await asyncio.sleep(0.004)
        await super().__call__(scope, receive, send)


class AsDifferentAsCanBe(
    DeniesTheHidden,
    RefusesToPublishTwice,
    ArchivesWhatWasPublishedAlone,
    BeginsWithRevision7,
    HasNullForWhatIsUnset,
    WritesDatesWithAnOffset,
    ListsNothingThatEnded,
    FiltersByWhateverThereIs,
    CutsPagesThatAreTooLarge,
    KeepsItsCursorsToItself,
    RefusesWhatTheServiceSets,
    CallsPagesByTheirIds,
    RefusesWithoutData,
    EndsADayLater,
    RefusesJoinsWith403,
    CopiesTitles,
    SellsInEuros,
):
    """All of these at once."""


class AsSparingAsCanBe(
    AsksVisitorsToSignIn,
    EndsInVainWithoutAWord,
    CountsNoTransitionsAsRevisions,
    LeavesEmptyListsOut,
    ShowsLessInLists,
    WritesWholeSeconds,
    ListsNoSecrets,
    HasNoCursorsOnTheLastPage,
    LeadsNowhereBack,
    WantsATitle,
    RefusesWithAMessageAlone,
    EndsWhenItsLastDayBegins,
    MakesParticipantsLate,
    WritesAmountsShortly,
    ServesTheDocumentedPrefixAlone,
):
    """All of these at once."""


def variants() -> dict[str, type[Wix]]:
    """Every variant by name."""
    found = {name: thing for name, thing in globals().items() if isinstance(thing, type)}
    return {
        name: thing
        for name, thing in found.items()
        if issubclass(thing, Wix) and thing is not Wix and not name.startswith("_")
    }
