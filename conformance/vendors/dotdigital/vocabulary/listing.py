"""
What is looked for in the pages of a list, and whether they fit together: nobody promises an order.
"""

from typing import Any

from conformance.outcome import Blocked
from conformance.vendors.dotdigital.vocabulary.record import Record
from conformance.vendors.dotdigital.vocabulary.reply import Reply


def find(pages: list[Reply], key: Any) -> Record | None:
    """The object of a list that has this id, if there is one."""
    return next((found for page in pages if (found := page.find(key))), None)


def sought(pages: list[Reply], key: Any) -> Record | None:
    """
    The same; raises Blocked where pages of a long list do not fit together: in an order that is
    none, as nobody promises any, what the first one shows is on none of those that show all.
    """
    found = find(pages, key)
    if found is None and {*pages[0].keys}.difference(*(page.keys for page in pages[1:] or pages)):
        raise Blocked("the list of programs does not hold still")
    return found


def overlap(pages: list[Reply]) -> bool:
    """
    Whether pages of a list show the same enrolment: in an order that is none, as nobody promises
    any, they leave others out instead.
    """
    keys = [key for page in pages for key in {*page.keys}]
    return len(keys) != len({*keys})


def shown(pages: list[Reply], key: Any) -> Record | None:
    """An enrolment; raises Blocked where pages that lack it overlap."""
    found = find(pages, key)
    if found is None and overlap(pages):
        raise Blocked("the list of enrolments does not hold still")
    return found
