"""
The record for people: what is broken first, the verdict last.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import cast

from conformance.record import Record, Result
from conformance.reporters.comparing.text import differences, side, summary
from conformance.reporters.finding import findings
from conformance.reporters.harmless import line
from conformance.reporters.leftover import parted
from conformance.reporters.observation import observations
from conformance.reporters.page import Page

NAMES = 3  # checks that are named where many share a reason
EARLY, BELOW = "the run ended early: ", "the run ended early, see below"
WORDS = {  # outcome -> what a count of it is called
    "fail": "failed",
    "error": "not judged",
    "warn": "warned",
    "pass": "passed",
    "waived": "waived",
    "skip": "skipped",
}
STYLES = {
    "conformant": "green",
    "nonconformant": "red",
    "incomplete": "yellow",
    "drift": "magenta",
}


def render(
    record: Record,
    *,
    width: int = 80,
    colour: bool = False,
    verbose: int = 0,
    quiet: bool = False,
) -> str:
    """
    The report as text: `quiet` prints the verdict alone, `verbose` what is cut short otherwise.
    """
    page = Page(max(width, 20), colour)
    if not quiet:
        findings(page, record, "fail", verbose)
        findings(page, record, "warn", verbose)
        _collapsed(page, record, "error", "red", verbose)
        _collapsed(page, record, "waived", "yellow", verbose)
        _collapsed(page, record, "skip", "dim", verbose)
        if verbose:
            observations(page, record)
        _drifts(page, record)
        _leftovers(page, record)
        _summary(page, record)
    page.add("", _verdict(record), STYLES[record["verdict"]])  # one line, for who greps it
    return page.text


def _drifts(page: Page, record: Record) -> None:
    if "baseline" not in record:
        return
    found = record.get("drifts", [])
    page.gap()
    page.say(f"{summary({'drifts': found})}, since {side(record['baseline'])}", style="bold")
    for note in record["baseline"].get("notes", []):
        page.say(f"note: {line(note)}", indent=2, style="dim")
    differences(page, found)


def _collapsed(page: Page, record: Record, outcome: str, style: str, verbose: int) -> None:
    """Results that share a reason, the reason once."""
    groups: dict[str, list[Result]] = {}
    for result in record["results"]:
        if result["outcome"] == outcome:
            why = result.get("reason") or result.get("message") or "no reason"
            why = line(_shortened(why, record), longest=400)
            groups.setdefault(why, []).append(result)
    if groups:
        page.gap()
    for why, results in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        page.say(why, label=f"{outcome.upper():6} {len(results):3}  ", style=style)
        named = results if verbose else results[:NAMES]
        if outcome != "skip" or verbose:
            for result in named:
                page.say(f"{line(result['requirement'])}: {line(result['check'])}", indent=12)
            if more := len(results) - len(named):
                page.say(f"and {more} more", indent=12)


def _shortened(why: str, record: Record) -> str:
    """Without the reason why a run ended early, which may be long, and which its note tells."""
    ends = [note.partition(EARLY)[2] for note in record.get("notes", [])]
    long = (end for end in ends if len(end) > len(BELOW) and end in why)
    return next((why.replace(end, BELOW) for end in long), why)


def _leftovers(page: Page, record: Record) -> None:
    for words, leftovers in parted(record):
        page.gap()
        page.say(f"Left on the target, {words}:", style="yellow")
        for left in leftovers:
            name = line(str(left["name"] or ""))
            page.say(f"{line(left['kind'])} {line(str(left['id']))} {name}", indent=2)


def _summary(page: Page, record: Record) -> None:
    page.gap()
    for note in record.get("notes", []):
        page.say(line(note), style="yellow")
    target, sent = record["target"], record["requests"]
    words = [target["name"], target.get("version") or "", "at", target["url"]]
    embedded = " (embedded reference)" if target["embedded"] else ""
    page.say(f"target: {line(' '.join(word for word in words if word))}{embedded}")
    for api in sorted({result["api"] for result in record["results"]}):
        outcomes = Counter[str](r["outcome"] for r in record["results"] if r["api"] == api)
        page.say(f"{line(api)}: {_counts(outcomes)}")
    waited = f", {sent['throttled_seconds']:.1f} s of waiting" if sent["throttled_seconds"] else ""
    again = f", {sent['retried']} of them again" if sent["retried"] else ""
    page.say(f"requests: {sent['sent']} sent{again}{waited}")


def _counts(totals: Mapping[str, int]) -> str:
    return ", ".join(
        f"{totals.get(outcome, 0)} {word}"
        for outcome, word in WORDS.items()
        if totals.get(outcome) or outcome == "pass"
    )


def _verdict(record: Record) -> str:
    began, ended = (datetime.fromisoformat(record[end]) for end in ("started", "finished"))
    seconds = (ended - began).total_seconds()
    totals = cast("Mapping[str, int]", record["totals"])
    early = "" if record["complete"] else ", ended early"
    vain = totals.get("skip") == sum(totals.values()) and record["complete"]
    early = ", nothing was verified" if vain else early
    sent = record["requests"]["sent"]
    return (
        f"{record['verdict']}: {_counts(totals)}, {sent} request{'s' if sent != 1 else ''}, "
        f"{seconds:.1f} s{early}"
    )
