"""
Updates of a custom field that the run made.
"""

import contextlib
from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.members.answer import Answer, permitted
from conformance.vendors.marketo.vocabulary.members.making import Making
from conformance.vendors.marketo.vocabulary.members.record import Record, only
from conformance.vendors.marketo.vocabulary.members.standard import ATTRIBUTES

KEPT = ("description", "displayName", "isHidden", "isHtmlEncodingInEmail")  # beside a flag
FIXED = {"dataType": "integer", "name": "pacRenamed", "isCustom": False, "length": 7}


@dataclass
class Remaking:
    """
    First the description alone, then all that may change at once, then what may not change.
    """

    making: Making

    @once
    def changes(self) -> dict[str, Any]:
        """What may be changed of a custom field that the API made, each to another value."""
        return {
            "description": "Updated to check the API.",
            "displayName": f"{self.making.full['displayName']} updated",
            "isHidden": True,
            "isHtmlEncodingInEmail": True,
            "isSensitive": False,
        }

    @once
    def single(self) -> Answer:
        """An update of nothing but the description."""
        self.making.shown  # noqa: B018 - as it was made
        return self._update({"description": "Updated alone."})

    @once
    def after_single(self) -> Record:
        self.single.needed("updating.accepted")
        return self._look()

    @once
    def all(self) -> Answer:
        """An update of everything that may be changed."""
        # They look for the field as it was made.
        self.after_single, self.making.afterwards, self.making.described  # noqa: B018
        return self._update(self.changes)

    @once_each
    def changed(self, attribute: str) -> Any:
        """What it shows after that; where all at once are refused, each is tried alone."""
        if not self.all.rejected:
            return self.after_all[attribute]
        self._update({attribute: self.changes[attribute]})
        return self._look()[attribute]

    @once
    def look(self) -> Answer:
        """The field by its name, once it was to be hidden."""
        self.all  # noqa: B018
        return self.making.members.field(self._name)

    @once
    def after_all(self) -> Record:
        self.all.needed("updating.accepted")
        return _alone(self.look)

    @once
    def fixed(self) -> dict[str, Answer]:
        """An update of each attribute that may not change."""
        self.listed  # noqa: B018 - under its name
        updates = [partial(self._update, {name: value}) for name, value in FIXED.items()]
        answers = self.making.members.instance.context.at_once(updates)
        return dict(zip(FIXED, answers, strict=True))

    @once
    def taken(self) -> Answer:
        """An update to the display name of another field."""
        self.making.made(self.making.plain)
        self.fixed  # noqa: B018
        return self._update({"displayName": self.making.plain["displayName"]})

    @once
    def look_at_fixed(self) -> Answer:
        """The field by its name after that."""
        self.taken  # noqa: B018
        return self.making.members.field(self._name)

    @property
    def after_fixed(self) -> Record:
        return _alone(self.look_at_fixed)

    @once
    def flag(self) -> Answer:
        """An update of nothing but a flag, after all that."""
        self.after_fixed  # noqa: B018
        return self._update({"isSensitive": True})

    @once
    def after_flag(self) -> Record:
        self.flag.needed("updating.accepted")
        return self._look()

    @once
    def half(self) -> Answer:
        """An update of which one half may be, and the other not; NotApplicable if it is taken."""
        self.after_flag  # noqa: B018
        answer = self._update({"description": "Half updated.", "dataType": "integer"})
        if not answer.refused:
            raise NotApplicable("what can't be updated is ignored")
        return answer

    @once
    def after_half(self) -> Record:
        self.half  # noqa: B018
        return self._look()

    @once
    def listed(self) -> dict[Any, Record]:
        """All fields by name, once the field was to be hidden."""
        self.after_all  # noqa: B018
        pages = self.making.members.field_pages(batchSize=300)
        return {record.name: record for page in pages for record in page.records}

    @property
    def others(self) -> dict[Any, dict[str, Any]]:
        """What the other new fields show then otherwise than once they were made."""
        names = (self.making.plain["name"], self.making.secret["name"])
        made = {name: self.making.shown[name] for name in names if name in self.making.shown}
        if not made.keys() & self.listed.keys():
            raise Blocked("field.browse.all (the run's fields do not show)")
        seen = {name: self.listed[name] for name in made if name in self.listed}
        wrong = {name: one.unlike(made[name].shared(one, ATTRIBUTES)) for name, one in seen.items()}
        return {name: unlike for name, unlike in wrong.items() if unlike}

    @once
    def unhidden(self) -> Record:
        """The field once it was to be shown again, after everything else."""
        self.is_hidden()
        with contextlib.suppress(NotJudged):
            self.after_half  # noqa: B018
        self._update({"isHidden": False}).needed("updating.hidden")
        return self._look()

    def is_hidden(self) -> None:
        """Raises Blocked where the field could not be hidden."""
        if self.after_all["isHidden"] is not True:
            raise Blocked("updating.hidden")

    @once
    def nobody(self) -> Answer:
        """An update of a field that does not exist."""
        members = self.making.members
        return permitted(members.update_field("pacNoSuchField", [{"description": "None."}]))

    @once
    def no_input(self) -> Answer:
        self.making.shown  # noqa: B018
        return self.making.members.update_field(self._name, OMIT)

    @once
    def two(self) -> Answer:
        """An update whose input holds two objects, with what the field is like already."""
        row = {"description": self.after_fixed["description"]}
        return self.making.members.update_field(self._name, [row, row])

    def _update(self, row: dict[str, Any]) -> Answer:
        return self.making.members.update_field(self._name, [row])

    def _look(self) -> Record:
        return _alone(self.making.members.field(self._name))

    @property
    def _name(self) -> Any:
        return self.making.full["name"]


def _alone(answer: Answer) -> Record:
    return only(answer.records, "field.by-name.found")
