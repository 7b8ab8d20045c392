"""
Marketo's nouns and verbs: what checks are written in.
"""

from conformance.vendors.marketo.vocabulary import moment
from conformance.vendors.marketo.vocabulary.abroad import Abroad
from conformance.vendors.marketo.vocabulary.answers import ACCEPTED, REFUSED, Answers
from conformance.vendors.marketo.vocabulary.approval import Approvals, Attempted, Term
from conformance.vendors.marketo.vocabulary.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.cast import Cast
from conformance.vendors.marketo.vocabulary.claim import Claims
from conformance.vendors.marketo.vocabulary.clones import ALONE, COST, Clones
from conformance.vendors.marketo.vocabulary.creations import Creations
from conformance.vendors.marketo.vocabulary.crowd import Crowd
from conformance.vendors.marketo.vocabulary.denial import OTHER_TYPES, Denials
from conformance.vendors.marketo.vocabulary.family import RELATIVES, Family
from conformance.vendors.marketo.vocabulary.folder import Folder
from conformance.vendors.marketo.vocabulary.force import Force
from conformance.vendors.marketo.vocabulary.ground import Ground
from conformance.vendors.marketo.vocabulary.history import History, older, whole, younger
from conformance.vendors.marketo.vocabulary.instance import OMIT, Instance
from conformance.vendors.marketo.vocabulary.nest import ALLOWED, FORBIDDEN, Nest, inside
from conformance.vendors.marketo.vocabulary.probes import ELSEWHERE, NOWHERE, WRITTEN, Probes
from conformance.vendors.marketo.vocabulary.program import TYPES, Program, notes, ordered_by
from conformance.vendors.marketo.vocabulary.programs import NOBODY, Programs
from conformance.vendors.marketo.vocabulary.reply import Reply
from conformance.vendors.marketo.vocabulary.revision import Revision, Revisions
from conformance.vendors.marketo.vocabulary.riches import COSTS, DESCRIPTION
from conformance.vendors.marketo.vocabulary.status import Statuses
from conformance.vendors.marketo.vocabulary.stranger import CHANGES, READS, WRITES, Stranger
from conformance.vendors.marketo.vocabulary.surroundings import Surroundings
from conformance.vendors.marketo.vocabulary.walk import Walk

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
    "inside",
    "moment",
    "notes",
    "older",
    "ordered_by",
    "whole",
    "younger",
]
