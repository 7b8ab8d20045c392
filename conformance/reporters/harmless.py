"""
Makes text that a target sent safe to print: it is data, and a terminal takes some of it as orders.
"""

import re

ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # colours, cursor, screen
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)"  # titles, links
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\|\x9c)"  # strings to the device
    r"|\x1b[ -/]*[0-~]?"
)
BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# What turns text around or hides it: a reader must see what the target sent, in its order.
INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufeff\U000e0000-\U000e007f]"
)
UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


def lines(text: str) -> list[str]:
    """
    The lines of a text without escape sequences, control characters and invisible ones.
    """
    bare = INVISIBLE.sub("", ESCAPE_SEQUENCE.sub("", text))
    writable = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", bare)
    return [CONTROL.sub("", each.replace("\t", "    ")) for each in BREAK.split(writable)]


def line(text: str, *, longest: int | None = None) -> str:
    """
    The text in one line, cut where it is longer than `longest` characters.
    """
    one = " ".join(" ".join(lines(text)).split())
    return one if longest is None or len(one) <= longest else f"{one[: longest - 1]}…"


def visible(text: str) -> str:
    """
    The text with its line breaks, and everything that can't be seen written as an escape.
    """
    writable = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
    return UNSEEN.sub(_escape, writable)


def _escape(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\x{number:02x}" if number < 256 else f"\\u{{{number:x}}}"
