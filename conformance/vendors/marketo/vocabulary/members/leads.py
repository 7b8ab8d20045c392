"""
Leads of the run, which become members of its programs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, cycle
from typing import Any

from conformance.ledger import Ledger
from conformance.made import Made, Remover
from conformance.once import once_each
from conformance.outcome import NeedsFixture
from conformance.vendors.marketo.vocabulary.instance import Instance
from conformance.vendors.marketo.vocabulary.members.answer import Answer

FEW = 24  # what most checks share: made in one call
IN_A_URI = 100  # email addresses of ours, which take some 4 KB
MOST = 300  # that one call creates or deletes (lead-database)
NOBODY = 2_000_000_011  # from here on no lead exists: within int32, far above any counter


@dataclass
class Leads:
    """
    `leads[3]` is the id of a lead. `lead_ids` of the target file come first, and leads are made
    where these do not suffice; the ledger removes those that were made.
    """

    instance: Instance = field(repr=False)
    ledger: Ledger = field(repr=False)
    _ids: list[Any] = field(default_factory=list, repr=False)

    def __post_init__(self) -> None:
        self._ids += self.instance.context.target.fixtures.get("lead_ids") or []
        self.ledger.removers["lead"] = Remover(self.remove, batch=MOST)
        self.ledger.finders.append(self.named)

    def __getitem__(self, index: int) -> Any:
        return self.first(index + 1)[index]

    def first(self, number: int) -> list[Any]:
        """The first leads. Raises NeedsFixture where there are fewer and none can be made."""
        given = self.instance.context.target.fixtures.get("lead_ids") or []
        if number > len(given):
            for size in accumulate(cycle((FEW, MOST - FEW))):  # the same whoever asks first
                self._fill(size)
                if size >= number:
                    break
        return self._ids[:number]

    @once_each
    def _fill(self, size: int) -> None:
        while len(self._ids) < size:
            self._ids += self._made(min(size - len(self._ids), MOST))

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
        pairs = zip(ids, rows, strict=False)
        self.ledger.add(*(Made("lead", id_, row["email"]) for id_, row in pairs if id_ in made))
        return made

    def _email(self) -> str:
        return f"{self.ledger.name()}@example.com"

    def remove(self, left: list[Made]) -> None:
        """Delete leads, read which are still there, and take the others out of the list."""
        those = [made.id for made in left]
        parts = [{*those[begin : begin + MOST]} for begin in range(0, len(those), MOST)]
        calls = [partial(self._taken_away, part) for part in parts]
        gone = {id_ for part in self.instance.context.at_once(calls) for id_ in part}
        left[:] = [made for made in left if made.id not in gone]

    def _taken_away(self, ids: set[Any]) -> set[Any]:
        # Of a run that is dead, only what still carries its names is deleted.
        ours = ids if self.ledger.alive is None else self._there(ids)
        return self._deleted(list(ours)) | (ids - ours) if ours is not None else set()

    def named(self, names: list[str]) -> list[Made]:
        """The leads that have one of these names as their email address."""
        emails = [name for name in names if "@" in name]
        parts = [emails[begin : begin + IN_A_URI] for begin in range(0, len(emails), IN_A_URI)]
        return [made for part in parts for made in self._shown("email", part) or []]

    def _deleted(self, ids: list[Any]) -> set[Any]:
        """Delete leads: those that are gone then, by what is said of them and by reading."""
        if not ids:
            return set()
        reply = self.instance.call("deleteLeads", json={"input": [{"id": id_} for id_ in ids]})
        rows = reply.result if reply.accepted else []
        said = {row.get("id") for row in rows if row.get("status") == "deleted"}
        there = self._there(ids)
        return said if there is None else set(ids) - there

    def _there(self, ids: Iterable[Any]) -> set[Any] | None:
        shown = self._shown("id", list(ids))
        return None if shown is None else {made.id for made in shown}

    def _shown(self, field: str, values: list[Any]) -> list[Made] | None:
        """Our leads that have these values; None where the target does not say."""
        wanted = {"filterType": field, "filterValues": ",".join(map(str, values))}
        reply = self.instance.call("getLeads", params={**wanted, "fields": "id,email"})
        if reply.reading not in {"accepted", "absent"}:
            return None
        return [
            Made("lead", row.get("id"), str(row.get("email")))
            for row in reply.result
            if self.ledger.owns(row.get("email"))
        ]
