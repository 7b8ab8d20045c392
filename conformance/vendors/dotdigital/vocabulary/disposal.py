"""
How the run's own programs are deleted: by the hooks of a target, since the API deletes nothing.
"""

import contextlib
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.context import Context
from conformance.lanes import acquired
from conformance.made import Made
from conformance.outcome import NotJudged, Unanswered
from conformance.task import Held
from conformance.vendors.dotdigital.vocabulary.listing import find
from conformance.vendors.dotdigital.vocabulary.programs import Programs
from conformance.vendors.dotdigital.vocabulary.reply import Reply


@dataclass
class Disposal:
    """
    All that were `made` are deleted at once, and one look at the list shows what is left. What are
    `drafts` still needs not be deactivated first.
    """

    programs: Programs
    made: list[Any] = field(default_factory=list)
    drafts: set[str] = field(default_factory=set)  # that nobody has activated
    probed: bool = False  # calls were made that might have made programs
    _left: set[str] | None = None
    _seen: list[Reply] | None = None  # of the list, after all was taken away
    _removing: Held = field(default_factory=Held)

    def __post_init__(self) -> None:
        self._context.ledger.sweeps.append(self._stray)

    @property
    def _context(self) -> Context:
        return self.programs.account.context

    def removed(self, program: Any) -> bool:
        """Whether a program is gone; one look serves all that are taken away together."""
        with acquired(self._removing):
            return self._is_removed(program)

    def _is_removed(self, program: Any) -> bool:
        if self._left is None or str(program) in self._left:
            doomed = {str(each): each for each in (*self.made, program)}
            if self._left is not None:
                doomed = {key: each for key, each in doomed.items() if key in self._left}
            self._context.at_once([partial(self._discard, each) for each in doomed.values()])
            self._seen = self._look(list(doomed.values()))
            listed = {key for page in self._seen for key in page.keys}
            self._left = listed & doomed.keys()
        return str(program) not in self._left

    def _look(self, doomed: list[Any]) -> list[Reply]:
        """
        The list after these were taken away; of a long one both ends, unless the id of one that may
        be at neither shows it still.
        """
        programs = self.programs
        seen = programs.around(*doomed, most=2)
        if programs.are_many:
            absent = [each for each in doomed if find(seen, each) is None]
            hidden = [each for each in absent if programs.long.is_out_of_sight(each, seen)]
            if any(programs.by_id(each).reading == "accepted" for each in hidden):
                return programs.pages()
        return seen

    def _discard(self, program: Any) -> None:
        is_draft = str(program) in self.drafts
        self.drafts.discard(str(program))  # or so it seems: the next time it is deactivated first
        for hook in ("delete",) if is_draft else ("deactivate", "delete"):
            with contextlib.suppress(NotJudged, Unanswered):
                self._context.hook(hook, id=program)

    def _stray(self) -> list[Made]:
        """Programs that carry the run's name and were not made by a hook."""
        seen, self._seen = self._seen, None
        if seen is None:
            seen = self.programs.pages() if self.made or self.probed else []
        found = [
            each
            for page in seen
            for each in page.records
            if self._context.ledger.owns(each["name"])
        ]
        self.made += [each["id"] for each in found if each["id"] not in self.made]
        self._left = None  # one more look, for those as well
        return [
            Made("program", each["id"], str(each["name"]), partial(self.removed, each["id"]))
            for each in found
        ]
