"""
How everything is found and removed that a run makes on a site of Wix.
"""

from conformance.context import Context
from conformance.made import Made, Remover
from conformance.vendors.wix.vocabulary import CLOCK, Clock, Programs, Site


def teach(context: Context) -> None:
    """
    Have the ledger of a context remove what runs make, without a run.

    An id of the journal is a GUID that no other program gets, so it is enough; what was made while
    a run was killed is among the newest programs, by its title.
    """
    programs = Programs(Site(context), context.ledger)

    def remove(left: list[Made]) -> None:
        for made in list(left):
            if programs.delete(made.id).reading in {"accepted", "absent"}:
                left.remove(made)

    def put_back(left: list[Made]) -> None:
        if Clock(context).put_back():
            left.clear()

    context.ledger.removers["program"] = Remover(remove)
    context.ledger.removers[CLOCK] = Remover(put_back)
