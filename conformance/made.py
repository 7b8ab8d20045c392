"""
What runs make on a target: how it is named, and how it is taken away.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PREFIX = "pac"  # marks every object that this project ever makes on a target
OURS = re.compile(rf"{PREFIX}-(?P<run>[0-9a-f]{{8}})-\d{{3,}}")


@dataclass(frozen=True)
class Made:
    """
    An object on the target. `remove` takes it away and says whether it is gone; without it the
    ledger's remover for its kind is asked.
    """

    kind: str
    id: Any
    name: str
    remove: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Remover:
    """
    Takes objects of one kind away: what is gone, `remove` takes out of its list.

    One request serves `batch` of them, and one more sees whether they are gone.
    """

    remove: Callable[[list[Made]], None]
    batch: int = 1

    def cost(self, number: int) -> int:
        """Requests that so many objects take at most."""
        return 2 * -(-number // self.batch) + 2
