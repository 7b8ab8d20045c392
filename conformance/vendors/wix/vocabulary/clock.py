"""
The site's clock and its time zone, which the hooks of a target move.
"""

from dataclasses import dataclass

from conformance.context import Context
from conformance.made import Made

CLOCK = "clock"


@dataclass(frozen=True)
class Clock:
    """
    Whoever moves it enters it in the ledger: so both are put back, however the run ends.
    """

    context: Context

    @property
    def can_be_elsewhere(self) -> bool:
        """Whether the site can be in another zone, and back again."""
        return {"set_timezone", "reset_clock"} <= {*self.context.target.hooks}

    def advance(self, seconds: float) -> None:
        """Go ahead by so many seconds."""
        self._enter()
        self.context.hook("advance_clock", seconds=round(seconds))

    def move(self, zone: str) -> None:
        """Be in another time zone."""
        self._enter()
        self.context.hook("set_timezone", timezone=zone)

    def put_back(self) -> bool:
        """Have the clock and the zone as they were; whether the target did that."""
        return self.context.hook("reset_clock").done

    def be_as_it_was(self) -> None:
        """The same, where they were moved and can be put back."""
        ledger = self.context.ledger
        if entered := [made for made in ledger.made if made.kind == CLOCK]:
            self.put_back()
            ledger.made.remove(entered[0])

    def _enter(self) -> None:
        ledger = self.context.ledger
        known = any(made.kind == CLOCK for made in ledger.made)
        if not known and "reset_clock" in self.context.target.hooks:
            ledger.add(Made(CLOCK, CLOCK, "the site's clock and time zone", self.put_back))
