"""
Marketo Program Members, changed in one way each.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from conformance.vendors.marketo.reference import Marketo
from conformance.vendors.marketo.reference.call import Call, Refused
from conformance.vendors.marketo.reference.members import Field, Membership, Skipped
from conformance.vendors.marketo.reference.record import Json, Program
from tests.drifts import drifts


@drifts(
    "format cosmetic nextPageToken",
)
class WritesItsTokensInHexadecimal(Marketo):
    def token_to(self, place: int) -> str:
        return f"{place:010}".encode().hex()

    def place_in(self, token: str) -> int:
        try:
            return int(bytes.fromhex(token))
        except ValueError:
            raise Refused("1003", "Invalid nextPageToken") from None


@drifts(
    "verdict breaking query.values.at-most-300",
    "limit additive query.values-301",
)
class MovesItsCapOfValuesTo500(Marketo):
    most_values = 500


@drifts(
    "limit additive page.size-301",
    "observation additive field.page-odd",
)
class CutsLargerBatches(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        return min(super().batch_size(call, 10_000), largest)


@drifts(
    "appeared additive nextPageToken",
    "observation cosmetic answer.members",
    "observation cosmetic page.token-at-the-end",
)
class GivesTheLastPageAToken(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        return {"nextPageToken": self.token_to(end), "moreResult": end < total}


@drifts(
    "vanished breaking acquiredBy",
    "verdict breaking query.fields.default",
    "appeared additive acquired",
)
class RenamesAcquiredBy(Marketo):
    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        shown = super().shown_member(program, member, names)
        return {"acquired" if name == "acquiredBy" else name: shown[name] for name in shown}


@drifts(
    "format breaking createdAt",
    "format breaking membershipDate",
    "format breaking reachedSuccessDate",
    "format breaking updatedAt",
    "verdict breaking invariant.marketo-program-members.dates",
    "verdict breaking query.members.dates",
)
class WritesMomentsWithMilliseconds(Marketo):
    def plain_time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}.000Z" if instant else None


@drifts(
    "code breaking accepted: skipped 1037",
    "code breaking accepted: updated, skipped 1037",
    "verdict breaking status.lower.skipped",
    "verdict breaking status.same.skipped",
)
class SkipsWithAnotherCode(Marketo):
    def set_status(self, *given: Any) -> str:
        try:
            return super().set_status(*given)
        except Skipped as skipped:
            raise Skipped("1038", str(skipped)) from None


@drifts(
    "observation cosmetic describe.searchable-fields",
)
class AddsAFieldToSearchBy(Marketo):
    standard_searchable = ("leadId", "reachedSuccess", "statusName", "program")


@drifts(
    "verdict breaking data.cleared",
    "verdict breaking data.updated",
    "verdict breaking status.updated",
    "value additive status",
    "observation cosmetic status.lead-twice",
)
class SaysWhatBecameOfAMemberInAnotherWord(Marketo):
    def each(self, *given: Any) -> Json:
        answer = super().each(*given)
        rows = answer["result"]
        return {
            **answer,
            "result": [{**r, "status": WORDS.get(r["status"], r["status"])} for r in rows],
        }


WORDS = {"updated": "changed"}


@drifts(
    "verdict breaking query.fields.default-alone",
    "appeared additive reachedSuccessDate",
)
class ShowsASuccessDateToo(Marketo):
    default_fields_of_members = (*Marketo.default_fields_of_members, "reachedSuccessDate")


@drifts(
    "appeared additive usedIn",
)
class ShowsWhereAFieldIsUsed(Marketo):
    def described(self, field: Field) -> Json:
        return {**super().described(field), "usedIn": []}


@drifts(
    "verdict breaking filter.updated.at-most-seven-days",
)
class AllowsAFortnight(Marketo):
    longest_range = timedelta(days=14)


@drifts(
    "type breaking leadId",
    "verdict breaking invariant.marketo-program-members.ids",
    "verdict breaking query.members.lead-id",
)
class GivesLeadIdsAsText(Marketo):
    def shown_member(self, program: Program, member: Membership, names: list[str]) -> Json:
        shown = super().shown_member(program, member, names)
        return {**shown, "leadId": str(member.lead)} if "leadId" in shown else shown


@drifts(
    "vanished breaking seq",
    "verdict breaking data.rows.numbered",
    "verdict breaking query.rows.numbered",
    "verdict breaking removal.rows.numbered",
    "verdict breaking status.rows.numbered",
    "observation cosmetic page.numbering",
    "observation cosmetic query.fields-alone",
)
class NumbersNoRecords(Marketo):
    def numbered(self, rows: Sequence[Json]) -> list[Json]:
        return list(rows)
