"""
The operations on programs, as verbs.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.ledger import Ledger
from conformance.made import Made
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.outage import plain_calls
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import Site

PAGE = 100  # the most that a page may hold
FEWER = 50  # where so many are refused: that is another rule
MOST_PAGES = 30  # that are followed


@dataclass
class Programs:
    """
    Programs of one site. Whatever is created carries the run's prefix in its title, and goes into
    the ledger.
    """

    site: Site
    ledger: Ledger
    made: list[Any] = field(default_factory=list)
    _most: int = PAGE  # programs that a page was seen to be taken with

    def __post_init__(self) -> None:
        self.ledger.sweeps.append(self._left)
        self.site.outages.plain |= plain_calls(self)

    def create(self, words: str = "", *, by: str = "owner", **program: Any) -> Reply:
        """
        Create a program with these fields; `words` stand in the title, unless `description` is
        among the fields. It is self-paced, unless `timeline` is: a service may want to know.
        """
        named = {"description": {"title": self.ledger.name(words)}}
        content = {**named, "timeline": {"selfPaced": True}, **program}
        reply = self.site.call("createProgram", by=by, json={"program": content})
        return self.note(reply)

    def create_nothing(self) -> Reply:
        """Create a program without any field."""
        return self.note(self.site.call("createProgram", json={"program": {}}))

    def duplicate(self, id: Any, *, by: str = "owner") -> Reply:
        how = {"path": {"programId": id}, "json": {"programId": id}}
        return self.note(self.site.call("duplicateProgram", by=by, **how))

    def get(self, id: Any, *, by: str = "owner") -> Reply:
        return self.site.call("getProgram", by=by, path={"programId": id})

    def update(self, id: Any, revision: Any, *, by: str = "owner", **fields: Any) -> Reply:
        """Update fields; a revision that is None is not sent, any other goes as it is."""
        known = {} if revision is None else {"revision": revision}
        program = {"id": id, **known, **fields}
        return self.site.call(
            "updateProgram", by=by, path={"programId": id}, json={"program": program}
        )

    def delete(self, id: Any, *, by: str = "owner") -> Reply:
        return self.site.call("deleteProgram", by=by, path={"programId": id})

    def publish(self, id: Any, *, by: str = "owner") -> Reply:
        """Publish; raises NeedsAllow where the user did not allow what reaches people."""
        self.site.context.allow("publish-programs")
        return self._move("publishProgram", id, by)

    def end(self, id: Any, *, by: str = "owner") -> Reply:
        return self._move("endProgram", id, by)

    def archive(self, id: Any, *, by: str = "owner") -> Reply:
        return self._move("archiveProgram", id, by)

    def bulk_update(self, items: list[Any], *, by: str = "owner", **how: Any) -> Reply:
        """Update several programs: each item has a `program`, and may have a `fieldMask`."""
        return self.site.call("bulkUpdatePrograms", by=by, json={"programs": items, **how})

    def query(
        self, filter: Any = None, *, by: str = "owner", limit: Any = PAGE, **query: Any
    ) -> Reply:
        """`sort` and the like go as they are; a `limit` that is None is not sent."""
        asked = query | ({} if filter is None else {"filter": filter})
        return self._first("queryPrograms", "query", asked, limit, by)

    def hundred(self) -> Reply:
        """The newest programs, by a limit of 100 and no other."""
        page = self._page("queryPrograms", "query", {}, PAGE, "owner")
        return self._filled(page, "owner", search=False)

    def _page(self, operation: str, key: str, asked: Any, limit: Any, by: str) -> Reply:
        paging = {} if limit is None else {"cursorPaging": {"limit": limit}}
        return self.site.call(operation, by=by, json={key: {**asked, **paging}})

    def _first(self, operation: str, key: str, asked: Any, limit: Any, by: str) -> Reply:
        """The first page; where it is to be as large as can be, with those that fill it up."""
        if limit != PAGE:
            return self._page(operation, key, asked, limit, by)
        page = self._page(operation, key, asked, self._most, by)
        if page.reading == "rejected" and self._most == PAGE:
            smaller = self._page(operation, key, asked, FEWER, by)
            if smaller.reading == "accepted":
                self._most, page = FEWER, smaller
        return self._filled(page, by, search=key == "search")

    def shown(
        self, ids: list[Any], holds: Callable[[dict[Any, Program]], bool] = lambda _: True
    ) -> dict[Any, Program]:
        """
        Some programs as a query shows their owner, by id, once what is waited for holds: lists may
        be late. Raises Blocked where one is missing.
        """

        def found(page: Reply) -> dict[Any, Program]:
            return {program.id: program for program in page.programs if program.id in ids}

        page = self.site.eventually(
            lambda: self.query({"id": {"$in": ids}}),
            lambda page: len(found(page)) == len(ids) and holds(found(page)),
        )
        if len(found(page)) < len(ids):
            raise Blocked(f"filter.id ({len(ids) - len(found(page))} programs do not show)")
        return found(page)

    def further(self, cursor: Any, limit: int, *, by: str = "owner", search: bool = False) -> Reply:
        """The page of a cursor, which goes without the filter and sort it was given out for."""
        paging = {"cursorPaging": {"cursor": cursor, "limit": limit}}
        if search:
            return self.site.call("searchPrograms", by=by, json={"search": paging})
        return self.site.call("queryPrograms", by=by, json={"query": paging})

    def search(
        self,
        expression: str | None = None,
        filter: Any = None,
        *,
        by: str = "owner",
        limit: Any = PAGE,
        mode: str | None = None,
        **search: Any,
    ) -> Reply:
        asked = search
        if expression is not None:
            details = {"expression": expression, "fields": ["description.title"]}
            asked["search"] = details | ({"mode": mode} if mode else {})
        asked |= {} if filter is None else {"filter": filter}
        return self._first("searchPrograms", "search", asked, limit, by)

    def _filled(self, page: Reply, by: str, *, search: bool) -> Reply:
        """
        The first programs of a list, as many as a page may hold: it may hold fewer, and the others
        come by its cursor.
        """
        if page.reading != "accepted":
            return page
        further: list[Reply] = []
        found, last = len(page.programs), page
        while last.next and last.programs and found < PAGE and len(further) < MOST_PAGES:
            last = self.further(last.next, self._most, by=by, search=search)
            further.append(last)
            found += len(last.programs)
        return replace(page, further=tuple(further))

    def count(self, filter: Any = None, *, by: str = "owner") -> Reply:
        return self.site.call(
            "countPrograms", by=by, json={} if filter is None else {"filter": filter}
        )

    def _move(self, operation: str, id: Any, by: str) -> Reply:
        how = {"path": {"programId": id}, "json": {"programId": id}}
        return self.site.call(operation, by=by, **how)

    def note(self, reply: Reply) -> Reply:
        if reply.reading == "accepted":
            record = reply.exchange.document.get("program")
            id_ = record.get("id") if isinstance(record, dict) else None
            if isinstance(id_, str) and id_ not in self.made:
                self.made.append(id_)
                self.ledger.add(Made("program", id_, reply.exchange.operation, self._removal(id_)))
        return reply

    def _removal(self, id: str) -> Any:
        return lambda: self.delete(id).reading in {"accepted", "absent"}

    def _left(self) -> list[Made]:
        """What one look at the newest programs still shows of the run's, once all were deleted."""
        kind = "program that is still there"
        return [
            Made(kind, one.id, str(one.title or "without a title"), self._removal(one.id))
            for one in self.query().programs
            if one.id in self.made
            or self.ledger.prefix in str(one.title)
            or self.ledger.owns(one.title)
        ]
