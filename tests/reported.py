"""
A record that holds every outcome, and much that a hostile target could send.
"""

from pathlib import Path
from typing import Any, cast

from conformance.record import ExchangeRecord, Record

GOLDEN = Path(__file__).parent / "golden"
ANSI = "\x1b[31mred\x1b[0m \x1b]8;;http://evil\x07link\x1b]8;;\x07 \x9b2Jgone"
HOSTILE = f"{ANSI} [red]markup[/red] ]]> <b>&amp; NUL \x00 bell \x07 \ud800 \u202eright\r\nnext"


def exchange(number: int, **changes: Any) -> ExchangeRecord:
    """A refused clone, or what else is asked for."""
    return cast(
        "ExchangeRecord",
        {
            "operation": "cloneProgram",
            "reading": "rejected",
            "request": {
                "method": "POST",
                "url": f"https://api.example.com/rest/asset/v1/program/{number}/clone.json",
                "headers": {
                    "Authorization": "Bearer [redacted]",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Content-Length": "12",
                },
                "body": "name=it%27s+$HOME",
            },
            "response": {
                "status": 200,
                "headers": {"content-type": "application/json"},
                "body": '{"success": false, "errors": [{"code": "709", "message": "No"}]}',
            },
            "error": None,
            "started": "2026-11-24T09:30:01.000Z",
            "duration": 0.0123,
            "hook": False,
        }
        | changes,
    )


def result(outcome: str, rule: str, check: str, **changes: Any) -> dict[str, Any]:
    """A result with a little of everything."""
    return {
        "api": "marketo-programs",
        "requirement": rule,
        "level": "must",
        "basis": "document",
        "check": check,
        "outcome": outcome,
        "observations": 1,
        "fingerprint": "0123456789abcdef",
        "duration": 0.25,
        "exchanges": [0],
    } | changes


LONG = f"must_{'x' * 195}"
GET = {"method": "GET", "url": "https://api.example.com/a?client_secret=[redacted]&q={x}"}
RESULTS = [
    result("pass", "browse.page.max-return", "browse.must_return_n"),
    result(
        "fail",
        "clone.name.unique",
        "clone.must_refuse_a_taken_name[same folder]",
        message="assert refused.rejected\nassert False\n +  where False = <clone>.rejected",
        exchanges=[0, 1, 2, 3, 4, 5],
        decisive=3,
    ),
    result("fail", "clone.name.unique", f"clone.{LONG}", message=HOSTILE, exchanges=[6]),
    result("skip", "create.accepted", "create.must_a", reason="deselected: profile read-only"),
    result("skip", "create.name.kept", "create.must_b", reason="deselected: profile read-only"),
    result("skip", "create.tags.kept", "create.must_c", reason=f"needs-fixture: {HOSTILE}"),
    result("error", "delete.twice", "delete.must_d", message="POST /x: connection refused"),
    result("error", "delete.unknown", "delete.must_e", message="POST /x: connection refused"),
    result(
        "warn",
        "get.by-name.whole-name",
        "get.must_find_nothing",
        basis="inferred",
        message="assert found.absent",
    ),
    result("waived", "update.name", "update.must_f", reason="vendor ticket 4711"),
    result("pass", "lead.id", "lead.must_g", api="marketo-program-members"),
]
RECORD = cast(
    "Record",
    {
        "kind": "conformance-run",
        "format": 1,
        "suite": {"version": "0.1.0", "catalogue": "0011223344556677"},
        "target": {
            "name": "acme [bold]sandbox[/bold]",
            "version": "2026.11\x1b[2J",
            "url": "https://api.example.com",
            "embedded": False,
        },
        "options": {"depth": "standard", "profile": "full", "allow": []},
        "started": "2026-11-24T09:30:00.000Z",
        "finished": "2026-11-24T09:30:02.100Z",
        "complete": False,
        "verdict": "nonconformant",
        "totals": {"pass": 2, "fail": 2, "warn": 1, "skip": 3, "waived": 1, "error": 2},
        "requests": {"sent": 212, "retried": 3, "throttled_seconds": 1.25},
        "notes": [f"marketo-programs: the run ended early: interrupted {ANSI}"],
        "requirements": {
            "clone.name.unique": {
                "level": "must",
                "basis": "document",
                "source": "programs-guide",
                "section": "Clone",
                "text": "A clone has a name of its own; one that another program has is refused, "
                "in whatever folder that program lies.",
                "document": "Programs (a guide)",
                "area": "Cloning programs",
                "cause": "Names are compared within the `folder` only.",
                "file": "spec/marketo-programs/requirements/clone.yaml",
                "line": 45,
            },
            "get.by-name.whole-name": {
                "level": "must",
                "basis": "inferred",
                "source": "programs-reference",
                "section": "",
                "text": "A part of a name finds nothing.",
            },
        },
        "observations": {"browse.max-return-201": "How `maxReturn=201` is answered."},
        "results": sorted(RESULTS, key=lambda r: (r["api"], r["requirement"], r["check"])),
        "observed": [
            {"api": "marketo-programs", "id": "browse.max-return-201", "value": {"n": 200}},
            {"api": "marketo-programs", "id": "delete.unknown-code", "value": HOSTILE},
            {"api": "marketo-programs", "id": "get.number", "value": ["NaN", None]},
        ],
        "leftovers": [{"kind": "program", "id": 1001, "name": f"pac-1 {ANSI}"}],
        "exchanges": [
            exchange(1000),
            *(exchange(1000 + number) for number in range(1, 4)),
            exchange(1004, hook=True, operation=None, reading=None),
            exchange(1005, reading="garbled", response=None, error="the body was cut off"),
            exchange(
                1006,
                request=GET | {"headers": {"X-A": HOSTILE}, "body": None},
                response={"status": 500, "headers": {}, "body": HOSTILE + "世界" * 400},
            ),
        ],
    },
)
