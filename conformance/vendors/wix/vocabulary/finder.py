"""
Searches for words that nothing else on the site has.
"""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.walk import Walk


@dataclass
class Finder:
    """
    Three drafts: the titles of the first two share a word, which the details of the third have.
    """

    programs: Programs
    _found: dict[str, list[Any]] = field(default_factory=dict)

    def word(self, stem: str) -> str:
        """A word of letters and digits that nothing but the run's programs has."""
        return f"{stem}{self.programs.ledger.run}"

    @cached_property
    def drafts(self) -> list[Program]:
        amber, opal, jade = self.word("amber"), self.word("opal"), self.word("jade")
        name = self.programs.ledger.name
        descriptions = [
            {"title": f"{name()} {amber} {opal} alpha"},
            {"title": f"{name()} {amber} beta"},
            {"title": f"{name()} {jade} gamma", "details": f"All about {amber}."},
        ]
        replies = [self.programs.create(description=described) for described in descriptions]
        return [reply.needed_for("creation.accepted") for reply in replies]

    def ids(self, *places: int) -> list[Any]:
        """The ids of some of the drafts, sorted."""
        return sorted(self.drafts[place].id for place in places)

    def find(self, wanted: list[Any], expression: str, **how: Any) -> list[Any]:
        """What a search finds, sorted, once it is what is wanted, since the index may lag."""
        assert self.drafts
        key = repr((expression, how))
        if key not in self._found:
            page = self.programs.site.eventually(
                lambda: self.programs.search(expression, **how),
                lambda page: sorted(page.ids) == wanted,
            )
            page.worked_for("search.title")
            self._found[key] = sorted(page.ids)
        return self._found[key]

    def needed(self, found: list[Any]) -> None:
        """Raises Blocked where a search does not find what it should."""
        if not {*self.ids(0, 1)} <= {*found}:
            raise Blocked("search.title")

    def titles(self, order: str) -> list[Any]:
        """The titles with the shared word, in an order that is asked for."""
        wanted = self.ids(0, 1)
        sort = [{"fieldName": "description.title", "order": order}]
        page: Reply = self.programs.site.eventually(
            lambda: self.programs.search(self.word("amber"), sort=sort),
            lambda page: sorted(page.ids) == wanted,
        )
        return [program.title for program in page.programs]

    @cached_property
    def pages(self) -> Walk:
        """The titles with the shared word, page by page."""
        self.find(self.ids(0, 1), self.word("amber"))
        return Walk.over_a_search(self.programs, 1, self.word("amber"))

    @cached_property
    def renamed(self) -> Program:
        """The third draft after an update of its title."""
        title = f"{self.programs.ledger.name()} {self.word('ruby')} gamma"
        draft = self.drafts[2]
        fields: dict[str, Any] = {"description": {"title": title, "details": "Nothing."}}
        reply = self.programs.update(draft.id, draft["revision"], **fields)
        return reply.needed_for("change.draft")
