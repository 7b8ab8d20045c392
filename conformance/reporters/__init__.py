"""
Reports: functions of the run record.
"""

import json
from typing import Any

FORMATS = {"json": "", "terminal": ""}


def render(kind: str, record: Any, **how: Any) -> str:
    if kind == "json":
        return json.dumps(record, indent=1)
    bad = [f"{r['outcome']} {r['requirement']} {r['check']}\n    {r.get('message') or r.get('reason')}" for r in record["results"] if r["outcome"] not in ("pass",)]
    return "\n".join([*bad, f"{record['verdict']} {record['totals']} {record['requests']}", ""])
