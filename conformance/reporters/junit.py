"""
The record as JUnit XML: one suite for each API, one case for each check.
"""

import re
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from conformance.record import Record, Result
from conformance.reporters.curl import curl
from conformance.reporters.evidence import decisive

# XML can't hold most of these; the others do harm where the file is printed.
UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
LONGEST_BODY = 2_000


def render(record: Record) -> str:
    """
    The whole report, with its XML declaration.
    """
    results = record["results"]
    root = Element("testsuites", {"name": "conformance", **_counts(results)})
    for api, group in groupby(results, key=lambda result: result["api"]):
        root.append(_suite(record, api, list(group)))
    indent(root)
    return f"<?xml version='1.0' encoding='utf-8'?>\n{tostring(root, encoding='unicode')}\n"


def _suite(record: Record, api: str, results: list[Result]) -> Element:
    began = record["started"].partition(".")[0].removesuffix("Z").removesuffix("+00:00")
    suite = Element("testsuite", {"name": api, "timestamp": began, **_counts(results)})
    target = record["target"]
    _properties(
        suite,
        {
            "target": target["name"],
            "target.version": target.get("version") or "",
            "target.url": target["url"],
            "verdict": record["verdict"],
            "complete": str(record["complete"]).lower(),
            "requests": str(record["requests"]["sent"]),
        },
    )
    for result in results:
        suite.append(_case(record, result))
    if notes := record.get("notes"):
        SubElement(suite, "system-err").text = _fit("\n".join(notes))
    return suite


def _counts(results: list[Result]) -> dict[str, str]:
    outcomes: list[str] = [result["outcome"] for result in results]
    return {
        "tests": str(len(outcomes)),
        "failures": str(outcomes.count("fail")),
        "errors": str(outcomes.count("error")),
        "skipped": str(outcomes.count("skip") + outcomes.count("waived")),
        "time": f"{sum(result['duration'] for result in results):.3f}",
    }


def _properties(parent: Element, values: dict[str, str]) -> None:
    properties = SubElement(parent, "properties")
    for name, value in values.items():
        SubElement(properties, "property", name=name, value=_fit(value))


def _case(record: Record, result: Result) -> Element:
    area, _, name = result["check"].partition(".")
    case = Element(
        "testcase",
        classname=_fit(f"{result['api']}.{area}"),
        name=_fit(f"{name or area} {result['requirement']}"),
        time=f"{result['duration']:.3f}",
    )
    _properties(case, _facts(record, result))
    rule = _facts(record, result).get("text", "")
    why = result.get("reason") or result.get("message") or ""
    match result["outcome"]:
        case "fail":
            kind = {"type": _fit(result["requirement"]), "message": _fit(rule)}
            SubElement(case, "failure", kind).text = _evidence(record, result)
        case "error":
            kind = {"type": _fit(result["requirement"]), "message": _fit(why.partition("\n")[0])}
            SubElement(case, "error", kind).text = _evidence(record, result)
        case "warn":
            text = f"warning: {rule}\n{_evidence(record, result)}"
            SubElement(case, "system-out").text = _fit(text)
        case "skip":
            SubElement(case, "skipped", message=_fit(why))
        case "waived":
            SubElement(case, "skipped", message=_fit(f"waived: {why}"))
    return case


def _facts(record: Record, result: Result) -> dict[str, str]:
    facts = {
        "requirement": result["requirement"],
        "level": result["level"],
        "basis": result["basis"],
    }
    if known := record.get("requirements", {}).get(result["requirement"]):
        facts |= {name: known[name] for name in ("source", "section", "text")}
    return facts | {"fingerprint": result["fingerprint"]}


def _evidence(record: Record, result: Result) -> str:
    """What the check found, and the exchanges that it rests on."""
    parts = [result.get("message", "")]
    shown = [record["exchanges"][index] for index in result["exchanges"]]
    for exchange in shown:
        response, request = exchange["response"], exchange["request"]
        came = f"{response['status']} {response['body']}" if response else exchange.get("error")
        parts.append(f"{request['method']} {request['url']}\n  -> {came or ''}"[:LONGEST_BODY])
    if (last := decisive(record, result)) is not None:
        parts.append(f"repeat it: {curl(record['exchanges'][last])}")
    return _fit("\n\n".join(parts))


def _fit(text: str) -> str:
    return UNFIT.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
