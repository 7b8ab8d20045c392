"""
Creations that must be refused, and what they left behind all the same.

Many attempts share one look afterwards: each carries a number of its own in its title or details,
so that whatever was made shows which attempt made it.
"""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from conformance.evidence import consult
from conformance.once import once
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Attempts:
    """
    A batch of attempts by label. Make them all before the first look at what is left.
    """

    programs: Programs
    _made: "dict[Hashable, Attempt]" = field(default_factory=dict)

    def create(self, label: Hashable, *, by: str = "owner", **program: Any) -> None:
        """
        Try to create a program; `program` says what is wrong with it. In its description, `title`
        and `details` are lengths.
        """
        mark = self.programs.ledger.name()
        lengths = program.pop("description", {"title": len(mark), "details": len(mark)})
        described = {name: mark.ljust(length, "x") for name, length in lengths.items()}
        reply = self.programs.create(by=by, description=described, **program)
        self._made[label] = Attempt(self, reply, mark)

    def __getitem__(self, label: Hashable) -> "Attempt":
        return self._made[label]

    @once
    def afterwards(self) -> Reply:
        """The newest programs, once all attempts were made."""
        look = self.programs.query()
        look.worked_for("filter.order.default")
        return look


@dataclass(frozen=True)
class Attempt:
    """
    One attempt: `reply` is the answer, `left` the programs that it brought into being.
    """

    batch: Attempts
    reply: Reply
    mark: str

    @property
    def denied(self) -> bool:
        return self.reply.denied

    @property
    def left(self) -> list[Program]:
        consult(self.reply.exchange)
        return [program for program in self.batch.afterwards.programs if self._made(program)]

    @property
    def got(self) -> list[Program]:
        """The program that came to be, as its owner gets it; none where it was refused."""
        if self.reply.denied:
            return []
        seen = self.batch.programs.get(self.reply.program.id)
        return [seen.needed_for("creation.stored")]

    def _made(self, program: Program) -> bool:
        return self.mark in (str(program.title)[: len(self.mark)], str(program.details)[:20])
