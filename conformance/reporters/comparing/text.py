"""
What two runs differ in, for a terminal: the gravest first, the count last.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from conformance.reporters.harmless import line, lines
from conformance.reporters.page import Page

STYLES = {"breaking": "red", "additive": "yellow", "cosmetic": "dim"}
MESSAGE_LINES = 6
PLACES = 4
LONGEST = 200
OPEN = "open"


def comparison(document: Mapping[str, Any], *, width: int = 80, colour: bool = False) -> str:
    """The differences by weight; each with both sides, where it shows and what it touches."""
    page = Page(max(width, 20), colour)
    page.say(f"old: {side(document['old'])}")
    page.say(f"new: {side(document['new'])}")
    for note in document["notes"]:
        page.say(f"note: {line(note)}", style="dim")
    differences(page, document["drifts"])
    page.gap()
    page.add("", summary(document), "bold")
    return page.text


def differences(page: Page, drifts: Iterable[Mapping[str, Any]]) -> None:
    """Under a heading for each weight."""
    for weight, alike in groupby(drifts, key=lambda drift: str(drift["weight"])):
        page.gap()
        page.say(weight.upper(), style=STYLES[weight])
        for drift in alike:
            _drift(page, drift)


def side(run: Mapping[str, Any]) -> str:
    """A run in a line: the target, when, and the verdict."""
    target = run["target"]
    version = f" {target['version']}" if target.get("version") else ""
    return line(f"{target['name']}{version} on {run['started'][:16]}Z, {run['verdict']}")


def summary(document: Mapping[str, Any]) -> str:
    """How many differences of which weight."""
    counts = Counter(drift["weight"] for drift in document["drifts"])
    told = ", ".join(f"{number} {weight}" for weight, number in counts.items())
    return f"drift: {told}" if told else "no drift"


def _drift(page: Page, drift: Mapping[str, Any]) -> None:
    page.say(f"{drift['kind']}  {line(drift['subject'])} ({line(drift['api'])})", indent=2)
    page.say(line(drift["old"], longest=LONGEST), label="    old: ")
    page.say(line(drift["new"], longest=LONGEST), label="    new: ")
    shown = drift["places"][:PLACES]
    if shown:
        more = len(drift["places"]) - len(shown)
        page.say(line(", ".join(shown)) + (f" and {more} more" if more else ""), label="    in:  ")
    for id_, text in drift["texts"].items():
        page.say(f"{line(id_)}: {line(text, longest=LONGEST)}", label="    rule: ", style="dim")
    for message in drift["evidence"].get("new", []):
        for each in lines(message)[:MESSAGE_LINES]:
            page.say(each[:LONGEST], indent=6, style="dim")


def arbitration(document: Mapping[str, Any], *, width: int = 80, colour: bool = False) -> str:
    """Who is wrong about what, agreements only counted; and open questions answered otherwise."""
    page = Page(max(width, 20), colour)
    page.say(f"sandbox: {side(document['sandbox'])}")
    page.say(f"build:   {side(document['build'])}")
    told = [each for each in document["rulings"] if each["ruling"] != "agreed"]
    for ruling, each in groupby(sorted(told, key=_gravest), key=lambda one: one["ruling"]):
        page.gap()
        page.say(ruling.upper(), style="red" if ruling == "build wrong" else "yellow")
        if ruling == OPEN:
            _open(page, list(each))
            continue
        for one in each:
            page.say(f"{one['level'].upper()} {line(one['requirement'])}", indent=2)
            page.say(line(one["text"], longest=LONGEST), indent=4)
            page.say(_sides(one), indent=4, style="dim")
    if document["unlike"]:
        page.gap()
        page.say("DIFFERENT, THOUGH BOTH ARE ALLOWED", style="bold")
    for one in document["unlike"]:
        page.say(line(one["observation"]), indent=2)
        page.say(line(one["sandbox"], longest=LONGEST), label="    sandbox: ")
        page.say(line(one["build"], longest=LONGEST), label="    build:   ")
    page.gap()
    page.add("", counted(document), "bold")
    return page.text


def _open(page: Page, rulings: list[Mapping[str, Any]]) -> None:
    """There may be many, and nobody is wrong: their names will do."""
    for sides, alike in groupby(sorted(rulings, key=_sides), key=_sides):
        page.say(sides, indent=2, style="dim")
        for one in alike:
            page.say(f"{one['level'].upper()} {line(one['requirement'])}", indent=4)


def _sides(one: Mapping[str, Any]) -> str:
    return f"sandbox: {one['sandbox']}, build: {one['build']}"


def counted(document: Mapping[str, Any]) -> str:
    """How many rulings of which kind."""
    counts = Counter(each["ruling"] for each in document["rulings"])
    told = [f"{number} {ruling}" for ruling, number in sorted(counts.items())]
    return ", ".join([*told, f"{len(document['unlike'])} different though allowed"])


def timeline(document: Mapping[str, Any], *, width: int = 80, colour: bool = False) -> str:
    """A line for each run, with what differed from the one before it below."""
    page = Page(max(width, 20), colour)
    for note in document["notes"]:
        page.say(f"note: {line(note)}", style="dim")
    for run in document["runs"]:
        page.say(side(run), style="bold")
        for drift in run["drifts"]:
            told = (
                f"{drift['kind']} {line(drift['subject'])}: {line(drift['new'], longest=LONGEST)}"
            )
            page.say(f"{drift['weight']} {told}", indent=2, style=STYLES[drift["weight"]])
    return page.text


def _gravest(one: Mapping[str, Any]) -> int:
    order = ("build wrong", "both wrong", "document wrong", "open")
    return order.index(one["ruling"])
