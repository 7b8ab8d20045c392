"""
Members of programs: the operations of the lead database on them.
"""

from .data import Data
from .making import Making
from .page import Batches
from .record import Field, Membership, Multitude
from .removal import Removal
from .roll import Skipped
from .seed import MemberSeed
from .status import Status
from .tunnel import Tunnel

__all__ = ["Field", "Members", "Membership", "Multitude", "Skipped"]


class Members(Batches, Status, Data, Removal, Making, Tunnel, MemberSeed):
    """All of them, for an instance that has programs, channels and leads."""
