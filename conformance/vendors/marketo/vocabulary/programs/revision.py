"""
Updates of a program: what it was before, what was sent, what it is after.
"""

from dataclasses import dataclass
from typing import Any

from conformance.outcome import Blocked, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.program import Program
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.reply import Reply

FIRST = [{"startDate": "2016-02-01", "cost": 300}, {"startDate": "2016-07-01", "cost": 300}]
SECOND = {"startDate": "2016-03-01", "cost": 40}
DIGITS = "0042"  # a text, though a number could be written so
ODD = "Changed again, and for good: 日本."  # in whatever characters
THIRD = [
    {"startDate": "2016-05-01", "cost": 5, "note": "five"},
    {"startDate": "2016-08-01", "cost": 6, "note": "six"},
]


@dataclass(frozen=True)
class Revision:
    """
    `before` and `after` are what reading by id shows, not what the update answers.
    """

    sent: dict[str, Any]
    reply: Reply
    before: Program
    after: Program

    @property
    def appended(self) -> list[Any]:
        """The costs that there were and those that were sent, sorted."""
        return sorted([*self.before.costs, *self.amounts], key=str)

    @property
    def amounts(self) -> list[Any]:
        """The costs that were sent."""
        return [cost["cost"] for cost in self.sent["costs"]]

    @property
    def altered(self) -> list[dict[str, Any]]:
        """Costs from before that are not shown as they were."""
        after = [_plain(cost) for cost in self.after.cost_records]
        return [cost for cost in self.before.cost_records if _plain(cost) not in after]

    def must_be_refused(self) -> None:
        """Raises NotApplicable where the update was not refused, which is open."""
        if not self.reply.rejected:
            raise NotApplicable("the update was not refused")

    def must_be_taken(self) -> None:
        """Raises NotApplicable where the update was refused, which is open."""
        if self.reply.rejected:
            raise NotApplicable("the update was refused")

    def shows(self, member: str, requirement: str) -> None:
        """Raises Blocked where reading by id shows nothing of a member after it."""
        if not getattr(self.after, member):
            raise Blocked(requirement)

    def needs(self, member: str, requirement: str) -> None:
        """Raises Blocked where reading by id did not show, before it, what the program has."""
        if not getattr(self.before, member):
            raise Blocked(requirement)


def _plain(cost: dict[str, Any]) -> tuple[Any, ...]:
    """What the documents know of a cost."""
    return cost.get("startDate"), cost.get("cost"), cost.get("note") or ""


class Revisions:
    """
    Updates a program once for each change, by label, and reads it in between.

    A field may be a function, which raises NotJudged where it finds nothing to send; whoever asks
    for that revision gets the reason.
    """

    def __init__(self, programs: Programs, id: Any, changes: dict[str, dict[str, Any]]) -> None:
        self._programs = programs
        self._found: dict[str, Revision | NotJudged] = {}
        before = self._read(id)
        for label, change in changes.items():
            try:
                sent = {name: v() if callable(v) else v for name, v in change.items()}
            except NotJudged as reason:
                self._found[label] = reason
                continue
            reply = programs.update(id, **sent)
            after = self._read(id)
            self._found[label] = Revision(sent, reply, before, after)
            before = after

    def __getitem__(self, label: str) -> Revision:
        found = self._found[label]
        if isinstance(found, NotJudged):
            raise found
        return found

    def _read(self, id: Any) -> Program:
        return self._programs.by_id(id).needed_for("get.by-id.returns-the-program")

    @classmethod
    def of(cls, cast: Cast) -> "Revisions":
        """A program with everything, updated in each way that the documents speak of."""
        cast.rich_again  # noqa: B018 - another program as it is before, to be compared afterwards
        programs, around = cast.programs, cast.programs.surroundings
        form = cast.rich_form | {"name": programs.ledger.name("to be updated")}
        program = programs.create(**form).needed_for("create.accepted")
        other = around.other_type(cast.rich_tag_list)
        changes: dict[str, dict[str, Any]] = {
            "description": {"description": DIGITS},
            "name": {"name": programs.ledger.name("renamed")},
            "tags": {"tags": lambda: cast.other_tags},
            "type": {"type": other},
            "channel": {"channel": lambda: around.other_channel("Default", form["channel"])},
            "both": {
                "type": other,
                "channel": lambda: around.channel_for(other),
                "description": "Changed beside what is fixed.",
            },
            "costs in place of others": {"costs": THIRD, "costsDestructiveUpdate": True},
            "cost": {"costs": FIRST},
            "cost, and nothing in its place": {"costs": [SECOND], "costsDestructiveUpdate": False},
            "all at once": {
                "costsDestructiveUpdate": True,
                "description": ODD,
                "name": programs.ledger.name("renamed again"),
            },
        }
        return cls(programs, program.id, changes)
