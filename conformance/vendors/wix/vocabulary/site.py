"""
A Wix site: how its operations are called, and by whom.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from conformance.context import Context
from conformance.evidence import Waited, note
from conformance.once import once
from conformance.outcome import Ended, NeedsFixture
from conformance.vendors.wix.vocabulary.outage import Outages
from conformance.vendors.wix.vocabulary.reply import Reply

Seen = TypeVar("Seen")

NOBODY = "7d9f0000-1c5e-4b7a-9c3d-00c0ffee0404"  # an id that no program has
MALFORMED = "no-guid"
STRANGER = "a stranger"  # calls with a token that was never given out
MADE_UP = "IST.never-given-out.0000000000000000000000000000000000000000"

READS = {"getProgram", "queryPrograms", "searchPrograms", "countPrograms"}

# What goes along with an API key: which site, or whose account, it is for.
KEY_HEADERS = {"wix-site-id": "site_id", "wix-account-id": "account_id"}

# Seconds between looks at an index that may lag, and nobody says by how much: short ones first, and
# longer ones on a sandbox. Where looks were in vain, what is sought may never come, and the next
# ones are fewer; where that took as long as LONG_ENOUGH, far fewer.
LOOKS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 1.6, 1.8)
LONGER_LOOKS = (*LOOKS, 4.0, 8.0)
FEWER, FEWEST = 7, 4
LONG_ENOUGH = 60.0


@dataclass
class Site:
    """
    Calls operations of one site. Each caller sends their own token and nobody else's; a visitor
    without a token sends none.
    """

    context: Context
    outages: Outages = field(default_factory=Outages)
    _heard: bool = False  # the owner was answered
    _vain: float = 0.0  # seconds that were waited for what did not come

    @property
    def read_only(self) -> bool:
        return self.context.client.read_only

    def call(
        self,
        operation: str,
        *,
        by: str = "owner",
        path: dict[str, Any] | None = None,
        json: dict[str, Any] | None = None,
    ) -> Reply:
        """One call; raises NeedsFixture where the target file has no token for the caller."""
        reply = Reply(
            *self.context.client.send(operation, path=path, json=json, headers=self.headers(by)),
            outages=self.outages,
        )
        if by == "owner":
            self._greet(reply)
            if reply.reading == "accepted":
                self.outages.worked.add(operation)
            self.context.client.admitted(reply.exchange, reply.reading)
        if by == "visitor" and operation in READS and _asks_for_a_token(reply):
            self._needs_a_token()
        return reply

    def _needs_a_token(self) -> None:
        """Raises NeedsFixture where nobody is heard without a token, whatever they ask for."""
        if not self.context.credentials.get("visitor") and all(
            map(_asks_for_a_token, self._unheard)
        ):
            raise NeedsFixture("auth.visitor (calls without a token are refused)")

    @once
    def _unheard(self) -> list[Reply]:
        """
        How somebody without a token is answered who asks for what nobody hides. Who is sent to sign
        in for any program that is not shown may still be told how many are.
        """
        send, headers = self.context.client.send, self.headers("visitor")
        sent = send("getProgram", path={"programId": NOBODY}, headers=headers)
        return [Reply(*sent), Reply(*send("countPrograms", json={}, headers=headers))]

    def identity(self, caller: str) -> None:
        """Raises NeedsFixture where the target file has no token for a caller who needs one."""
        if caller not in {"visitor", STRANGER}:
            self.context.identity(caller)

    def at_once(self, calls: list[Callable[[], Reply]]) -> list[Reply]:
        """Make several calls at the same time."""
        return self.context.simultaneously(calls)

    def eventually(self, look: Callable[[], Seen], holds: Callable[[Seen], bool]) -> Seen:
        """
        What one sees once it holds, or after looking for as long as an index may lag.

        What is refused does not come later.
        """
        seen, pauses = look(), self._pauses
        for pause in pauses:
            if (isinstance(seen, Reply) and seen.reading != "accepted") or holds(seen):
                return seen
            self.context.client.pace.sleep(pause)
            seen = look()
        if not holds(seen):
            self._vain += sum(pauses)
            note(Waited(sum(pauses)))
        return seen

    @property
    def _pauses(self) -> tuple[float, ...]:
        """Between the looks of the next one who looks for something."""
        if not self._vain:
            return LOOKS if self.context.target.loopback else LONGER_LOOKS
        return LOOKS[: FEWER if self._vain < LONG_ENOUGH else FEWEST]

    def headers(self, by: str) -> dict[str, str | None]:
        if by == STRANGER:
            return {"Authorization": MADE_UP}
        known = self.context.credentials
        if by == "visitor" and not known.get("visitor"):
            return {"Authorization": None}
        headers: dict[str, str | None] = {"Authorization": self.context.identity(by)}
        if by == "owner":
            headers |= {name: known[key] for name, key in KEY_HEADERS.items() if known.get(key)}
        return headers

    def _greet(self, reply: Reply) -> None:
        if reply.reading == "unauthorised" and not self._heard:
            why = f"the credentials of auth.owner were refused: {reply.describe()}"
            self.context.client.ended = why
            raise Ended(why)
        self._heard = True


def _asks_for_a_token(reply: Reply) -> bool:
    """Whether it is the status of who is not known."""
    return reply.exchange.response is not None and reply.exchange.response.status == 401
