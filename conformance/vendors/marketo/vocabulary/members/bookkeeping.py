"""
The story of a program whose members' fields are written, with one look at the end.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen
from conformance.vendors.marketo.vocabulary.members.leads import NOBODY
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.record import Member
from conformance.vendors.marketo.vocabulary.members.roster import Roster

# Places of members, by what they show.
BOTH, ONE, SPARED, CLEARED, FIRST, LAST, KEPT, MOVED, LONG = range(9)
FIXED, MOST_FIXED = 9, 13  # from here on, one for each field that can not be updated
STRANGER, MANY = 23, 301  # the place of a lead that is no member; leads too many
ODD, DIGITS = "pac Ä & <B> 'c' \"d\", e\\f 日本", "0042"  # texts are stored as they are
HELD, NULL = ("pac a", ODD), "null"  # by the first member; and a text like any other
BESIDE = "pac beside"  # sent in one row with a field that can't be updated
# What is tried on a field that can't be updated, by its type.
OTHERWISE = {"integer": 77, "string": "pac", "datetime": "2001-02-03T04:05:06Z"}
ALONE = ("statusName", "reachedSuccess", "membershipDate")  # each in a call of its own


@dataclass
class Bookkeeping:
    """
    Two text fields are written: several in one row, several rows in one call, one by one.
    """

    members: Members
    roster: Roster

    @once
    def texts(self) -> list[Any]:
        return self.roster.description.texts(2)

    @once
    def program(self) -> Any:
        self.roster.there()
        program = self.roster.stage.program("data")
        leads = self.roster.leads.first(FIXED + MOST_FIXED)
        self.members.join(program, self.roster.stage.low, leads)
        return program

    @once
    def first(self) -> Answer:
        """Four members and a stranger: one row with two fields, the others with one."""
        one, other = self.texts
        self.roster.other  # noqa: B018 - has the first of the leads as well
        return self.write(
            {"leadId": self.lead(BOTH), one: "pac a", other: ODD},
            {"leadId": self.lead(ONE), one: DIGITS},
            {"leadId": self.lead(STRANGER), one: "pac d"},
            {"leadId": self.lead(CLEARED), one: "pac e"},
            {"leadId": self.lead(KEPT), one: "pac f"},
        )

    @once
    def nowhere(self) -> Answer:
        """An update in a program that does not exist."""
        row = {"leadId": self.lead(BOTH), self.texts[0]: "pac nowhere"}
        return self.members.set_data(NOBODY, [row])

    @once
    def second(self) -> Answer:
        """The other field of a member who has the first, and a field of one who is moved then."""
        self.first  # noqa: B018
        return self.write(
            {"leadId": self.lead(KEPT), self.texts[1]: NULL},
            {"leadId": self.lead(MOVED), self.texts[0]: "pac h"},
        )

    @once
    def moved(self) -> Answer:
        """Two members whose field was written are given a status."""
        self.second  # noqa: B018
        leads, high = [self.lead(MOVED), self.lead(CLEARED)], self.roster.stage.high
        return self.members.set_status(self.program, high, leads)

    @once
    def clearing(self) -> Answer:
        """A field of a member is written who was given another status before."""
        self.moved  # noqa: B018
        return self.write({"leadId": self.lead(CLEARED), self.texts[0]: None})

    @once
    def fixed(self) -> dict[str, Answer]:
        """Writes to fields that can't be updated, each of its own member: some of them alone."""
        self.before  # noqa: B018 - as they are before that
        return {label: self.write(*map(self._row, names)) for label, names in self._calls.items()}

    @property
    def _calls(self) -> dict[str, list[Any]]:
        calls = {name: [name] for name in ALONE if name in self._fixed}
        others = [name for name in self._fixed if name not in ALONE]
        return calls | ({"others": others} if others else {})

    @property
    def spilled(self) -> list[Any]:
        """Fields whose row was skipped, though the field beside them was written."""
        lead = dict(zip(self._fixed, self._holders, strict=False))
        pairs = [
            (name, row)
            for label, names in self._calls.items()
            for name, row in zip(names, self.fixed[label].rows, strict=False)
        ]
        skipped = [name for name, row in pairs if row.status == "skipped"]
        if not skipped:
            raise NotApplicable("no such row was skipped")
        return [n for n in skipped if self.afterwards[lead[n]][self.texts[0]] == BESIDE]

    @once
    def before(self) -> dict[str, Any]:
        """What these fields are like before that, by name."""
        return self._values(self.members.look(self.program, self._holders, *self._fixed))

    @once
    def unlike(self) -> dict[str, Any]:
        """Those of these fields that are not as they were, as they are afterwards."""
        self.before, self.fixed  # noqa: B018 - in this order
        after = self._values(self.afterwards)
        return {name: value for name, value in after.items() if value != self.before[name]}

    def _values(self, seen: Seen) -> dict[str, Any]:
        pairs = zip(self._fixed, self._holders, strict=False)
        return {name: seen[lead][name] for name, lead in pairs}

    @property
    def _holders(self) -> list[Any]:
        return [self.lead(FIXED + place) for place, _ in enumerate(self._fixed)]

    def _row(self, name: str) -> dict[str, Any]:
        lead = dict(zip(self._fixed, self._holders, strict=False))[name]
        beside = {} if name in ALONE else {self.texts[0]: BESIDE}
        return {"leadId": lead, **beside, name: self._otherwise(name)}

    @once
    def no_input(self) -> Answer:
        return self.members.set_data(self.program, OMIT)

    @once
    def too_many(self) -> Answer:
        one = self.texts[0]
        places = [self.lead(FIRST), *range(NOBODY, NOBODY + MANY - 2), self.lead(LAST)]
        return self.write(*({"leadId": lead, one: "pac many"} for lead in places))

    @once
    def afterwards(self) -> Seen:
        """The members at the end, by lead."""
        self.moved, self.clearing, self.fixed, self.too_many  # noqa: B018 - in this order
        leads = [self.lead(place) for place in (*range(FIXED + MOST_FIXED), STRANGER)]
        shown = dict.fromkeys(["statusName", *self.texts, *self._fixed])
        return self.members.look(self.program, leads, *shown)

    @once
    def elsewhere(self) -> Member:
        """The first lead's membership in another program, at the end."""
        self.afterwards  # noqa: B018
        lead = self.lead(BOTH)
        return self.members.look(self.roster.other, [lead], *self.texts)[lead]

    def member(self, place: int) -> Member:
        """A member at the end; raises Blocked where it does not show."""
        return self.afterwards[self.lead(place)]

    def rose(self) -> None:
        """Raises Blocked where the members that were moved did not come by another status."""
        held = self.member(MOVED)["statusName"]
        if self.moved.outcomes != [("updated",)] * 2 or held != self.roster.stage.high:
            raise Blocked("status.updated")

    def joined(self, place: int) -> bool:
        """Whether a lead is a member at the end."""
        return self.lead(place) in self.afterwards

    @property
    def _fixed(self) -> list[Any]:
        own = {"leadId", "programId", "createdAt", "updatedAt"}
        fixed = [name for name in self.roster.description.fixed if name not in own]
        if not fixed:
            raise NotApplicable("Describe shows no field that can't be updated")
        return fixed[:MOST_FIXED]

    def _otherwise(self, name: Any) -> Any:
        kind = str(self.roster.description.fields[name].get("dataType"))
        value = OTHERWISE.get(kind, "1")
        if kind == "boolean":
            return not self.before[name]
        return self.roster.stage.high if name == "statusName" else value

    def write(self, *rows: dict[str, Any]) -> Answer:
        return self.members.set_data(self.program, list(rows))

    def lead(self, place: int) -> Any:
        return self.roster.leads[place]
