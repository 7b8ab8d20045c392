"""
Marketos that chose differently: what else the documents say nothing of.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from starlette.requests import Request

from conformance.vendors.marketo.reference import (
    Call,
    Field,
    Json,
    Marketo,
    Refused,
    Skipped,
    operation,
)


class FindsWhatItDoesNotList(Marketo):
    """Describe names one field, as a published answer does; the guide's own query is by status."""

    standard_searchable = ("leadId",)

    def may_filter_by(self, name: str) -> bool:
        return name in {"statusName", "reachedSuccess"} or super().may_filter_by(name)


class HasFurtherStandardFields(Marketo):
    """Fields that the guide's answer does not show, and no custom ones."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: field for name, field in self.fields.items() if not field.custom}
        self.fields["flowStep"] = Field("flowStep", "Flow Step", "integer")


class EncodesTextsAlone(Marketo):
    """A number needs no encoding in an email: by default a text alone is encoded."""

    def drafted_field(self, row: Json) -> Field:
        field = super().drafted_field(row)
        if "isHtmlEncodingInEmail" not in row:
            field.html = field.type == "string"
        return field


class SaysMoreOfAFieldByItsName(Marketo):
    def by_name(self, field: Field) -> Json:
        return {**super().by_name(field), "id": len(field.name), "usedBy": ["forms"]}


class ShowsTheSchemaOfStandardFieldsAlone(Marketo):
    """What a role may see is its owner's choice."""

    def fields_to_list(self) -> list[Field]:
        return [field for field in super().fields_to_list() if not field.custom]

    def known_field(self, call: Call) -> Field:
        field = super().known_field(call)
        return self.no_such_field(field.name) if field.custom else field

    def create_fields(self, call: Call) -> Json:
        raise Refused("603", "Access denied")

    def update_field(self, call: Call) -> Json:
        raise Refused("603", "Access denied")


class RefusesRangesThatBeginLater(Marketo):
    """Nothing was updated yet that will be."""

    def range_of_dates(self, call: Call) -> tuple[datetime, datetime]:
        start, end = super().range_of_dates(call)
        if start > self.this_second():
            raise Refused("1003", "startAt lies in the future")
        return start, end


class TakesAPageTokenOnce(Marketo):
    """A token is a place in a list that the server keeps until it is asked for the next page."""

    def begins_at(self, call: Call) -> int:
        token = call.text("nextPageToken")
        known: dict[str, int] = self.__dict__.setdefault("tokens", {})
        if token and token not in known:
            raise Refused("1003", "Invalid nextPageToken")
        return known.pop(token) if token else 0

    def token_to(self, place: int) -> str:
        known: dict[str, int] = self.__dict__.setdefault("tokens", {})
        token = f"a+b/{len(known)}&c d%={self.random.random()}="
        known[token] = place
        return token

    def paged(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        size, begin = self.batch_size(call, largest), self.begins_at(call)
        end = begin + size
        return {"result": found[begin:end], **self.followed_by(call, end, len(found))}


class TakesWhatStandsBehindJson(Marketo):
    """Its parser stops at the end of the first value, as parsers do unless told otherwise."""

    def is_json(self, body: bytes) -> bool:
        return super().is_json(body.removesuffix(b" and more"))

    async def call(self, name: str, request: Request) -> Call:
        body = await request.body()
        if body.endswith(b" and more"):
            request._body = body.removesuffix(b" and more")
        return await super().call(name, request)


class WritesDatesToTheMillisecond(Marketo):
    def plain_time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}.000Z" if instant else None


class WritesDatesWithAnOffset(Marketo):
    def plain_time(self, instant: datetime | None) -> str | None:
        return f"{instant.isoformat()[:19]}+0000" if instant else None


class SaysMoreOfARow(Marketo):
    """An id beside the lead's, and reasons where there are none."""

    def done(self, call: Call, row: Json, status: str) -> Json:
        return {**super().done(call, row, status), "id": row.get("leadId"), "reasons": None}


class ListsItsFieldsInGroups(Marketo):
    """`searchableFields` with compound keys, as other objects of the lead database have them."""

    def description(self) -> Json:
        record = super().description()
        groups = [*record["searchableFields"], ["leadId", "programId"]]
        return {**record, "searchableFields": groups}


class RefusesSomeTexts(Marketo):
    """Neither lines nor characters beyond the basic plane."""

    def checked(self, name: str, value: Any) -> Any:
        if isinstance(value, str) and any(ord(c) < 32 or ord(c) > 0xFFFF for c in value):
            raise Skipped("1003", "Invalid value")
        return super().checked(name, value)


class RefusesRangesThatEndLater(Marketo):
    """Nobody was updated yet who will be."""

    def range_of_dates(self, call: Call) -> tuple[datetime, datetime]:
        start, end = super().range_of_dates(call)
        if end > self.this_second():
            raise Refused("1003", "endAt lies in the future")
        return start, end


class DeletesMembersByTheMethodToo(Marketo):
    """As leads are deleted by a published client, though no document says so."""

    @operation("DELETE", "/rest/v1/programs/{id:int}/members.json")
    def remove_members(self, call: Call) -> Json:
        return self.delete_members(call)


class FindsByEveryStandardField(Marketo):
    """What Describe lists is taken; that all else is refused, the guide nowhere says."""

    def may_filter_by(self, name: str) -> bool:
        known = name in self.fields and not self.fields[name].custom
        return known or super().may_filter_by(name)
