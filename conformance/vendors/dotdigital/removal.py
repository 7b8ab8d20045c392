"""
How everything is found and removed that a run makes on an account of Dotdigital: by its hooks,
since the API removes nothing.
"""

from conformance.context import Context
from conformance.made import Made, Remover
from conformance.vendors.dotdigital.vocabulary import Account, Disposal, Programs


def teach(context: Context) -> None:
    """
    Have the ledger of a context remove what runs make, without a run.

    An account that was set up anew gives the same ids to other programs: one whose name is not of
    ours is none of ours any more.
    """
    programs = Programs(Account(context))
    disposal = Disposal(programs)
    disposal.probed = True  # a run that is dead may have left what nobody noted

    def remove(left: list[Made]) -> None:
        listed = {str(r["id"]): r["name"] for page in programs.pages() for r in page.records}
        ours = [made for made in left if context.ledger.owns(listed.get(str(made.id), ""))]
        disposal.made = [made.id for made in ours]
        for made in list(left):
            if made not in ours or disposal.removed(made.id):
                left.remove(made)

    context.ledger.removers["program"] = Remover(remove)
