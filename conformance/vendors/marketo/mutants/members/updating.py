"""
Marketos that each get one thing about updating fields wrong.
"""

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Field, Json, Marketo, Refused


@breaks("updating.accepted")
class SaysUpdatedAndKeepsTheField(Marketo):
    def update(self, field: Field, row: Json) -> None:
        if len(row) > 1:
            super().update(field, row)


@breaks("updating.unsent")
class ReturnsToDefaults(Marketo):
    def rewrite(self, field: Field, row: Json) -> None:
        field.sensitive = field.hidden = False
        super().rewrite(field, row)


class _Ignores(Marketo):
    """Ignores an attribute of an update."""

    ignored = ""

    def rewrite(self, field: Field, row: Json) -> None:
        kept = {name: value for name, value in row.items() if name != self.ignored or len(row) == 1}
        super().rewrite(field, kept)


@breaks("updating.description")
class KeepsADescription(_Ignores):
    ignored = "description"


@breaks("updating.display-name")
class KeepsADisplayName(_Ignores):
    ignored = "displayName"


@breaks("updating.hidden")
class HidesNothing(_Ignores):
    ignored = "isHidden"


@breaks("updating.html")
class KeepsItsEncoding(_Ignores):
    ignored = "isHtmlEncodingInEmail"


@breaks("updating.sensitive")
class KeepsItsSensitivity(_Ignores):
    ignored = "isSensitive"


class _Frees(Marketo):
    """Updates what is fixed."""

    freed = ""

    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        return attribute == self.freed or super().may_be_updated_to(field, attribute, value)


@breaks("updating.fixed.data-type")
class UpdatesTheType(_Frees):
    freed = "dataType"


@breaks("updating.fixed.name")
class RenamesFields(Marketo):
    updateable_attributes = Marketo.updateable_attributes | {"name"}


@breaks("updating.fixed.name")
class UpdatesTheName(_Frees):
    freed = "name"

    def by_name(self, field: Field) -> Json:
        return super().by_name(field)

    def known_field(self, call: Call) -> Field:
        try:
            return super().known_field(call)
        except Refused:
            if "pacRenamed" in self.fields and "NoSuch" not in call.path:
                return self.fields["pacRenamed"]
            raise


@breaks("updating.fixed.custom")
class UpdatesTheMark(_Frees):
    freed = "isCustom"


@breaks("updating.fixed.length")
class UpdatesTheLength(_Frees):
    freed = "length"


@breaks("updating.hidden.listed")
class ListsNoHiddenFields(Marketo):
    def fields_to_list(self) -> list[Field]:
        return [field for field in super().fields_to_list() if not field.hidden]


@breaks("updating.unknown")
class UpdatesAFieldThatIsNone(Marketo):
    def update_field(self, call: Call) -> Json:
        name = call.path.rsplit("/", 1)[-1].removesuffix(".json")
        if name in self.fields:
            return super().update_field(call)
        return {"result": [{"name": name, "status": "updated"}]}


@breaks("updating.input.required")
class UpdatesNothing(Marketo):
    def update_field(self, call: Call) -> Json:
        if call.given("input"):
            return super().update_field(call)
        return {"result": [{"name": self.known_field(call).name, "status": "updated"}]}


@breaks("updating.hidden.found")
class FindsNoFieldOnceItIsHidden(Marketo):
    def get_field(self, call: Call) -> Json:
        field = self.known_field(call)
        if field.hidden and not field.sensitive and field.description:
            raise Refused("1006", f"Field '{field.name}' not found")
        return super().get_field(call)


@breaks("updating.unsent", depth="standard")
class ForgetsADescriptionThatIsNotSent(Marketo):
    def rewrite(self, field: Field, row: Json) -> None:
        super().rewrite(field, {"description": None, **row})


@breaks("updating.refused.unchanged", depth="standard")
class DescribesBeforeItRefuses(Marketo):
    def update(self, field: Field, row: Json) -> None:
        field.description = row.get("description", field.description)
        super().update(field, row)


@breaks("updating.others.untouched")
class HidesAllNewFields(Marketo):
    def rewrite(self, field: Field, row: Json) -> None:
        super().rewrite(field, row)
        for other in self.fields.values():
            other.hidden = row.get("isHidden", other.hidden) if other.api else other.hidden


@breaks("updating.hidden", depth="standard")
class HidesForGood(Marketo):
    def rewrite(self, field: Field, row: Json) -> None:
        kept = {name: value for name, value in row.items() if (name, value) != ("isHidden", False)}
        super().rewrite(field, kept)


@breaks("updating.hidden.of-others", depth="standard")
class HidesAnyCustomField(Marketo):
    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        custom = attribute == "isHidden" and field.custom
        return custom or super().may_be_updated_to(field, attribute, value)


@breaks("updating.accepted")
class NamesFieldsByTheirDisplayName(Marketo):
    def update_field(self, call: Call) -> Json:
        display = self.known_field(call).display
        rows = super().update_field(call)["result"]
        return {"result": [{**row, "name": display} for row in rows]}
