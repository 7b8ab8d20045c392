"""
Programs with more members than a page shows, and than a query processes.
"""

import contextlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.members.answer import Answer
from conformance.vendors.marketo.vocabulary.members.leads import NOBODY
from conformance.vendors.marketo.vocabulary.members.members import Members
from conformance.vendors.marketo.vocabulary.members.roster import Roster
from conformance.vendors.marketo.vocabulary.members.stage import statuses_of

BULK = "bulk-members"
A_CALL = 300  # inputs of a call
LIMIT = 100_000  # members that a query processes
DAY = datetime(2026, 1, 2, tzinfo=UTC)  # on which somebody may have been updated, or nobody


@dataclass
class Multitude:
    """
    Programs with very many members: those that the target file names
    (`program_with_100000_members_id`, `program_with_100001_members_id`), or else one that is
    filled, 300 leads at a time, where the user allows `bulk-members`.
    """

    members: Members
    roster: Roster

    @once
    def at_the_limit(self) -> Answer:
        """A query for all 100,000 members of a program, by status."""
        return self._everyone(self._program_at_the_limit)

    @once
    def above(self) -> Answer:
        """A query for all 100,001 members of a program, by status."""
        return self._everyone(self._program_above)

    @once
    def above_by_success(self) -> Answer:
        """The same by another field than the status."""
        self.roster.description.must_search("reachedSuccess")
        both = [True, False]
        return self.members.query(self._program_above, "reachedSuccess", both, batchSize=1)

    @once
    def by_lead(self) -> Answer:
        """A query by lead in a program of 100,001 members."""
        leads = [NOBODY]
        with contextlib.suppress(NotApplicable):  # they may be searched by nothing but the lead
            leads = self.at_the_limit.leads[:1] or leads
        return self.members.by_lead(self._program_above, leads, batchSize=1)

    @once
    def few(self) -> Answer:
        """A query that matches nobody, in a program of 100,001 members."""
        self.roster.description.must_search("statusName")
        program, nobody = self._program_above, "No Such Status"
        return self.members.query(program, "statusName", nobody, batchSize=1)

    @once
    def by_date(self) -> Answer:
        """A query by dates; only where the limit is one of all members, whoever matches."""
        if len(self._parts) < 2 or [one for one in self._parts if "1003" not in one.codes]:
            raise NotApplicable("the limit is one of matching members")
        end = DAY + timedelta(days=1)
        return self.members.between(self._program_above, DAY, end, batchSize=1)

    @once
    def _parts(self) -> list[Answer]:
        """
        Queries for two parts of the 100,001: where both are refused, no matter who matches, since
        only one of them can have more than 100,000.
        """
        described, program = self.roster.description, self._program_above
        if "statusName" in described.searchable:
            asked = [("statusName", status) for status in self._statuses(program)[-2:]]
        else:
            described.must_search("reachedSuccess")
            asked = [("reachedSuccess", "true"), ("reachedSuccess", "false")]
        return [self.members.query(program, name, [value], batchSize=1) for name, value in asked]

    def _everyone(self, program: Any) -> Answer:
        if "statusName" not in self.roster.description.searchable:
            self.roster.description.must_search("reachedSuccess")
            return self.members.query(program, "reachedSuccess", [True, False], batchSize=1)
        return self.members.query(program, "statusName", self._statuses(program), batchSize=1)

    def _statuses(self, program: Any) -> list[str]:
        around = self.roster.stage.programs.surroundings
        shown = self.roster.stage.programs.by_id(program).needed_for("get.by-id")
        for channel in around.channels:
            if channel.get("name") == shown.channel:
                names = [str(status.get("name")) for status in statuses_of(channel)]
                return [name for name in names if "," not in name]
        raise Blocked(f"Get Channels does not list {shown.channel}")

    @once
    def _program_at_the_limit(self) -> Any:
        known = self._fixture(LIMIT)
        return known if known is not None else self._filled

    @once
    def _program_above(self) -> Any:
        known = self._fixture(LIMIT + 1)
        if known is not None:
            return known
        if self._fixture(LIMIT) is None:
            with contextlib.suppress(NotApplicable):
                self.at_the_limit  # noqa: B018 - asked before the one too many is added
        self._fill(self._filled, LIMIT, LIMIT + 1)
        return self._filled

    @once
    def _filled(self) -> Any:
        """A program of the run with as many members as the limit."""
        self.members.instance.context.allow(BULK)
        program = self.roster.stage.program("multitude")
        self._fill(program, 0, LIMIT)
        return program

    def _fill(self, program: Any, first: int, last: int) -> None:
        for begin in range(first, last, A_CALL):
            end = min(begin + A_CALL, last)
            part = self.roster.leads.first(end)[begin:end]
            self.members.join(program, self.roster.stage.low, part)

    def _fixture(self, number: int) -> Any:
        fixtures = self.members.instance.context.target.fixtures
        return fixtures.get(f"program_with_{number}_members_id")
