"""
The HTML report as people meet it: in a real browser, from a file, without a network.
"""

import copy
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from conformance.record import Record
from conformance.reporters import render
from tests.reported import RECORD, exchange, result

Open = Callable[..., Page]

SCRIPT = "</script><script>document.title='pwned'</script>"
IMAGE = "<img src=x onerror=\"document.title='pwned'\">"
MARKUP = f"{SCRIPT}{IMAGE}<!--<script>]]>{{{{7*7}}}}${{7*7}} javascript:alert(1) \u202egnp.exe"
RULE = "clone.name.unique"
OTHER = "get.by-name.whole-name"


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of a record; afterwards nothing was asked of a network, and nothing broke."""
    contexts, complaints, asked = [], [], []

    def open_page(record: Any = RECORD, fragment: str = "", **options: Any) -> Page:
        file = tmp_path / "report.html"
        file.write_text(render("html", cast("Record", record)), "utf-8")
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda problem: complaints.append(str(problem)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{file.as_uri()}{fragment}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def shown(page: Page) -> list[str]:
    return [rule.get_attribute("id") or "" for rule in page.locator(".rule:visible").all()]


def test_the_page_says_which_rule_was_broken_and_by_what(opened: Open) -> None:
    """Unasked, the first failure shows its sentence, source, difference, request and answer."""
    page = opened()
    broken = page.locator(f"[id='{RULE}']")

    expect(page.locator("h1")).to_contain_text("nonconformant")
    expect(page).to_have_title("nonconformant: acme [bold]sandbox[/bold]")
    expect(broken).to_contain_text("A clone has a name of its own")
    expect(broken).to_contain_text("Programs (a guide), Clone")
    expect(broken.locator(".sides").first).to_contain_text("rejected")
    expect(broken).to_contain_text("POST /rest/asset/v1/program/1003/clone.json")
    assert shown(page)[0] == RULE


def test_filters_leave_what_fits(opened: Open) -> None:
    """By outcome, level, area and text, alone and together; what is left is counted."""
    page = opened()
    everything = len(shown(page))

    page.get_by_role("button", name="2 not judged").click()
    assert shown(page) == ["delete.twice", "delete.unknown"]
    page.get_by_role("button", name="2 failed").click()
    assert shown(page) == [RULE, "delete.twice", "delete.unknown"]
    page.get_by_label("Filter by text").fill("UNKNOWN must_e")
    assert shown(page) == ["delete.unknown"]
    expect(page.locator("#shown")).to_have_text(f"1 of {everything}")
    page.get_by_label("Area", exact=True).select_option("clone")
    assert shown(page) == []
    page.get_by_role("button", name="Show all").click()
    assert len(shown(page)) == everything
    page.get_by_label("Level", exact=True).select_option("must")
    assert len(shown(page)) == everything


def test_the_map_leads_to_each_requirement(opened: Open) -> None:
    """Each requirement has a cell in its area; it opens what it leads to, filtered out or not."""
    page = opened()
    cells = page.locator("a.cell")
    page.get_by_label("Filter by text").fill("nothing is called so")

    page.locator(f"a.cell[href='#{OTHER}']").click()

    assert cells.count() == len({each["requirement"] for each in RECORD["results"]})
    expect(page.locator(f"[id='{OTHER}'] .sides")).to_be_in_viewport()


@pytest.mark.parametrize("fragment", [f"#{OTHER}", "#check-00aa00aa00aa00aa"])
def test_a_link_opens_what_it_names(opened: Open, fragment: str) -> None:
    """A fragment leads to a requirement or to a check, opened and in sight."""
    record = copy.deepcopy(RECORD)
    for each in record["results"]:
        each["fingerprint"] = "00aa00aa00aa00aa" if each["requirement"] == OTHER else "1"

    page = opened(record, fragment)

    expect(page.locator(f"[id='{OTHER}'] .sides")).to_be_in_viewport()


def test_a_command_is_copied_as_it_is(opened: Open) -> None:
    """The button puts the whole line on the clipboard and says so."""
    page = opened(permissions=["clipboard-read", "clipboard-write"])
    command = page.locator(f"[id='{RULE}'] .command").first

    command.get_by_role("button").click()

    expect(command.get_by_role("button")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == command.locator("pre").text_content()
    assert copied.startswith("curl https://api.example.com/rest/asset/v1/program/1003/clone.json")
    assert '"Authorization: Bearer $ACCESS_TOKEN"' in copied


def test_exchanges_unfold(opened: Open) -> None:
    """The others of a check are one click away, and each shows what was sent and came."""
    page = opened()
    broken = page.locator(f"[id='{RULE}'] .check").first
    broken.get_by_text("5 other exchanges of this check").click()
    first = broken.locator(".fold .x").first
    first.locator("> summary").click()

    expect(first).to_contain_text("name = it's $HOME")
    expect(first).to_contain_text('"code": "709"')
    expect(broken.locator(".fold .x")).to_have_count(5)


def test_what_a_target_sends_is_text(opened: Open) -> None:
    """Whatever stands in a record shows as it is: no tag, no script, nothing turned around."""
    hostile = exchange(1, error=MARKUP, operation=MARKUP)
    hostile["request"] |= {"url": f"http://a.b/{MARKUP}", "headers": {"X": MARKUP}, "body": MARKUP}
    hostile["response"] = {"status": 200, "headers": {MARKUP: MARKUP}, "body": MARKUP}
    values = {"message": f"assert {MARKUP} == 1\nassert '{MARKUP}' == 1\n  - {MARKUP}"}
    record = {
        **RECORD,
        "target": {"name": MARKUP, "version": MARKUP, "url": MARKUP, "embedded": False},
        "notes": [MARKUP],
        "results": [
            result("fail", "a.b", f"c.{MARKUP}", **values),
            result("skip", "a.c", "c.d", reason=MARKUP),
        ],
        "observed": [{"api": "a", "id": "x.y", "value": MARKUP}],
        "leftovers": [{"kind": MARKUP, "id": MARKUP, "name": MARKUP}],
        "exchanges": [hostile],
    }
    page = opened(record)
    page.get_by_text("headers", exact=True).click()
    seen = page.locator("body").inner_text()

    assert page.title() != "pwned"
    assert page.locator("img").count() == 0
    assert page.locator("script").count() == 3
    assert seen.count(SCRIPT) > 8
    assert "\u202e" not in seen
    assert "\\u{202e}gnp.exe" in seen
    assert "49" not in page.locator("header").inner_text()


def test_no_other_script_can_run(opened: Open) -> None:
    """Even markup that got into the page could run nothing: its policy lets in one script alone."""
    text = render("html", RECORD).replace("</main>", f"{SCRIPT}</main>")

    assert "script-src 'sha256-" in text
    assert "unsafe-eval" not in text
    assert "script-src 'unsafe-inline'" not in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [420, 1200])
def test_axe_finds_no_fault(opened: Open, scheme: str, width: int) -> None:
    """In both themes, narrow and wide, with everything open."""
    page = opened(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.wait_for_timeout(100)

    found = Axe().run(page).response["violations"]

    assert [(each["id"], each["impact"], each["nodes"][0]["html"][:200]) for each in found] == []


def test_it_fits_a_narrow_screen(opened: Open) -> None:
    """Nothing is wider than the screen."""
    page = opened(viewport={"width": 360, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_theme_is_the_readers(opened: Open) -> None:
    """It follows the system, and a button changes it for good."""
    page = opened(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)

    page.get_by_label("Change between dark and light").click()
    light = page.evaluate(background)
    page.reload()

    assert dark != light == page.evaluate(background)


def test_it_can_be_used_without_a_mouse(opened: Open) -> None:
    """One key leads to the filter, two through the rules, the arrows through the map."""
    page = opened()
    page.keyboard.press("/")
    expect(page.get_by_label("Filter by text")).to_be_focused()
    page.keyboard.type("j delete")  # in a field a key is a letter
    page.keyboard.press("Escape")
    expect(page.get_by_label("Filter by text")).to_have_value("")
    page.get_by_label("Filter by text").blur()

    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("[id='delete.twice'] > summary")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[id='delete.twice'] .check")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("[id='delete.twice'] .check")).to_be_visible()
    page.keyboard.press("k")
    expect(page.locator(f"[id='{RULE}'] > summary")).to_be_focused()

    page.locator("a.cell").first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("a.cell").nth(1)).to_be_focused()
    assert page.locator("a.cell[tabindex='0']").count() == 1


def test_print_shows_what_matters(opened: Open) -> None:
    """On paper failures and warnings are open, and what can be clicked is gone."""
    page = opened()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(page.locator(f"[id='{OTHER}'] .sides")).to_be_visible()
    expect(page.locator("#filter")).to_be_hidden()
    assert page.locator(".command button:visible").count() == 0
    assert len(page.pdf()) > 10_000


def test_without_a_script_the_rules_are_there(opened: Open) -> None:
    """Where a page may run no script, verdict, map and sentences show all the same."""
    page = opened(java_script_enabled=False)

    expect(page.locator(f"[id='{RULE}'] summary")).to_contain_text("A clone has a name of its own")
    expect(page.get_by_text("need a script")).to_be_visible()


def test_a_large_run_opens_at_once(opened: Open) -> None:
    """2,000 results with 5,000 exchanges are there within two seconds."""
    body = json.dumps({"success": True, "result": [{"id": i, "name": "x" * 50} for i in range(25)]})
    message = "assert a.rejected\nassert False\n +  where False = <b: accepted >.rejected"
    many = [exchange(i) for i in range(5_000)]
    for each in many:
        each["response"] = {"status": 200, "headers": {"content-type": "a/b"}, "body": body}
    record = {
        **RECORD,
        "results": [
            result(
                "fail" if i % 10 == 0 else "pass",
                f"area{i % 12}.rule-{i:04}",
                f"area{i % 12}.must_hold_{i}",
                exchanges=[i * 5 % 5_000, (i * 5 + 1) % 5_000],
                message=message,
            )
            for i in range(2_000)
        ],
        "exchanges": many,
    }
    page, seconds = opened(record), []
    for _ in range(3):  # the best of three: a machine may be busy with something else
        began = time.monotonic()
        page.reload()
        page.locator(".rule .sides").first.wait_for()
        seconds.append(time.monotonic() - began)

    assert page.locator(".rule").count() == 2_000
    assert min(seconds) < 2
