"""
Marketos that each get one thing about making or updating fields wrong.
"""

from dataclasses import replace

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Field, Json, Marketo, Refused, Skipped


@breaks("making.accepted")
class MakesTheFirstField(Marketo):
    def create_fields(self, call: Call) -> Json:
        answer = super().create_fields(call)
        for row in answer["result"][1:] if len(answer["result"]) == 2 else ():
            del self.fields[row["name"]]
            row["status"] = "skipped"
        return answer


@breaks("making.accepted")
class NamesNoFieldItMakes(Marketo):
    def made(self, row: Json) -> Json:
        answer = super().made(row)
        return {**answer, "name": row.get("displayName")}


class _Drafts(Marketo):
    """Makes a field in another way."""

    def altered(self, field: Field, row: Json) -> None:
        pass

    def drafted_field(self, row: Json) -> Field:
        field = super().drafted_field(row)
        self.altered(field, row)
        return field


@breaks("making.kept")
class ForgetsDescriptions(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.description = None


@breaks("making.kept", also=["making.update.unsent"], because="it is looked at there as well")
class ForgetsSensitivity(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.sensitive = False


@breaks("making.kept")
class MakesTextsOnly(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.type = "string"


@breaks("making.defaults")
class EncodesNothingByDefault(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.html = bool(row.get("isHtmlEncodingInEmail"))


@breaks("making.marked")
class DoesNotSayThatTheApiMadeIt(Marketo):
    def in_schema(self, field: Field) -> Json:
        return {**super().in_schema(field), "isApiCreated": False}


@breaks("making.described")
class DescribesNewFieldsAsFixed(Marketo):
    def described(self, field: Field) -> Json:
        return {**super().described(field), "updateable": field.updateable and not field.api}


@breaks("making.described")
class DescribesNoNewFields(Marketo):
    def fields_to_describe(self) -> list[Field]:
        return [field for field in super().fields_to_describe() if not field.api]


class _Requires(Marketo):
    """Takes something for an attribute that is left out."""

    attribute = ""

    def may_be_made(self, row: Json) -> None:
        row.setdefault(self.attribute, f"pac{len(self.fields)}")
        super().may_be_made(row)


@breaks("making.display-name.required")
class TakesTheNameForDisplay(_Requires):
    attribute = "displayName"


@breaks("making.name.required")
class MakesUpAName(_Requires):
    attribute = "name"


@breaks("making.data-type.required")
class MakesATextByDefault(Marketo):
    def may_be_made(self, row: Json) -> None:
        row.setdefault("dataType", "string")
        super().may_be_made(row)


@breaks("making.data-type.known")
class TakesAnyType(Marketo):
    def type_is_allowed(self, word: str) -> bool:
        return True


@breaks("making.display-name.unique")
class TakesADisplayNameTwice(Marketo):
    def display_name_is_taken(self, name: str) -> bool:
        return False


@breaks("making.display-name.plain")
class TakesAnyDisplayName(Marketo):
    def display_name_is_allowed(self, name: str) -> bool:
        return True


@breaks("making.name.letters")
class TakesANameWithADigitFirst(Marketo):
    def name_is_allowed(self, name: str) -> bool:
        return name.replace("_", "").isalnum() and name[0] != "_"


@breaks("making.name.letters")
class TakesAHyphen(Marketo):
    def name_is_allowed(self, name: str) -> bool:
        return super().name_is_allowed(name.replace("-", "_"))


@breaks("making.name.letters")
class TakesASpace(Marketo):
    def name_is_allowed(self, name: str) -> bool:
        return super().name_is_allowed(name.replace(" ", "_"))


@breaks("making.name.letters")
class TakesAnUnderscoreFirst(Marketo):
    def name_is_allowed(self, name: str) -> bool:
        return super().name_is_allowed(name.lstrip("_"))


@breaks("making.name.letters")
class RefusesANameAndMakesIt(Marketo):
    def may_be_made(self, row: Json) -> None:
        try:
            super().may_be_made(row)
        except Skipped:
            if "-" in str(row.get("name")):
                self.make(row)
            raise


@breaks("making.name.unique")
class TakesTheNameOfAStandardField(Marketo):
    def field_name_is_taken(self, name: str) -> bool:
        return name in self.fields and self.fields[name].custom

    def keep_field(self, field: Field) -> None:
        known = self.fields.get(field.name)
        if known and not known.custom:
            field = replace(known, display=field.display)
        super().keep_field(field)


@breaks("making.input.required")
class MakesNoField(Marketo):
    def create_fields(self, call: Call) -> Json:
        return super().create_fields(call) if call.given("input") else {"result": []}


@breaks("making.at-most-20")
class MakesAnyNumber(Marketo):
    most_custom_fields = 500


@breaks("making.update.accepted")
class SaysUpdatedAndKeepsTheField(Marketo):
    def update(self, field: Field, row: Json) -> None:
        if len(row) > 1:
            super().update(field, row)


@breaks("making.update.unsent")
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


@breaks("making.update.description")
class KeepsADescription(_Ignores):
    ignored = "description"


@breaks("making.update.display-name")
class KeepsADisplayName(_Ignores):
    ignored = "displayName"


@breaks("making.update.hidden")
class HidesNothing(_Ignores):
    ignored = "isHidden"


@breaks("making.update.html")
class KeepsItsEncoding(_Ignores):
    ignored = "isHtmlEncodingInEmail"


@breaks("making.update.sensitive")
class KeepsItsSensitivity(_Ignores):
    ignored = "isSensitive"


class _Frees(Marketo):
    """Updates what is fixed."""

    freed = ""

    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        return attribute == self.freed or super().may_be_updated_to(field, attribute, value)


@breaks("making.fixed.data-type")
class UpdatesTheType(_Frees):
    freed = "dataType"


@breaks("making.fixed.name")
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


@breaks("making.fixed.custom")
class UpdatesTheMark(_Frees):
    freed = "isCustom"


@breaks("making.fixed.length")
class UpdatesTheLength(_Frees):
    freed = "length"


@breaks("making.hidden.listed")
class ListsNoHiddenFields(Marketo):
    def fields_to_list(self) -> list[Field]:
        return [field for field in super().fields_to_list() if not field.hidden]


@breaks("making.update.unknown")
class UpdatesAFieldThatIsNone(Marketo):
    def update_field(self, call: Call) -> Json:
        name = call.path.rsplit("/", 1)[-1].removesuffix(".json")
        if name in self.fields:
            return super().update_field(call)
        return {"result": [{"name": name, "status": "updated"}]}


@breaks("making.update.input.required")
class UpdatesNothing(Marketo):
    def update_field(self, call: Call) -> Json:
        if call.given("input"):
            return super().update_field(call)
        return {"result": [{"name": self.known_field(call).name, "status": "updated"}]}
