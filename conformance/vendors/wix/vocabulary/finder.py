"""
Searches for words that nothing else on the site has.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.once import Known, once
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.program import Program, titles_of
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.walk import Walk


@dataclass
class Finder:
    """
    Two drafts whose titles share a word; the details of the second have another one.
    """

    programs: Programs
    _found: Known = field(default_factory=Known)

    def word(self, stem: str) -> str:
        """A word of letters and digits that nothing but the run's programs has."""
        return f"{stem}{self.programs.ledger.run}"

    @property
    def about(self) -> str:
        """The details of the second draft."""
        return f"All about {self.word('jade')}."

    @once
    def drafts(self) -> list[Program]:
        amber, name = self.word("amber"), self.programs.ledger.name
        descriptions = [
            {"title": f"omega {amber} {self.word('opal')} {name()}"},
            {
                "title": f"alpha {amber} {self.word('beryl')} {name()}",
                "details": self.about,
            },
        ]
        replies = [self.programs.create(description=described) for described in descriptions]
        return [reply.needed_for("creation.accepted") for reply in replies]

    def ids(self, *places: int) -> list[Any]:
        """The ids of some of the drafts, sorted."""
        return sorted(self.drafts[place].id for place in places)

    def find(self, wanted: list[Any], expression: str, **how: Any) -> list[Any]:
        """
        What a search finds, sorted, once it is what is wanted, since the index may lag; nothing
        where it is refused, unless nothing is wanted.
        """
        return sorted(self.page(wanted, expression, **how).ids)

    def page(self, wanted: list[Any], expression: str, **how: Any) -> Reply:
        """The answer to such a search."""
        assert self.drafts
        return self._found.get(repr((expression, how)), self._find, wanted, expression, how)

    def _find(self, wanted: list[Any], expression: str, how: dict[str, Any]) -> Reply:
        page: Reply = self.programs.site.eventually(
            lambda: self.programs.search(expression, **how),
            lambda page: sorted(page.ids) == wanted,
        )
        if not wanted:
            page.worked_for("search.title")
        return page

    def held(self, filter: dict[str, Any], wanted: list[Any]) -> list[Any]:
        """What a search by a filter alone finds, sorted, once it is what is wanted."""
        page = self.programs.site.eventually(
            lambda: self.programs.search(filter=filter), lambda page: sorted(page.ids) == wanted
        )
        return sorted(page.ids)

    def by_date(self, ids: list[Any]) -> list[Program]:
        """
        Some programs as a search shows them, from the oldest to the newest: none where it refuses
        the order. Raises Blocked where it shows fewer than two.
        """
        sort = [{"fieldName": "createdDate", "order": "ASC"}]
        page: Reply = self.programs.site.eventually(
            lambda: self.programs.search(filter={"id": {"$in": ids}}, sort=sort),
            lambda page: sorted(page.ids) == sorted(ids),
        )
        if page.accepted and len(page.programs) < 2:
            raise Blocked("search.filter")
        return page.programs

    @once
    def by_update(self) -> list[Program]:
        """
        The drafts from the one that was updated first, once that was updated last which a search
        shows as the oldest.
        """
        wanted, known = self.ids(0, 1), (self.renamed, self.drafts[0])
        oldest = next((one.id for one in self.by_date(wanted)), None)
        first = next((draft for draft in known if draft.id == oldest), known[1])
        self.programs.site.context.client.pace.sleep(moment.A_WHILE)
        kept = self.about if first.id == self.drafts[1].id else ""
        details = {"title": first.title, "details": f"{kept} Updated last.".strip()}
        reply = self.programs.update(first.id, first["revision"], description=details)
        updated = reply.needed_for("change.draft").updated
        sort = [{"fieldName": "updatedDate", "order": "ASC"}]
        page: Reply = self.programs.site.eventually(
            lambda: self.programs.search(filter={"id": {"$in": wanted}}, sort=sort),
            lambda page: [one.updated for one in page.programs][-1:] == [updated],
        )
        return page.programs

    @property
    def longest(self) -> Reply:
        """
        A search for as many characters as can be; raises Blocked where one for a few is refused,
        too: then it is not their number.
        """
        reply = self.programs.search("x" * 100, limit=1)
        if not reply.accepted:
            self.programs.search("x", limit=1).worked_for("search.title")
        return reply

    def among(self, ids: list[Any], page: Reply) -> list[Any]:
        """Which of some programs are on a page, sorted; raises Blocked where none is."""
        found = sorted({*ids} & {*page.ids})
        if not found:
            raise Blocked("discovery.management.search (it shows none of these)")
        return found

    def works(self) -> None:
        """Raises Blocked where a search does not find what it should."""
        wanted = self.ids(0, 1)
        if self.find(wanted, self.word("amber")) != wanted:
            raise Blocked("search.title")

    def titles(self, order: str) -> list[str]:
        """The titles with the shared word, in an order that is asked for; DESC page by page."""
        self.works()
        if order == "DESC":
            return titles_of(self.pages.programs)
        wanted = self.ids(0, 1)
        sort = [{"fieldName": "description.title", "order": order}]
        page: Reply = self.programs.site.eventually(
            lambda: self.programs.search(self.word("amber"), sort=sort),
            lambda page: sorted(page.ids) == wanted,
        )
        return titles_of(page.programs)

    @once
    def pages(self) -> Walk:
        """What has the shared word, from the last title to the first, page by page."""
        self.works()
        sort = [{"fieldName": "description.title", "order": "DESC"}]
        return Walk.over_a_search(self.programs, 1, self.word("amber"), sort=sort)

    @once
    def renamed(self) -> Program:
        """The second draft after an update of its title, in which one word is another one."""
        title = f"alpha {self.word('amber')} {self.word('ruby')} {self.programs.ledger.name()}"
        draft = self.drafts[1]
        reply = self.programs.update(draft.id, draft["revision"], description={"title": title})
        return reply.needed_for("change.draft")
