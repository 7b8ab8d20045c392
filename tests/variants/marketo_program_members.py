"""
Implementations of program members that are correct and chose differently where the documents are
open.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random
from typing import Any

from starlette.responses import Response

from conformance.vendors.marketo.reference import (
    Call,
    Channel,
    Field,
    Json,
    Marketo,
    Membership,
    Program,
    Refused,
    Skipped,
    Step,
)

MEMBERS = "/members"


class HasErrorsAndWarnings(Marketo):
    """As the specification has it, and no published answer."""

    def success(self, call: Call, answer: Any) -> Json:
        body = super().success(call, answer)
        return {**body, "errors": [], "warnings": []}


class HasNullForErrors(Marketo):
    def success(self, call: Call, answer: Any) -> Json:
        return {**super().success(call, answer), "errors": None, "warnings": None}


class RefusesWithWarningsAndAnEmptyResult(Marketo):
    def refusal(self, path: str, refused: Refused) -> Json:
        return {**super().refusal(path, refused), "warnings": [], "result": []}


class RefusesMembersWithOtherCodes(Marketo):
    def error(self, refused: Refused) -> Json:
        kept = refused.code.startswith(("60", "61")) or "100,00" in refused.message
        return {"code": refused.code if kept else "611", "message": "System error"}


class NamesTheLeadOfSkippedRows(Marketo):
    def left_aside(self, call: Call, row: Json, skipped: Skipped) -> Json:
        return {**super().left_aside(call, row, skipped), "leadId": row.get("leadId")}


class HasNoReasonsWhereNobodyIsSkipped(Marketo):
    def done(self, call: Call, row: Json, status: str) -> Json:
        return {**super().done(call, row, status), "reasons": []}


class CutsPagesThatAreTooLarge(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        size = call.number("batchSize")
        return largest if size is None else min(max(size, 1), largest)


class ShowsShortPages(Marketo):
    """As many members on a page as it likes: 300 and `batchSize` are said to be maxima."""

    def paged(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        size, begin = self.batch_size(call, largest), self.begins_at(call)
        end = begin + min(size, Random(begin).randint(3, 7))
        return {"result": found[begin:end], **self.followed_by(call, end, len(found))}


class HasATokenOnTheLastPage(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        return {"nextPageToken": self.token_to(end), "moreResult": end < total}

    def place_in(self, token: str) -> int:
        return super().place_in(token)


class SaysNothingOnTheLastPage(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        return super().followed_by(call, end, total) if end < total else {}


class HasANullToken(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        return {"nextPageToken": None, **super().followed_by(call, end, total)}


class RemembersAllInItsToken(Marketo):
    """The token carries filter, fields and size; parameters beside it are not looked at."""

    def perform(self, call: Call) -> Any:
        kept: dict[str, Call] = self.__dict__.setdefault("kept", {})
        known = kept.get(str(call.parameters.get("nextPageToken")))
        if known:
            parameters = {**known.parameters, "nextPageToken": call.text("nextPageToken")}
            call = replace(call, parameters=parameters)
        answer = super().perform(call)
        if isinstance(answer, dict) and answer.get("nextPageToken"):
            token = f"{answer['nextPageToken'].rstrip('=')}{len(kept)}"
            kept[token] = call
            self.__dict__.setdefault("places", {})[token] = answer["nextPageToken"]
            answer["nextPageToken"] = token
        return answer

    def place_in(self, token: str) -> int:
        return super().place_in(self.__dict__.get("places", {}).get(token, token))


class NumbersOnOverPages(Marketo):
    def get_members(self, call: Call) -> Json:
        answer = super().get_members(call)
        first = self.begins_at(call)
        rows = [{**row, "seq": first + seq} for seq, row in enumerate(answer["result"])]
        return {**answer, "result": rows}


class NumbersNoRecords(Marketo):
    """`seq` of a query stands in examples and in the specification alone."""

    def get_members(self, call: Call) -> Json:
        answer = super().get_members(call)
        rows = [{name: row[name] for name in row if name != "seq"} for row in answer["result"]]
        return {**answer, "result": rows}


class ShowsMembersInAnotherOrder(Marketo):
    def matching(self, call: Call, program: Program) -> Sequence[Membership]:
        found = super().matching(call, program)
        if len(found) > 1000:
            return found
        return sorted(found, key=lambda member: Random(member.lead).random())


class ShowsWhatWasAskedForAlone(Marketo):
    def shown_beside(self, names: list[str]) -> list[str]:
        return names


class ShowsTheDefaultFieldsToo(Marketo):
    def shown_beside(self, names: list[str]) -> list[str]:
        return list(dict.fromkeys([*self.default_fields_of_members, *names]))


class LeavesNullOut(Marketo):
    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        shown = super().shown_member(program, member, names)
        return {name: value for name, value in shown.items() if value is not None}


class KnowsNoUnknownFields(Marketo):
    """Fields that do not exist are ignored where they are asked for."""

    def asked_fields(self, call: Call) -> list[str]:
        names = (call.text("fields") or "").split(",")
        known = ",".join(name for name in names if name in self.fields)
        return super().asked_fields(replace(call, parameters={**call.parameters, "fields": known}))


class AddsAnIdToMembers(Marketo):
    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        shown = super().shown_member(program, member, names)
        return {**shown, "id": member.lead * 7, "marketoGUID": f"{program.id}-{member.lead}"}


class CountsMatchingMembers(Marketo):
    """The other form of the limit."""

    limit_counts_matches = True


class TakesThreeHundredOfMore(Marketo):
    """The first 300 of an input are carried out, and the others dropped."""

    def input_too_large(self, call: Call, rows: list[Json]) -> list[Json]:
        return rows[: self.most_rows]


class LooksForTheFirstValues(Marketo):
    def too_many_values(self, values: list[str]) -> list[str]:
        return values[: self.most_values]


class RefusesStatusesByTheRow(Marketo):
    def no_such_status(self, program: Program, name: str) -> Step:
        raise _EachSkipped

    def sync_status(self, call: Call) -> Json:
        try:
            return super().sync_status(call)
        except _EachSkipped:
            reason = {"code": "1003", "message": "Invalid statusName"}
            rows = [{"status": "skipped", "reasons": [reason]} for _ in self.sent_rows(call)]
            return {"result": self.numbered(rows)}


class _EachSkipped(Exception):
    pass


class RefusesUnknownLeadsAltogether(Marketo):
    def lead_of(self, row: Json) -> int:
        try:
            return super().lead_of(row)
        except Skipped as skipped:
            raise Refused("1004", skipped.reason["message"]) from None

    def sent_rows(self, call: Call) -> list[Json]:
        rows = super().sent_rows(call)
        for row in rows:
            self.lead_of(row)
        return rows


class RemovesByTheStatusAtStepZero(Marketo):
    def set_status(self, program: Program, wanted: Step, lead: int) -> str:
        if wanted.step == 0 and lead in self.roll(program):
            self.leave(program, lead)
            return "updated"
        return super().set_status(program, wanted, lead)


class RefusesTheStatusAtStepZero(Marketo):
    def allowed_statuses(self, program: Program) -> dict[str, Step]:
        return {name: step for name, step in self.steps(program).items() if step.step}


class RefusesFixedFieldsAltogether(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        try:
            return super().checked(name, value)
        except Skipped as skipped:
            raise Refused(skipped.reason["code"], skipped.reason["message"]) from None


class IgnoresFixedFields(Marketo):
    def write(self, program: Program, member: Membership, values: Json) -> None:
        kept = {n: v for n, v in values.items() if n in self.fields and self.fields[n].updateable}
        super().write(program, member, kept)

    def is_updateable(self, field: Field) -> bool:
        return True


class KeepsEmptyTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        return "" if value == "" or value is None else super().checked(name, value)


class CutsTextsThatAreTooLong(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        length = self.fields[name].length if name in self.fields else None
        return super().checked(name, value[:length] if isinstance(value, str) else value)


class SearchesByLeadAndCustomFieldsAlone(Marketo):
    """As one published answer has it."""

    standard_searchable = ("leadId",)


class SearchesByLeadAndSuccessAlone(Marketo):
    standard_searchable = ("leadId", "reachedSuccess")


class SearchesByEveryStandardField(Marketo):
    def __init__(self) -> None:
        super().__init__()
        standard = [field.name for field in self.fields.values() if not field.custom]
        self.standard_searchable = tuple(standard)  # type: ignore[assignment]


class HasNoCustomFields(Marketo):
    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: field for name, field in self.fields.items() if not field.custom}


class HasTextsAlone(Marketo):
    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            name: field
            for name, field in self.fields.items()
            if not field.custom or field.type == "string"
        }


class DescribesHiddenFields(Marketo):
    def fields_to_describe(self) -> list[Field]:
        return list(self.fields.values())


class DescribesByDisplayName(Marketo):
    def described(self, field: Field) -> Json:
        return {**super().described(field), "displayName": field.display}


class DescribesWithoutDates(Marketo):
    def description(self) -> Json:
        record = super().description()
        return {name: record[name] for name in record if name not in {"createdAt", "updatedAt"}}


class ShowsTheSchemaOfCustomFieldsAlone(Marketo):
    """What a role may see is its owner's choice."""

    def fields_to_list(self) -> list[Field]:
        return [field for field in super().fields_to_list() if field.custom]

    def known_field(self, call: Call) -> Field:
        field = super().known_field(call)
        if not field.custom:
            raise Refused("603", "Access denied")
        return field


class ShowsNoSchema(Marketo):
    def perform(self, call: Call) -> Any:
        if "/schema/" in call.path:
            raise Refused("603", "Access denied")
        return super().perform(call)


class HasNoEqualSteps(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = [step._replace(step=number) for number, step in enumerate(channel.steps)]
            self.channels[name] = channel._replace(steps=tuple(steps))


class HasEqualStepsInAShortChannel(Marketo):
    """The channel with a third step has no equal steps; one of two steps has them, the lowest."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            short = channel.applies_to == "event" and name != "Webinar"
            steps = [
                step._replace(step=(number + 2) // 3 if short else number)
                for number, step in enumerate(channel.steps)
            ]
            self.channels[name] = channel._replace(steps=tuple(steps))


class HasTwoStatusesAChannel(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = (channel.steps[0], channel.steps[1], channel.steps[-1])
            self.channels[name] = Channel(channel.id, name, channel.applies_to, steps)


class HidesAStatus(Marketo):
    def shown_step(self, step: Step) -> Json:
        return {**super().shown_step(step), "hidden": step.name == "Invited"}


class WantsValuesBesideARange(Marketo):
    """`filterValues` is called required; also where a range of dates is asked for."""

    def range_of_dates(self, call: Call) -> tuple[datetime, datetime]:
        self.needed(call, "filterValues")
        return super().range_of_dates(call)


class OverridesTheMethodInTheBodyAlone(Marketo):
    def endpoint(self, name: str) -> Any:
        answer = super().endpoint(name)

        async def endpoint(request: Any) -> Response:
            if "_method" in request.query_params:
                query = request.scope["query_string"].replace(b"_method", b"_ignored")
                request.scope["query_string"] = query
                del request._query_params
            response: Response = await answer(request)
            return response

        return endpoint


class RefusesLongUrisWithAnEnvelope(Marketo):
    def refused_uri(self) -> Response:
        return self.sent(self.refusal(MEMBERS, Refused("414", "URI too long")), 414)


class CountsEightThousandBytes(Marketo):
    longest_uri = 8000


class FindsNoMembersOfUnknownPrograms(Marketo):
    def get_members(self, call: Call) -> Json:
        if call.id not in self.programs:
            return {"result": [], "moreResult": False}
        return super().get_members(call)


class FindsNoUnknownFields(Marketo):
    def get_field(self, call: Call) -> Json:
        name = call.path.rsplit("/", 1)[-1].removesuffix(".json")
        return super().get_field(call) if name in self.fields else {"result": []}


class FindsStatusesInAnyCase(Marketo):
    def matches(self, program: Program, member: Membership, name: str, values: list[str]) -> bool:
        if name == "statusName":
            return member.status.lower() in {value.lower() for value in values}
        return super().matches(program, member, name, values)


class RefusesFieldsAltogether(Marketo):
    """What is wrong with one field refuses the call."""

    def may_be_made(self, row: Json) -> None:
        try:
            super().may_be_made(row)
        except Skipped as skipped:
            raise Refused(skipped.reason["code"], skipped.reason["message"]) from None


class IgnoresFixedAttributes(Marketo):
    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        fixed = attribute in {"dataType", "name", "isCustom", "length"}
        return fixed or super().may_be_updated_to(field, attribute, value)

    def rewrite(self, field: Field, row: Json) -> None:
        fixed = {"dataType", "name", "isCustom", "length"}
        super().rewrite(field, {name: row[name] for name in row if name not in fixed})


class MakesAsManyFieldsAsFit(Marketo):
    def create_fields(self, call: Call) -> Json:
        rows = self.sent_fields(call)
        room = self.most_custom_fields - sum(field.custom for field in self.fields.values())
        reason = [{"code": "1028", "message": "Too many fields"}]
        full = [{"name": row.get("name"), "status": "skipped", "reasons": reason} for row in rows]
        return {"result": [self.made(row) for row in rows[:room]] + full[room:]}


class CountsFieldsOfTheApiAlone(Marketo):
    def create_fields(self, call: Call) -> Json:
        other = [field for field in self.fields.values() if field.custom and not field.api]
        self.most_custom_fields = 20 + len(other)
        return super().create_fields(call)


class RefusesValuesThatAreSentTwice(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        values = super().filter_values(call)
        if len(set(values)) < len(values):
            raise Refused("1003", "A value is repeated")
        return values


class KeepsSuccessOnceItIsReached(Marketo):
    def move(self, program: Program, wanted: Step, member: Membership) -> None:
        since = member.success
        super().move(program, wanted, member)
        member.success = member.success or since

    def reached_success(self, program: Program, member: Membership) -> bool:
        return member.success is not None


class UpdatesSomeStandardFields(Marketo):
    """Text without a set of values, and the status, which has to be one of the channel."""

    def __init__(self) -> None:
        super().__init__()
        for name in ("statusReason", "statusName"):
            self.fields[name].updateable = True

    def set_fields(self, program: Program, row: Json) -> str:
        wanted = row.get("statusName")
        if wanted is not None and wanted not in self.steps(program):
            raise Skipped("1003", "Invalid value for field 'statusName'")
        return super().set_fields(program, row)

    def value(self, program: Program, member: Membership, name: str) -> Any:
        return member.values.get(name) or super().value(program, member, name)


class TrimsTexts(Marketo):
    def checked(self, name: str, value: Any) -> Any:
        kept = super().checked(name, value)
        return kept.strip() if isinstance(kept, str) else kept


class HasTextsOfEveryLength(Marketo):
    def __init__(self) -> None:
        super().__init__()
        for number, length in enumerate((None, 1, 255, 65_535)):
            name, display = f"text{number}", f"Text {number}"
            text = Field(name, display, "string", length, custom=True, updateable=True)
            self.fields[name] = text


class DescribesNoLengths(Marketo):
    """Neither Describe nor the schema says how long a text may be."""

    def __init__(self) -> None:
        super().__init__()
        for field in self.fields.values():
            field.length = None


class HasManyCustomFields(Marketo):
    def __init__(self) -> None:
        super().__init__()
        for number in range(11):
            name, display = f"more{number}", f"More {number}"
            self.fields[name] = Field(name, display, "string", 255, custom=True, updateable=True)


class RefusesALeadThatComesTwice(Marketo):
    """Altogether; which codes are for it is open."""

    def sent_rows(self, call: Call) -> list[Json]:
        rows = super().sent_rows(call)
        if len({str(row.get("leadId")) for row in rows}) < len(rows):
            raise Refused("1036", "Duplicate object found in input")
        return rows


class SkipsALeadThatComesTwice(Marketo):
    def each(self, call: Call, write: Any) -> Json:
        seen: set[str] = set()

        def once(row: Json) -> str:
            if str(row.get("leadId")) in seen:
                raise Skipped("1036", "Duplicate object found in input")
            seen.add(str(row.get("leadId")))
            return str(write(row))

        return super().each(call, once)


class RefusesAnEmptyInput(Marketo):
    def sent_rows(self, call: Call) -> list[Json]:
        return super().sent_rows(call) or self.input_left_out(call)


class UpdatesWhoIsSkipped(Marketo):
    """Somebody looked at the member, and a date shows that."""

    def written(self, call: Call, row: Json, write: Any) -> Json:
        answer = super().written(call, row, write)
        member = self.roll(self.program_of(call)).get(row.get("leadId", 0))
        if member and answer["status"] == "skipped":
            member.updated = self.this_second()
        return answer


class LeavesTheBoundsOfADateRangeOut(Marketo):
    def in_range(self, member: Membership, start: datetime, end: datetime) -> bool:
        return start < member.updated < end


class AcquiresLeads(Marketo):
    """A program has acquired each second of its members."""

    def value(self, program: Program, member: Membership, name: str) -> Any:
        return (
            bool(member.lead % 2) if name == "acquiredBy" else super().value(program, member, name)
        )


class IgnoresFieldsThatAreNone(Marketo):
    def set_fields(self, program: Program, row: Json) -> str:
        known = {name: row[name] for name in row if name == "leadId" or name in self.fields}
        return super().set_fields(program, known)


class RefusesFieldsThatAreNone(Marketo):
    """Altogether."""

    def sent_rows(self, call: Call) -> list[Json]:
        rows = super().sent_rows(call)
        if {name for row in rows for name in row} - {"leadId", *self.fields}:
            raise Refused("1006", "Field not found")
        return rows


class TakesStatusesInAnyCase(Marketo):
    def wanted_status(self, call: Call, program: Program) -> Step:
        asked = self.needed(call, "statusName").strip().lower()
        known = self.allowed_statuses(program)
        named = next((name for name in known if name.lower() == asked), asked)
        return known[named] if named in known else self.no_such_status(program, named)


class TakesHalfARangeOfDates(Marketo):
    """Up to now, or the seven days before."""

    def range_of_dates(self, call: Call) -> tuple[datetime, datetime]:
        given = {name: call.text(name) for name in ("startAt", "endAt") if call.given(name)}
        end = self.instant(given.get("endAt") or f"{self.this_second().isoformat()}")
        start = given.get("startAt") or f"{(end - self.longest_range).isoformat()}"
        return super().range_of_dates(
            replace(
                call, parameters={**call.parameters, "startAt": start, "endAt": end.isoformat()}
            )
        )


class HasTwinsAtBothEnds(Marketo):
    """The two lowest statuses of a channel have the same step, and so have the two highest."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            last = len(channel.steps) - 1
            steps = [
                step._replace(step=0 if not place else min(max(place, 2), max(last - 1, 2)))
                for place, step in enumerate(channel.steps)
            ]
            if last > 3:
                self.channels[name] = channel._replace(steps=tuple(steps))


class SucceedsAtOnce(Marketo):
    """Each status of a channel counts as success."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = [step._replace(success=step.step > 0) for step in channel.steps]
            self.channels[name] = channel._replace(steps=tuple(steps))


class NeverSucceeds(Marketo):
    """No status of a channel counts as success."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = [step._replace(success=False) for step in channel.steps]
            self.channels[name] = channel._replace(steps=tuple(steps))


class SucceedsOnTheWay(Marketo):
    """What counts as success is neither the lowest status nor the highest."""

    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = [
                step._replace(success=0 < place - 1 < len(channel.steps) - 2)
                for place, step in enumerate(channel.steps)
            ]
            self.channels[name] = channel._replace(steps=tuple(steps))


class KnowsDefaultChannelsAlone(Marketo):
    """So a channel has two statuses."""

    def listed_channels(self) -> list[Channel]:
        return [each for each in super().listed_channels() if each.applies_to == "program"]


class HasCommasInStatuses(Marketo):
    def plant_lists(self) -> None:
        super().plant_lists()
        for name, channel in self.channels.items():
            steps = [
                step._replace(name=f"{step.name}, late" if step.step == 20 else step.name)
                for step in channel.steps
            ]
            self.channels[name] = channel._replace(steps=tuple(steps))


class FillsMoreThanItIsTold(Marketo):
    """Members have values in standard fields that nobody wrote."""

    filled: dict[str, Any] = {  # noqa: RUF012
        "trackName": "Track 1",
        "nurtureCadence": "norm",
        "attendanceLikelihood": 40,
        "registrationLikelihood": 60,
        "waitlistPriority": 1,
        "statusReason": "Imported",
    }

    def value(self, program: Program, member: Membership, name: str) -> Any:
        known = super().value(program, member, name)
        return self.filled.get(name) if known is None else known


class AsDifferentAsMembersCanBe(
    HasErrorsAndWarnings,
    NamesTheLeadOfSkippedRows,
    CutsPagesThatAreTooLarge,
    HasATokenOnTheLastPage,
    ShowsMembersInAnotherOrder,
    ShowsTheDefaultFieldsToo,
    CountsMatchingMembers,
    TakesThreeHundredOfMore,
    LooksForTheFirstValues,
    RefusesStatusesByTheRow,
    RemovesByTheStatusAtStepZero,
    IgnoresFixedFields,
    KeepsEmptyTexts,
    DescribesHiddenFields,
    WantsValuesBesideARange,
    RefusesLongUrisWithAnEnvelope,
    FindsNoMembersOfUnknownPrograms,
    IgnoresFixedAttributes,
    MakesAsManyFieldsAsFit,
):
    """All of these at once."""


class AsSparingAsMembersCanBe(
    SaysNothingOnTheLastPage,
    NumbersNoRecords,
    ShowsWhatWasAskedForAlone,
    LeavesNullOut,
    RefusesUnknownLeadsAltogether,
    RefusesTheStatusAtStepZero,
    RefusesFixedFieldsAltogether,
    SearchesByLeadAndCustomFieldsAlone,
    DescribesWithoutDates,
    ShowsTheSchemaOfCustomFieldsAlone,
    HasTwoStatusesAChannel,
    CountsEightThousandBytes,
    RefusesFieldsAltogether,
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
