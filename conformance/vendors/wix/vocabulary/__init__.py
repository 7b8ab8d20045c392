"""
Wix's nouns and verbs: what checks are written in.
"""

from conformance.vendors.wix.vocabulary import moment
from conformance.vendors.wix.vocabulary.adoption import Adoption
from conformance.vendors.wix.vocabulary.adorned import Adorned
from conformance.vendors.wix.vocabulary.attempt import Attempt, Attempts
from conformance.vendors.wix.vocabulary.batches import Batches
from conformance.vendors.wix.vocabulary.bulk import BulkUpdates
from conformance.vendors.wix.vocabulary.busy import Busy
from conformance.vendors.wix.vocabulary.cast import Cast
from conformance.vendors.wix.vocabulary.categories import Categories
from conformance.vendors.wix.vocabulary.clock import CLOCK, Clock
from conformance.vendors.wix.vocabulary.creations import SERVER_SET, TRIGGERS, Creations
from conformance.vendors.wix.vocabulary.crossing import Crossing
from conformance.vendors.wix.vocabulary.duplicates import Duplicates
from conformance.vendors.wix.vocabulary.edits import READ_ONLY, Edits
from conformance.vendors.wix.vocabulary.filters import Filters
from conformance.vendors.wix.vocabulary.finder import Finder
from conformance.vendors.wix.vocabulary.furnished import Furnished
from conformance.vendors.wix.vocabulary.ground import Ground
from conformance.vendors.wix.vocabulary.handover import Handover
from conformance.vendors.wix.vocabulary.joins import Joins
from conformance.vendors.wix.vocabulary.lists import Lists
from conformance.vendors.wix.vocabulary.outsiders import CALLS, Outsiders
from conformance.vendors.wix.vocabulary.patience import Patience
from conformance.vendors.wix.vocabulary.program import ACCESS_TYPES, GUID, STATUSES, Program
from conformance.vendors.wix.vocabulary.programs import Programs
from conformance.vendors.wix.vocabulary.refusals import LABELS, Refusals
from conformance.vendors.wix.vocabulary.removal import Removal
from conformance.vendors.wix.vocabulary.reply import Reply
from conformance.vendors.wix.vocabulary.results import Results
from conformance.vendors.wix.vocabulary.revisions import Revisions
from conformance.vendors.wix.vocabulary.season import (
    Season,
    ended_by_status,
    joined_late,
    updated_late,
)
from conformance.vendors.wix.vocabulary.sight import Sights
from conformance.vendors.wix.vocabulary.site import MALFORMED, NOBODY, STRANGER, Site
from conformance.vendors.wix.vocabulary.story import Story
from conformance.vendors.wix.vocabulary.timetable import (
    Timetable,
    ended_in_the_west,
)
from conformance.vendors.wix.vocabulary.turns import Turns
from conformance.vendors.wix.vocabulary.walk import Walk

__all__ = [
    "ACCESS_TYPES",
    "CALLS",
    "CLOCK",
    "GUID",
    "LABELS",
    "MALFORMED",
    "NOBODY",
    "READ_ONLY",
    "SERVER_SET",
    "STATUSES",
    "STRANGER",
    "TRIGGERS",
    "Adoption",
    "Adorned",
    "Attempt",
    "Attempts",
    "Batches",
    "BulkUpdates",
    "Busy",
    "Cast",
    "Categories",
    "Clock",
    "Creations",
    "Crossing",
    "Duplicates",
    "Edits",
    "Filters",
    "Finder",
    "Furnished",
    "Ground",
    "Handover",
    "Joins",
    "Lists",
    "Outsiders",
    "Patience",
    "Program",
    "Programs",
    "Refusals",
    "Removal",
    "Reply",
    "Results",
    "Revisions",
    "Season",
    "Sights",
    "Site",
    "Story",
    "Timetable",
    "Turns",
    "Walk",
    "ended_by_status",
    "ended_in_the_west",
    "joined_late",
    "moment",
    "updated_late",
]
