"""
What the checks of programs are written in.
"""

from conformance.vendors.marketo.vocabulary.folder import Folder
from conformance.vendors.marketo.vocabulary.instance import OMIT, Instance
from conformance.vendors.marketo.vocabulary.operations import NOBODY, Programs
from conformance.vendors.marketo.vocabulary.program import TYPES, Program, notes, ordered_by
from conformance.vendors.marketo.vocabulary.programs.abroad import Abroad
from conformance.vendors.marketo.vocabulary.programs.answers import ACCEPTED, REFUSED, Answers
from conformance.vendors.marketo.vocabulary.programs.approval import Approvals, Attempted, Term
from conformance.vendors.marketo.vocabulary.programs.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.programs.cast import Cast
from conformance.vendors.marketo.vocabulary.programs.claim import Claims
from conformance.vendors.marketo.vocabulary.programs.clones import ALONE, COST, Clones
from conformance.vendors.marketo.vocabulary.programs.creations import Creations
from conformance.vendors.marketo.vocabulary.programs.crowd import Crowd
from conformance.vendors.marketo.vocabulary.programs.denial import OTHER_TYPES, Denials
from conformance.vendors.marketo.vocabulary.programs.family import RELATIVES, Family
from conformance.vendors.marketo.vocabulary.programs.force import Force
from conformance.vendors.marketo.vocabulary.programs.ground import Ground
from conformance.vendors.marketo.vocabulary.programs.history import (
    History,
    full,
    older,
    whole,
    younger,
)
from conformance.vendors.marketo.vocabulary.programs.nest import ALLOWED, FORBIDDEN, Nest, inside
from conformance.vendors.marketo.vocabulary.programs.probes import (
    ELSEWHERE,
    NOWHERE,
    WRITTEN,
    Probes,
)
from conformance.vendors.marketo.vocabulary.programs.revision import Revision, Revisions
from conformance.vendors.marketo.vocabulary.programs.riches import COSTS, DESCRIPTION
from conformance.vendors.marketo.vocabulary.programs.status import Statuses
from conformance.vendors.marketo.vocabulary.programs.stranger import (
    CHANGES,
    READS,
    WRITES,
    Stranger,
)
from conformance.vendors.marketo.vocabulary.programs.walk import Walk
from conformance.vendors.marketo.vocabulary.reply import Reply
from conformance.vendors.marketo.vocabulary.surroundings import Surroundings

__all__ = [
    "ACCEPTED",
    "ALLOWED",
    "ALONE",
    "CHANGES",
    "COST",
    "COSTS",
    "DESCRIPTION",
    "ELSEWHERE",
    "FORBIDDEN",
    "NOBODY",
    "NOWHERE",
    "OMIT",
    "OTHER_TYPES",
    "READS",
    "REFUSED",
    "RELATIVES",
    "TYPES",
    "WRITES",
    "WRITTEN",
    "Abroad",
    "Answers",
    "Approvals",
    "Attempt",
    "Attempted",
    "Attempts",
    "Cast",
    "Claims",
    "Clones",
    "Creations",
    "Crowd",
    "Denials",
    "Family",
    "Folder",
    "Force",
    "Ground",
    "History",
    "Instance",
    "Nest",
    "Probes",
    "Program",
    "Programs",
    "Reply",
    "Revision",
    "Revisions",
    "Statuses",
    "Stranger",
    "Surroundings",
    "Term",
    "Walk",
    "full",
    "inside",
    "notes",
    "older",
    "ordered_by",
    "whole",
    "younger",
]
