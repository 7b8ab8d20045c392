"""
What Describe says of a member's fields, and what follows from it.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable, built_on
from conformance.plain import plain, whole_number
from conformance.vendors.marketo.vocabulary.members.answer import Answer, permitted
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.record import Record, only
from conformance.vendors.marketo.vocabulary.members.standard import BOUND, STANDARD

FILTERING = ("string", "integer")  # types of custom fields that a filter may be of
TEXT, A_TEXT = "string", 40  # and how long it may be at least, so that any of ours fits


@dataclass
class Description:
    """Describe is asked once, the schema of all fields once: before the run makes any."""

    members: Members
    supply: Callable[[], list[Any]] = list  # names of text fields that the run makes itself

    @once
    def answer(self) -> Answer:
        return self.members.describe()

    @property
    def record(self) -> Record:
        """The one record; raises Blocked where there is none."""
        with built_on("describe.record"):
            records = self.answer.needed("describe.record").records
        if not records:
            raise Blocked("describe.record")
        return records[0]

    @property
    def entries(self) -> list[Any]:
        """What `fields` holds; raises Blocked where it is no list."""
        fields = self.record["fields"]
        if not isinstance(fields, list):
            raise Blocked("describe.fields.members")
        return fields

    @property
    def fields(self) -> dict[Any, dict[str, Any]]:
        """The described fields by name, in their order; none where there is no list of them."""
        fields = self.record["fields"]
        listed = fields if isinstance(fields, list) else []
        return {plain(field.get("name")): field for field in listed if isinstance(field, dict)}

    @property
    def searchable(self) -> list[Any]:
        """The names in `searchableFields`, but for those that make a key with others alone."""
        return [group[0] for group in self.searched_together if len(group) == 1]

    @property
    def searched_together(self) -> list[list[Any]]:
        """The groups in `searchableFields`; a name that is in none is one by itself."""
        groups = self.record["searchableFields"]
        listed = groups if isinstance(groups, list) else []
        return [group if isinstance(group, list) else [group] for group in listed]

    def must_search(self, name: str) -> None:
        """Raises NotApplicable where the instance does not search members by a field."""
        if name not in self.searchable:
            raise NotApplicable(f"members are not searched by {name}")

    @once
    def status_name(self) -> Answer:
        """The schema of one standard field, asked for by its name."""
        return permitted(self.members.field("statusName"))

    @property
    def status_record(self) -> Record:
        """The record of that answer; raises Blocked where it has none."""
        found = "field.by-name.found"
        return only(self.status_name.needed(found).records, found)

    @once
    def custom_by_name(self) -> Answer:
        """The schema of one custom field, asked for by its name."""
        answer = permitted(self.members.field(self.customs[0].get("name")))
        if answer.absent and not {*self.schema} & {*self.custom}:
            raise NotApplicable("the role may not see custom fields")
        return answer

    @once
    def nobody(self) -> Answer:
        """The schema of a field that does not exist, though one begins like it."""
        return permitted(self.members.field("statusNam"))

    @once
    def schema_pages(self) -> list[Answer]:
        """All fields of the schema."""
        return self._seen(self.members.field_pages(batchSize=300))

    @once
    def small_pages(self) -> list[Answer]:
        """The same, five on a page."""
        return self._seen(self.members.field_pages(batchSize=5))

    def _seen(self, pages: list[Answer]) -> list[Answer]:
        if permitted(pages[0]).reading == "absent":
            self.status_name  # noqa: B018 - says whether the role may see standard fields
        return pages

    @property
    def schema(self) -> dict[Any, Record]:
        """The fields of the schema by name; raises Blocked where it was refused."""
        self.schema_pages[0].needed("field.browse.all")
        return {field.name: field for page in self.schema_pages for field in page.records}

    @property
    def whole(self) -> dict[Any, Record]:
        """The same with standard fields; raises NotApplicable where the role may not see them."""
        if not set(self.schema) & set(STANDARD) and not self.status_name.accepted:
            raise NotApplicable("the role may not see standard fields")
        return self.schema

    def listed(self, name: str) -> Record:
        """What the schema says of a standard field; raises Blocked where it does not show it."""
        if name not in self.whole:
            raise Blocked(f"field.browse.all ({name} does not show)")
        return self.whole[name]

    def in_both(self, attribute: str) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """
        An attribute of each field that the schema and Describe show, by the one and by the other;
        raises Blocked where there is no such field.
        """
        names = [name for name in self.schema if name in self.fields]
        if not names:
            raise Blocked("field.browse.all (no field is shown that is described)")
        listed = {name: self.schema[name][attribute] for name in names}
        return listed, {name: self.fields[name].get(attribute) for name in names}

    @property
    def visible(self) -> list[Any]:
        """The described fields, without custom ones where the role may not see these."""
        try:
            self.custom_by_name  # noqa: B018 - tells
        except NotApplicable:
            return [name for name in self.fields if name not in self.custom]
        return list(self.fields)

    @property
    def custom(self) -> list[Any]:
        """Names of custom fields: what the schema calls so, or no subscription begins with."""
        marked = [name for name, field in self.schema.items() if field["isCustom"] is True]
        plain = {name for name, field in self.schema.items() if field["isCustom"] is False}
        return marked or [name for name in self.fields if name not in {*STANDARD, *plain}]

    @property
    def customs(self) -> list[dict[str, Any]]:
        """The custom fields as they are described; raises NotApplicable where there are none."""
        known = [field for name, field in self.fields.items() if name in self.custom]
        if not known:
            raise NotApplicable("Describe shows no custom field")
        return known

    def writable(self, kind: str = TEXT) -> list[Any]:
        """Updateable fields of a type that take any value, or a short text; searchable first."""
        names = [
            name
            for name, field in self.fields.items()
            if name not in BOUND
            if field.get("updateable") is True and field.get("dataType") == kind
            if kind != TEXT or whole_number(field.get("length"), 255) >= A_TEXT
        ]
        return sorted(names, key=lambda name: name not in self.searchable)

    def texts(self, number: int) -> list[Any]:
        """Updateable text fields; raises NotApplicable where there are fewer."""
        names = self.writable()
        if len(names) < number:
            names = [*names, *self.supply()]
        if len(names) < number:
            known = f"Describe shows {len(names)} updateable text fields of {A_TEXT} characters"
            raise NotApplicable(f"{known} or more; {number} needed: make them on the target first")
        return names[:number]

    @property
    def any_text(self) -> list[Any]:
        """One updateable text field, if there is one."""
        with contextlib.suppress(NotApplicable):
            return self.texts(1)
        return []

    @property
    def fixed(self) -> list[Any]:
        """Names of fields that can't be updated."""
        return [name for name, field in self.fields.items() if field.get("updateable") is False]
