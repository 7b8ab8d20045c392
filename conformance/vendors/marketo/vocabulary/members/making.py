"""
Custom fields that the run makes, and those that it must not be able to make.

They can't be deleted, so nothing here happens unless the user allows `create-fields`.
"""

import contextlib
import re
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.ledger import Ledger
from conformance.once import once, once_each
from conformance.outcome import Blocked, Garbled, NotApplicable, NotJudged
from conformance.plain import plain
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer, permitted
from conformance.vendors.marketo.vocabulary.members.description import Description
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.record import Record
from conformance.vendors.marketo.vocabulary.members.remnants import Remnants, display_name
from conformance.vendors.marketo.vocabulary.members.wrong import Field, wrong

MOST, TOO_MANY, NAMES = 20, 21, ("name", "displayName")
ANOTHER = 1  # that a right implementation makes, if it makes none of those too many
WRITTEN = 17  # into a new field


@dataclass
class Making:
    """
    Three fields are made in one call: with all attributes, with the least, and hidden; and one more
    where members have no text field that may be written.
    """

    members: Members
    description: Description
    ledger: Ledger

    def __post_init__(self) -> None:
        self.description.supply = self.texts

    @once
    def full(self) -> Field:
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
        """The one with the three attributes that are required; its name begins with a capital."""
        field = self._field("plain")
        return field | {"name": field["name"].capitalize(), "dataType": "integer"}

    @once
    def secret(self) -> Field:
        return self._field("secret") | {"isHidden": True}

    @once
    def ours(self) -> tuple[Field, ...]:
        with contextlib.suppress(NotJudged, Garbled):
            if not self.description.writable():
                return self.full, self.plain, self.secret, self._field("spare")
        return self.full, self.plain, self.secret

    def texts(self) -> list[Any]:
        """Names of the text fields among them that Describe shows as updateable."""
        with contextlib.suppress(NotJudged, Garbled):
            if self.creation.accepted:
                sent = [field["name"] for field in self.ours]
                return [name for name in self._later.writable() if name in sent]
        return []

    @once
    def creation(self) -> Answer:
        self.members.instance.context.allow("create-fields")
        known = len(self.description.custom)
        if known + len(self.ours) + ANOTHER > MOST:
            raise NotApplicable(f"there are {known} custom fields already")
        for look in ("answer", "small_pages"):  # as all of them were before
            with contextlib.suppress(NotJudged, Garbled):
                getattr(self.description, look)
        if not self.members.instance.context.target.embedded:  # which ends with the run
            self.ledger.remnants.append(Remnants(self.members, self.ledger).there)
        return permitted(self.members.create_fields(list(self.ours)))

    @once
    def shown(self) -> dict[Any, Record]:
        """The fields by name, each read alone."""
        self.creation.needed("making.accepted")
        names = [field["name"] for field in self.ours]
        looks = [partial(self.members.field, name) for name in names]
        answers = dict(zip(names, self.members.instance.context.at_once(looks), strict=True))
        return {name: answer.records[0] for name, answer in answers.items() if answer.records}

    def made(self, field: Field) -> Record:
        if field["name"] not in self.shown:
            raise Blocked("making.accepted (the field does not show)")
        return self.shown[field["name"]]

    @property
    def described(self) -> Description:
        """Describe with the new fields."""
        self.creation.needed("making.accepted")
        self._later.answer  # noqa: B018 - before any of them is updated
        return self._later

    @once
    def _later(self) -> Description:
        return Description(self.members)

    @once_each
    def written(self, program: Any, lead: Any) -> Any:
        """What a member has in a new field, once that was written."""
        name = self.made(self.plain)["name"]
        self.members.set_data(program, [{"leadId": lead, name: WRITTEN}])
        return self.members.look(program, [lead], name)[lead][name]

    @once
    def attempts(self) -> dict[str, tuple[Field, Answer]]:
        """What was sent that must be refused, and the answer, by label."""
        self.creation.needed("making.accepted")
        standard = None  # a displayName, where the role may see one
        with contextlib.suppress(NotJudged):
            standard = plain(self.description.listed("statusName")["displayName"])
        sent = [*wrong(self._field, self.full, standard)]
        calls = [partial(self._try, label, field) for label, field in sent]
        tried = zip(sent, self.members.instance.context.at_once(calls), strict=True)
        return {label: (field, answer) for (label, field), answer in tried}

    def _try(self, label: str, field: Field) -> Answer:
        twin = [self._field("twin") | {"name": field.get("name")}] if label == "twice" else []
        return self.members.create_fields([field, *twin])

    def refused(self, label: str) -> Answer:
        if label not in self.attempts:
            raise NotApplicable("the role may not see standard fields")
        if label.startswith("taken"):
            self.made(self.full)
        return self.attempts[label][1]

    def left_by(self, label: str) -> list[Any]:
        """Names of fields that a refused attempt left behind."""
        sent = self.attempts[label][0]
        taken = {value for field in self.ours for value in field.values()} | {"statusName", None}
        known = self.description.schema.values()
        taken |= {str(record[key]) for record in known for key in NAMES}
        fresh = {mark for key in NAMES if (mark := sent.get(key)) not in taken}
        seen = {name: {str(one[key]) for key in NAMES} for name, one in self.afterwards.items()}
        return [name for name, words in seen.items() if words & fresh]

    @once
    def afterwards(self) -> dict[Any, Record]:
        """All fields after the attempts, by name; the run's own must be among them."""
        self.attempts  # noqa: B018
        seen = {record.name: record for page in self._pages() for record in page.records}
        if self.full["name"] not in seen:
            raise Blocked("field.browse.all (the run's field does not show)")
        return seen

    @once
    def no_input(self) -> Answer:
        self.members.instance.context.allow("create-fields")
        self.description.schema  # noqa: B018 - which a role that may not see it may not write
        return permitted(self.members.create_fields(OMIT))

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
        seen = [one.name for page in self._pages() for one in page.records]
        return [name for name in seen if name in names]

    def _pages(self) -> list[Answer]:
        return self.members.field_pages(batchSize=300)

    @once
    def _many(self) -> list[Field]:
        return [self._field(f"many {number}") for number in range(TOO_MANY)]

    def one_more(self, number: int) -> Field:
        return self._field(f"more {number}")

    def _field(self, words: str) -> Field:
        display = display_name(self.ledger.name(words))
        name = re.sub("[^A-Za-z0-9]", "", display)
        return {"displayName": display, "name": name, "dataType": "string"}
