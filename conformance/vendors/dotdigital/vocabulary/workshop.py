"""
Programs that the run makes itself, by the hooks of a target: the API can only look at programs.
"""

import contextlib
import threading
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.context import Context
from conformance.lanes import acquired
from conformance.made import Made
from conformance.once import Known
from conformance.outcome import Blocked, Deselected, NeedsFixture, NotJudged, Unanswered
from conformance.vendors.dotdigital.vocabulary.listing import find
from conformance.vendors.dotdigital.vocabulary.programs import Programs
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply

MOST_ACTIVE = 50  # programs that an account may have active at once
OWN = 15  # of which the run has no more
OUTSTANDING = ["The start step has no rule."]  # validation errors: any list that is not empty


@dataclass
class Workshop:
    """
    Makes programs and brings them into states. A hook is done or declined; what became of the
    program is read afterwards, by whoever wants to know.
    """

    programs: Programs
    made: list[Any] = field(default_factory=list)
    probed: bool = False  # calls were made that might have made programs
    _known: Known = field(default_factory=Known)
    _drafts: set[str] = field(default_factory=set)  # that nobody has activated
    _left: set[str] | None = None
    _seen: list[Reply] | None = None  # of the list, after all was taken away
    _removing: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.context.ledger.sweeps.append(self._stray)

    @property
    def context(self) -> Context:
        return self.programs.account.context

    def can(self, *hooks: str) -> bool:
        """Whether the target has these hooks."""
        return all(hook in self.context.target.hooks for hook in hooks)

    def makes(self, *hooks: str) -> bool:
        """Whether programs can be made by these hooks, and may be."""
        return self.can(*hooks) and not self.programs.account.read_only

    def draft(self, words: str) -> Any:
        """The id of a new draft, saved and without validation errors."""
        name = self.context.ledger.name(words)
        program = self.context.hook("create_draft", name=name).value
        self.made.append(program)
        self._drafts.add(str(program))
        self.context.ledger.add(Made("program", program, name, partial(self.removed, program)))
        self.save(program)
        return program

    def active(self, words: str) -> Any:
        """The id of a new program that is active; raises Blocked where none can be activated."""
        program = self.draft(words)
        self.activate(program)
        self._known.get("activates", self._must_be_active, program)
        return program

    def _must_be_active(self, program: Any) -> None:
        """That activation works is seen once."""
        if self.programs.look(program).status != "Active":
            self.has_room()
            raise Blocked("lifecycle.activated")

    def has_room(self) -> None:
        """Raises Blocked where an account has so many active programs that it may take no more."""
        active = [each for page in self.programs.pages() for each in page.records]
        if sum(each.status == "Active" for each in active) > MOST_ACTIVE - OWN:
            raise Blocked(f"an account has at most {MOST_ACTIVE} active programs")

    def an_active_program(self, words: str) -> Any:
        """A new one, or the one of the target file where it has no hooks to make one with."""
        if self.makes("create_draft", "activate"):
            return self.active(words)
        return self.programs.named("active_program_id")

    def must_own(self, program: Any) -> None:
        """Raises NeedsFixture for a program that is not the run's own, where it may make some."""
        if program in self.made:
            return
        if self.programs.account.read_only:
            raise Deselected("profile read-only makes no programs")
        raise NeedsFixture("hooks.create_draft")

    def activate(self, program: Any) -> None:
        self.context.hook("activate", id=program)
        self._drafts.discard(str(program))

    def activated(self, program: Any) -> Record:
        """Activate a program that can be, and look at it."""
        look = self.pressed(program)
        if look.status != "Active":
            self.has_room()
        return look

    def pressed(self, program: Any) -> Record:
        """Activate a program whatever comes of it, and look at it."""
        self.activate(program)
        return self.programs.look(program)

    def deactivated(self, program: Any) -> Record:
        """Deactivate a program, and look at it."""
        self.context.hook("deactivate", id=program)
        return self.programs.look(program)

    def tried(self, program: Any) -> Record:
        """The same for an activation that must not work; it is taken back if it did."""
        look = self.pressed(program)
        if look.status == "Active":
            self.context.hook("deactivate", id=program)
        return look

    def delete(self, program: Any) -> None:
        self.context.hook("delete", id=program)

    def edit(self, program: Any) -> tuple[str, bool]:
        """Give a program another name, without saving it: the name, and whether that worked."""
        name = self.context.ledger.name("edited")
        return name, self.context.hook("edit", id=program, name=name).done

    def save(self, program: Any) -> None:
        """Where the target has a save."""
        if self.can("save"):
            self.context.hook("save", id=program)

    def set_errors(self, program: Any, errors: list[str]) -> bool:
        """Give a program these validation errors, and save it: whether that worked."""
        done = self.context.hook("set_validation_errors", id=program, errors=errors).done
        self.save(program)
        return done

    def removed(self, program: Any) -> bool:
        """Whether a program is gone; one look serves all that are taken away together."""
        with acquired(self._removing):
            return self._is_removed(program)

    def _is_removed(self, program: Any) -> bool:
        if self._left is None or str(program) in self._left:
            doomed = {str(each): each for each in (*self.made, program)}
            if self._left is not None:
                doomed = {key: each for key, each in doomed.items() if key in self._left}
            self.context.at_once([partial(self._discard, each) for each in doomed.values()])
            self._seen = self._look(list(doomed.values()))
            listed = {key for page in self._seen for key in page.keys}
            self._left = listed & doomed.keys()
        return str(program) not in self._left

    def _look(self, doomed: list[Any]) -> list[Reply]:
        """
        The list after these were taken away; of a long one both ends, unless the id of one that is
        at neither shows it still.
        """
        programs = self.programs
        seen = programs.around(*doomed, most=2)
        if programs.are_many:
            hidden = [each for each in doomed if find(seen, each) is None]
            if any(programs.by_id(each).reading == "accepted" for each in hidden):
                return programs.pages()
        return seen

    def _discard(self, program: Any) -> None:
        is_draft = str(program) in self._drafts
        self._drafts.discard(str(program))  # or so it seems: the next time it is deactivated first
        for hook in ("delete",) if is_draft else ("deactivate", "delete"):
            with contextlib.suppress(NotJudged, Unanswered):
                self.context.hook(hook, id=program)

    def _stray(self) -> list[Made]:
        """Programs that carry the run's name and were not made by a hook."""
        seen, self._seen = self._seen, None
        if seen is None:
            seen = self.programs.pages() if self.made or self.probed else []
        found = [
            each for page in seen for each in page.records if self.context.ledger.owns(each["name"])
        ]
        self.made += [each["id"] for each in found if each["id"] not in self.made]
        self._left = None  # one more look, for those as well
        return [
            Made("program", each["id"], str(each["name"]), partial(self.removed, each["id"]))
            for each in found
        ]
