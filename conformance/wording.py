"""
What was observed, as text that can be compared: without ids, and with the codes that are in it.
"""

import re
from typing import Any

ID = re.compile(r"\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b\d{5,}\b")
REFUSAL = re.compile(r"(refused|unauthorised) with |rejected |[45]\d\d\b")
CODE = re.compile(r"\b(\d{3,4}(?! [a-z])|[A-Z]+(_[A-Z]+)+)\b")  # `200 programs` is a number
COUNT = re.compile(r"(at least )?(\d+)")


def worded(value: Any) -> str:
    """A value as text; of an object or list, what is in it. Ids are no part of it."""
    match value:
        case dict():
            return "; ".join(f"{name}: {worded(inner)}" for name, inner in value.items())
        case list():
            return ", ".join(worded(inner) for inner in value)
        case bool():
            return "yes" if value else "no"
    return ID.sub("(id)", str(value))


def is_refusal(text: str) -> bool:
    """Whether it tells of a call that was refused."""
    return REFUSAL.match(text) is not None


def differ_in_a_code(was: str, is_: str) -> bool:
    """Whether two texts say the same, but for a code."""
    if was == is_:
        return False
    refused = is_refusal(was) and is_refusal(is_)
    return refused or CODE.sub("code", was) == CODE.sub("code", is_)


def agree(was: str, is_: str) -> bool:
    """
    Whether two texts may be about the same behaviour: `at least 40` agrees with `at least 48` and
    with 50, since what shows depends on how much there is.
    """
    old, new = COUNT.fullmatch(was), COUNT.fullmatch(is_)
    if was == is_ or old is None or new is None:
        return was == is_
    if old[1] and new[1]:
        return True
    least, most = sorted((old, new), key=lambda count: count[1] is None)
    return least[1] is not None and int(least[2]) <= int(most[2])
