"""
Which programs of the cast a query, a search and a count show each caller.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked
from conformance.plain import whole_number
from conformance.vendors.wix.vocabulary.cast import ROLES, Cast
from conformance.vendors.wix.vocabulary.reply import Reply

OPEN = ("PUBLIC", "PRIVATE")
MANAGEMENT = ("owner", "app")

# Groups of the cast: the access types and statuses of each.
GROUPS = {
    "published": (OPEN, ("PUBLISHED",)),
    "ended": (OPEN, ("ENDED",)),
    "drafts": (("PUBLIC", "PRIVATE", "SECRET"), ("DRAFT",)),
    "secret": (("SECRET",), ("PUBLISHED", "ENDED")),
    "archived": (OPEN, ("ARCHIVED",)),
    "managed": (("PUBLIC", "PRIVATE", "SECRET"), ("DRAFT", "PUBLISHED")),
}

_OF_SECRETS = {"restrictions.accessType": {"$in": ["SECRET"]}}


@dataclass
class Lists:
    """
    One query and one search a caller, for the whole cast by its ids, and one count a group.

    Each is repeated as long as it does not show what it should, since an index may lag.
    """

    cast: Cast

    def group(self, name: str) -> set[Any]:
        """The ids of a group."""
        access, status = GROUPS[name]
        return {*self.cast.of(status=status, access=access)}

    def shown(self, operation: str, caller: str, group: str) -> set[Any]:
        """Which of a group a `query` or a `search` shows a caller."""
        return self.group(group) & {*self.page(operation, caller).ids}

    @once_each
    def page(self, operation: str, caller: str) -> Reply:
        programs, ids = self.cast.programs, [*self.cast.made.values()]
        programs.site.identity(caller)
        call = programs.query if operation == "query" else programs.search
        return programs.site.eventually(
            lambda: call(filter={"id": {"$in": ids}}, by=caller),
            lambda page: self._due(caller) <= {*page.ids} <= self._allowed(caller),
        )

    @once_each
    def secrets_by_name(self, operation: str) -> Reply:
        """A visitor's query or search for what is SECRET."""
        programs, secret = self.cast.programs, self.group("secret")
        call = programs.query if operation == "query" else programs.search
        page = programs.site.eventually(
            lambda: call(filter=_OF_SECRETS, by="visitor"),
            lambda page: not secret & {*page.ids},
        )
        page.worked_for(f"discovery.published.{operation}")
        return page

    @once
    def secrets_counted(self) -> Reply:
        """A visitor's count of the same."""
        programs = self.cast.programs
        reply = programs.site.eventually(
            lambda: programs.count(_OF_SECRETS, by="visitor"), lambda reply: reply.count == 0
        )
        reply.worked_for("discovery.published.count")
        return reply

    @once
    def with_a_total(self) -> Reply:
        """A visitor's query by offset for what is SECRET; raises Blocked where it has no total."""
        programs, filter_ = self.cast.programs, {"id": {"$in": [*self.group("secret")]}}
        page = programs.query(filter_, by="visitor", limit=None, paging={"limit": 2, "offset": 0})
        if not isinstance(page.paging.get("total"), int):
            raise Blocked("cursor.offset (paging by offset tells no total)")
        return page

    @once
    def by_access_type(self) -> Reply:
        """
        A visitor's search in which the access types of the cast are aggregated; raises Blocked
        where those are missing that a visitor sees.
        """
        programs, ids = self.cast.programs, [*self.cast.made.values()]
        assert self.group("secret")
        asked = {"name": "access", "type": "VALUE", "fieldPath": "restrictions.accessType"}
        page = programs.site.eventually(
            lambda: programs.search(
                filter={"id": {"$in": ids}}, by="visitor", aggregations=[asked]
            ),
            lambda page: "SECRET" not in page.aggregated,
        )
        if "PUBLIC" not in page.aggregated:
            raise Blocked("discovery.published.search (no access types are aggregated)")
        return page

    def number(self, caller: str, group: str) -> Any:
        """How many of a group a count says; 0 where the caller may not count."""
        return self._counted(caller, group).count or 0

    def counts(self, caller: str, group: str) -> None:
        """Raises Blocked where a caller may not count a group."""
        self._counted(caller, group).worked_for("discovery.published.count")

    @once_each
    def _counted(self, caller: str, group: str) -> Reply:
        reply = self._count(caller, group)
        if reply.accepted and not isinstance(reply.count, int):
            raise Blocked("count.filter (what is counted is no whole number)")
        if reply.accepted and whole_number(reply.count, 0) > len(self.group(group)):
            raise Blocked("count.filter (more are counted than were asked for)")
        return reply

    def _count(self, caller: str, group: str) -> Reply:
        programs, ids = self.cast.programs, self.group(group)
        programs.site.identity(caller)
        due = len(ids) if group in {"managed", "published"} else 0
        expected = {*range(len(ids) + 1)} if group == "ended" else {due}
        return programs.site.eventually(
            lambda: programs.count({"id": {"$in": [*ids]}}, by=caller),
            lambda reply: reply.reading != "accepted" or reply.count in expected,
        )

    def _due(self, caller: str) -> set[Any]:
        """What a caller has to see of those roles that could be made."""
        return {
            id_
            for (access, status), id_ in self.cast.made.items()
            if (caller in MANAGEMENT and status in {"DRAFT", "PUBLISHED"})
            or (status == "PUBLISHED" and access in OPEN)
        }

    def _allowed(self, caller: str) -> set[Any]:
        """What a caller may see of them, what is left open included."""
        open_ones = {
            id_
            for (access, status), id_ in self.cast.made.items()
            if access in OPEN and status in {"PUBLISHED", "ENDED"}
        }
        return {*self.cast.made.values()} if caller in MANAGEMENT else open_ones

    def ended(self, caller: str) -> list[str]:
        """The access types of the ENDED programs that a query shows a caller."""
        return self._access_types(caller, "ENDED")

    def archived(self, caller: str) -> list[str]:
        return self._access_types(caller, "ARCHIVED")

    def _access_types(self, caller: str, status: str) -> list[str]:
        page = self.page("query", caller)
        page.worked_for("discovery.published.query")
        made = {role: self.cast.made.get(role) for role in ROLES if role[1] == status}
        return [access for (access, _), id_ in made.items() if id_ in page.ids]
