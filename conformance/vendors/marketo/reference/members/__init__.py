"""
Members of programs: the operations of the lead database on them.
"""

from .data import Data
from .making import Making
from .multitude import Multitude
from .page import Batches
from .payload import Payload
from .progression import Progression
from .record import Field, Membership
from .removal import Removal
from .roll import Skipped
from .seed import MemberSeed
from .status import Status
from .tunnel import Tunnel

__all__ = ["Field", "Members", "Membership", "Multitude", "Skipped"]


class Members(Batches, Status, Data, Removal, Making, Progression, Tunnel, Payload, MemberSeed):
    """All of them, for an instance that has programs, channels and leads."""
