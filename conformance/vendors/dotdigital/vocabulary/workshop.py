"""
Programs that the run makes itself, by the hooks of a target: the API can only look at programs.
"""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from conformance.context import Context
from conformance.made import Made
from conformance.once import Known
from conformance.outcome import Blocked, Deselected, NeedsFixture
from conformance.vendors.dotdigital.vocabulary.disposal import Disposal
from conformance.vendors.dotdigital.vocabulary.programs import Programs
from conformance.vendors.dotdigital.vocabulary.record import Record

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
    unsaved: set[str] = field(default_factory=set)  # that were edited, and no save was done since
    deleted: set[str] = field(default_factory=set)  # that somebody was to delete
    _known: Known = field(default_factory=Known)

    def __post_init__(self) -> None:
        self.disposal = Disposal(self.programs)

    @property
    def made(self) -> list[Any]:
        """The ids of the run's own programs."""
        return self.disposal.made

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
        self.disposal.drafts.add(str(program))
        self.context.ledger.add(
            Made("program", program, name, partial(self.disposal.removed, program))
        )
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
        self.disposal.drafts.discard(str(program))

    def activated(self, program: Any) -> Record:
        """Activate a program that can be, and look at it."""
        look = self.pressed(program)
        if look.status != "Active":
            self.has_room()
            if str(program) in self.unsaved:
                raise Blocked("hooks.save was declined")
        return look

    def pressed(self, program: Any) -> Record:
        """Activate a program whatever comes of it, and look at it."""
        self.activate(program)
        return self.programs.look(program)

    def deactivated(self, program: Any) -> Record:
        """Deactivate a program, and look at it; raises Blocked where a hook leaves it as it is."""
        done = self.context.hook("deactivate", id=program).done
        look = self.programs.look(program)
        if not done and look.status == "Active":
            raise Blocked("hooks.deactivate was declined")
        return look

    def tried(self, program: Any) -> Record:
        """The same for an activation that must not work; it is taken back if it did."""
        look = self.pressed(program)
        if look.status == "Active":
            self.context.hook("deactivate", id=program)
        return look

    def delete(self, program: Any) -> None:
        self.deleted.add(str(program).casefold())
        self.context.hook("delete", id=program)

    def edit(self, program: Any) -> tuple[str, bool]:
        """Give a program another name, without saving it: the name, and whether that worked."""
        name = self.context.ledger.name("edited")
        done = self.context.hook("edit", id=program, name=name).done
        if done:
            self.unsaved.add(str(program))
        return name, done

    def save(self, program: Any) -> None:
        """Where the target has a save."""
        if not self.can("save") or self.context.hook("save", id=program).done:
            self.unsaved.discard(str(program))

    def set_errors(self, program: Any, errors: list[str]) -> bool:
        """Give a program these validation errors, and save it: whether that worked."""
        done = self.context.hook("set_validation_errors", id=program, errors=errors).done
        self.save(program)
        return done
