"""
The life of one program from DRAFT to ARCHIVED, and every step that leads nowhere.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.site import MALFORMED, NOBODY


@dataclass(frozen=True)
class Step:
    """
    One call: the program before it, the answer, and how a get of the program is answered then.
    """

    before: Program
    reply: Reply
    seen: Reply

    @property
    def after(self) -> Program:
        """The program after it."""
        return self.seen.needed_for("retrieval.by-id")


@dataclass
class Story:
    """
    `story["publish"]` is a step. Those before it are made first, in this order:
    end as a draft; publish; publish again; draft again (an update that names that status); edit;
    end; publish when ended; end again; archive; publish, end and archive when archived.
    """

    programs: Programs
    cast: Cast

    @once_each
    def __getitem__(self, name: str) -> Step:
        names = [*self._calls]
        earlier = names[: names.index(name)]
        if name == "end":
            self._seen_once_secret()  # as long as it is PUBLISHED
        before = self[earlier[-1]].after if earlier else self.draft
        reply = self._calls[name](before)
        told_all = name == "edit" and reply.accepted  # the next step begins with a look
        return Step(before, reply, reply if told_all else self.programs.get(before.id))

    def lost(self, status: str, name: str) -> bool:
        """Whether a program that had the status is neither got nor found once it has changed."""
        step = self.reached(status, name)
        step.reply.worked_for(f"lifecycle.{name}")
        if not step.seen.absent:
            return False
        return step.before.id not in self.programs.query({"id": step.before.id}).ids

    @property
    def _calls(self) -> dict[str, Callable[[Program], Reply]]:
        programs = self.programs
        publish = lambda program: programs.publish(program.id)  # noqa: E731 - three short verbs
        end = lambda program: programs.end(program.id)  # noqa: E731
        archive = lambda program: programs.archive(program.id)  # noqa: E731
        return {
            "end as a draft": end,
            "publish": publish,
            "publish again": publish,
            "draft again": lambda program: self._update(program, status="DRAFT"),
            "edit": lambda program: self._update(program, **self._edited),
            "end": end,
            "publish when ended": publish,
            "end again": end,
            "archive": archive,
            "publish when archived": publish,
            "end when archived": end,
            "archive again": archive,
        }

    def _update(self, program: Program, **fields: Any) -> Reply:
        return self.programs.update(program.id, program["revision"], **fields)

    @property
    def _edited(self) -> dict[str, Any]:
        description = {"title": self.draft.title, "details": "Edited once it was published."}
        return {"description": description, "restrictions": {"accessType": "SECRET"}}

    @once
    def draft(self) -> Program:
        title = self.programs.ledger.name("story")
        slug = title.replace(" ", "-")
        described = {"title": title, "details": f"The life of {title}."}
        made = self.programs.create(
            description=described, timeline={"selfPaced": True}, seo={"slug": slug}
        )
        return made.needed_for("creation.accepted")

    def reached(self, status: str, name: str) -> Step:
        """A step whose program had the status before it; raises Blocked where it had not."""
        step = self[name]
        if step.before.status != status:
            raise Blocked(f"the program is {step.before.status}, not {status}")
        return step

    @once
    def heir(self) -> Reply:
        """The creation of a program with the slug that the program had before it was archived."""
        archived = self.reached("ARCHIVED", "archive again").after
        if archived.slug == self.draft.slug:
            raise Blocked("lifecycle.archived-slug")
        seo = {"slug": self.draft.slug}
        return self.programs.create("heir", timeline={"selfPaced": True}, seo=seo)

    @once
    def seen_once_secret(self) -> Reply:
        """A visitor's query by the id of the program once it was made SECRET."""
        if self.reached("PUBLISHED", "edit").after.access_type != "SECRET":
            raise Blocked("change.published")
        return self.programs.site.eventually(
            lambda: self.programs.query({"id": self.draft.id}, by="visitor"),
            lambda page: self.draft.id not in page.ids,
        )

    def _seen_once_secret(self) -> None:
        with contextlib.suppress(NotJudged):
            assert self.seen_once_secret

    @once
    def past(self) -> Step:
        """The publication of a scheduled program that has begun days ago."""
        self.programs.site.context.allow("publish-programs")
        made = self.programs.create("past", timeline=self.cast.period(-4, 30))
        return self._publish(made.needed_for("creation.accepted"))

    def _publish(self, draft: Program) -> Step:
        reply = self.programs.publish(draft.id)
        return Step(draft, reply, self.programs.get(draft.id))

    @once
    def archived_draft(self) -> Step:
        """A draft that is archived: the one that was not published."""
        draft = self.past.after
        if draft.status != "DRAFT":
            raise Blocked("lifecycle.past-start")
        reply = self.programs.archive(draft.id)
        return Step(draft, reply, reply if reply.accepted else self.past.seen)

    @once_each
    def malformed_to(self, verb: str) -> Reply:
        """How the owner is answered who wants something done with an id that is no GUID."""
        if verb == "update":
            return self.programs.update(MALFORMED, "1", description={"title": "lost"})
        reply: Reply = getattr(self.programs, verb)(MALFORMED)
        return reply

    @once_each
    def unknown_to(self, verb: str) -> Reply:
        """How the owner is answered who wants an id that no program has to `end` or `duplicate`."""
        reply: Reply = getattr(self.programs, verb)(NOBODY)
        return reply

    @once
    def unknown(self) -> dict[str, Reply]:
        """Changes of status of an id that no program has."""
        return {
            "publish": self.programs.publish(NOBODY),
            "archive": self.programs.archive(NOBODY),
        }
