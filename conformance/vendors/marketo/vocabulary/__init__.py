"""
Marketo's nouns and verbs: what checks are written in.
"""

from conformance.vendors.marketo.vocabulary.attempt import Attempt, Attempts
from conformance.vendors.marketo.vocabulary.cast import COST, DESCRIPTION, Cast
from conformance.vendors.marketo.vocabulary.instance import OMIT, Instance
from conformance.vendors.marketo.vocabulary.program import TYPES, Program
from conformance.vendors.marketo.vocabulary.programs import NOBODY, Programs
from conformance.vendors.marketo.vocabulary.reply import Reply
from conformance.vendors.marketo.vocabulary.surroundings import Folder, Surroundings

__all__ = [
    "COST",
    "DESCRIPTION",
    "NOBODY",
    "OMIT",
    "TYPES",
    "Attempt",
    "Attempts",
    "Cast",
    "Folder",
    "Instance",
    "Program",
    "Programs",
    "Reply",
    "Surroundings",
]
