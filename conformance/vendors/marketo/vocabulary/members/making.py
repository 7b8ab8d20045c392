"""
Custom fields that the run makes, and those that it must not be able to make.

They can't be deleted, so nothing here happens unless the user allows `create-fields`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.ledger import Ledger
from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.record import Record
from conformance.vendors.marketo.vocabulary.members.remnants import Remnants, display_name
from conformance.vendors.marketo.vocabulary.members.roster import Roster

MOST, TOO_MANY = 20, 21
NEEDED = 4  # that a right implementation makes, if it makes none of those too many
WRITTEN = 17  # into a new field
DEFAULTS = {"isHidden": False, "isHtmlEncodingInEmail": True, "isSensitive": False}
Field = dict[str, Any]


@dataclass
class Making:
    """
    Three fields are made in one call: one with all attributes, one with those it needs, and one
    that is hidden.
    """

    members: Members
    roster: Roster

    @once
    def full(self) -> Field:
        """The field with all attributes, as it is sent."""
        field = self._field("full")
        return field | {
            "name": f"{field['name']}_1",
            "description": "Made to check the API.",
            "isHidden": False,
            "isHtmlEncodingInEmail": False,
            "isSensitive": True,
        }

    @once
    def plain(self) -> Field:
        """The field with the three attributes that are required; its name begins with a capital."""
        field = self._field("plain")
        return field | {"name": field["name"].capitalize(), "dataType": "integer"}

    @once
    def secret(self) -> Field:
        """The field that is hidden from the start."""
        return self._field("secret") | {"isHidden": True}

    @property
    def ours(self) -> tuple[Field, ...]:
        return self.full, self.plain, self.secret

    @once
    def creation(self) -> Answer:
        self.members.instance.context.allow("create-fields")
        known = len(self.roster.description.custom)
        if known > MOST - NEEDED:
            raise NotApplicable(f"there are {known} custom fields already")
        if not self.members.instance.context.target.embedded:  # which ends with the run
            self._ledger.sweeps.append(Remnants(self.members, self._ledger).there)
        return self.members.create_fields(list(self.ours))

    @once
    def shown(self) -> dict[Any, Record]:
        """The fields by name, each read alone."""
        self.creation.needed("making.accepted")
        names = [field["name"] for field in self.ours]
        looks = [partial(self.members.field, name) for name in names]
        answers = dict(zip(names, self.members.instance.context.at_once(looks), strict=True))
        return {name: answer.records[0] for name, answer in answers.items() if answer.records}

    def made(self, field: Field) -> Record:
        """A field as it is shown; raises Blocked where it is not."""
        if field["name"] not in self.shown:
            raise Blocked("making.accepted (the field does not show)")
        return self.shown[field["name"]]

    @once
    def described(self) -> Answer:
        """Describe with the new fields."""
        self.creation.needed("making.accepted")
        return self.members.describe()

    @once
    def written(self) -> Any:
        """What a member has in a new field, once that was written."""
        self.made(self.plain)
        program, lead, name = self.roster.program, self.roster.leads[0], self.plain["name"]
        self.members.set_data(program, [{"leadId": lead, name: WRITTEN}])
        return self.members.look(program, [lead], name)[lead][name]

    @once
    def attempts(self) -> dict[str, tuple[Field, Answer]]:
        """What must be refused, by label: what was sent, and the answer."""
        self.creation.needed("making.accepted")
        wrong = [*self._wrong()]
        calls = [partial(self._try, label, field) for label, field in wrong]
        tried = zip(wrong, self.members.instance.context.at_once(calls), strict=True)
        return {label: (field, answer) for (label, field), answer in tried}

    def _try(self, label: str, field: Field) -> Answer:
        twin = [self._field("twin") | {"name": field.get("name")}] if label == "twice" else []
        return self.members.create_fields([field, *twin])

    def refused(self, label: str) -> Answer:
        return self.attempts[label][1]

    def left_by(self, label: str) -> list[Any]:
        """Names of fields that a refused attempt left behind."""
        sent = self.attempts[label][0]
        taken = {value for field in self.ours for value in field.values()}
        known = self.roster.description.schema["statusName"]
        taken |= {known["name"], known["displayName"], None}
        fresh = {mark for key in ("name", "displayName") if (mark := sent.get(key)) not in taken}
        return [
            record["name"]
            for record in self.afterwards.values()
            if record["name"] in fresh or record["displayName"] in fresh
        ]

    @once
    def afterwards(self) -> dict[Any, Record]:
        """All fields after the attempts, by name; the run's own must be among them."""
        self.attempts  # noqa: B018
        pages = self.members.field_pages(batchSize=300)
        seen = {record["name"]: record for page in pages for record in page.records}
        if self.full["name"] not in seen:
            raise Blocked("field.browse.all (the run's field does not show)")
        return seen

    @once
    def no_input(self) -> Answer:
        self.members.instance.context.allow("create-fields")
        return self.members.create_fields(OMIT)

    @once
    def too_many(self) -> Answer:
        """A call for 21 fields, after everything else: as many as there may be, and one more."""
        self.afterwards  # noqa: B018
        return self.members.create_fields(self._many)

    @property
    def made_of_many(self) -> list[Any]:
        """Names of those of the 21 that exist afterwards."""
        self.too_many  # noqa: B018
        names = {field["name"] for field in self._many}
        pages = self.members.field_pages(batchSize=300)
        return [one["name"] for page in pages for one in page.records if one["name"] in names]

    @once
    def _many(self) -> list[Field]:
        return [self._field(f"many {number}") for number in range(TOO_MANY)]

    def one_more(self, number: int) -> Field:
        """A field like any other."""
        return self._field(f"more {number}")

    def _wrong(self) -> Iterator[tuple[str, Field]]:
        for label in ("displayName", "name", "dataType"):
            yield label, {key: value for key, value in self._field(label).items() if key != label}
        yield "digit", self._renamed("digit", "1{name}")
        yield "underscore", self._renamed("underscore", "_{name}")
        yield "hyphen", self._renamed("hyphen", "{name}-x")
        yield "space", self._renamed("space", "{name} x")
        yield "taken name", self._field("taken name") | {"name": self.full["name"]}
        yield "twice", self._field("twice")
        status = self.roster.description.schema["statusName"]["displayName"]
        yield "standard displayName", self._field("standard") | {"displayName": status}
        yield "standard name", self._field("standard name") | {"name": "statusName"}
        yield "taken displayName", self._field("taken") | {"displayName": self.full["displayName"]}
        special = self._field("special")
        yield "special", special | {"displayName": special["displayName"] + " !@#$%^&*"}
        yield "unknown type", self._field("unknown type") | {"dataType": "noSuchType"}

    @property
    def _ledger(self) -> Ledger:
        return self.roster.stage.programs.ledger

    def _renamed(self, words: str, pattern: str) -> Field:
        field = self._field(words)
        return field | {"name": pattern.format(name=field["name"])}

    def _field(self, words: str) -> Field:
        display = display_name(self._ledger.name(words))
        name = re.sub("[^A-Za-z0-9]", "", display)
        return {"displayName": display, "name": name, "dataType": "string"}
