"""
Programs with what few programs have, and more that no program may have.
"""

from dataclasses import dataclass
from typing import Any

from conformance.once import once, once_each
from conformance.vendors.wix.vocabulary.attempt import Attempts
from conformance.vendors.wix.vocabulary.creations import FOREIGN, TRIGGERS
from conformance.vendors.wix.vocabulary.program import Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.reply import Reply

MOST_BADGES = 50

# Programs that are made, and what is sent for them.
FORMS: dict[str, dict[str, Any]] = {
    "settings": {
        "shouldSendInvoice": True,
        "videoStepsSettings": {"autoNavigate": True, "requiredCompletionPercentage": 62.5},
    },
    "a reward without a trigger": {"rewards": [{"badgeIds": []}]},
}


@dataclass
class Furnished:
    """
    `furnished["settings"]` is a program as it is got after its creation.
    """

    programs: Programs

    @once_each
    def creation(self, label: str) -> Reply:
        """How its creation is answered."""
        return self.programs.create(label, **FORMS[label])

    @once_each
    def __getitem__(self, label: str) -> Program:
        made = self.creation(label).needed_for("creation.accepted")
        return self.programs.get(made.id).needed_for("creation.stored")

    @once
    def attempts(self) -> Attempts:
        """What is beyond a limit, one thing at a time."""
        attempts = Attempts(self.programs)
        attempts.create("51 badges", rewards=[_with_badges(MOST_BADGES + 1)])
        attempts.create("a price below 0", price={"value": "-12"})
        attempts.create("1001 characters about an image", seo={"imageAlt": "x" * 1001})
        return attempts

    @once
    def takes_50_badges(self) -> bool:
        """Raises Blocked where one is refused, too: then it is not their number."""
        taken = self._badged(MOST_BADGES).accepted
        if not taken:
            self._badged(1).worked_for("creation.rewards (badges that nobody knows)")
        return taken

    def _badged(self, number: int) -> Reply:
        return self.programs.create(f"{number} badges", rewards=[_with_badges(number)])


def _with_badges(number: int) -> dict[str, Any]:
    badges = [f"{FOREIGN[:-2]}{place:02}" for place in range(number)]
    return {"trigger": TRIGGERS[0], "badgeIds": badges}
