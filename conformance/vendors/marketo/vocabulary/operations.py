"""
The ten operations on programs, as verbs.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from conformance.ledger import Ledger
from conformance.once import once_each
from conformance.outcome import Garbled, NotJudged
from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.instance import OMIT, OWN, Instance
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.removal import Removal, entry
from conformance.vendors.marketo.vocabulary.reply import Reply
from conformance.vendors.marketo.vocabulary.surroundings import Surroundings

NOBODY = 2_000_000_011  # an id that no program has: within int32, far above any counter
DAY = timedelta(days=1)
WRONG_FOLDER = {"710", "711"}  # no such folder, or one that takes no programs


@dataclass
class Programs:
    """
    Programs of one instance. What is made is entered in the ledger, which removes it afterwards.

    Parameters carry the vendor's names. One that is OMIT is not sent; `token=None` sends none.
    """

    instance: Instance
    surroundings: Surroundings
    ledger: Ledger
    opened: datetime | None = None  # the target's own time when the run made its first program
    made: list[Any] = field(default_factory=list)
    doomed: set[str] = field(default_factory=set)  # ids whose deletion was asked for
    deleted: set[str] = field(default_factory=set)  # ids whose deletion was accepted, or went along

    def __post_init__(self) -> None:
        Removal(self).taught(self.ledger)

    @property
    def read_only(self) -> bool:
        """Whether nothing may be made."""
        return self.instance.context.client.read_only

    def by_id(self, id: Any, **how: Any) -> Reply:
        return self.instance.call("getProgramById", path={"id": id}, **how)

    def by_name(self, name: Any = OMIT, *, token: Any = OWN, **flags: Any) -> Reply:
        """`includeTags` and `includeCosts` are the flags."""
        return self.instance.call("getProgramByName", params={"name": name, **flags}, token=token)

    def browse(self, *, token: Any = OWN, **parameters: Any) -> Reply:
        """`maxReturn`, `offset`, `status`, `earliestUpdatedAt`, `latestUpdatedAt`."""
        return self.instance.call("browsePrograms", params=parameters, token=token)

    def between(self, earliest: datetime, latest: datetime, **parameters: Any) -> Reply:
        """Browse what was created or updated from one instant to another; 200 unless told."""
        window = {
            "earliestUpdatedAt": moment.utc(earliest),
            "latestUpdatedAt": moment.utc(latest),
        }
        return self.browse(**{"maxReturn": 200, "offset": 0, **window, **parameters})

    def by_tag(
        self,
        tagType: Any = OMIT,
        tagValue: Any = OMIT,
        *,
        token: Any = OWN,
        **paging: Any,
    ) -> Reply:
        params = {"tagType": tagType, "tagValue": tagValue, **paging}
        return self.instance.call("getProgramsByTag", params=params, token=token)

    def create(self, kind: str = "Default", *, token: Any = OWN, **fields: Any) -> Reply:
        """
        Create a program of a type, with what that type needs; `fields` replace or omit any of it.
        """
        form = {"name": OMIT, "folder": OMIT, "type": kind, "channel": OMIT, "tags": OMIT}
        form |= fields
        defaults: dict[str, Callable[[], Any]] = {
            "name": lambda: self.ledger.name(kind.lower()),
            "folder": lambda: self.surroundings.folder.reference,
            "channel": lambda: self.surroundings.channel_for(kind),
            "tags": lambda: self.surroundings.required_tags(kind) or OMIT,
        }
        if not {"folder", "channel", "tags"} & fields.keys():
            self.look_around()
        form |= {name: make() for name, make in defaults.items() if name not in fields}
        reply = self.instance.call("createProgram", form=form, token=token)
        guessed = "folder" not in fields
        if guessed and (
            self.may_go_elsewhere(form["folder"], reply) or self._doubts(form["folder"], reply)
        ):
            return self.create(kind, token=token, **fields)
        return self.enter(self.whole(reply))

    def may_go_elsewhere(self, folder: dict[str, Any], reply: Reply) -> bool:
        """Whether a folder that was guessed was refused as one for programs."""
        if {*reply.error_codes} & WRONG_FOLDER and self.may_be_wrong(folder, reply):
            self.surroundings.unfit.add(folder["id"])
            return True
        return False

    @once_each
    def look_around(self) -> None:
        """Look at once for what any program needs."""
        around = self.surroundings
        looks = [lambda: around.channels, lambda: around.tag_types, lambda: around.folder]
        with contextlib.suppress(NotJudged):  # whoever needs what there is not asks again
            self.instance.context.at_once(looks)

    def _doubts(self, folder: dict[str, Any], reply: Reply) -> bool:
        """The same by another code, which may mean the folder: there are others to try."""
        wrong = self.may_be_wrong(folder, reply)
        return wrong and self.surroundings.passes_over(folder["id"])

    def may_be_wrong(self, folder: dict[str, Any], reply: Reply) -> bool:
        """Whether a call was refused whose folder was guessed."""
        proven = self.made and folder == self.surroundings.folder.reference
        refused = reply.reading == "rejected" and not proven
        return refused and self.surroundings.is_guessed(folder)

    def update(self, id: Any, *, token: Any = OWN, **fields: Any) -> Reply:
        return self.instance.call("updateProgram", path={"id": id}, form=fields, token=token)

    def approve(self, id: Any, **how: Any) -> Reply:
        return self.instance.call("approveProgram", path={"id": id}, **how)

    def unapprove(self, id: Any, **how: Any) -> Reply:
        return self.instance.call("unapproveProgram", path={"id": id}, **how)

    def clone(self, id: Any, *, token: Any = OWN, **fields: Any) -> Reply:
        """Clone a program into the run's folder under a fresh name, unless `fields` say else."""
        form = dict(fields)
        if "name" not in form:
            form["name"] = self.ledger.name("clone")
        if "folder" not in form:
            form["folder"] = self.surroundings.folder.reference
        reply = self.instance.call("cloneProgram", path={"id": id}, form=form, token=token)
        return self.enter(self.whole(reply))

    def delete(self, id: Any, **how: Any) -> Reply:
        self.doomed.add(str(id))
        reply = self.instance.call("deleteProgram", path={"id": id}, **how)
        if reply.reading == "accepted":
            self.deleted.add(str(id))
        return reply

    def went_along(self, id: Any) -> bool:
        """Whether a program is not found since another one was deleted: nobody has to delete it."""
        gone = self.by_id(id).absent
        if gone:
            self.deleted.add(str(id))
        return gone

    def is_doomed(self, program: Program) -> bool:
        """Whether the run was to delete a program, or the program that it is in."""
        return bool({str(program.id), str(program.folder[1])} & self.doomed)

    def recent(self, *, since: datetime | None = None, **parameters: Any) -> Reply:
        """Browse what was created or updated since then, or since the run's first program."""
        opened = since or self.opened or datetime.now().astimezone()
        return self.between(opened - timedelta(seconds=2), opened + DAY, **parameters)

    def enter(self, reply: Reply) -> Reply:
        for program in self._shown(reply):
            self.made.append(program.id)
            times = [time for time in (self.opened, program.created) if time]
            self.opened = min(times, default=None)  # answers of two lanes may change places
            self.ledger.add(entry(program))
        return reply

    def whole(self, reply: Reply) -> Reply:
        """What came of a call; as reading shows it, where the answer shows no more than an id."""
        for program in self._shown(reply):
            seen = self.by_id(program.id) if program.name is None else reply
            return replace(seen, asked=reply.asked) if seen.reading == "accepted" else reply
        return reply

    def _shown(self, reply: Reply) -> list[Program]:
        """The program that was made; none where nobody can read the answer."""
        with contextlib.suppress(Garbled):
            return reply.programs[:1] if reply.reading == "accepted" else []
        return []
