"""
Operations that the API has not, tried on programs that nobody minds.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.attempt import Attempts
from conformance.vendors.dotdigital.vocabulary.listing import find, sought
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop

EDITS = ("replaceProgram", "patchProgram", "postProgram")
PROBES = ("activateProgram", "deactivateProgram", *EDITS, "createProgram", "deleteProgram")


@dataclass
class Probes:
    """
    `probes["patchProgram"]` is the answer to a call that there is not. Each is made on a program of
    its own; elsewhere than on this machine only on programs that the run has made.
    """

    workshop: Workshop

    def __getitem__(self, operation: str) -> Reply:
        return self._made[operation]

    def before(self, operation: str) -> Record:
        """What was listed of the program that a call was made on."""
        record = find(self._before, self._victims[operation])
        if record is None:
            raise Blocked("program.list.complete (a program of the run's own is not listed)")
        return record

    def after(self, operation: str) -> Record:
        """What is listed of it afterwards; raises Blocked where it is gone."""
        record = self.left(operation)
        if record is None:
            raise Blocked("surface.deletion")
        return record

    def left(self, operation: str) -> Record | None:
        """The same, or None where it is gone."""
        self[operation].status  # noqa: B018 - once the call was made
        return sought(self._after, self.before(operation).key)

    @property
    def created(self) -> list[Record]:
        """Programs of the name that one was tried to be created with."""
        self["createProgram"].status  # noqa: B018 - once the call was made
        found = [each for page in self._after for each in page.records]
        return [each for each in found if each["name"] == self._name("createProgram")]

    @once
    def _made(self) -> Attempts[Reply]:
        self.workshop.context.allow("write-probes")
        self._before  # noqa: B018
        self.workshop.disposal.probed = True
        made = Attempts[Reply]()
        for operation in PROBES:
            made.make(operation, self._try, operation)
        return made

    @once
    def _before(self) -> list[Reply]:
        return self._look()

    @once
    def _after(self) -> list[Reply]:
        return self._look()

    def _look(self) -> list[Reply]:
        return self.workshop.programs.around(*self._victims.results.values())

    def _try(self, operation: str) -> Reply:
        if operation == "deleteProgram":
            self.workshop.deleted.add(str(self._victims[operation]).casefold())
        body = {"name": self._name(operation), "status": "Active"}
        return self.workshop.programs.account.call(
            operation,
            path={} if operation == "createProgram" else {"id": self._victims[operation]},
            json=None if operation == "deleteProgram" else body,
        )

    def _name(self, operation: str) -> str:
        return f"{self.workshop.context.ledger.prefix}{operation}"

    @once
    def _victims(self) -> Attempts[Any]:
        victims = Attempts[Any]()
        calls = [partial(victims.make, each, self._victim, each) for each in PROBES]
        self.workshop.context.at_once(calls)
        return victims

    def _victim(self, operation: str) -> Any:
        shop, active = self.workshop, operation == "deactivateProgram"
        if shop.makes("create_draft", "activate") and active:
            return shop.active(f"is tried to {operation}")
        if shop.makes("create_draft") and not active:
            return shop.draft(f"is tried to {operation}")
        if not shop.context.target.loopback:
            raise NeedsFixture("hooks.create_draft")
        return shop.programs.named("active_program_id" if active else "draft_program_id")
