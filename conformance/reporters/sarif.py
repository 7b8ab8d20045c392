"""
What broke as SARIF 2.1.0, each finding at the line of its requirement in the catalogue.
"""

from typing import Any

from conformance.record import ExchangeRecord, Record, Result, as_json
from conformance.reporters.curl import curl
from conformance.reporters.difference import difference
from conformance.reporters.evidence import decisive, origin
from conformance.reporters.harmless import visible

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {"fail": "error", "warn": "warning", "waived": "error"}
LONGEST_BODY = 2_000


def render(record: Record) -> str:
    """
    One run: its rules are the requirements that broke, its results the checks that saw it.
    """
    found = [result for result in record["results"] if result["outcome"] in LEVELS]
    rules = sorted({result["requirement"] for result in found})
    run = {
        "tool": {
            "driver": {
                "name": "program-api-conformance",
                "version": record["suite"]["version"],
                "rules": [_rule(record, rule, found) for rule in rules],
            }
        },
        "automationDetails": {"id": f"conformance/{visible(record['target']['name'])}/"},
        "invocations": [_invocation(record)],
        "results": [
            _result(record, result, rules.index(result["requirement"])) for result in found
        ],
        "columnKind": "unicodeCodePoints",
        "properties": {"verdict": record["verdict"], "totals": record["totals"]},
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(record: Record, rule: str, found: list[Result]) -> dict[str, Any]:
    first = next(result for result in found if result["requirement"] == rule)
    known = record.get("requirements", {}).get(rule)
    text = known["text"] if known else rule
    properties: dict[str, Any] = {
        "level": first["level"],
        "basis": first["basis"],
        "tags": [first["api"]],
    }
    described: dict[str, Any] = {
        "id": rule,
        "shortDescription": {"text": text},
        "defaultConfiguration": {"level": LEVELS[first["outcome"]]},
        "properties": properties,
    }
    if known:
        told = f"{text}\n{first['basis']}: {origin(known)}."
        cause = f"\nUsual cause: {known['cause']}" if "cause" in known else ""
        described["fullDescription"] = {"text": f"{text} ({origin(known)})"}
        described["help"] = {"text": f"{told}{cause}"}
        properties |= {"source": known["source"], "section": known["section"]}
    return described


def _invocation(record: Record) -> dict[str, Any]:
    """What nobody could judge is no finding, but must not be lost."""
    unjudged = [result for result in record["results"] if result["outcome"] == "error"]
    told = [f"{each['requirement']}: {each.get('message', '')}" for each in unjudged]
    notes = [*record.get("notes", []), *told]
    return {
        "executionSuccessful": record["complete"],
        "startTimeUtc": record["started"],
        "endTimeUtc": record["finished"],
        "toolExecutionNotifications": [
            {"level": "error", "message": {"text": visible(note)}} for note in notes
        ],
    }


def _result(record: Record, result: Result, rule: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "ruleId": result["requirement"],
        "ruleIndex": rule,
        "kind": "fail",
        "level": LEVELS[result["outcome"]],
        "message": {"text": _message(record, result)},
        "locations": [_location(record, result)],
        "partialFingerprints": {"conformance/v1": result["fingerprint"]},
        "properties": {"check": result["check"], "api": result["api"]},
    }
    if (last := decisive(record, result)) is not None:
        found |= _exchange(record["exchanges"][last])
    if result["outcome"] == "waived":
        reason = visible(result.get("reason", ""))
        found["suppressions"] = [{"kind": "external", "justification": reason}]
    return found


def _message(record: Record, result: Result) -> str:
    known = record.get("requirements", {}).get(result["requirement"])
    told = difference(record, result)
    lines = [known["text"] if known else result["requirement"]]
    lines += [f"Expected: {visible(told.expected)}"] if told.expected else []
    lines += [f"Observed: {visible(told.observed)}"] if told.observed else []
    if (last := decisive(record, result)) is not None:
        lines.append(f"Repeat: {curl(record['exchanges'][last])}")
    return "\n".join(lines)


def _location(record: Record, result: Result) -> dict[str, Any]:
    known = record.get("requirements", {}).get(result["requirement"])
    area = result["requirement"].partition(".")[0]
    file, line = f"spec/{result['api']}/requirements/{area}.yaml", 1
    if known:
        file, line = known.get("file", file), known.get("line", line)
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": file},
            "region": {"startLine": line},
        },
        "logicalLocations": [{"fullyQualifiedName": f"{result['api']}/{result['check']}"}],
    }


def _exchange(exchange: ExchangeRecord) -> dict[str, Any]:
    request, response = exchange["request"], exchange["response"]
    found: dict[str, Any] = {
        "webRequest": {
            "protocol": "http",
            "version": "1.1",
            "method": request["method"],
            "target": request["url"],
            "headers": request["headers"],
            "body": {"text": visible(request.get("body") or "")[:LONGEST_BODY]},
        }
    }
    if response:
        found["webResponse"] = {
            "protocol": "http",
            "version": "1.1",
            "statusCode": response["status"],
            "headers": response["headers"],
            "body": {"text": visible(response["body"])[:LONGEST_BODY]},
        }
    return found
