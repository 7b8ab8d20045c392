"""
Programs to try memberships on, of a channel whose statuses show what the rules are about.
"""

from dataclasses import dataclass, field
from typing import Any

from conformance.once import once
from conformance.outcome import Blocked, NotApplicable
from conformance.vendors.marketo.vocabulary.operations import Programs

KINDS = ("Event", "Default", "Engagement")  # types of program that have members, and no more needs


@dataclass(frozen=True)
class Step:
    """A status of a channel."""

    name: str
    step: int
    success: bool


Choice = tuple[str, str, list[Step]]  # a type of program, a channel, and its statuses


@dataclass
class Stage:
    """
    Chooses one channel, and makes programs of it.

    Statuses that are hidden, at step 0 ("Not in Program") or have a comma in their name, which
    would be two values of a filter, are left aside.
    """

    programs: Programs = field(repr=False)

    def program(self, words: str) -> Any:
        """The id of a new program that has no members; raises Blocked where it can't be made."""
        self.programs.look_around()
        kind, channel, _ = self._chosen
        name = self.programs.ledger.name(words)
        reply = self.programs.create(kind, channel=channel, name=name)
        return reply.needed_for("create.accepted").id

    @property
    def steps(self) -> list[Step]:
        """The statuses of the channel, from the lowest step to the highest."""
        return self._chosen[2]

    @property
    def channel(self) -> str:
        return self._chosen[1]

    @property
    def low(self) -> str:
        return self.steps[0].name

    @property
    def high(self) -> str:
        return self.steps[-1].name

    @property
    def middle(self) -> str:
        """A status between the two, or the highest where there is none."""
        between = [
            one.name for one in self.steps if self.steps[0].step < one.step < self.steps[-1].step
        ]
        return (between or [self.high])[0]

    @property
    def twins(self) -> tuple[str, str]:
        """Two statuses at one step; raises NotApplicable without such in any channel."""
        for one, other in zip(self.steps, self.steps[1:], strict=False):
            if one.step == other.step:
                return one.name, other.name
        raise NotApplicable("no channel of two steps or more has two statuses at one of them")

    @property
    def foreign(self) -> str:
        """A status that other channels have and this one has not."""
        own = {str(status.get("name")).lower() for status in self._statuses(self._chosen[1])}
        for channel in self.programs.surroundings.channels:
            for status in statuses_of(channel):
                if str(status.get("name")).lower() not in own:
                    return str(status.get("name"))
        raise NotApplicable("no channel has a status that the others have not")

    @property
    def outside(self) -> str:
        """The status at step 0, which says that a lead is not in the program."""
        for status in self._statuses(self._chosen[1]):
            if status.get("step") == 0:
                return str(status.get("name"))
        raise NotApplicable("the channel has no status at step 0")

    def success(self, *, reached: bool) -> list[str]:
        """The statuses that count as success, or those that do not."""
        return [one.name for one in self.steps if one.success is reached]

    def may_succeed(self) -> None:
        """Raises NotApplicable where neither the lowest status nor the highest is a success."""
        if not {self.low, self.high} & {*self.success(reached=True)}:
            raise NotApplicable("no channel of several steps ends with a status of success")

    @once
    def _chosen(self) -> Choice:
        choices = [(kind, name, _earning(steps)) for kind, name, steps in self._choices]
        return max(choices, key=lambda choice: _worth(choice[2]))

    @property
    def _choices(self) -> list[Choice]:
        """The channels with two statuses at least, each with a type of program that it is for."""
        around = self.programs.surroundings
        named = [(kind, name) for kind in KINDS for name in around.channels_for(kind)]
        choices = [(kind, name, self._steps(name)) for kind, name in named]
        known = [choice for choice in choices if len({one.step for one in choice[2]}) > 1]
        if not known:
            raise Blocked("Get Channels lists no channel with two statuses")
        return known

    def _steps(self, channel: str) -> list[Step]:
        steps = [
            Step(str(status.get("name")), int(status["step"]), status.get("success") is True)
            for status in self._statuses(channel)
            if isinstance(status.get("step"), int) and status["step"] > 0
            if status.get("hidden") is not True and "," not in str(status.get("name"))
        ]
        return sorted(steps, key=lambda one: one.step)

    def _statuses(self, channel: str) -> list[dict[str, Any]]:
        channels = self.programs.surroundings.channels
        return next(statuses_of(known) for known in channels if known.get("name") == channel)


def statuses_of(channel: dict[str, Any]) -> list[dict[str, Any]]:
    """The statuses of a channel as it is listed."""
    statuses = channel.get("progressionStatuses")
    return [one for one in statuses if isinstance(one, dict)] if isinstance(statuses, list) else []


def _earning(steps: list[Step]) -> list[Step]:
    """The statuses up to the last that is a success, if there are two steps among them."""
    places = [place for place, one in enumerate(steps) if one.success]
    earning = steps[: places[-1] + 1] if places else steps
    return earning if len({one.step for one in earning}) > 1 else steps


def _worth(steps: list[Step]) -> tuple[bool, bool, int]:
    """
    Two statuses at one step first, which few channels have, then a success that only the highest
    status is; a third step is nothing rare.
    """
    levels = [one.step for one in steps]
    earned = steps[-1].success and not steps[0].success
    return len(set(levels)) < len(levels), earned, min(len(set(levels)), 3)
