"""
The record for a pull request or the summary of a job: at most 64 KB, what matters first.
"""

import json
from collections import Counter
from itertools import groupby

from conformance.record import ExchangeRecord, Record, Result
from conformance.reporters.curl import curl
from conformance.reporters.difference import difference
from conformance.reporters.evidence import decisive, origin
from conformance.reporters.markup import Sheet, block, code, prose

MOST_BYTES = 64 * 1024
DETAILED = 44 * 1024  # where findings become lines, so that each has one as long as there is room
MARKS = {"conformant": "✅", "nonconformant": "❌", "incomplete": "⚠️", "drift": "🔀"}
COLUMNS = {"fail": "failed", "error": "not judged", "warn": "warned", "pass": "passed"} | {
    "waived": "waived",
    "skip": "skipped",
}
LONGEST = 700
FEW = 20


def render(record: Record) -> str:
    """
    The report, cut where it would grow too long, with a count of what was left out.
    """
    sheet = Sheet(MOST_BYTES)
    _head(sheet, record)
    _findings(sheet, record, "fail", "Broken")
    _gathered(sheet, record, "error", "Not judged")
    _findings(sheet, record, "warn", "Warnings")
    _leftovers(sheet, record)
    _gathered(sheet, record, "waived", "Waived")
    _gathered(sheet, record, "skip", "Skipped")
    _observed(sheet, record)
    return sheet.text


def _head(sheet: Sheet, record: Record) -> None:
    target, requests = record["target"], record["requests"]
    early = "" if record["complete"] else ", ended early"
    sheet.add(f"## {MARKS[record['verdict']]} {record['verdict']}{early}\n\n")
    name = " ".join(part for part in (target["name"], target.get("version")) if part)
    embedded = ", the embedded reference" if target["embedded"] else ""
    sheet.add(
        f"{code(name, longest=100)} at {code(target['url'], longest=200)}{embedded}, "
        f"{record['started'][:16].replace('T', ' ')} UTC, {requests['sent']} requests\n\n"
    )
    sheet.add(f"| suite | {' | '.join(COLUMNS.values())} |\n|---|{'--:|' * len(COLUMNS)}\n")
    for api in sorted({result["api"] for result in record["results"]}):
        counts = Counter[str](r["outcome"] for r in record["results"] if r["api"] == api)
        cells = (str(counts[outcome] or "·") for outcome in COLUMNS)
        sheet.add(f"| {code(api)} | {' | '.join(cells)} |\n")
    for note in record.get("notes", [])[:FEW]:
        sheet.add(f"\n> {code(note, longest=300)}\n")


def _findings(sheet: Sheet, record: Record, outcome: str, title: str) -> None:
    """Everything of one outcome, by requirement: whole as far as there is room, then in a line."""
    found = [result for result in record["results"] if result["outcome"] == outcome]
    groups = [list(group) for _, group in groupby(found, lambda result: result["requirement"])]
    if groups:
        sheet.add(f"\n### {title}: {len(groups)} of the requirements\n")
    for place, group in enumerate(groups):
        long, short = _finding(record, group), f"\n- {_rule(record, group[0])}\n"
        if not (sheet.add(long, up_to=DETAILED) or sheet.add(short)):
            sheet.end(f"\n… and {len(groups) - place} more; the HTML report has them all.\n")
            return


def _rule(record: Record, result: Result) -> str:
    known = record.get("requirements", {}).get(result["requirement"])
    text = f": {prose(known['text'])}" if known else ""
    return f"**{code(result['requirement'])}**{text}"


def _finding(record: Record, group: list[Result]) -> str:
    first = group[0]
    known = record.get("requirements", {}).get(first["requirement"])
    known_from = f": {prose(origin(known))}" if known else ""
    facts = f"{first['level'].upper()}, {first['basis']}{known_from}"
    told = "".join(_check(record, result) for result in group[:3])
    more = f"\nand {len(group) - 3} more checks\n" if len(group) > 3 else ""
    return f"\n{_rule(record, first)}\\\n{facts}\n{told}{more}"


def _check(record: Record, result: Result) -> str:
    told = difference(record, result)
    lines = [f"\n- {code(result['check'], longest=120)} ({result['api']})\n"]
    if told.expected:
        lines.append(f"  - expected {code(told.expected, longest=LONGEST)}\n")
    if told.observed:
        lines.append(f"  - observed {code(told.observed, longest=LONGEST)}\n")
    if (last := decisive(record, result)) is not None:
        lines.append(_exchange(record["exchanges"][last]))
    return "".join(lines)


def _exchange(exchange: ExchangeRecord) -> str:
    response = exchange["response"]
    came = f"{response['status']} {response['body']}" if response else exchange.get("error") or ""
    command = curl(exchange)
    if len(command) > 2 * LONGEST:
        command = f"# too long for this page: {exchange['request']['method']} …"
    # Each on one line: nothing that a target sent may stand where a shell would run it.
    return block(f"{command}\n# {' '.join(came.split())[:LONGEST]}", "sh", indent=2)


def _gathered(sheet: Sheet, record: Record, outcome: str, title: str) -> None:
    """Results that share a reason, the reason once."""
    found = [result for result in record["results"] if result["outcome"] == outcome]
    whys = Counter(result.get("reason") or result.get("message") or "no reason" for result in found)
    if whys:
        sheet.add(f"\n### {title}: {len(found)}\n\n")
    for why, count in whys.most_common():
        named = [result["check"] for result in found if why in result.values()][:3]
        names = ", ".join(code(name, longest=80) for name in named)
        if not sheet.add(f"- {count} of {code(why, longest=300)}: {names}{' …' * (count > 3)}\n"):
            sheet.end("- … and more; the HTML report has them all.\n")
            return


def _leftovers(sheet: Sheet, record: Record) -> None:
    if record["leftovers"]:
        sheet.add(f"\n### Left on the target: {len(record['leftovers'])}\n\n")
    for left in record["leftovers"][:FEW]:
        named = f"{left['kind']} {left['id']} {left['name'] or ''}"
        sheet.add(f"- {code(named, longest=200)}\n")


def _observed(sheet: Sheet, record: Record) -> None:
    lines = [
        f"- {code(one['id'])}: {code(json.dumps(one['value'], ensure_ascii=False), longest=200)}\n"
        for one in record["observed"]
    ]
    folded = f"\n<details><summary>Observed, not judged: {len(lines)}</summary>\n\n"
    room = sheet.room - len(folded) - 100
    while lines and sum(len(each.encode()) for each in lines) > room:
        lines.pop()
    if lines:
        sheet.add(f"{folded}{''.join(lines)}\n</details>\n")
