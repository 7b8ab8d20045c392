"""
The handbook as a small site: a page for each suite, search without a server.
"""

import base64
import hashlib
import json
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from conformance import __version__
from conformance.catalogue import sources
from conformance.handbook.book import Book, book, in_order
from conformance.handbook.diagram import diagram
from conformance.handbook.observed import Seen, name_of, seen
from conformance.handbook.page import PAGES, environment
from conformance.handbook.wording import parts
from conformance.record import Record
from conformance.reporters.html import ROOM
from conformance.reporters.html.content import embedded
from conformance.suites import SUITES, Suite

# Contradictions are ours, yet no markup of theirs gets through.
FEW = 3
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def site(records: list[Record]) -> dict[str, str]:
    """
    The pages of the site by their file names, all suites, and beside them what these runs saw.
    """
    books = [book(suite) for suite in SUITES.values()]
    pages = environment()
    script = (PAGES / "site.js").read_text("utf-8")
    pages.filters |= {"diagram": _diagram, "rendered": _rendered, "emphasised": parts}
    shared = {
        "books": books,
        "sources": sources(),
        "version": __version__,
        "style": _style(),
        "script": Markup(script),  # noqa: S704 - our own file
        "script_digest": base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        "index": Markup(embedded([each for it in books for each in _entries(it)])),  # noqa: S704
    }
    made = {
        "index.html": pages.get_template("index.html.jinja").render(**shared),
        "sources.html": pages.get_template("sources.html.jinja").render(
            **shared, citing=_citing(books)
        ),
    }
    for each in books:
        runs = _runs(each.suite, records)
        made[f"{each.suite.slug}.html"] = pages.get_template("suite.html.jinja").render(
            **shared, book=each, runs=runs, codes=_codes(each, runs)
        )
    return made


def _runs(suite: Suite, records: list[Record]) -> list[Seen]:
    """What runs of the suite saw; two of one target are told apart by their time."""
    ours = [record for record in records if _about(record, suite)]
    names = [name_of(record) for record in ours]
    return [
        seen(
            record,
            suite,
            f"{name} {record['started'][:16].replace('T', ' ')}" if names.count(name) > 1 else name,
        )
        for record, name in zip(ours, names, strict=True)
    ]


def _about(record: Record, suite: Suite) -> bool:
    return any(result["api"] == suite.slug for result in record["results"])


def _style() -> Markup:
    files = (ROOM / "base.css", PAGES / "site.css")
    return Markup("\n".join(file.read_text("utf-8") for file in files))  # noqa: S704 - our own


def _diagram(arrows: Any, title: str) -> Markup:
    return Markup(diagram(title, arrows))  # noqa: S704 - ElementTree has escaped it


def _rendered(text: str) -> Markup:
    """Markdown of ours as HTML, without its title."""
    return Markup(MARKDOWN.render(text.partition("\n")[2]))  # noqa: S704 - no markup gets through


def _entries(known: Book) -> list[dict[str, str]]:
    """What a search finds: statements, questions, operations, limits."""
    page = f"{known.suite.slug}.html"
    found = [
        {"kind": each.level, "id": each.id, "text": each.text, "to": f"{page}#{each.id}"}
        for each in known.catalogue.requirements.values()
    ]
    found += [
        {"kind": "open", "id": each.id, "text": each.text, "to": f"{page}#{each.id}"}
        for each in known.catalogue.observations.values()
    ]
    found += [
        {
            "kind": each.method,
            "id": each.name,
            "text": f"{each.title} {each.path}",
            "to": f"{page}#{each.name}",
        }
        for each in known.description.operations
    ]
    return [entry | {"suite": known.suite.title} for entry in found]


def _codes(known: Book, runs: list[Seen]) -> list[tuple[str, list[Any], list[str]]]:
    """Each error code, the statements that name it, and by run which operations gave it."""
    told = dict(known.codes)
    names = sorted({*told, *(code for run in runs for code in run.codes)}, key=in_order)
    return [(name, told.get(name, []), [_given(run, name) for run in runs]) for name in names]


def _given(run: Seen, code: str) -> str:
    """By which operations, or by how many where they are many."""
    given = sorted(run.codes.get(code, ()))
    if len(given) > FEW:
        return f"{len(given)} operations"
    return ", ".join(given)


def _citing(books: list[Book]) -> dict[str, list[tuple[Book, int]]]:
    """By document, how many statements of which suite rest on it."""
    found: dict[str, list[tuple[Book, int]]] = {name: [] for name in sources()}
    for each in books:
        requirements = each.catalogue.requirements.values()
        for name in each.cited:
            found[name].append((each, sum(it.source == name for it in requirements)))
    return found


def index_of(page: str) -> Any:
    """
    The search index that stands in a page.
    """
    begin = page.index('id="index">') + len('id="index">')
    return json.loads(page[begin : page.index("</script>", begin)])
