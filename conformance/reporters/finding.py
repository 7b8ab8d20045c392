"""
A broken rule on a page: the rule in words, what came instead, and how to see it again.
"""

import re
from itertools import groupby

from conformance.record import ExchangeRecord, Record, Result
from conformance.reporters.curl import words
from conformance.reporters.evidence import decisive
from conformance.reporters.harmless import line, lines
from conformance.reporters.page import Page

STYLES = {"fail": "red", "warn": "yellow"}
EXCHANGES = 4  # the last ones of a check, which is where it broke
MESSAGE_LINES = 12
LONGEST_LINE = 400
LONGEST_BODY = 1_000  # with -v; one line without


def findings(page: Page, record: Record, outcome: str, verbose: int) -> None:
    """
    Everything of one outcome, `fail` or `warn`; exchanges of a warning are shown with -v.
    """
    full = outcome == "fail" or verbose > 0
    found = [result for result in record["results"] if result["outcome"] == outcome]
    for requirement, results in groupby(found, key=lambda result: result["requirement"]):
        page.gap()
        first, *others = results
        level = first["level"].upper()
        page.say(f"{outcome.upper()}  {level} {line(requirement)}", style=STYLES[outcome])
        _rule(page, record, first)
        for result in (first, *others):
            _check(page, record, result, full=full, verbose=verbose)


def _rule(page: Page, record: Record, result: Result) -> None:
    known = record.get("requirements", {}).get(result["requirement"])
    if known:
        page.say(line(known["text"]), indent=2, style="bold")
        origin = ", ".join(line(known[name]) for name in ("source", "section") if known[name])
        page.say(f"{result['basis']}: {origin}", indent=2)
    else:
        page.say(result["basis"], indent=2)


def _check(page: Page, record: Record, result: Result, *, full: bool, verbose: int) -> None:
    page.gap()
    page.say(f"{line(result['check'])} ({line(result['api'])})", indent=2)
    message = lines(result.get("message", ""))
    shown = message if verbose else message[:MESSAGE_LINES]
    for each in shown:
        if each.strip():
            page.say(each[:LONGEST_LINE], indent=4, style="yellow")
    if more := len(message) - len(shown):
        page.say(f"… {more} more lines with -v", indent=4, style="dim")
    if full and result["exchanges"]:
        _exchanges(page, [record["exchanges"][index] for index in result["exchanges"]], verbose)
        _command(page, record["exchanges"][decisive(record, result) or 0])


def _exchanges(page: Page, exchanges: list[ExchangeRecord], verbose: int) -> None:
    page.gap()
    shown = exchanges if verbose else exchanges[-EXCHANGES:]
    if more := len(exchanges) - len(shown):
        page.say(f"… {more} earlier exchanges with -v", indent=4, style="dim")
    for exchange in shown:
        _exchange(page, exchange, verbose)


def _command(page: Page, exchange: ExchangeRecord) -> None:
    parts = [" ".join(lines(part)) for part in words(exchange)]
    page.gap()
    row = "    "  # broken before an option, never inside: the command can be pasted
    for part in parts:
        if row.strip() and len(row) + len(part) + 3 > page.width:
            page.add("", f"{row.rstrip()} \\", "dim")
            row = "      "
        row += f"{part} "
    page.add("", row.rstrip(), "dim")


def _exchange(page: Page, exchange: ExchangeRecord, verbose: int) -> None:
    request, response = exchange["request"], exchange["response"]
    path = re.sub(r"^https?://[^/?#]*", "", request["url"]) or "/"
    hook = "hook " if exchange["hook"] else ""
    came = f"{response['status']} {exchange.get('reading') or ''}" if response else "no answer"
    page.say(f"{hook}{request['method']} {line(path, longest=300)} -> {line(came)}", indent=4)
    longest = LONGEST_BODY if verbose else page.width - 6
    if verbose and request.get("body"):
        page.say(f"sent {line(request.get('body') or '', longest=longest)}", indent=6, style="dim")
    body = (response["body"] if response else exchange.get("error")) or "(empty)"
    page.say(line(body, longest=longest), indent=6, style="dim")
