"""
Leads of the run, which become members of its programs.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.ledger import Ledger, Made
from conformance.outcome import NeedsFixture
from conformance.vendors.marketo.vocabulary.instance import Instance
from conformance.vendors.marketo.vocabulary.members.answer import Answer

FEW = 24  # what most checks share: made in one call
MOST = 300  # that one call creates or deletes (lead-database)
NOBODY = 2_000_000_011  # from here on no lead exists: within int32, far above any counter


@dataclass
class Leads:
    """
    `leads[3]` is the id of a lead. `lead_ids` of the target file come first, and leads are made
    where these do not suffice; the ledger removes those that were made.
    """

    instance: Instance
    ledger: Ledger
    _ids: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._ids += self.instance.context.target.fixtures.get("lead_ids") or []

    def __getitem__(self, index: int) -> Any:
        return self.first(index + 1)[index]

    def first(self, number: int) -> list[Any]:
        """The first leads. Raises NeedsFixture where there are fewer and none can be made."""
        while len(self._ids) < number:
            wanted = max(number, FEW) - len(self._ids)
            self._ids += self._made(min(wanted, MOST))
        return self._ids[:number]

    def known(self, lead: Any) -> Answer:
        """What the lead database says of a lead."""
        reply = self.instance.call("getLeadById", path={"id": lead})
        return Answer(reply.exchange, reply.reading, reply.error_codes, reply.asked)

    def _made(self, number: int) -> list[Any]:
        rows = [{"email": self._email(), "lastName": "Conformance"} for _ in range(number)]
        body = {"action": "createOnly", "lookupField": "email", "input": rows}
        reply = self.instance.call("syncLeads", json=body)
        ids = [row.get("id") for row in reply.result] if reply.accepted else []
        made = [id_ for id_ in ids if isinstance(id_, int)]
        if not made:
            raise NeedsFixture("lead_ids")
        self.ledger.add(
            Made(
                kind="leads",
                id=f"{made[0]}-{made[-1]}" if len(made) > 1 else made[0],
                name=rows[0]["email"],
                remove=lambda: self._remove(made),
            )
        )
        return made

    def _email(self) -> str:
        return f"{self.ledger.name()}@example.com"

    def _remove(self, ids: list[Any]) -> bool:
        reply = self.instance.call("deleteLeads", json={"input": [{"id": id_} for id_ in ids]})
        gone = [row.get("status") == "deleted" for row in reply.result] if reply.accepted else []
        return len(gone) == len(ids) and all(gone)
