"""
Right calls of the operations on programs, and a look at the run's own: what generated cases start
from.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.exchange import Exchange
from conformance.ground import ABSENT, IMPOSTOR, NOBODY, Call
from conformance.once import once
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import PAGE, Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import MADE_UP

PARTS = ("status", "description", "timeline", "restrictions", "price", "seo.slug")
MOVES = {
    "publishProgram": "published",
    "endProgram": "ended",
    "archiveProgram": "archived",
    "duplicateProgram": "duplicated",
    "deleteProgram": "deleted",
}


@dataclass
class Ground:
    """
    Each operation acts on a program that exists for nothing else.
    """

    programs: Programs
    _revision: dict[str, Any] = field(default_factory=dict)
    _titled: dict[Any, Any] = field(default_factory=dict)  # what calls made, and how it is called

    def right(self, operation: str) -> Call:
        if operation in MOVES:
            id_ = self._victims[MOVES[operation]].id
            again = ABSENT if operation == "deleteProgram" else {"programId": id_}
            return Call({"programId": id_}, body=again)
        query = {"cursorPaging": {"limit": 50}}
        calls: dict[str, Callable[[], Call]] = {
            "createProgram": lambda: Call(body={"program": self._content}),
            "getProgram": lambda: Call({"programId": self._victims["updated"].id}),
            "updateProgram": self._update,
            "bulkUpdatePrograms": lambda: Call(body={"programs": [{"program": self._changed}]}),
            "queryPrograms": lambda: Call(body={"query": {"filter": {}, **query}}),
            "searchPrograms": lambda: Call(body={"search": {"search": {}, "filter": {}, **query}}),
            "countPrograms": lambda: Call(body={"filter": {}}),
        }
        return calls[operation]()

    def send(
        self, operation: str, call: Call, *, stranger: str = ""
    ) -> tuple[Exchange, str, list[str]]:
        if operation == "publishProgram":
            self.programs.site.context.allow("publish-programs")
        own = self.programs.site.headers("owner")
        tokens = {"": own["Authorization"], NOBODY: None, IMPOSTOR: MADE_UP}
        token = tokens[stranger] if stranger in tokens else f"{own['Authorization']}x"
        answer = self.programs.site.context.client.send(
            operation,
            path=call.path,
            params=call.query,
            json=None if call.body is ABSENT else call.body,
            headers=own | {"Authorization": token},
        )
        self._note(*answer)
        return answer

    def state(self) -> Any:
        """The programs that calls act on, and the titles of all that the run has."""
        victims = [self._shown(name, victim) for name, victim in self._victims.items()]
        return {"titles": sorted(self._titles), **dict(victims)}

    @property
    def _titles(self) -> list[str]:
        """Those of the newest; where others may push the run's own off the page, of its last."""
        made, query = self.programs.made, self.programs.query
        listed = self.programs.site.eventually(query, self._is_up_to_date).programs
        if len(listed) >= PAGE:
            strange = [program for program in listed if program.id not in made]
            listed = self.programs.query({"id": {"$in": made[-PAGE:]}}).programs + strange
        titles = [str(program.title) for program in listed]
        return [title for title in titles if self.programs.ledger.prefix in title]

    def _is_up_to_date(self, page: Reply) -> bool:
        """Whether a list, which may be late, shows what calls made, and not what they deleted."""
        shown = {program.id: program.title for program in page.programs}
        missing = [id_ for id_, title in self._titled.items() if shown.get(id_) != title]
        return len(shown) >= PAGE or not missing

    def life(self) -> "ProgramLife":
        """A program from its creation to its deletion."""
        return ProgramLife(self.programs)

    @once
    def _victims(self) -> dict[str, Program]:
        names = ("updated", *MOVES.values())
        made = {name: self.programs.create(f"to be {name}") for name in names}
        victims = {name: reply.needed_for("creation.accepted") for name, reply in made.items()}
        self._titled |= {victim.id: victim.title for victim in victims.values()}
        return victims

    def _shown(self, name: str, victim: Program) -> tuple[str, Any]:
        seen = self.programs.get(victim.id)
        if seen.reading != "accepted":
            return name, "gone"
        self._revision[victim.id] = seen.program["revision"]
        return name, {part: seen.program[part] for part in PARTS}

    def _note(self, exchange: Exchange, reading: str, codes: list[str]) -> None:
        """Enter what was made, and keep the revision of what was changed."""
        if reading != "accepted":
            return
        if exchange.operation == "bulkUpdatePrograms":
            self._titled.pop(self._victims["updated"].id, None)  # by either title
        if exchange.operation == "deleteProgram":
            self._titled[self._victims["deleted"].id] = None
        if exchange.operation in {"createProgram", "duplicateProgram"}:
            self.programs.note(Reply(exchange, reading, codes))
        record = exchange.document.get("program")
        if isinstance(record, dict) and record.get("revision") is not None:
            self._revision[str(record.get("id"))] = record["revision"]
            self._titled[record.get("id")] = Program(record, exchange).title

    @property
    def _content(self) -> dict[str, Any]:
        title = self.programs.ledger.name("generated")
        return {
            "description": {"title": title, "details": f"made as {title}"},
            "timeline": {"selfPaced": True},
            "restrictions": {"accessType": "SECRET", "maxParticipants": 40},
        }

    @property
    def _changed(self) -> dict[str, Any]:
        victim = self._victims["updated"]
        revision = self._revision.get(victim.id, victim["revision"])
        title = self.programs.ledger.name("updated")
        details = f"updated as {title}"
        return {
            "id": victim.id,
            "revision": revision,
            "description": {"title": title, "details": details},
        }

    def _update(self) -> Call:
        changed = self._changed
        return Call({"programId": changed["id"]}, body={"program": changed})


@dataclass
class ProgramLife:
    """Programs that are created, updated and deleted; the text is in the title."""

    programs: Programs

    def make(self) -> Any:
        return self.programs.create("a life").needed_for("creation.accepted").id

    def change(self, id: Any, mark: str) -> bool:
        revision = self.programs.get(id).program["revision"]
        title = self.programs.ledger.name(mark)
        return self.programs.update(id, revision, description={"title": title}).accepted

    def delete(self, id: Any) -> bool:
        return self.programs.delete(id).accepted

    def look(self, id: Any) -> str | None:
        """The words of a title, without its number."""
        seen = self.programs.get(id)
        if not seen.accepted:
            return None
        return str(seen.program.title).partition(" ")[2]
