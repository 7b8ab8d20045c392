"""
Marketos that each get one thing about making fields wrong.
"""

from dataclasses import replace
from typing import Any

from conformance.mutation import breaks
from conformance.vendors.marketo.reference import Call, Field, Json, Marketo, Skipped


@breaks("making.accepted")
class MakesTheFirstField(Marketo):
    def create_fields(self, call: Call) -> Json:
        answer = super().create_fields(call)
        for row in answer["result"][1:] if len(answer["result"]) == 3 else ():
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


@breaks("making.kept")
class MakesTextsOnly(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.type = "string"


@breaks("making.kept", also=["updating.unsent"], because="it is looked at there as well")
class ForgetsSensitivity(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.sensitive = False


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


@breaks("making.name.unique")
class MakesTwoFieldsOfOneName(Marketo):
    def create_fields(self, call: Call) -> Json:
        answer = super().create_fields(call)
        for row, made in zip(call.rows("input") or [], answer["result"], strict=True):
            if made["status"] == "skipped" and len(answer["result"]) == 2:
                self.keep_field(replace(self.fields[row["name"]], name=f"{row['name']}x"))
        return answer


@breaks("making.display-name.unique")
class ComparesDisplayNamesOfCustomFields(Marketo):
    def display_name_is_taken(self, name: str) -> bool:
        return name in {field.display for field in self.fields.values() if field.custom}


@breaks("making.display-name.unique")
class UpdatesToATakenDisplayName(Marketo):
    def may_be_updated_to(self, field: Field, attribute: str, value: object) -> bool:
        return attribute == "displayName" or super().may_be_updated_to(field, attribute, value)


@breaks(
    "making.accepted",
    also=["making.display-name.unique", "updating.accepted"],
    because="these are about the field that is not made",
)
class TakesNoUnderscore(Marketo):
    def name_is_allowed(self, name: str) -> bool:
        return "_" not in name and super().name_is_allowed(name)


@breaks("making.kept")
class HidesNoFieldAtFirst(_Drafts):
    def altered(self, field: Field, row: Json) -> None:
        field.hidden = False


@breaks("making.writable")
class WritesNoNewField(Marketo):
    def is_updateable(self, field: Field) -> bool:
        return not field.api and super().is_updateable(field)


@breaks("making.at-most-20", depth="standard")
class MakesOneFieldMoreThanFit(Marketo):
    most_custom_fields = 21


@breaks("making.at-most-20", depth="standard")
class CountsNoHiddenFields(Marketo):
    def create_fields(self, call: Call) -> Json:
        self.most_custom_fields = 20 + sum(field.hidden for field in self.fields.values())
        return super().create_fields(call)


@breaks("making.data-type.each", depth="standard")
class MakesNoScores(Marketo):
    def type_is_allowed(self, word: str) -> bool:
        return word != "score" and super().type_is_allowed(word)


@breaks("making.data-type.each", depth="standard")
class MakesTextsOfUrls(Marketo):
    def drafted_field(self, row: Json) -> Field:
        field = super().drafted_field(row)
        field.type = "string" if field.type == "url" else field.type
        return field


@breaks("making.accepted")
class MakesNoNamesWithACapital(Marketo):
    def name_is_allowed(self, name: str) -> bool:
        return super().name_is_allowed(name) and not name[0].isupper()


@breaks("making.accepted")
class KeepsTheFirstFieldOfACall(Marketo):
    def create_fields(self, call: Call) -> Json:
        before, answer = set(self.fields), super().create_fields(call)
        for row in answer["result"][1:]:
            self.fields.pop(row["name"] if row["name"] not in before else "", None)
        return answer


@breaks("making.writable", depth="standard")
class FiltersByNoNewField(Marketo):
    def may_filter_by(self, name: str) -> bool:
        return super().may_filter_by(name) and not (name in self.fields and self.fields[name].api)


@breaks("making.writable", depth="standard")
class WritesNoNewDecimals(Marketo):
    def is_of_type(self, field: Field, value: Any) -> bool:
        return not (field.api and field.type == "float") and super().is_of_type(field, value)
