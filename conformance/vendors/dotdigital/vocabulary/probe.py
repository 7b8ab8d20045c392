"""
Operations that the API has not, tried on programs that nobody minds.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.programs import find
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop

EDITS = ("replaceProgram", "patchProgram", "postProgram")
PROBES = ("activateProgram", "deactivateProgram", *EDITS, "createProgram", "deleteProgram")


@dataclass(frozen=True)
class Probe:
    """An answer, and what the list showed of the program before and after it."""

    reply: Reply
    before: Record | None
    after: Record | None

    @property
    def changed(self) -> bool:
        """Whether the program is another one afterwards, or gone."""
        if self.before is None:
            raise Blocked("program.list.complete (a program of the run's own is not listed)")
        return self.after is None or self.before.shown() != self.after.shown()


@dataclass
class Probes:
    """
    `probes["patchProgram"]` is a draft that was tried to be changed. Elsewhere than on this machine
    only programs of the run's own are used.
    """

    workshop: Workshop
    _pages: list[Reply] = field(default_factory=list)  # the list as it was read last

    def __getitem__(self, operation: str) -> Probe:
        return self._made[operation]

    @property
    def created(self) -> list[Record]:
        """Programs of the name that one was tried to be created with."""
        self["createProgram"].reply.status  # noqa: B018 - once it was tried
        found = [each for page in self._pages for each in page.records]
        return [each for each in found if each["name"] == self._new_name]

    @cached_property
    def _made(self) -> Attempts[Probe]:
        self.workshop.context.allow("write-probes")
        made = Attempts[Probe]()
        for operation in PROBES:
            made.make(operation, self._try, operation)
        return made

    def _try(self, operation: str) -> Probe:
        programs = self.workshop.programs
        program = self._victims["active" if operation == "deactivateProgram" else "draft"]
        name = self._new_name if operation == "createProgram" else f"{self._new_name} edited"
        before = self._pages or programs.pages()
        reply = programs.account.call(
            operation,
            path={} if operation == "createProgram" else {"id": program},
            json=None if operation == "deleteProgram" else {"name": name, "status": "Active"},
        )
        self._pages = programs.pages()
        return Probe(reply, find(before, program), find(self._pages, program))

    @cached_property
    def _new_name(self) -> str:
        return self.workshop.context.ledger.name("probe")

    @cached_property
    def _victims(self) -> Attempts[Any]:
        """Both are there before the first look."""
        victims = Attempts[Any]()
        victims.make("draft", self._draft)
        victims.make("active", self._active)
        return victims

    def _draft(self) -> Any:
        if self.workshop.makes("create_draft"):
            return self.workshop.draft("is probed")
        return self._of_the_file("draft_program_id")

    def _active(self) -> Any:
        if self.workshop.makes("create_draft", "activate"):
            return self.workshop.active("is probed while active")
        return self._of_the_file("active_program_id")

    def _of_the_file(self, key: str) -> Any:
        if not self.workshop.context.target.loopback:
            raise NeedsFixture("hooks.create_draft")
        return self.workshop.programs.named(key)
