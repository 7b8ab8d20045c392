"""
Nouns and verbs of program members: what their checks are written in.
"""

from conformance.vendors.marketo.vocabulary.instance import OMIT, Instance
from conformance.vendors.marketo.vocabulary.members import (
    bodies,
    bookkeeping,
    foreign,
    lifetime,
    parting,
    progression,
    trust,
)
from conformance.vendors.marketo.vocabulary.members.answer import Answer, Seen, leads_of
from conformance.vendors.marketo.vocabulary.members.bodies import BEHIND, BROKEN, Bodies
from conformance.vendors.marketo.vocabulary.members.bookkeeping import Bookkeeping
from conformance.vendors.marketo.vocabulary.members.crowd import Crowd
from conformance.vendors.marketo.vocabulary.members.description import Description
from conformance.vendors.marketo.vocabulary.members.everywhere import TYPES, Everywhere
from conformance.vendors.marketo.vocabulary.members.filling import Filling
from conformance.vendors.marketo.vocabulary.members.filters import Filters
from conformance.vendors.marketo.vocabulary.members.forms import Forms
from conformance.vendors.marketo.vocabulary.members.ground import Ground
from conformance.vendors.marketo.vocabulary.members.intruder import (
    MADE_UP,
    READS,
    WRITES,
    Intruder,
    Scene,
)
from conformance.vendors.marketo.vocabulary.members.kinds import LINES, Kinds, wrote
from conformance.vendors.marketo.vocabulary.members.ladder import Ladder
from conformance.vendors.marketo.vocabulary.members.leads import NOBODY, Leads
from conformance.vendors.marketo.vocabulary.members.lifetime import Lifetime
from conformance.vendors.marketo.vocabulary.members.making import (
    WRITTEN,
    Making,
)
from conformance.vendors.marketo.vocabulary.members.members import AROUND, Members
from conformance.vendors.marketo.vocabulary.members.multitude import Multitude
from conformance.vendors.marketo.vocabulary.members.parting import Parting
from conformance.vendors.marketo.vocabulary.members.period import Period
from conformance.vendors.marketo.vocabulary.members.probes import ELSEWHERE, NOWHERE, Probes
from conformance.vendors.marketo.vocabulary.members.progression import Progression
from conformance.vendors.marketo.vocabulary.members.record import Member, Record, Row
from conformance.vendors.marketo.vocabulary.members.remaking import FIXED, KEPT, Remaking
from conformance.vendors.marketo.vocabulary.members.remnants import Remnants
from conformance.vendors.marketo.vocabulary.members.responses import ACCEPTED, REFUSED, Responses
from conformance.vendors.marketo.vocabulary.members.roster import Roster
from conformance.vendors.marketo.vocabulary.members.stage import Stage
from conformance.vendors.marketo.vocabulary.members.standard import (
    ATTRIBUTES,
    DEFAULT,
    DEFAULTS,
    DEFAULTS_OF_TEXT,
    STANDARD,
)
from conformance.vendors.marketo.vocabulary.members.surplus import TOO_MANY, Surplus
from conformance.vendors.marketo.vocabulary.members.tunnel import Tunnel
from conformance.vendors.marketo.vocabulary.members.unfit import UNFILTERED, Unfit
from conformance.vendors.marketo.vocabulary.members.view import View
from conformance.vendors.marketo.vocabulary.operations import Programs
from conformance.vendors.marketo.vocabulary.surroundings import Surroundings

__all__ = [
    "ACCEPTED",
    "AROUND",
    "ATTRIBUTES",
    "BEHIND",
    "BROKEN",
    "DEFAULT",
    "DEFAULTS",
    "DEFAULTS_OF_TEXT",
    "ELSEWHERE",
    "FIXED",
    "KEPT",
    "LINES",
    "MADE_UP",
    "NOBODY",
    "NOWHERE",
    "OMIT",
    "READS",
    "REFUSED",
    "STANDARD",
    "TOO_MANY",
    "TYPES",
    "UNFILTERED",
    "WRITES",
    "WRITTEN",
    "Answer",
    "Bodies",
    "Bookkeeping",
    "Crowd",
    "Description",
    "Everywhere",
    "Filling",
    "Filters",
    "Forms",
    "Ground",
    "Instance",
    "Intruder",
    "Kinds",
    "Ladder",
    "Leads",
    "Lifetime",
    "Making",
    "Member",
    "Members",
    "Multitude",
    "Parting",
    "Period",
    "Probes",
    "Programs",
    "Progression",
    "Record",
    "Remaking",
    "Remnants",
    "Responses",
    "Roster",
    "Row",
    "Scene",
    "Seen",
    "Stage",
    "Surplus",
    "Surroundings",
    "Tunnel",
    "Unfit",
    "View",
    "bodies",
    "bookkeeping",
    "foreign",
    "leads_of",
    "lifetime",
    "parting",
    "progression",
    "trust",
    "wrote",
]
