"""
Clones of the run: what is cloned, what comes of it, and what must be refused.
"""

import contextlib
from dataclasses import dataclass
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.folder import Folder
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.operations import NOBODY
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempts
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.programs.nest import inside
from conformance.vendors.marketo.vocabulary.reply import Reply

DESCRIBED = "A clone of its own."
ALONE = "null"  # a text like any other
COST = {"startDate": "2016-04-01", "cost": 500}


@dataclass(frozen=True)
class Pair:
    """A source and its clone, each before and after the other one was updated."""

    source_before: Program
    source_after: Program
    clone_before: Program
    clone_after: Program


@dataclass
class Clones:
    """
    `source` is cloned: a Default program with costs and tags, as it was before that.
    """

    cast: Cast
    source: Program
    _beside_it: bool = False  # no other folder took the clone

    @property
    def folder(self) -> Folder:
        """Where the clone goes: another folder than its source's, if there is one."""
        around = self.cast.programs.surroundings
        with contextlib.suppress(Blocked):
            return around.folder if self._beside_it else around.sibling_folder
        return around.folder

    @once
    def reply(self) -> Reply:
        """How cloning the source was answered; the clone has a description of its own."""
        programs, folder = self.cast.programs, self.folder.reference
        form = {"description": DESCRIBED, "name": programs.ledger.name("clone")}
        reply = programs.clone(self.source.id, **form, folder=folder)
        while programs.may_go_elsewhere(folder, reply) and folder != self.folder.reference:
            folder = self.folder.reference
            reply = programs.clone(self.source.id, **form, folder=folder)
        own = programs.surroundings.folder.reference
        if folder != own and programs.may_be_wrong(folder, reply):
            self._beside_it = True
            reply = programs.clone(self.source.id, **form, folder=own)
        return reply

    @once
    def clone(self) -> Program:
        """That clone, read by its id."""
        return self._read(self.reply.needed_for("clone.program.new-id").id)

    @once
    def source_afterwards(self) -> Reply:
        """How reading the source after that was answered."""
        self.reply.worked_for("clone.program.new-id")
        return self.cast.programs.by_id(self.source.id)

    @once
    def long(self) -> Reply:
        """How a name of 255 characters was answered, for a program of a third type if there is."""
        if self.reply.reading == "accepted":
            self.source_afterwards.worked_for("clone.source.unchanged")
        name = self.cast.programs.ledger.name(length=255)
        return self.cast.programs.clone(self.long_source.id, name=name, description="A long name.")

    @property
    def long_source(self) -> Program:
        kind = "Event with Webinar"
        return self.cast[kind] if kind in self.cast.made else self.source

    @once
    def long_by_name(self) -> Reply:
        """That clone, looked for by its name."""
        name = self.long.needed_for("clone.name.at-most-255-characters").name
        return self.cast.programs.by_name(name)

    @once
    def odd_reply(self) -> Reply:
        """How a name was answered that forms, pages and bytes would write otherwise."""
        name = self.cast.programs.ledger.name("it's R&D in Zürich")
        reply = self.cast.programs.clone(self.source.id, name=name)
        if reply.rejected:
            raise NotApplicable("a name with such characters is refused")
        return reply

    @once
    def odd(self) -> Program:
        """That clone, read by its id."""
        return self._read(self.odd_reply.needed_for("clone.program.new-id").id)

    @property
    def odd_name(self) -> Any:
        """Its name; raises Blocked where it is shown with another than it was given."""
        if self.odd.name != self.odd_reply.asked["name"]:
            raise Blocked("clone.name.kept")
        return self.odd.name

    def must_carry(self, tag: tuple[str, str]) -> None:
        """Raises NotApplicable where that clone has not the tag of its source, which is open."""
        if tag not in self.odd.tags:
            raise NotApplicable("tags are not cloned")

    @once
    def long_and_odd(self) -> Reply:
        """How a name of 255 characters, of which some take two bytes, was answered."""
        self.odd_reply.worked_for("clone.program.new-id")
        name = self.cast.programs.ledger.name(length=200) + 55 * "ü"
        return self.cast.programs.clone(self.source.id, name=name)

    @once
    def event_reply(self) -> Reply:
        """How cloning another type of program, without a description, was answered."""
        return self.cast.programs.clone(self.cast["Event"].id)

    @once
    def event(self) -> Program:
        """That clone, read by its id."""
        return self._read(self.event_reply.needed_for("clone.program.new-id").id)

    @once
    def pair(self) -> Pair:
        """The source and its clone, updated one after the other."""
        self.source_afterwards.worked_for("clone.source.unchanged")
        source, clone = self._read(self.source.id), self.clone
        tags: Any = OMIT
        with contextlib.suppress(NotApplicable):
            tags = self.cast.other_tags if source.tags else OMIT
        self._update(clone.id, description=ALONE, costs=[COST], tags=tags)
        source_after, clone_before = self._read(source.id), self._read(clone.id)
        self._update(source.id, description="The source alone.", costs=[COST])
        return Pair(source, source_after, clone_before, self._read(clone.id))

    @property
    def costs(self) -> tuple[list[Any], list[Any]]:
        """The costs of the clone before it was given one, and after; Blocked where none show."""
        self.cast.shows_costs()
        before, after = self.clone.costs, self.pair.clone_before.costs
        if not after:
            raise Blocked("get.by-id.costs")
        return before, after

    @once
    def refused(self) -> Attempts:
        """What must be refused, by what is wrong with it; ids are programs that can't be cloned."""
        programs, id_, taken = self.cast.programs, self.source.id, self.source.name
        others = {kind: self.cast[kind] for kind in self.cast.made}
        around, batch = programs.surroundings, Attempts(programs)
        batch.clone("no name", id_, name=OMIT)
        batch.clone("no folder", id_, folder=OMIT)
        batch.clone("name of the source", id_, name=taken)
        other = others.get("Event", self.source).name
        elsewhere = {"name": other, "folder": lambda: around.sibling_folder.reference}
        batch.clone("name taken in another folder", id_, **elsewhere)
        batch.clone("256 characters", id_, name=programs.ledger.name(length=256))
        email = others.get("Email", self.source).id  # such a one may be made there, not cloned
        batch.clone("program as folder", email, folder=lambda: inside(self.cast["Engagement"]))
        batch.clone("other workspace", id_, folder=lambda: around.foreign_folder.reference)
        batch.clone("unknown folder", id_, folder={"id": NOBODY, "type": "Folder"})
        batch.clone("unknown source", NOBODY)
        fixtures = programs.instance.context.target.fixtures
        for never in fixtures.get("unclonable_program_ids") or []:
            batch.clone(never, never)
        return batch

    def _update(self, id: Any, **fields: Any) -> None:
        self.cast.programs.update(id, **fields).worked_for("update.description")

    def _read(self, id: Any) -> Program:
        return self.cast.programs.by_id(id).needed_for("clone.program.new-id")
