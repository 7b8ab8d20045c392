"""
Operations that work for nobody: whatever they are asked, they answer with a server's error.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conformance.exchange import Exchange
from conformance.once import Known

if TYPE_CHECKING:
    from conformance.vendors.wix.vocabulary.programs import Programs

# The rule that is about each operation itself; what builds on the operation is blocked by it.
ABOUT = {
    "getProgram": "retrieval.by-id",
    "updateProgram": "change.draft",
    "queryPrograms": "cursor.limit-100",
    "searchPrograms": "search.title",
    "countPrograms": "count.all",
}

Call = Callable[[], Exchange | None]


def is_a_servers_error(exchange: Exchange | None) -> bool:
    response = exchange.response if exchange else None
    return response is not None and response.status >= 500


@dataclass
class Outages:
    """
    An operation is out where even a plain call of it, by the owner, ends in a server's error. One
    that `worked` before is not, nor one of which no plain call is known.
    """

    plain: dict[str, Call] = field(default_factory=dict)
    worked: set[str] = field(default_factory=set)
    _tried: Known = field(default_factory=Known)

    def behind(self, exchange: Exchange) -> str | None:
        """The rule that is to blame for an answer; None where it is whatever was asked for."""
        operation = exchange.operation
        if operation in self.worked or operation not in self.plain:
            return None
        if not is_a_servers_error(exchange):
            return None
        out = self._tried.get(operation, lambda: is_a_servers_error(self.plain[operation]()))
        return ABOUT[operation] if out else None


def plain_calls(programs: "Programs") -> dict[str, Call]:
    """A call of each operation that leaves it no reason to fail; None where it can't be made."""

    def get() -> Exchange | None:
        return programs.get(programs.made[0]).exchange if programs.made else None

    def update() -> Exchange | None:
        made = programs.create("to be updated")
        if made.reading != "accepted":
            return None
        program = made.program
        described = {"title": programs.ledger.name("updated")}
        return programs.update(program.id, program["revision"], description=described).exchange

    return {
        "getProgram": get,
        "updateProgram": update,
        "queryPrograms": lambda: programs.site.call("queryPrograms", json={}).exchange,
        "searchPrograms": lambda: programs.site.call("searchPrograms", json={}).exchange,
        "countPrograms": lambda: programs.site.call("countPrograms", json={}).exchange,
    }
