"""
Pages: in which order programs come, and how a cursor leads from one page to the next.
"""

import base64
import json
from collections.abc import Callable
from typing import Any, NamedTuple

from .call import invalid
from .program import Programs
from .record import Json, Program


class Page(NamedTuple):
    """Which part of a list is asked for: so many from a place on, or what follows a program."""

    limit: int
    offset: int = 0
    after: str | None = None
    by_offset: bool = False


class Pages(Programs):
    largest_page = 100
    default_page = 50
    default_sort = ({"fieldName": "createdDate", "order": "DESC"},)
    sorted_by_query: frozenset[str] = frozenset(
        {"id", "status", "seo.slug", "createdDate", "statusUpdatedDate", "description.title"}
    )
    sorted_by_search: frozenset[str] = frozenset(
        {"id", "status", "description.title", "createdDate", "updatedDate"}
    )

    # Order

    def ordered(self, programs: list[Program], sort: Any, known: frozenset[str]) -> list[Program]:
        """Sort by each key, what has no value last; of two that are equal, the newer one first."""
        found = sorted(programs, key=lambda one: -one.number)
        for key in reversed(self.keys(sort, known)):
            name, descending = key["fieldName"], self.descends(key)
            having = [one for one in found if self.value(one, name) is not None]
            lacking = [one for one in found if self.value(one, name) is None]
            having.sort(key=self.ranked_by(name), reverse=descending)
            found = having + lacking
        return found

    def ranked_by(self, name: str) -> Callable[[Program], Any]:
        return lambda program: self.value(program, name)

    def keys(self, sort: Any, known: frozenset[str]) -> list[Json]:
        if sort is not None and not isinstance(sort, list):
            raise invalid("sort", "FORMAT", "is no list")
        keys = sort or list(self.default_sort)
        for key in keys:
            if not isinstance(key, dict) or key.get("fieldName") not in known:
                return self.unsorted()
        return keys

    def unsorted(self) -> list[Json]:
        """Say what becomes of an order that the API does not offer."""
        raise invalid("sort", "FORMAT", "can't be sorted by this")

    def descends(self, key: Json) -> bool:
        return str(key.get("order") or "ASC").upper() == "DESC"

    # Pages

    def asked_page(self, asked: Json) -> Page:
        """Read which page is asked for, where no cursor says it."""
        by_offset = isinstance(asked.get("paging"), dict)
        paging = asked.get("paging") if by_offset else asked.get("cursorPaging")
        paging = paging if isinstance(paging, dict) else {}
        offset = self.number(paging, "offset", 0) if by_offset else 0
        return Page(self.limit(paging, self.default_page), offset, by_offset=by_offset)

    def limit(self, paging: Json, default: int) -> int:
        limit = self.number(paging, "limit", default)
        return self.too_large(limit) if limit > self.largest_page else limit

    def too_large(self, limit: int) -> int:  # noqa: ARG002
        raise invalid("cursorPaging.limit", "MAX", f"is above {self.largest_page}")

    def number(self, paging: Json, name: str, default: int) -> int:
        value = paging.get(name)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise invalid(name, "MIN", "is no whole number from 0 on")
        return value

    def part(self, found: list[Program], page: Page) -> tuple[int, list[Program]]:
        """Give a page of a list, and the place at which it begins."""
        start = page.offset
        ids = [program.id for program in found]
        if page.after in ids:
            start = ids.index(page.after) + 1
        return start, found[start : start + page.limit]

    def paged(self, found: list[Program], page: Page, asked: Json) -> Json:
        """Give a page, and what leads on from it."""
        start, shown = self.part(found, page)
        end = start + len(shown)
        more = bool(shown) and end < len(found)
        metadata: Json = {"count": len(shown), "hasNext": more}
        if page.by_offset:
            metadata |= {"offset": start, "total": len(found), "tooManyToCount": False}
        else:
            metadata["cursors"] = self.cursors(asked, page, start, shown, more=more)
        programs = [self.shown_in_list(program) for program in shown]
        return {"programs": programs, "pagingMetadata": metadata}

    def shown_in_list(self, program: Program) -> Json:
        return self.shown(program)

    def cursors(
        self, asked: Json, page: Page, start: int, shown: list[Program], *, more: bool
    ) -> Json:
        """Lead to the neighbours; the last page has no next."""
        found: Json = {}
        if more:
            found["next"] = self.cursor(asked, page.limit, start + len(shown), shown[-1].id)
        if start:
            found["prev"] = self.cursor(asked, page.limit, max(start - page.limit, 0), None)
        return found

    def cursor(self, asked: Json, limit: int, offset: int, after: str | None) -> str:
        """Put filter, order and place into a text that only the service reads."""
        state = {"asked": self.carried(asked), "limit": limit, "offset": offset, "after": after}
        return base64.urlsafe_b64encode(json.dumps(state).encode()).decode()

    def carried(self, asked: Json) -> Json:
        """Give what a cursor takes along of the first request."""
        return {n: v for n, v in asked.items() if n not in {"cursorPaging", "paging"}}

    def resumed(self, asked: Json) -> tuple[Json, Page]:
        """Give what is asked for, and which page of it; a cursor brings both."""
        paging = asked.get("cursorPaging")
        text = paging.get("cursor") if isinstance(paging, dict) else None
        if not text:
            return asked, self.asked_page(asked)
        try:
            state = json.loads(base64.urlsafe_b64decode(str(text)))
            kept, limit, place = state["asked"], state["limit"], state["offset"]
            page = Page(self.limit(asked["cursorPaging"], limit), place, state["after"])
        except (ValueError, KeyError, TypeError):
            raise invalid("cursorPaging.cursor", "FORMAT", "is no cursor of this service") from None
        return kept, page
