"""
Marketos that chose differently: what comes twice, is trimmed, or succeeds.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

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
        lead = row.get("leadId")
        member = self.roll(self.program_of(call)).get(lead if isinstance(lead, int) else 0)
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
