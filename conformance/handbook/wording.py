"""
Sentences and numbers of the handbook, as Markdown and as text with code in it.
"""

from typing import Any

from conformance.handbook.book import Limit

Parts = list[tuple[str, bool]]


def parts(text: str) -> Parts:
    """
    A sentence in pieces, and which of them are code.
    """
    return [(piece, bool(place % 2)) for place, piece in enumerate(text.split("`")) if piece]


def cell(text: str) -> str:
    """
    Text in a cell of a table in Markdown.
    """
    return " ".join(text.split()).replace("|", "\\|")


def number(value: Any) -> str:
    """
    A bound as people write it: `100,000`.
    """
    return f"{value:,}"


def bound(limit: Limit, name: str) -> str:
    """
    One bound of a limit; nothing where nothing is said of it.
    """
    return number(limit.bounds[name]) if name in limit.bounds else ""


def slug(text: str) -> str:
    """
    A heading as a fragment, in the way of GitHub.
    """
    kept = "".join(letter for letter in text.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")
