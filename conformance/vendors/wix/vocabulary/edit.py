"""
One update, and what it does to a program.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass(frozen=True)
class Edit:
    """
    An update: the program before it, what was sent, the answer, and the program that is got
    afterwards.
    """

    before: Program
    sent: dict[str, Any]
    reply: Reply
    after: Program

    @property
    def truthful(self) -> bool:
        """Whether the answer shows what was sent, or what is got of it afterwards."""
        sent = _leaves(self.sent)
        told = {path: self.reply.program[path] for path in sent}
        return told in (sent, {path: self.after[path] for path in sent})

    @property
    def answer(self) -> Program:
        """
        The program as the answer shows it; as it was before where the update was refused. Raises
        Blocked where the answer shows another one.
        """
        if not self.reply.accepted:
            return self.before
        if not self.truthful:
            raise Blocked("change.answer")
        return self.reply.program


def _leaves(sent: dict[str, Any]) -> dict[str, Any]:
    """What is sent by where it stands, the members of objects one by one."""
    return {
        path: leaf
        for name, value in sent.items()
        for path, leaf in (
            {f"{name}.{inner}": one for inner, one in value.items()}
            if isinstance(value, dict)
            else {name: value}
        ).items()
    }
