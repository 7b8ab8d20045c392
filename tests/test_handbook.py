"""
The handbook: current, whole, without a dead link, and readable by people and their browsers.

REGENERATE=1 writes each `spec/<suite>/HANDBOOK.md` anew; read the difference before it is kept.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page, expect

from conformance.catalogue import Requirement, catalogue, sources
from conformance.handbook.book import Arrow, book, facts
from conformance.handbook.diagram import diagram
from conformance.handbook.page import markdown
from conformance.handbook.site import index_of, site
from conformance.reading import readings
from conformance.record import read
from conformance.suites import PACKAGE, SUITES, Suite, data
from tests.conftest import Command

PUBLISHED = PACKAGE.parent / "reports" / "reference"
EACH_SUITE = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES)
NUMBERS = dict(
    enumerate(
        [
            "no",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
        ]
    )
)


class Links(HTMLParser):
    """The ids of a page and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(str(value))
            if name == "href":
                self.links.append(str(value))


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The site, with what the published runs saw; that each is there is a test of its own."""
    files = [PUBLISHED / f"{slug}.json" for slug in SUITES]
    return site([read(file) for file in files if file.exists()])


@EACH_SUITE
def test_the_handbook_is_current(suite: Suite) -> None:
    """`HANDBOOK.md` is what the catalogue, the readings and the description say today."""
    file = data(f"spec/{suite.slug}") / "HANDBOOK.md"
    text = markdown(book(suite))
    if os.environ.get("REGENERATE"):
        file.write_text(text, "utf-8")

    assert file.read_text("utf-8") == text


@EACH_SUITE
def test_no_link_of_the_handbook_is_dead(suite: Suite) -> None:
    """Each leads to a file of the checkout, or to a place of the page."""
    text = markdown(book(suite))
    html = Links(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    places = {*html.ids, *(_fragment(heading) for heading in headings)}
    folder = data(f"spec/{suite.slug}")
    dead = [
        link
        for link in html.links
        if (link[1:] not in places if link.startswith("#") else not (folder / link).is_file())
    ]

    assert dead == []
    assert len(html.links) > 100


def _fragment(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_no_link_of_the_site_is_dead(pages: dict[str, str]) -> None:
    """Each leads to a page, and to a place on it; what a search finds does too."""
    read_pages = {name: Links(page) for name, page in pages.items()}
    links = [(name, link) for name, page in read_pages.items() for link in page.links]
    links += [(name, entry["to"]) for name, page in pages.items() for entry in index_of(page)]
    dead = set()
    for name, link in links:
        page, _, place = link.partition("#")
        there = read_pages.get(page or name)
        if there is None or (place and place not in there.ids):
            dead.add((name, link))

    assert dead == set()


def test_no_place_of_a_page_is_named_twice(pages: dict[str, str]) -> None:
    """Each id stands for one thing."""
    for page in pages.values():
        twice = [name for name, count in Counter(Links(page).ids).items() if count > 1]

        assert twice == []


@EACH_SUITE
def test_every_statement_and_question_is_told(suite: Suite, pages: dict[str, str]) -> None:
    """With its source and its checks; no document is cited that is not listed."""
    known, page = catalogue(suite), pages[f"{suite.slug}.html"]
    ids = set(Links(page).ids)
    entries = {entry["id"] for entry in index_of(page)}

    assert {*known.requirements, *known.observations} <= ids & entries
    assert {check.id for check in known.checks if check.requirement} <= set(
        re.findall(r"<code>([\w.]+)</code>", page)
    )
    assert {each.source for each in known.requirements.values()} <= set(sources())


@EACH_SUITE
def test_what_tables_say_the_sentences_say(suite: Suite) -> None:
    """Limits and codes are data beside a sentence, which has the same numbers in it."""
    wrong = [
        (requirement.id, word)
        for requirement in catalogue(suite).requirements.values()
        for word in _numbers(requirement)
        if not _told(word, requirement.text)
    ]

    assert wrong == []


def _numbers(requirement: Requirement) -> Iterator[str]:
    for limit in facts(requirement, "limit"):
        yield from (f"{limit[name]:,}" for name in ("least", "default", "most") if name in limit)
    yield from requirement.facts.get("codes", [])


def _told(word: str, text: str) -> bool:
    plain = text.lower().replace(",", "")
    return any(
        re.search(rf"(?<!\w){re.escape(each.lower())}(?!\w)", plain)
        for each in (
            word.replace(",", ""),
            str(NUMBERS.get(int(word), word)) if word.isdigit() else word,
        )
    )


@EACH_SUITE
def test_arrows_and_questions_name_what_there_is(suite: Suite) -> None:
    """A transition is by an operation or a hook's word, a question about a requirement."""
    known = catalogue(suite)
    operations = set(readings(suite.slug).operations)
    arrows = [arrow for each in book(suite).states.values() for arrow in each]
    about = {each.about for each in known.observations.values()} - {""}

    assert [arrow.by for arrow in arrows if re.fullmatch(r"[a-z]+[A-Z]\w+", arrow.by)] == [
        arrow.by for arrow in arrows if arrow.by in operations
    ]
    assert about <= set(known.requirements)


def test_what_was_seen_stands_beside_what_is_documented(pages: dict[str, str]) -> None:
    """For an open question: what the documents do say, and what each run saw."""
    page = pages["marketo-programs.html"]
    row = page[page.index('id="browse.max-return-201"') :]
    row = re.sub(r"<[^>]+>", " ", row[: row.index("</tr>")])

    assert "maxReturn=201" in row
    assert "A page holds up to 200 programs" in row
    assert "refused with 1003" in row
    assert '<th scope="col">reference</th>' in page


def test_a_site_without_a_run_says_how_to_get_one() -> None:
    """Nothing pretends to have been observed."""
    page = site([])["marketo-programs.html"]

    assert "--record" in page
    assert "reference: pass" not in page


def test_what_a_target_sends_is_text_here_too(browser: Browser, tmp_path: Path) -> None:
    """A record may come from anywhere: nothing in it becomes markup."""
    record: Any = read(PUBLISHED / "marketo-programs.json")
    evil = "</script><script>document.title='pwned'</script><img src=x>\u202e"
    record["target"] |= {"name": evil, "embedded": False}
    record["observed"][0]["value"] = evil
    place = next(each["exchanges"][0] for each in record["results"] if each["exchanges"])
    record["exchanges"][place]["response"]["body"] = (
        '{"errors": [{"code": "</td><script>document.title=1</script>"}]}'
    )
    page = opened(browser, tmp_path, site([record]), "marketo-programs.html")

    assert page.title() == "Marketo Programs, as documented"
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 2
    page.context.close()


def opened(browser: Browser, folder: Path, made: dict[str, str], name: str, **options: Any) -> Page:
    for file, text in made.items():
        (folder / file).write_text(text, "utf-8")
    page = browser.new_context(**options).new_page()
    page.on("pageerror", lambda problem: pytest.fail(str(problem)))
    page.goto((folder / name).as_uri())
    return page


def test_a_search_needs_no_server(browser: Browser, tmp_path: Path, pages: dict[str, str]) -> None:
    """Words find a statement of any suite, the keyboard goes there."""
    page = opened(browser, tmp_path, pages, "marketo-program-members.html")
    page.keyboard.press("/")
    page.keyboard.type("clone 255")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/marketo-programs.html#clone.name.at-most-255-characters")

    expect(page.locator("[id='clone.name.at-most-255-characters']")).to_be_in_viewport()
    page.get_by_label("Search all pages").fill("no such words at all")
    expect(page.get_by_text("Nothing found", exact=True)).to_be_visible()
    page.context.close()


def test_a_link_opens_an_operation(browser: Browser, tmp_path: Path, pages: dict[str, str]) -> None:
    """Its parameters are there at once."""
    page = opened(browser, tmp_path, pages, "marketo-programs.html")
    page.goto(f"{page.url}#cloneProgram")

    expect(page.locator("#cloneProgram table")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index.html", "sources.html", "marketo-program-members.html"])
def test_axe_finds_no_fault_in_the_site(
    browser: Browser, tmp_path: Path, pages: dict[str, str], name: str, scheme: Any
) -> None:
    """In both themes, with everything open."""
    page = opened(browser, tmp_path, pages, name, color_scheme=scheme)
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page).response["violations"]
    page.context.close()

    assert [(each["id"], each["impact"], each["nodes"][0]["html"][:200]) for each in found] == []


@pytest.mark.parametrize("name", ["index.html", "marketo-program-members.html"])
def test_the_site_fits_a_narrow_screen(
    browser: Browser, tmp_path: Path, pages: dict[str, str], name: str
) -> None:
    """Nothing is wider than the screen but what scrolls by itself."""
    page = opened(browser, tmp_path, pages, name, viewport={"width": 360, "height": 800})
    width = page.evaluate("document.documentElement.scrollWidth")
    page.context.close()

    assert width <= 360


def test_a_diagram_has_each_state_and_each_arrow() -> None:
    """Also where arrows lead back, where there are several, and where nothing changes."""
    promise = next(iter(catalogue(SUITES["marketo-programs"]).requirements.values()))
    arrows = [
        Arrow("draft", "live", "publish", refused=False, requirement=promise),
        Arrow("draft", "live", "approve", refused=False, requirement=promise),
        Arrow("live", "over", "end <now>", refused=False, requirement=promise),
        Arrow("over", "draft", "reopen", refused=True, requirement=promise),
        Arrow("over", "over", "end <now>", refused=True, requirement=promise),
    ]
    picture = ET.fromstring(diagram("A program", arrows))
    texts = ["".join(each.itertext()) for each in picture.iter("text")]

    assert texts.count("draft") == texts.count("live") == texts.count("over") == 1
    assert {"publish", "approve", "end <now>", "not by reopen", "refuses end <now>"} <= set(texts)
    assert len([path for path in picture.iter("path") if path.get("marker-end")]) == 3
    assert "never from over to draft by reopen" in str(picture.get("aria-label"))


def test_docs_writes_the_site(command: Command, tmp_path: Path) -> None:
    """Into a folder that need not be there; a record that is none is told in a line."""
    done = command("docs", "--out", "new/site")
    (tmp_path / "no.json").write_text("{}")
    refused = command("docs", "--out", "other", "--record", "no.json")

    assert done.returncode == 0
    assert {file.name for file in (tmp_path / "new/site").iterdir()} == {
        *("index.html", "sources.html"),
        *(f"{slug}.html" for slug in SUITES),
    }
    assert refused.returncode == 64
    assert "no.json" in refused.stderr
    assert not (tmp_path / "other").exists()
