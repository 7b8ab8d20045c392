"""
A cursor in other hands than those that it was given to.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once_each
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.lists import Lists
from conformance.vendors.wix.vocabulary.programs import PAGE
from conformance.vendors.wix.vocabulary.reply import Reply


@dataclass
class Handover:
    """
    The owner asks for what is hidden from visitors, and a visitor goes on with the owner's cursor.
    """

    lists: Lists

    @property
    def hidden(self) -> set[Any]:
        """The ids of drafts, and of what is SECRET."""
        return self.lists.group("drafts") | self.lists.group("secret")

    @once_each
    def taken_up(self, operation: str) -> Reply:
        """What a visitor gets by the cursor of a `query` or a `search`."""
        programs, search = self.lists.cast.programs, operation == "search"
        if not self.hidden <= {*self.lists.page(operation, "owner").ids}:
            raise Blocked(f"discovery.management.{operation}")
        ask = programs.search if search else programs.query
        first = ask(filter={"id": {"$in": [*self.hidden]}}, limit=1)
        if not first.next:
            raise Blocked("cursor.complete (1 page)")
        return programs.further(first.next, PAGE, by="visitor", search=search)
