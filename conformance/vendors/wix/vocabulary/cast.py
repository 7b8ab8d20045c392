"""
The programs that most checks share: one of each access type in each status that shows something
of its own, made when it is first asked for.
"""

import contextlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked, NotJudged
from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.program import ACCESS_TYPES, Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply

Role = tuple[str, str]  # access type and status

ROLES: list[Role] = [
    *((access, "DRAFT") for access in ACCESS_TYPES),
    *((access, "PUBLISHED") for access in ACCESS_TYPES),
    ("PUBLIC", "ENDED"),
    ("SECRET", "ENDED"),
    ("PUBLIC", "ARCHIVED"),
]
# These are scheduled, the others self-paced.
SCHEDULED: list[Role] = [
    ("PRIVATE", "DRAFT"),
    ("PRIVATE", "PUBLISHED"),
    ("PUBLIC", "ENDED"),
    ("PUBLIC", "ARCHIVED"),
]
START, DURATION = 6, 3  # days from now to the start, and days that they last


@dataclass
class Cast:
    """
    `cast["SECRET", "ENDED"]` is a program of the run with that access type and status.

    No check changes one of the cast, nor joins it. What their statuses are is looked up once;
    where one is not what it should be, whoever asks for that role is Blocked.
    """

    programs: Programs

    @once_each
    def creation(self, role: Role) -> Reply:
        """How the creation of a role was answered."""
        access, status = role
        fields: dict[str, Any] = {
            "timeline": self.period() if role in SCHEDULED else {"selfPaced": True},
            "restrictions": {"accessType": access},
        }
        # Titles begin so that their order is not that of creation.
        title = f"{access.lower()} {status.lower()} {self.programs.ledger.name()}"
        if status == "ARCHIVED":
            fields["seo"] = {"slug": title.replace(" ", "-")}  # to be lost in the archive
        return self.programs.create(description={"title": title}, **fields)

    def period(self, days: int = START, duration: int = DURATION) -> dict[str, Any]:
        """A timeline that begins so many days from now."""
        start = moment.later(self.now, days).isoformat()
        return {"selfPaced": False, "startDate": start, "durationInDays": duration}

    @once
    def now(self) -> datetime:
        """When the run made its first program, by the target's own clock."""
        created = self.creation(("PUBLIC", "DRAFT")).needed_for("creation.accepted").created
        if created is None:
            raise Blocked("shape.dates (a new program does not say when it was created)")
        return created

    @once_each
    def moves(self, role: Role) -> dict[str, Reply]:
        """How each change of status was answered on the way of a role to its status."""
        created = self.creation(role).needed_for("creation.accepted")
        made: dict[str, Reply] = {}
        if role[1] != "DRAFT":
            made["publish"] = self.programs.publish(created.id)
        if role[1] == "ENDED":
            made["end"] = self.programs.end(created.id)
        if role[1] == "ARCHIVED":
            made["archive"] = self.programs.archive(created.id)
        return made

    def publication(self, access: str) -> Program:
        """
        A program of this access type as the answer shows it that published it; raises Blocked where
        it was not created as one.
        """
        assert self[access, "PUBLISHED"]
        return self.moves((access, "PUBLISHED"))["publish"].needed_for("lifecycle.publish")

    def id(self, role: Role) -> Any:
        """The id of a role, whatever became of it."""
        self.moves(role)
        return self.creation(role).needed_for("creation.accepted").id

    @once_each
    def got(self, role: Role) -> Reply:
        """A role as its owner gets it."""
        return self.programs.get(self.id(role))

    @once
    def _statuses(self) -> dict[Any, Any]:
        """The status of each role, as a query shows it; of none where the query does not."""
        wanted: dict[Any, str] = {}
        for role in ROLES:
            with contextlib.suppress(NotJudged):
                wanted[self.id(role)] = role[1]
        due = {item for item in wanted.items() if item[1] != "ARCHIVED"}
        page = self.programs.site.eventually(
            lambda: self.programs.query({"id": {"$in": [*wanted]}}),
            lambda page: (
                due <= {(one.id, one.status) for one in page.programs} <= {*wanted.items()}
            ),
        )
        with contextlib.suppress(Blocked):  # where no query works, statuses are as they should be
            return {program.id: program.status for program in page.programs}
        return {}

    def __getitem__(self, role: Role) -> Any:
        id_ = self.id(role)
        for name, reply in self.moves(role).items():
            reply.worked_for(f"lifecycle.{name}")
        created = self.creation(role).needed_for("creation.accepted")
        if created.access_type not in (role[0], None):
            raise Blocked("creation.access-type")
        if (status := self._statuses.get(id_, role[1])) != role[1]:
            raise Blocked(f"a program that should be {role[1]} is {status}")
        return id_

    def program(self, role: Role) -> Program:
        """A role as its owner got it; raises Blocked where that was refused."""
        assert self[role]
        return self.got(role).needed_for("retrieval.by-id")

    @once
    def made(self) -> dict[Role, Any]:
        """The ids of those roles that could be made; all are tried."""
        found: dict[Role, Any] = {}
        for role in ROLES:
            with contextlib.suppress(NotJudged):
                found[role] = self[role]
        return found

    def seen(self, ids: list[Any]) -> dict[Any, Program]:
        """Some as a query shows them; by their ids where it does not, and without what is gone."""
        with contextlib.suppress(Blocked):
            return self.programs.shown(ids)
        looks = [self.programs.get(id_) for id_ in ids]
        return {look.program.id: look.program for look in looks if look.accepted}

    def shows(self, id: Any) -> bool:
        """Whether a query showed its owner this one of the cast."""
        return id in self._statuses

    @property
    def listed(self) -> list[Any]:
        """The ids of those that lists show their owner; whether the archive is open."""
        return [id_ for role, id_ in self.made.items() if role[1] != "ARCHIVED"]

    def of(self, *, status: tuple[str, ...], access: tuple[str, ...] = ACCESS_TYPES) -> list[Any]:
        """The ids of the roles with these statuses and access types; raises if one is missing."""
        return [self[role] for role in ROLES if role[1] in status and role[0] in access]
