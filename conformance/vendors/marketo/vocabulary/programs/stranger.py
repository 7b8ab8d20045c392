"""
Somebody who calls every operation with a token that is no good, or with none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, Deselected, NotApplicable
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.reply import Reply

READS = ("getProgramById", "getProgramByName", "browsePrograms", "getProgramsByTag")
WRITES = (
    "createProgram",
    "updateProgram",
    "approveProgram",
    "unapproveProgram",
    "cloneProgram",
    "deleteProgram",
)
# What needs the permission to change assets; which one an approval needs, the documents disagree.
CHANGES = ("createProgram", "updateProgram", "cloneProgram", "deleteProgram")


@dataclass
class Stranger:
    """
    `stranger["deleteProgram"]` is the answer to that call. All of them are made on `victim`, a
    program that exists for nothing else, before the first look at what became of it.
    """

    programs: Programs
    victim: Program
    token: str | None
    operations: tuple[str, ...] = READS + WRITES
    attempts: list[Attempt] = field(default_factory=list)
    replies: dict[str, Reply] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for operation in self.operations:
            if operation in READS or not self.programs.read_only:
                self.replies[operation] = self._call(operation)

    def __getitem__(self, operation: str) -> Reply:
        if operation not in self.replies:
            raise Deselected(f"profile read-only sends no {operation}")
        reply = self.replies[operation]
        if reply.reading == "rejected" and not reply.error_codes:
            raise Blocked("envelope.refusal.errors")  # only a code tells why it was refused
        return reply

    def may_read(self) -> None:
        """Raises NotApplicable for who may not even read a program by its id."""
        if self["getProgramById"].unauthorised:
            raise NotApplicable("the user may not read programs at all")

    def _call(self, operation: str) -> Reply:
        programs, id_, token = self.programs, self.victim.id, self.token
        calls = {
            "getProgramById": lambda: programs.by_id(id_, token=token),
            "getProgramByName": lambda: programs.by_name(self.victim.name, token=token),
            "browsePrograms": lambda: programs.browse(token=token),
            "getProgramsByTag": lambda: programs.by_tag("any", "any", token=token),
            "createProgram": lambda: self._attempt(operation, self._batch.create),
            "updateProgram": lambda: programs.update(id_, token=token, description="Not allowed."),
            "approveProgram": lambda: programs.approve(id_, token=token),
            "unapproveProgram": lambda: programs.unapprove(id_, token=token),
            "cloneProgram": lambda: self._attempt(operation, self._batch.clone, id_),
            "deleteProgram": lambda: programs.delete(id_, token=token),
        }
        return calls[operation]()

    @once
    def _batch(self) -> Attempts:
        return Attempts(self.programs)

    def _attempt(self, operation: str, call: Callable[..., None], *what: Any) -> Reply:
        call(operation, *what, token=self.token)
        self.attempts.append(self._batch[operation])
        return self._batch[operation].reply

    @property
    def left(self) -> list[Program]:
        """Programs that the calls brought into being."""
        return [program for attempt in self.attempts for program in attempt.left]

    @once
    def afterwards(self) -> Reply:
        """The victim as it is after all calls."""
        if self.programs.read_only:
            raise Deselected("profile read-only makes no victim")
        return self.programs.by_id(self.victim.id)
