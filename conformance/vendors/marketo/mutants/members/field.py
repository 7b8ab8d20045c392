"""
Marketos that each get one thing about the schema of fields wrong.
"""

from collections.abc import Sequence
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Field, Json, Marketo


@breaks(
    "field.by-name.found",
    also=["making.accepted"],
    because="what was made is not found by its name either",
)
class FindsFieldsByDisplayName(Marketo):
    def get_field(self, call: Call) -> Json:
        field = super().known_field(call)
        found = [one for one in self.fields.values() if one.display == field.name]
        return {"result": [self.by_name(one) for one in found]}


@breaks("field.by-name.found")
class FindsTwoFieldsByName(Marketo):
    def get_field(self, call: Call) -> Json:
        answer = super().get_field(call)
        standard = not self.known_field(call).custom
        return {"result": [*answer["result"], *answer["result"]] if standard else answer["result"]}


@breaks("field.by-name.same")
class ShowsAnotherDisplayNameByName(Marketo):
    def by_name(self, field: Field) -> Json:
        shown = super().by_name(field)
        return shown if field.custom else {**shown, "displayName": field.name}


@breaks("field.by-name.unknown")
class ShowsAFieldThatIsNone(Marketo):
    def get_field(self, call: Call) -> Json:
        known = call.path.rsplit("/", 1)[-1].removesuffix(".json") in self.fields
        if known:
            return super().get_field(call)
        return {"result": [self.by_name(Field("unknown", "Unknown", "string"))]}


@breaks("field.browse.all")
class ListsNoDates(Marketo):
    def fields_to_list(self) -> list[Field]:
        return [field for field in super().fields_to_list() if field.name != "createdAt"]


@breaks("field.browse.types", also=["field.by-name.same"], because="it is listed with its type")
class ListsTextForStatus(Marketo):
    def get_fields(self, call: Call) -> Json:
        answer = super().get_fields(call)
        for record in answer["result"]:
            if record["name"] == "statusName":
                record["dataType"] = "text"
        return answer


@breaks("field.attributes")
class LeavesFalseFlagsOut(Marketo):
    def in_schema(self, field: Field) -> Json:
        shown = super().in_schema(field)
        return {n: v for n, v in shown.items() if n != "isHidden" or v is True or field.custom}


@breaks("field.attributes")
class WritesFlagsAsText(Marketo):
    def in_schema(self, field: Field) -> Json:
        shown = super().in_schema(field)
        return shown if field.api else {**shown, "isSensitive": str(field.sensitive).lower()}


@breaks("field.custom.marked", also=["describe.custom.updateable"], because="it can not be updated")
class CallsStandardFieldsCustom(Marketo):
    def in_schema(self, field: Field) -> Json:
        marked = field.custom or field.name == "statusName"
        return {**super().in_schema(field), "isCustom": marked}


class _PagesFields(Marketo):
    """Cuts the list of fields in another way."""

    def page_of_fields(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        return super().paged(call, found, largest)

    def paged(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        fields = call.operation == "get_fields"
        return (self.page_of_fields if fields else super().paged)(call, found, largest)


@breaks("field.page.size", also=["field.page.more"], because="there is one page")
class IgnoresThePageSizeOfFields(_PagesFields):
    def page_of_fields(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        return {"result": found, "moreResult": False}


@breaks("field.page.more")
class HasATokenButNoFlagOfFields(_PagesFields):
    def page_of_fields(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        page = super().page_of_fields(call, found, largest)
        return {name: value for name, value in page.items() if name != "moreResult"}


@breaks("field.page.whole", also=["field.page.size"], because="a page has one field more")
class RepeatsAFieldOnEachPage(_PagesFields):
    def page_of_fields(self, call: Call, found: Sequence[Any], largest: int) -> Json:
        page = super().page_of_fields(call, found, largest)
        if call.given("nextPageToken"):
            page["result"] = [found[0], *page["result"]]
        return page


@breaks("field.by-name.found")
class FindsStandardFieldsAlone(Marketo):
    def known_field(self, call: Call) -> Field:
        field = super().known_field(call)
        made_here = field.api or not field.custom or call.operation != "get_field"
        return field if made_here else self.no_such_field(field.name)


@breaks("field.browse.lengths", also=["field.by-name.same"], because="it is listed with its length")
class ListsAnotherLengthOfStatus(Marketo):
    def get_fields(self, call: Call) -> Json:
        answer = super().get_fields(call)
        for record in answer["result"]:
            if record["name"] == "statusName":
                record["length"] = 64
        return answer


@breaks("field.api-created.marked")
class CallsStatusMadeByTheApi(Marketo):
    def in_schema(self, field: Field) -> Json:
        made = field.api or field.name == "statusName"
        return {**super().in_schema(field), "isApiCreated": made}


@breaks("field.page.size")
class ForgetsTheSizeOfAPageOfFields(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        later = call.operation == "get_fields" and call.given("nextPageToken")
        return largest if later else super().batch_size(call, largest)


@breaks("field.page.full", depth="standard")
class ListsTenFieldsByDefault(Marketo):
    def batch_size(self, call: Call, largest: int) -> int:
        bare = call.operation == "get_fields" and not call.given("batchSize")
        return 10 if bare else super().batch_size(call, largest)


@breaks("field.by-name.unknown")
class FindsFieldsByTheBeginOfAName(Marketo):
    def known_field(self, call: Call) -> Field:
        name = call.path.rpartition("/")[2].removesuffix(".json")
        found = [field for known, field in self.fields.items() if known.startswith(name)]
        return found[0] if found else super().known_field(call)
