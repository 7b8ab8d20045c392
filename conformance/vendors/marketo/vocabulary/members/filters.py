"""
Each field that Describe calls searchable, tried as a filter.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.description import FILTERING
from conformance.vendors.marketo.vocabulary.members.roster import ALL, Roster

COMPARABLE = (*FILTERING, "boolean")  # types whose values are written the same way as a filter
VALUES = {"string": ("pac one", "pac two"), "integer": (41, 43)}  # given to two members


@dataclass
class Filters:
    """
    Custom fields are given values first, since nothing else would set them.
    """

    roster: Roster

    @cached_property
    def truth(self) -> Seen:
        """The members with all fields that are tried, as the filter by lead shows them."""
        self._filled  # noqa: B018 - so that custom fields have values
        return self.roster.members.look(self.roster.program, self._leads, *self.names)

    @property
    def names(self) -> list[Any]:
        """The searchable fields of a type whose values can be compared."""
        described = self.roster.description
        kinds = {name: field.get("dataType") for name, field in described.fields.items()}
        return [name for name in described.searchable if kinds.get(name) in COMPARABLE]

    @cached_property
    def tried(self) -> dict[Any, Answer]:
        """The answer to a filter by each of these fields for which some member has a value."""
        values = {name: self._value(name) for name in self.names}
        return {
            name: self.roster.members.query(self.roster.program, name, [value])
            for name, value in values.items()
            if value is not None
        }

    @property
    def wrong(self) -> dict[Any, str]:
        """The fields whose filter was refused, or does not show exactly who has the value."""
        return {
            name: f"{answer.describe()}: {answer.leads}"
            for name, answer in self.tried.items()
            if answer.rejected or answer.leads != self._having(name)
        }

    def _having(self, name: Any) -> list[Any]:
        value = self._value(name)
        return sorted(lead for lead, member in self.truth.by_lead.items() if member[name] == value)

    def _value(self, name: Any) -> Any:
        values = [member[name] for member in self.truth.by_lead.values()]
        return next((value for value in values if value is not None), None)

    @property
    def _leads(self) -> list[Any]:
        return self.roster.leads.first(ALL)

    @cached_property
    def _filled(self) -> Answer | None:
        described = self.roster.description
        kinds = {
            name: str(described.fields[name].get("dataType"))
            for name in self.names
            if described.fields[name].get("updateable") is True
        }
        rows = [
            {"leadId": lead, **{name: VALUES[kind][place] for name, kind in kinds.items()}}
            for place, lead in enumerate(self._leads[:2])
        ]
        return self.roster.members.set_data(self.roster.program, rows) if kinds else None
