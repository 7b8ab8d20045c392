"""
Marketos that chose differently: how members are asked for.
"""

from datetime import datetime
from typing import Any

from starlette.responses import Response

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
    Refused,
)
from tests.variants.marketo_program_members.answers import MEMBERS


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


class CountsLeadsFromTwoBillion(Marketo):
    """The ids of leads are as high as those that one takes for nobody's."""

    def plant(self) -> None:
        self.last_lead_id = 2_000_000_011
        super().plant()
