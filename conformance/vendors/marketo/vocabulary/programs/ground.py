"""
Right calls of the ten operations, and a look at what the run has: what generated cases start from.
"""

import json
from dataclasses import dataclass
from typing import Any

from conformance.exchange import Exchange
from conformance.ground import ABSENT, IMPOSTOR, NOBODY, Call
from conformance.once import once
from conformance.outcome import Blocked
from conformance.vendors.marketo.vocabulary.instance import OMIT, OWN, Instance
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.reply import Reply

MADE_UP = "00000000-1111-2222-3333-444444444444:xx"
Answered = tuple[Exchange, str, list[str]]

COST = {"startDate": "2031-05-01", "cost": 120, "note": "generated"}


@dataclass
class Envelope:
    """How calls are sent to an instance, with its own token or a stranger's."""

    instance: Instance

    def token(self, stranger: str) -> Any:
        known = {"": OWN, NOBODY: None, IMPOSTOR: MADE_UP}
        return known[stranger] if stranger in known else self.instance.almost  # noqa: SIM401 - asks for a token

    def called(self, operation: str, call: Call, stranger: str, **body: Any) -> Reply:
        return self.instance.call(
            operation,
            path=call.path,
            params={name: text_of(value) for name, value in call.query.items()},
            token=self.token(stranger),
            **body,
        )


def text_of(value: Any) -> str:
    """A value as it stands in a query or a form: an object or a list is JSON text there."""
    return value if isinstance(value, str) else json.dumps(value)


@dataclass
class ProgramLife:
    """Programs that are created, updated and deleted; the text is the description."""

    programs: Programs

    def make(self) -> Any:
        return self.programs.create().needed_for("create.accepted").id

    def change(self, id: Any, mark: str) -> bool:
        return self.programs.update(id, description=mark).accepted

    def delete(self, id: Any) -> bool:
        return self.programs.delete(id).accepted

    def look(self, id: Any) -> str | None:
        found = [program for program in self.programs.by_id(id).programs if program.id == id]
        return str(found[0].description) if found else None


@dataclass
class Ground(Envelope):
    """
    `right("browsePrograms")` is a call that is taken as it stands. Approving and unapproving are
    the exception: what they need can't be made.
    """

    programs: Programs
    cast: Cast

    def right(self, operation: str) -> Call:
        calls = {
            "getProgramById": lambda: Call({"id": self.cast.anyone.id}),
            "getProgramByName": lambda: Call(query=self._named),
            "browsePrograms": lambda: Call(query={"maxReturn": 20, "offset": 0}),
            "getProgramsByTag": lambda: Call(query=self._tagged),
            "createProgram": lambda: Call(body=self._creation),
            "updateProgram": lambda: Call({"id": self.victim.id}, body=self._update),
            "approveProgram": lambda: Call({"id": self.victim.id}),
            "unapproveProgram": lambda: Call({"id": self.victim.id}),
            "cloneProgram": lambda: Call({"id": self.victim.id}, body=self._clone),
            "deleteProgram": lambda: Call({"id": self.doomed.id}),
        }
        return calls[operation]()

    def send(self, operation: str, call: Call, *, stranger: str = "") -> Answered:
        form = {} if call.body is ABSENT else call.body
        written = {name: text_of(value) for name, value in form.items()}
        reply = self.called(operation, call, stranger, form=written or None)
        if operation in {"createProgram", "cloneProgram"} and reply.reading == "accepted":
            self.programs.enter(reply)
        return reply.exchange, reply.reading, reply.error_codes

    def state(self) -> Any:
        """The two programs that calls act on, and the names of all that the run has."""
        acted_on = (self.victim, self.doomed)
        look = self.programs.recent(since=self.victim.created)
        if self.victim.id not in look.ids:
            raise Blocked("browse.dates.created (browsing does not show the run's programs)")
        names = [str(p.name) for p in look.programs if self._is_ours(p)]
        return {"programs": sorted(names)} | {str(p.id): self._shown(p) for p in acted_on}

    @once
    def victim(self) -> Program:
        """A program that calls act on."""
        return self._made("victim", costs=[COST])

    @once
    def doomed(self) -> Program:
        """A program that is there to be deleted."""
        return self._made("doomed")

    def _made(self, words: str, **fields: Any) -> Program:
        name = self.programs.ledger.name(words)
        reply = self.programs.create(name=name, description=f"made as {name}", **fields)
        return reply.needed_for("create.accepted")

    def _shown(self, program: Program) -> Any:
        reply = self.programs.by_id(program.id)
        parts = ("name", "description", "type", "channel", "status", "folder", "tags", "costs")
        found = [p for p in reply.programs if p.id == program.id]
        return {part: getattr(found[0], part) for part in parts} if found else "gone"

    def _is_ours(self, program: Program) -> bool:
        return self.programs.ledger.prefix in f"{program.name} {program.description}"

    def life(self) -> "ProgramLife":
        """A program from its creation to its deletion."""
        return ProgramLife(self.programs)

    @property
    def _named(self) -> dict[str, Any]:
        return {"name": self.cast.anyone.name, "includeTags": "true", "includeCosts": "true"}

    @property
    def _tagged(self) -> dict[str, Any]:
        kind, value = self.cast.tag
        return {"tagType": kind, "tagValue": value, "maxReturn": 20, "offset": 0}

    @property
    def _creation(self) -> dict[str, Any]:
        around = self.programs.surroundings
        tags = around.required_tags("Default")
        name = self.programs.ledger.name("generated")
        form = {
            "name": name,
            "folder": around.folder.reference,
            "type": "Default",
            "channel": around.channel_for("Default"),
            "description": f"made as {name}",
            "costs": [COST],
        }
        return form | ({} if tags is OMIT or not tags else {"tags": tags})

    @property
    def _update(self) -> dict[str, Any]:
        name = self.victim.name
        words = f"updated as {self.programs.ledger.name()}"
        return {"name": name, "description": words, "costs": [COST], "costsDestructiveUpdate": True}

    @property
    def _clone(self) -> dict[str, Any]:
        name = self.programs.ledger.name("generated")
        reference = self.programs.surroundings.folder.reference
        return {"name": name, "folder": reference, "description": f"made as {name}"}
