"""
Dotdigital's nouns and verbs: what checks are written in.
"""

from conformance.vendors.dotdigital.vocabulary.account import Account
from conformance.vendors.dotdigital.vocabulary.aftermath import Aftermath
from conformance.vendors.dotdigital.vocabulary.archive import Archive
from conformance.vendors.dotdigital.vocabulary.career import Career
from conformance.vendors.dotdigital.vocabulary.cast import BOOKS, FAULTY, GOOD
from conformance.vendors.dotdigital.vocabulary.disposal import Disposal
from conformance.vendors.dotdigital.vocabulary.doors import Doors
from conformance.vendors.dotdigital.vocabulary.ending import Ending
from conformance.vendors.dotdigital.vocabulary.enrolling import Enrolling
from conformance.vendors.dotdigital.vocabulary.enrolments import UNKNOWN, Enrolments
from conformance.vendors.dotdigital.vocabulary.ground import Ground
from conformance.vendors.dotdigital.vocabulary.hindrance import Hindrance
from conformance.vendors.dotdigital.vocabulary.listing import find, sought
from conformance.vendors.dotdigital.vocabulary.probe import EDITS, PROBES, Probes
from conformance.vendors.dotdigital.vocabulary.programs import Programs
from conformance.vendors.dotdigital.vocabulary.record import (
    ENROLMENT,
    LATER,
    PROGRAM,
    STATES,
    STATUSES,
    instant,
    is_guid,
    is_list,
    is_name,
    is_whole_number,
)
from conformance.vendors.dotdigital.vocabulary.refusals import CLOSED, WRONG, Refusals
from conformance.vendors.dotdigital.vocabulary.reply import Reply
from conformance.vendors.dotdigital.vocabulary.spare import Spare
from conformance.vendors.dotdigital.vocabulary.stranger import OPERATIONS, Stranger
from conformance.vendors.dotdigital.vocabulary.table import COLUMNS
from conformance.vendors.dotdigital.vocabulary.walk import Walk
from conformance.vendors.dotdigital.vocabulary.workshop import Workshop

__all__ = [
    "BOOKS",
    "CLOSED",
    "COLUMNS",
    "EDITS",
    "ENROLMENT",
    "FAULTY",
    "GOOD",
    "LATER",
    "OPERATIONS",
    "PROBES",
    "PROGRAM",
    "STATES",
    "STATUSES",
    "UNKNOWN",
    "WRONG",
    "Account",
    "Aftermath",
    "Archive",
    "Career",
    "Disposal",
    "Doors",
    "Ending",
    "Enrolling",
    "Enrolments",
    "Ground",
    "Hindrance",
    "Probes",
    "Programs",
    "Refusals",
    "Reply",
    "Spare",
    "Stranger",
    "Walk",
    "Workshop",
    "find",
    "instant",
    "is_guid",
    "is_list",
    "is_name",
    "is_whole_number",
    "sought",
]
