"""
Marketos that each get one thing about the pages of members wrong.
"""

from collections.abc import Sequence
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
    Step,
)


def _later(call: Call) -> bool:
    return call.operation == "get_members" and call.given("nextPageToken")


@breaks("page.size", also=["tunnel.post.parameters"], because="a page is asked for there as well")
class IgnoresThePageSize(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        members = call.operation == "get_members"
        return largest if members else super().batch_size(call, largest)


@breaks(
    "page.size.kept",
    also=["tunnel.post.parameters"],
    because="the pages of a posted query follow one another alike",
)
class ForgetsThePageSize(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        return largest if _later(call) else super().batch_size(call, largest)


class _Ends(Marketo):
    """Says in another way whether there is more."""

    def followed(self, ends: Json, end: int, total: int) -> Json:
        return ends

    def followed_by(self, call: Call, end: int, total: int) -> Json:
        ends = super().followed_by(call, end, total)
        return self.followed(ends, end, total) if call.operation == "get_members" else ends


@breaks("page.more")
class HasATokenButNoFlag(_Ends):
    def followed(self, ends: Json, end: int, total: int) -> Json:
        return {name: value for name, value in ends.items() if name != "moreResult"}


@breaks("page.more")
class HasNoToken(_Ends):
    def followed(self, ends: Json, end: int, total: int) -> Json:
        return {"moreResult": ends["moreResult"]}


@breaks("page.more.end")
class AlwaysHasMore(_Ends):
    def followed(self, ends: Json, end: int, total: int) -> Json:
        token = self.token_to(min(end, total))
        return {**ends, "nextPageToken": token, "moreResult": True}


@breaks("page.whole", also=["page.more.end"], because="the last member may be the one skipped")
class SkipsAMember(_Ends):
    def followed(self, ends: Json, end: int, total: int) -> Json:
        tight = end < total < 100
        return {**ends, "nextPageToken": self.token_to(end + 1)} if tight else ends


@breaks("page.whole", also=["tunnel.post.parameters"], because="its pages are cut alike")
class RepeatsAMember(_Ends):
    def followed(self, ends: Json, end: int, total: int) -> Json:
        tight = end < total < 100
        return {**ends, "nextPageToken": self.token_to(end - 1)} if tight else ends


@breaks("page.filter.kept")
class ForgetsTheFilter(Marketo):
    def matching(self, call: Call, program: Program) -> Sequence[Membership]:
        later = _later(call) and call.text("filterType") == "statusName"
        if later and len(self.roll(program)) < 100:
            return list(self.roll(program).values())
        return super().matching(call, program)


@breaks("page.fields.kept")
class ForgetsTheFields(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        return list(self.default_fields_of_members) if _later(call) else super().asked_fields(call)


@breaks("page.full")
class LeavesOutTheLastOfAPage(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        size = super().batch_size(call, largest)
        return size - 1 if size == 3 and call.operation == "get_members" else size


@breaks("page.full-300")
class Shows200WithoutASize(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        asked = call.given("batchSize") or call.operation != "get_members"
        return super().batch_size(call, largest) if asked else 200


@breaks("page.default-300", also=["page.full-300"], because="there are more than 300 on it")
class ShowsAllWithoutASize(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        asked = call.given("batchSize") or call.operation != "get_members"
        return super().batch_size(call, largest) if asked else 10_000


@breaks("page.default-300")
class LosesMembersBehindTheFirst300(_Ends):
    def followed(self, ends: Json, end: int, total: int) -> Json:
        return {**ends, "nextPageToken": self.token_to(total)} if end == 300 else ends


@breaks("page.at-most-300")
class ShowsAThousand(Marketo):
    member_page = 1000

    def batch_size(self, call: Call, largest: int) -> int:
        size = super().batch_size(call, largest)
        return size if call.given("batchSize") else min(size, 300)


@breaks("page.at-most-300")
class Shows301(Marketo):
    member_page = 301

    def batch_size(self, call: Call, largest: int) -> int:
        size = super().batch_size(call, largest)
        return size if call.given("batchSize") else min(size, 300)


@breaks("page.full-300")
class Shows250AtMost(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        size = super().batch_size(call, largest)
        return min(size, 250) if call.given("batchSize") else size


@breaks(
    "page.whole",
    also=["page.default-300", "page.more.end"],
    because="its pages are of a status too, and the last member may be the one skipped",
)
class SkipsAMemberOfAStatus(Marketo):
    def begins_at(self, call: Call) -> int:
        place = super().begins_at(call)
        return place + 1 if _later(call) and call.text("filterType") == "statusName" else place


@breaks("page.more.end")
class HasMoreBehindEachFullPage(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        if call.operation == "get_members" and end == total and call.given("nextPageToken"):
            return {"nextPageToken": self.token_to(end), "moreResult": True}
        return super().followed_by(call, end, total)


@breaks(
    "status.at-most-300.taken",
    also=[
        "data.at-most-300.taken",
        "page.default-300",
        "page.full-300",
        "removal.at-most-300.taken",
    ],
    because="these are about the 300 as well",
)
class StopsMakingMembersAfter200(Marketo):
    def join(self, program: Program, wanted: Step, lead: int) -> None:
        if len(self.roll(program)) < 200:
            super().join(program, wanted, lead)


@breaks("data.at-most-300.taken")
class StopsWritingAfter200Rows(Marketo):
    def sync_data(self, call: Call) -> Json:
        self.left_to_write = 200
        return super().sync_data(call)

    def write(self, program: Program, member: Membership, values: Json) -> None:
        self.left_to_write -= 1
        if self.left_to_write >= 0:
            super().write(program, member, values)


@breaks("page.more", also=["page.default-300"], because="its pages can't be followed")
class SaysMoreOnlyWhereASizeIsSent(Marketo):
    def followed_by(self, call: Call, end: int, total: int) -> Json:
        ends = super().followed_by(call, end, total)
        sent = call.given("batchSize") or call.operation != "get_members"
        return ends if sent else {name: ends[name] for name in ends if name != "moreResult"}


@breaks("page.more", depth="standard")
class KeepsOnePlaceForAllLists(Marketo):
    reached = 0

    def place_in(self, token: str) -> int:
        return self.reached

    def followed_by(self, call: Call, end: int, total: int) -> Json:
        self.reached = end
        return super().followed_by(call, end, total)


@breaks("page.more.end")
class CountsAllMembersAsMore(Marketo):
    def paged(self, call: Call, found: Any, largest: int) -> Json:
        page = super().paged(call, found, largest)
        by_status = call.text("filterType") == "statusName" and "moreResult" in page
        end = self.begins_at(call) + len(page["result"])
        more = by_status and end == len(found) and call.given("batchSize")
        return page | self.followed_by(call, end, end + 1) if more else page
