"""
Calls that must be refused, and what they left behind all the same.

Many attempts share one look afterwards: each carries a name and a description of its own, so that
whatever was made shows which attempt made it.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from conformance.vendors.marketo.vocabulary.instance import OMIT
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs import Programs
from conformance.vendors.marketo.vocabulary.reply import Reply


@dataclass
class Attempts:
    """
    A batch of attempts. Make them all before the first look at what is left.
    """

    programs: Programs
    _known: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known = list(self.programs.made)

    def create(self, kind: str = "Default", **fields: Any) -> "Attempt":
        """Try to create a program; `fields` say what is wrong with it."""
        name, marker = self._marks()
        form = {"name": name, "description": marker} | fields
        return Attempt(self, self.programs.create(kind, **form), form)

    def clone(self, id: Any, **fields: Any) -> "Attempt":
        """Try to clone a program."""
        name, marker = self._marks()
        form = {"name": name, "description": marker} | fields
        return Attempt(self, self.programs.clone(id, **form), form)

    def _marks(self) -> tuple[str, str]:
        name = self.programs.ledger.name("refused")
        return name, f"left by {name}"

    @cached_property
    def _afterwards(self) -> Reply:
        return self.programs.recent()

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
        return self.batch.left_by(self)

    def made(self, program: Program) -> bool:
        name, marker = self.form["name"], self.form["description"]
        return (name is not OMIT and program.name == name) or program.description == marker

    def describe(self) -> str:
        return self.reply.describe()
