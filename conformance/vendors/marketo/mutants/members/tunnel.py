"""
Marketos that each get one thing about long queries wrong.
"""

from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Json, Marketo


@breaks("tunnel.uri.short")
class RefusesUrisOfFourKilobytes(Marketo):
    def uri_is_too_long(self, request: Any) -> bool:
        members = request.url.path.endswith("/members.json") and "statusName" in str(request.url)
        return members and len(request.scope["query_string"]) > 4096


@breaks("tunnel.uri.too-long")
class TakesAnyUri(Marketo):
    longest_uri = 10**6


@breaks("tunnel.uri.too-long")
class RefusesLongUrisWith400(Marketo):
    def refused_uri(self) -> Any:
        return self.sent({"message": "Bad Request"}, 400)


@breaks("tunnel.uri.too-long")
class RefusesLongUrisInAnEnvelope(Marketo):
    def refused_uri(self) -> Any:
        return self.sent({"requestId": "1#1", "success": False, "errors": []})


@breaks("tunnel.post.answered")
class TakesAPostForAnUpdate(Marketo):
    def is_a_query(self, call: Call) -> bool:
        return False


@breaks("tunnel.post.answered")
class FindsNobodyByPost(Marketo):
    def sync_data(self, call: Call) -> Json:
        nobody = {"result": [], "moreResult": False}
        return nobody if self.is_a_query(call) else super().sync_data(call)


@breaks("tunnel.post.long")
class CountsTheBodyAsUri(Marketo):
    def sync_data(self, call: Call) -> Json:
        if self.is_a_query(call) and len(str(call.parameters)) > self.longest_uri:
            return {"result": [], "moreResult": False}
        return super().sync_data(call)


@breaks("tunnel.post.parameters")
class IgnoresTheFieldsOfAPost(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        posted = call.given("_method")
        return list(self.default_fields_of_members) if posted else super().asked_fields(call)


@breaks("tunnel.post.parameters")
class IgnoresThePageSizeOfAPost(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        return largest if call.given("_method") else super().batch_size(call, largest)


@breaks(
    "tunnel.post.changes-nothing", also=["tunnel.post.long"], because="more members have the status"
)
class LowersWhoIsAskedFor(Marketo):
    def sync_data(self, call: Call) -> Json:
        answer = super().sync_data(call)
        for member in self.roll(self.program_of(call)).values() if self.is_a_query(call) else ():
            if member.status == "Attended":
                member.status = "Invited"
        return answer


@breaks("tunnel.post.parameters")
class IgnoresTheTokenOfAPost(Marketo):
    def begins_at(self, call: Call) -> int:
        return 0 if call.given("_method") else super().begins_at(call)


@breaks("tunnel.post.answered")
class ShowsLeadsAloneByPost(Marketo):
    def asked_fields(self, call: Call) -> list[str]:
        bare = call.given("_method") and not call.text("fields")
        return ["leadId"] if bare else super().asked_fields(call)


@breaks("tunnel.post.parameters", depth="standard")
class IgnoresTheDatesOfAPost(Marketo):
    def range_of_dates(self, call: Call) -> tuple[Any, Any]:
        now = self.this_second()
        week = now - self.longest_range, now + self.longest_range
        return week if call.given("_method") else super().range_of_dates(call)


@breaks("tunnel.post.parameters", depth="standard")
class ReadsThePlusOfAPostAsItIs(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        values = super().filter_values(call)
        return [value.replace(" ", "+") for value in values] if call.given("_method") else values


@breaks("tunnel.post.long")
class ReadsTwoKilobytesOfAPost(Marketo):
    def filter_values(self, call: Call) -> list[str]:
        values = super().filter_values(call)
        return ",".join(values)[:2048].split(",") if call.given("_method") else values
