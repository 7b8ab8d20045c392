"""
The programs that most checks share: one of each type, made when it is first asked for.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotApplicable, NotJudged
from conformance.vendors.marketo.vocabulary.program import TYPES, Program, notes
from conformance.vendors.marketo.vocabulary.programs.riches import COSTS, Riches
from conformance.vendors.marketo.vocabulary.reply import Reply


@dataclass
class Cast(Riches):
    """
    `cast["Event"]` is an Event program of the run, created with what is required and nothing more.

    No check changes or deletes one of the cast.
    """

    @once_each
    def creation(self, kind: str) -> Reply:
        """How the creation of a type of program was answered."""
        return self.programs.create(kind)

    def __getitem__(self, kind: str) -> Program:
        return self.creation(kind).needed_for("create.accepted")

    @once
    def recent(self) -> Reply:
        """What browsing shows of the whole cast, the rich program included, where it was made."""
        with contextlib.suppress(NotJudged):
            self.rich_creation  # noqa: B018 - made before browsing
        return self.programs.recent() if self.made else self.programs.browse()

    def shows(self, kind: str) -> bool:
        """Whether the program of a type is there: in browsing or, failing that, by its id."""
        id_ = self[kind].id
        return id_ in self.recent.ids or id_ in self.programs.by_id(id_).ids

    @property
    def opened(self) -> datetime:
        """When the run made its first program, by the target's own clock."""
        if not self.made:
            raise Blocked("create.accepted")
        if self.programs.opened is None:
            raise Blocked("program.dates.format")
        return self.programs.opened

    @once
    def made(self) -> list[str]:
        """The types of program that could be made; all are tried."""
        made: list[str] = []
        for kind in TYPES:
            with contextlib.suppress(NotJudged):
                made += [kind] if self.creation(kind).reading == "accepted" else []
        return made

    @property
    def rich(self) -> Program:
        """A Default program with a description, costs and tags."""
        return self.rich_creation.needed_for("create.accepted")

    @property
    def rich_in_browsing(self) -> Program:
        """The rich program as browsing shows it; raises Blocked where it does not."""
        return self.recent.of(self.rich.id)

    @once
    def rich_by_id(self) -> Reply:
        """The rich program, read again by its id."""
        return self.programs.by_id(self.rich.id)

    @property
    def rich_again(self) -> Program:
        """The same; raises Blocked where reading by id does not show it."""
        return self.rich_by_id.needed_for("get.by-id.returns-the-program")

    @once
    def rich_with_tags(self) -> Reply:
        """The rich program by name, its tags asked for and not its costs."""
        return self.programs.by_name(self.rich.name, includeTags=True, includeCosts=False)

    @once
    def rich_with_costs(self) -> Reply:
        """The rich program by name, its costs asked for and not its tags."""
        return self.programs.by_name(self.rich.name, includeTags=False, includeCosts=True)

    @once
    def rich_with_both(self) -> Reply:
        """The rich program by name, tags and costs asked for."""
        return self.programs.by_name(self.rich.name, includeTags=True, includeCosts=True)

    @property
    def tags_shown(self) -> list[tuple[str, str]]:
        """The rich program's tags, by id or by name: whether they were stored at all."""
        by_name = [p.tags for p in self.rich_with_tags.programs if p.id == self.rich.id]
        return max([self.rich_again.tags, *by_name], key=len)

    @property
    def costs_shown(self) -> list[Any]:
        """The rich program's costs, by id or by name: whether they were stored at all."""
        by_name = [p.costs for p in self.rich_with_costs.programs if p.id == self.rich.id]
        return max([self.rich_again.costs, *by_name], key=len)

    def has_tags(self) -> None:
        """Raises Blocked where the rich program's tag was not stored, if it has any."""
        if self.rich_tags and self.tag not in self.tags_shown:
            raise Blocked("create.tags.kept")

    def shows_tags(self) -> None:
        """Raises Blocked where reading by id does not show it."""
        self.has_tags()
        if self.rich_again.tags != self.tags_shown:
            raise Blocked("get.by-id.tags")

    def has_costs(self) -> None:
        """Raises Blocked where the rich program's costs were not stored as they were sent."""
        if self.costs_shown != self.rich_costs:
            raise Blocked("create.costs.kept")

    def shows_costs(self) -> None:
        """Raises Blocked where reading by id does not show them."""
        self.has_costs()
        if self.rich_again.costs != self.costs_shown:
            raise Blocked("get.by-id.costs")

    def shows_notes(self) -> None:
        """Raises NotApplicable where the rich program's costs are shown without notes."""
        self.shows_costs()
        if not any("note" in cost for cost in self.rich_again.cost_records):
            raise NotApplicable("costs are shown without notes")

    def has_notes(self) -> None:
        """The same; raises Blocked where they are shown with other notes than were sent."""
        self.shows_notes()
        if self.rich_again.notes != notes(list(COSTS)):
            raise Blocked("create.costs.kept")

    @property
    def anyone(self) -> Program:
        """A program to read: one of the run's, or an existing one where nothing may be made."""
        if not self.programs.read_only:
            return self.rich
        return self._existing.needed_for("get.by-id.returns-the-program")

    @once
    def _existing(self) -> Reply:
        fixtures = self.programs.instance.context.target.fixtures
        if (asked := fixtures.get("existing_program_id")) is None:
            asked = self.programs.browse(maxReturn=1).needed_for("browse.page.max-return").id
        return self.programs.by_id(asked)
