"""
Lists as an instance writes them.
"""

from typing import Any

from conformance.vendors.marketo.vocabulary.reply import Reply


def records(pages: list[Reply]) -> list[dict[str, Any]]:
    """The records of all pages."""
    return [record for page in pages if not page.absent for record in page.result]


def words(bracketed: object) -> list[str]:
    """The words of `"[A, B, C]"`, a list that is written as one text; or of a real list."""
    if isinstance(bracketed, list):
        return [str(word) for word in bracketed]
    text = str(bracketed or "").strip().removeprefix("[").removesuffix("]")
    return [word.strip() for word in text.split(",") if word.strip()]


def listed(bracketed: object) -> set[str]:
    """The same in lower case."""
    return {word.lower() for word in words(bracketed)}
