"""
Marketos that chose differently: pages of members.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from conformance.vendors.marketo.reference import (
    Call,
    Json,
    Marketo,
    Membership,
    Program,
)


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
