"""
Calls that must be refused, and what they left behind all the same.

Many attempts share one look afterwards: each carries a name and a description of its own, so that
whatever was made shows which attempt made it.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from conformance.evidence import consult
from conformance.once import once
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.reply import Reply


@dataclass
class Attempts:
    """
    A batch of attempts by label. Make them all before the first look at what is left.

    A field may be a function: where it finds nothing to send, it raises NotJudged, and so does
    whoever asks for that attempt, while the others stand.
    """

    programs: Programs
    _made: "dict[Hashable, Attempt | NotJudged]" = field(default_factory=dict)
    _known: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known = list(self.programs.made)

    def create(self, label: Hashable, kind: str = "Default", **fields: Any) -> None:
        """Try to create a program; `fields` say what is wrong with it."""
        self._try(label, lambda form: self.programs.create(kind, **form), fields)

    def clone(self, label: Hashable, id: Any, **fields: Any) -> None:
        """Try to clone a program."""
        self._try(label, lambda form: self.programs.clone(id, **form), fields)

    def __getitem__(self, label: Hashable) -> "Attempt":
        attempt = self._made[label]
        if isinstance(attempt, NotJudged):
            raise attempt
        return attempt

    def _try(
        self, label: Hashable, call: Callable[[dict[str, Any]], Reply], fields: dict[str, Any]
    ) -> None:
        name = self.programs.ledger.name("refused")
        form = {"name": name, "description": f"left by {name}"}
        before = len(self.programs.made)
        try:
            form |= {key: value() if callable(value) else value for key, value in fields.items()}
            self._known += self.programs.made[before:]  # for what is sent, not by it
            self._made[label] = Attempt(self, call(form), form)
        except NotJudged as reason:
            self._made[label] = reason

    @once
    def _afterwards(self) -> Reply:
        look = self.programs.recent()
        if not any(id_ in look.ids for id_ in self._known):
            raise Blocked("browse.dates.created (browsing does not show the run's programs)")
        return look

    def left_by(self, attempt: "Attempt") -> list[Program]:
        return [
            program
            for program in self._afterwards.programs
            if program.id not in self._known and attempt.made(program)
        ]


@dataclass(frozen=True)
class Attempt:
    """
    One attempt: `reply` is the answer, `left` the programs that it brought into being.
    """

    batch: Attempts
    reply: Reply
    form: dict[str, Any]

    @property
    def rejected(self) -> bool:
        return self.reply.rejected

    @property
    def left(self) -> list[Program]:
        consult(self.reply.exchange)
        return self.batch.left_by(self)

    def made(self, program: Program) -> bool:
        name, marker = self.form["name"], self.form["description"]
        return bool((name is not OMIT and program.name == name) or program.description == marker)

    def describe(self) -> str:
        return self.reply.describe()
