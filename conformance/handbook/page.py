"""
`spec/<suite>/HANDBOOK.md`: the handbook of a suite as one file, without what runs saw.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from conformance.catalogue import sources
from conformance.handbook import wording
from conformance.handbook.book import Book

PAGES = Path(__file__).parent / "pages"


def markdown(book: Book) -> str:
    """
    The file, with links into the checkout that it lies in.
    """
    return (
        environment()
        .get_template("handbook.md.jinja")
        .render(book=book, sources=sources(), checks_folder=_checks_folder(book))
    )


def environment() -> Environment:
    """
    Where templates are, and the words that they share.
    """
    found = Environment(
        loader=FileSystemLoader(PAGES),
        autoescape=select_autoescape(("html.jinja",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words = (wording.parts, wording.cell, wording.number, wording.bound, wording.slug)
    found.filters |= {word.__name__: word for word in words}
    return found


def _checks_folder(book: Book) -> str:
    """The folder of the checks, seen from the folder of the file."""
    suite = book.suite
    return f"../../conformance/vendors/{suite.vendor}/checks/{suite.checks}"
