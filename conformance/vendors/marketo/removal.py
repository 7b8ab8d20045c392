"""
How everything is found and removed that a run makes on an instance of Marketo.
"""

from conformance.context import Context
from conformance.vendors.marketo.vocabulary.members import Leads, Members, Remnants
from conformance.vendors.marketo.vocabulary.programs import (
    Approvals,
    Instance,
    Programs,
    Surroundings,
)


def teach(context: Context) -> None:
    """
    Have the ledger of a context remove what runs make, without a run.
    """
    instance = Instance(context)
    programs = Programs(instance, Surroundings(instance), context.ledger)
    Approvals(programs)
    Leads(instance, context.ledger)
    Remnants(Members(instance), context.ledger).taught()
