"""
Calls by another method than an operation has, and of a path that no operation has.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from conformance.once import once
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.reply import Reply

ELSEWHERE = ("getDeletion", "getApproval", "putProgram", "deleteByMethod")
NOWHERE = "getNothing"
FORM, WRITTEN = "application/x-www-form-urlencoded", "In Zürich"


@dataclass
class Probes:
    """
    `probes["putProgram"]` is the answer to a call that there is not. All of them are made on one
    program that exists for nothing else, before the first look at what became of it.
    """

    programs: Programs

    def __getitem__(self, probe: str) -> Reply:
        return self._made[probe]

    @once
    def victim(self) -> Program:
        made = self.programs.create(description="To be left alone.").needed_for("create.accepted")
        return self.programs.by_id(made.id).needed_for("get.by-id.returns-the-program")

    @once
    def _made(self) -> dict[str, Reply]:
        self.programs.instance.context.allow("write-probes")
        return {probe: self._sent(probe) for probe in (NOWHERE, *ELSEWHERE)}

    def _sent(self, probe: str) -> Reply:
        change: Any = {"description": "Put."} if probe == "putProgram" else None
        return self.programs.instance.call(probe, path={"id": self.victim.id}, form=change)

    @once
    def with_charset(self) -> Reply:
        """An update of another program by a form that names its charset."""
        id_ = self.programs.create(description="").needed_for("create.accepted").id
        raw = f"{FORM}; charset=UTF-8", f"description={quote(WRITTEN)}"
        self.programs.instance.call("updateProgram", path={"id": id_}, raw=raw)
        return self.programs.by_id(id_)

    @once
    def afterwards(self) -> Reply:
        """The victim as it is after all calls."""
        self._made  # noqa: B018
        return self.programs.by_id(self.victim.id)
