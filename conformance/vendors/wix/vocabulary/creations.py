"""
Programs that are created with more than a title, and creations that must be refused.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.outcome import Blocked
from conformance.vendors.wix.vocabulary.attempt import Attempts
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply

FOREIGN = "5e8d0000-4f3a-4d0c-8f11-0ddba11c0de5"  # an id that nobody was given
LONG_AGO = "2001-09-09T01:46:40Z"

# What the server sets: what is sent for it, and where it shows.
SERVER_SET: dict[str, Any] = {
    "id": FOREIGN,
    "revision": "7777",
    "createdDate": LONG_AGO,
    "updatedDate": LONG_AGO,
    "statusUpdatedDate": LONG_AGO,
    "ownerUserId": FOREIGN,
    "contentSummary": {"stepCount": 41, "sectionCount": 43},
}
AT_ONCE = ("at its limits", "priced", "adorned", "rewarding")
TRIGGERS = ("ALL_STEPS_COMPLETED", "JOINED_TO_PROGRAM", "STEP_COMPLETED")

REFUSED: dict[str, dict[str, Any]] = {
    "title of 151 characters": {"description": {"title": 151, "details": 40}},
    "details of 8001 characters": {"description": {"title": 40, "details": 8001}},
    "at most 0 participants": {"restrictions": {"maxParticipants": 0}},
    "a price of 0": {"price": {"value": "0.000"}},
    "a price of four decimals": {"price": {"value": "12.1234"}},
    "11 rewards": {"rewards": [{"trigger": "JOINED_TO_PROGRAM"}] * 11},
    "6 keywords": {"seo": {"seoData": {"settings": {"keywords": [{"term": "six"}] * 6}}}},
}


@dataclass
class Creations:
    """
    Each is made when it is first asked for, and read again by its id.
    """

    programs: Programs
    cast: Cast

    def sent(self, label: str) -> dict[str, Any]:
        """What a creation sends."""
        return self._forms[label]

    def creation(self, label: str) -> Reply:
        """How a creation was answered."""
        if label in AT_ONCE and self._all_at_once.accepted:
            return self._all_at_once
        return self._created(label)

    @once_each
    def _created(self, label: str) -> Reply:
        return self.programs.create(**self._forms[label])

    @property
    def for_one(self) -> Reply:
        """
        The creation of a program for one participant: the one whose texts are as long as can be, or
        where that is refused, which may be for the texts, one with a short title.
        """
        made = self.creation("at its limits")
        return made if made.accepted else self.creation("for one")

    def may_have(self, label: str) -> bool:
        """Whether a program is created with such a thing at all, be it the least of it."""
        return self.creation(label).accepted or self.creation(f"barely {label}").accepted

    def takes(self, label: str) -> bool:
        """
        Whether a program at a limit is created; raises Blocked where one well below the limit is
        refused, too: then it is not the limit.
        """
        taken = self.creation(label).accepted
        if not taken:
            self.creation(f"simply {label}").worked_for("creation.accepted")
        return taken

    @once
    def _all_at_once(self) -> Reply:
        """One program instead of several, where the target takes everything together."""
        fields: dict[str, Any] = {}
        for label in AT_ONCE:
            fields |= self._forms[label]
        return self.programs.create(**fields)

    def __getitem__(self, label: str) -> Program:
        """A program as it is got after its creation; raises Blocked where it was not created."""
        return self.again(label).needed_for("creation.stored")

    def again(self, label: str) -> Reply:
        """How a get of a program is answered after its creation."""
        return self._got(self.creation(label).needed_for("creation.accepted").id)

    @once_each
    def _got(self, id: Any) -> Reply:
        return self.programs.get(id)

    @once
    def _forms(self) -> dict[str, dict[str, Any]]:
        rich, full = self.programs.ledger.name("rich"), self.programs.ledger.name(length=149)
        full += "\u00fc"  # a character that takes two bytes
        return {
            "rich": {
                "description": {"title": rich, "details": f"What {rich} is about, über alles."},
                "timeline": self.cast.period(40, 12),
                "restrictions": {
                    "accessType": "PRIVATE",
                    "maxParticipants": 12,
                    "hideFutureSteps": True,
                    "resolveStepsInOrder": False,
                    "shareProgress": True,
                },
            },
            "at its limits": {
                "description": {"title": full, "details": full.ljust(8000, "x")},
                "restrictions": {"maxParticipants": 1},
            },
            "priced": {"price": {"value": "12.125"}},
            "adorned": {"seo": self._seo},
            "rewarding": {"rewards": [{"trigger": TRIGGERS[n % 3]} for n in range(10)]},
            "of a group": {"socialGroupId": FOREIGN},
            "for one": {"restrictions": {"maxParticipants": 1}},
            "barely priced": {"price": {"value": "12"}},
            "barely adorned": {"seo": self._seo_named("barely", ("one",), "An image")},
            "barely rewarding": {"rewards": [{"trigger": TRIGGERS[0]}]},
            "simply priced": {"price": {"value": "12"}},
            "simply adorned": {"seo": self._seo_named("simply", ("one",), "An image")},
            "simply rewarding": {"rewards": [{"trigger": TRIGGERS[0]}] * 2},
        }

    @once
    def _seo(self) -> dict[str, Any]:
        words = ("one", "two", "three", "four", "five")
        return self._seo_named("adorned", words, "An image".ljust(1000, "x"))

    def _seo_named(self, name: str, words: tuple[str, ...], image: str) -> dict[str, Any]:
        keywords = [{"term": f"keyword {word}", "isMain": word == "one"} for word in words]
        tag = {"type": "title", "children": "A title for search engines"}
        return {
            "slug": self.programs.ledger.name(name).replace(" ", "-"),
            "seoData": {"tags": [tag], "settings": {"keywords": keywords}},
            "imageAlt": image,
        }

    @property
    def slug(self) -> str:
        """The slug of the adorned program; raises Blocked where it was not kept."""
        if self["adorned"].slug != self._seo["slug"]:
            raise Blocked("creation.seo")
        return str(self._seo["slug"])

    @once
    def namesake(self) -> Reply:
        """The creation of a program with the slug of the adorned one."""
        return self.programs.create("namesake", seo={"slug": self.slug})

    @once
    def attempts(self) -> Attempts:
        """
        What is beyond a limit, one thing at a time, and programs with what only the server sets.
        """
        attempts = Attempts(self.programs)
        for label, program in REFUSED.items():
            attempts.create(label, **program)
        attempts.create("unknown access type", restrictions={"accessType": "PAC_HIDDEN"})
        categories = self.programs.site.context.target.fixtures.get("category_ids") or [FOREIGN]
        attempts.create("category ids", categoryIds=categories[:1])
        set_ = {"status": "PUBLISHED", **SERVER_SET}
        attempts.create("server-set", **set_)
        if attempts["server-set"].denied:  # it may be for one of them, and another one is taken
            for name, value in set_.items():
                attempts.create(("server-set", name), **{name: value})
        return attempts

    def with_server_set(self, name: str) -> list[Program]:
        """What came of programs that were created with what only the server sets, this too."""
        made = self.attempts["server-set"]
        return (self.attempts["server-set", name] if made.denied else made).left

    @once
    def with_categories(self) -> list[Program]:
        """What came of a program that was created with categories: one, or none if refused."""
        return self.attempts["category ids"].got

    @once
    def empty(self) -> Reply:
        """A program without any field, so without the run's name: allowed by name elsewhere."""
        self.programs.site.context.allow("write-probes")
        return self.programs.create_nothing()
