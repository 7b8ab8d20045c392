"""
A broken rule on a page: the rule in words, what came instead, and how to see it again.
"""

import re
from itertools import groupby

from conformance.record import ExchangeRecord, Record, Result
from conformance.reporters.curl import words
from conformance.reporters.difference import ASKED, VALUES, difference
from conformance.reporters.evidence import decisive, origin
from conformance.reporters.harmless import line, lines
from conformance.reporters.page import Page

STYLES = {"fail": "red", "warn": "yellow"}
CHECKS = 3  # of one rule, which often break together
ALIKE = 3  # rules that break for the same reason, without a check that judged
NOTES = 2
INDENT = 6
LONGEST_VALUE = 300
LONGEST_LINE = 400
LONGEST_BODY = 1_000


def findings(page: Page, record: Record, outcome: str, verbose: int) -> None:
    """
    Everything of one outcome, `fail` or `warn`: the rule in words, expected and observed, and the
    command that repeats it. With -v the whole message and all exchanges.
    """
    found = [result for result in record["results"] if result["outcome"] == outcome]
    told: dict[str, list[str]] = {}
    for rule, group in groupby(found, key=lambda result: result["requirement"]):
        results = list(group)
        cause = "" if verbose else _cause(results)
        if cause:
            told.setdefault(cause, []).append(rule)
            if len(told[cause]) > ALIKE:
                continue
        page.gap()
        _rule(page, record, results[0], outcome)
        shown = results if verbose else results[: 1 if cause else CHECKS]
        for result in shown:
            _check(page, record, result, verbose)
        if more := len(results) - len(shown):
            page.gap()
            page.say(f"and {more} more of its checks with -v", indent=INDENT, style="dim")
    for cause, rules in told.items():
        _alike(page, outcome, cause, rules[ALIKE:])


def _cause(results: list[Result]) -> str:
    """What no check could read, in words without the request; nothing where one judged."""
    causes = {ASKED.sub("", result.get("message", "")) for result in results}
    return next(iter(causes)) if len(causes) == 1 and not min(causes).startswith(VALUES) else ""


def _alike(page: Page, outcome: str, cause: str, rules: list[str]) -> None:
    """Rules that nothing more is known of than of those above them."""
    if not rules:
        return
    page.gap()
    words = f"{len(rules)} more, each for the same reason: {line(cause, longest=LONGEST_VALUE)}"
    page.say(words, label=f"{outcome.upper():{INDENT}}", style=STYLES[outcome])
    for rule in rules[:CHECKS]:
        page.say(line(rule), indent=INDENT, style="dim")
    if more := len(rules) - CHECKS:
        page.say(f"and {more} more; -v shows each", indent=INDENT, style="dim")


def _rule(page: Page, record: Record, result: Result, outcome: str) -> None:
    known = record.get("requirements", {}).get(result["requirement"])
    text = line(known["text"]) if known else line(result["requirement"])
    page.say(text, label=f"{outcome.upper():{INDENT}}", style=STYLES[outcome])
    facts = f"{result['level'].upper()} {line(result['requirement'])}, {result['basis']}"
    source = f": {line(origin(known))}" if known else ""
    page.say(f"{facts}{source}", indent=INDENT, style="dim")


def _check(page: Page, record: Record, result: Result, verbose: int) -> None:
    page.gap()
    page.say(f"{line(result['check'])} ({line(result['api'])})", indent=INDENT, style="bold")
    _difference(page, record, result)
    if verbose:
        for each in lines(result.get("message", "")):
            if each.strip():
                page.say(each[:LONGEST_LINE], indent=INDENT + 2, style="dim")
    last = decisive(record, result)
    if verbose:
        page.gap()
        for index in result["exchanges"]:
            _exchange(page, record["exchanges"][index])
    elif last is not None:
        _exchange(page, record["exchanges"][last], short=True)
    if last is not None:
        _command(page, record["exchanges"][last])


def _difference(page: Page, record: Record, result: Result) -> None:
    told = difference(record, result)
    for word, value in (("expected", told.expected), ("observed", told.observed)):
        if value:
            shown = line(value, longest=LONGEST_VALUE)
            page.say(shown, label=f"{' ' * (INDENT + 2)}{word}  ", style="yellow")
    for note in told.notes[:NOTES]:
        page.say(line(note, longest=LONGEST_VALUE), indent=INDENT + 12, style="dim")


def _exchange(page: Page, exchange: ExchangeRecord, *, short: bool = False) -> None:
    request, response = exchange["request"], exchange["response"]
    path = re.sub(r"^https?://[^/?#]*", "", request["url"]) or "/"
    hook = "hook " if exchange["hook"] else ""
    came = f"{response['status']} {exchange.get('reading') or ''}" if response else "no answer"
    told = f"{hook}{request['method']} {line(path, longest=LONGEST_VALUE)} -> {line(came)}"
    page.say(told, indent=INDENT + 2)
    body = (response["body"] if response else exchange.get("error")) or "(empty)"
    if short:
        page.say(line(body, longest=page.width - INDENT - 4), indent=INDENT + 4, style="dim")
        return
    if request.get("body"):
        sent = line(request.get("body") or "", longest=LONGEST_BODY)
        page.say(f"sent {sent}", indent=INDENT + 4, style="dim")
    page.say(line(body, longest=LONGEST_BODY), indent=INDENT + 4, style="dim")


def _command(page: Page, exchange: ExchangeRecord) -> None:
    """Broken before an option, never inside: the command can be pasted."""
    begin, row = " " * (INDENT + 2), " " * (INDENT + 2)
    for part in (" ".join(lines(part)) for part in words(exchange)):
        if row.strip() and len(row) + len(part) + 3 > page.width:
            page.add("", f"{row.rstrip()} \\", "dim")
            row = f"{begin}  "
        row += f"{part} "
    page.add("", row.rstrip(), "dim")
