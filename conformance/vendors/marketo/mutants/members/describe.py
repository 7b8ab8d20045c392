"""
Marketos that each describe members wrong in one way.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Field, Json, Marketo


class _Describes(Marketo):
    """Alters the record that describes members."""

    def altered(self, record: Json) -> Json:
        return record

    def description(self) -> Json:
        return self.altered(super().description())


class _DescribesFields(_Describes):
    """Alters each field of it."""

    def field(self, field: Json) -> Json:
        return field

    def altered(self, record: Json) -> Json:
        return {**record, "fields": [self.field(field) for field in record["fields"]]}


@breaks("describe.record")
class DescribesTwice(Marketo):
    def describe_members(self, call: Call) -> Json:
        return {"result": super().describe_members(call)["result"] * 2}


@breaks(
    "describe.dedupe-fields",
    also=["describe.dedupe-fields.lead-and-program"],
    because="they are compared with it",
)
class NamesColumnsOfATable(_Describes):
    def altered(self, record: Json) -> Json:
        return {**record, "dedupeFields": ["lead_id", "program_id"]}


@breaks("describe.dedupe-fields.lead-and-program")
class NamesTheLeadAlone(_Describes):
    def altered(self, record: Json) -> Json:
        return {**record, "dedupeFields": ["leadId"]}


@breaks("describe.searchable.described")
class ListsSearchableFieldsFlat(_Describes):
    def altered(self, record: Json) -> Json:
        return {**record, "searchableFields": [name for (name,) in record["searchableFields"]]}


@breaks("describe.searchable.described")
class ListsAFieldThatIsNotDescribed(_Describes):
    def altered(self, record: Json) -> Json:
        return {**record, "searchableFields": [*record["searchableFields"], ["memberKey"]]}


@breaks(
    "describe.searchable.lead-id",
    also=["filter.unsearchable.refused"],
    because="it is taken for a field that is not searchable",
)
class LeavesTheLeadOut(_Describes):
    def altered(self, record: Json) -> Json:
        groups = [group for group in record["searchableFields"] if group != ["leadId"]]
        return {**record, "searchableFields": groups}


@breaks("describe.fields.members")
class SaysUpdateableAsText(_DescribesFields):
    def field(self, field: Json) -> Json:
        fixed = field["name"] == "statusName"
        return {**field, "updateable": "false"} if fixed else field


@breaks("describe.fields.members")
class GivesNoDisplayNames(_DescribesFields):
    def field(self, field: Json) -> Json:
        return {name: value for name, value in field.items() if name != "displayName"}


@breaks("describe.fields.once")
class DescribesAFieldTwice(_Describes):
    def altered(self, record: Json) -> Json:
        return {**record, "fields": [*record["fields"], record["fields"][0]]}


@breaks("describe.fields.types", also=["field.browse.types"], because="the schema says otherwise")
class ShowsTypesOfItsStorage(_DescribesFields):
    def field(self, field: Json) -> Json:
        return {**field, "dataType": field["dataType"].replace("datetime", "timestamptz")}


@breaks(
    "describe.fields.length",
    also=["field.browse.lengths"],
    because="the schema has another length",
)
class HasLengthsOfZero(_DescribesFields):
    def field(self, field: Json) -> Json:
        return {**field, "length": 0} if field["name"] == "trackName" else field


@breaks(
    "describe.standard.default-set",
    also=["describe.standard.all"],
    because="it is one of the standard fields",
)
class DescribesNoMembershipDate(_Describes):
    def altered(self, record: Json) -> Json:
        fields = [field for field in record["fields"] if field["name"] != "membershipDate"]
        return {**record, "fields": fields}


@breaks("describe.standard.all")
class DescribesNoWaitlist(_Describes):
    def altered(self, record: Json) -> Json:
        fields = [field for field in record["fields"] if field["name"] != "waitlistPriority"]
        return {**record, "fields": fields}


@breaks("describe.custom.at-most-20")
class HasThirtyCustomFields(Marketo):
    most_custom_fields = 60

    def __init__(self) -> None:
        super().__init__()
        for number in range(30):
            field = Field(f"extra{number}", f"Extra {number}", "date", None)
            field.custom = field.updateable = True
            self.fields[field.name] = field


@breaks(
    "describe.custom.updateable",
    also=["data.updateable.only"],
    because="it is updated all the same",
)
class SaysThatACustomFieldIsFixed(_DescribesFields):
    def field(self, field: Json) -> Json:
        return {**field, "updateable": False} if field["name"] == "arrivalDate" else field
