"""
Each field that Describe calls searchable, tried as a filter.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.description import FILTERING
from conformance.vendors.marketo.vocabulary.members.period import Period
from conformance.vendors.marketo.vocabulary.members.roster import ALL, Roster

COMPARABLE = (*FILTERING, "boolean")  # types whose values are written the same way as a filter
# Given to two members. The texts are what a URL or a pattern would read otherwise, and alike.
VALUES = {"string": ("pac_100%25 + ü&b", "pac 100%25 + ü&b"), "integer": (0, 7000043)}
RENEWED = {"string": "pac three", "integer": -57}  # and to the first of them later on


@dataclass
class Filters:
    """
    Custom fields are given values first, since nothing else would set them.
    """

    roster: Roster
    period: Period

    @once
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

    @once
    def tried(self) -> dict[tuple[Any, ...], Answer]:
        """The answers to filters by these fields, by the field and the values asked for."""
        asked = [(name, *values) for name in self.names for values in self._asked(name)]
        if not asked:
            raise Blocked("describe.searchable.described")
        query, program = self.roster.members.query, self.roster.program
        calls = [partial(query, program, name, values) for name, *values in asked]
        answers = self.roster.members.instance.context.at_once(calls)
        return dict(zip(asked, answers, strict=True))

    @property
    def wrong(self) -> dict[Any, str]:
        """The filters that were refused, or do not show exactly who has one of the values."""
        return {
            asked: f"{answer.describe()}: {answer.leads}"
            for asked, answer in self.tried.items()
            if answer.rejected or answer.leads != self._having(*asked)
        }

    @once
    def by_several(self) -> dict[Any, list[Any]]:
        """Who is found by the values of both members at once, in a field of each type."""
        self.truth  # noqa: B018
        both = {name: VALUES[kind] for kind, name in self._one_of_each.items()}
        members, program = self.roster.members, self.roster.program
        return {name: members.query(program, name, values).leads for name, values in both.items()}

    @property
    def having_either(self) -> dict[Any, list[Any]]:
        """
        Who has one of these values, as the filter by lead shows them; raises Blocked where no two
        members hold what they were given.
        """
        either = {name: VALUES[kind] for kind, name in self._one_of_each.items()}
        having = {name: self._having(name, *values) for name, values in either.items()}
        if not any(len(leads) > 1 for leads in having.values()):
            raise Blocked("data.updated (no two members hold such a value)")
        return having

    @once
    def renewed(self) -> Answer:
        """The first of the members has other values in the custom fields, once all were tried."""
        self.tried, self.by_several  # noqa: B018
        row = {name: RENEWED[kind] for name, kind in self._kinds.items()}
        rows = [{"leadId": self._leads[0], **row}]
        answer = self.roster.members.set_data(self.roster.program, rows).needed("data.accepted")
        if answer.outcomes != [("updated",)]:
            raise Blocked("data.updated")
        return answer

    @once
    def by_renewed(self) -> dict[Any, tuple[bool, bool]]:
        """
        Whether it is found by what it had, and by what it has now, in a field of each type.
        """
        self.renewed  # noqa: B018
        return {
            name: (self._finds(name, VALUES[kind][0]), self._finds(name, RENEWED[kind]))
            for kind, name in self._one_of_each.items()
        }

    @property
    def _one_of_each(self) -> dict[str, Any]:
        """A custom field of each type; raises NotApplicable where there is none to write."""
        if not self._kinds:
            raise NotApplicable("no custom field that can be written is searchable")
        return {kind: name for name, kind in self._kinds.items()}

    @property
    def settled(self) -> tuple[Any, list[Any], list[Any]]:
        """
        A text field, a value that nobody's is changed from, and who has it by a GET; raises Blocked
        where nobody has it.
        """
        self.tried  # noqa: B018 - so that it has values
        names = [name for name, kind in self._kinds.items() if kind == "string"]
        if not names:
            raise NotApplicable("no custom text that can be written is searchable")
        values = [VALUES["string"][1]]
        found = self.roster.members.query(self.roster.program, names[0], values)
        if not found.leads:
            shows = self._having(names[0], *values)
            raise Blocked(f"{'filter.searchable' if shows else 'data.updated'} (nobody is found)")
        return names[0], values, found.leads

    def _finds(self, name: Any, value: Any) -> bool:
        answer = self.roster.members.query(self.roster.program, name, [value])
        return self._leads[0] in answer.leads

    def _having(self, name: Any, *values: Any) -> list[Any]:
        seen = self.truth.by_lead.items()
        words = {str(value) for value in values}  # a number may be shown as text
        return sorted(lead for lead, member in seen if str(member[name]) in words)

    def _asked(self, name: Any) -> list[list[Any]]:
        """
        Which values a field is asked for: true, and false if a member has it, or what one member
        has. Beside it stands the beginning of what another member has, which is nobody's.
        """
        seen = self.truth.by_lead
        shown = [seen[lead][name] for lead in self._leads if lead in seen]  # in the order of VALUES
        values = list(dict.fromkeys(value for value in shown if value is not None))
        if not values:  # nobody has any, which is no reason to refuse the filter
            boolean = self.roster.description.fields[name].get("dataType") == "boolean"
            return [[boolean or "0"]]
        if all(isinstance(value, bool) for value in values):
            return [[value] for value in dict.fromkeys([True, *values])] if values else []
        stems = [stem for value in values[1:] if (stem := _stem(value)) is not None]
        return [[values[0], *stems[:1]]]

    @property
    def _leads(self) -> list[Any]:
        return self.roster.leads.first(ALL)

    @once
    def _filled(self) -> Answer | None:
        self.period.looked_at()
        kinds = self._kinds
        rows = [
            {"leadId": lead, **{name: VALUES[kind][place] for name, kind in kinds.items()}}
            for place, lead in enumerate(self._leads[:2])
        ]
        return self.roster.members.set_data(self.roster.program, rows) if kinds else None

    @property
    def _kinds(self) -> dict[Any, str]:
        """The fields that can be written, with their types."""
        described = self.roster.description
        writable = {name: kind for kind in VALUES for name in described.writable(kind)}
        return {name: kind for name, kind in writable.items() if name in self.names}


def _stem(value: Any) -> Any:
    """A value without its last letter or digit; None of one that is too short."""
    if isinstance(value, str):
        return value[:-1] if len(value) > 3 else None
    return value // 10 if isinstance(value, int) and value > 9 else None
