"""
`conformance list`: the catalogue.
"""

import json
from typing import Any

import click

from conformance.catalogue import Catalogue, Requirement, catalogue
from conformance.commands import suites_completed, suites_named
from conformance.suites import SUITES

KINDS = ("checks", "requirements", "mutants", "observations")


@click.command("list", short_help="List suites, or what is in them.")
@click.argument("suite", required=False, shell_complete=suites_completed)
@click.option("--checks", "kind", flag_value="checks", help="The checks.")
@click.option("--requirements", "kind", flag_value="requirements", help="The requirements.")
@click.option("--mutants", "kind", flag_value="mutants", help="The mutants of the reference.")
@click.option("--observations", "kind", flag_value="observations", help="What is only observed.")
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
def command(suite: str | None, kind: str | None, as_json: bool) -> None:
    """List the suites, or what a suite consists of (its requirements unless told otherwise)."""
    if suite is None and kind is None:
        rows = [
            {"slug": each.slug, "title": each.title, "base": each.base} for each in SUITES.values()
        ]
    else:
        chosen = suites_named((suite,) if suite else ())
        listing = LISTINGS[kind or "requirements"]
        rows = [row for each in chosen for row in listing(catalogue(each))]
    click.echo(json.dumps(rows, indent=2, ensure_ascii=False) if as_json else _table(rows))


def _requirements(book: Catalogue) -> list[dict[str, Any]]:
    killers: dict[str, list[str]] = {}
    for mutant in _mutants(book):
        for broken in mutant["breaks"]:
            killers.setdefault(broken, []).append(mutant["name"])
    return [_requirement(book, each, killers) for each in book.requirements.values()]


def _requirement(
    book: Catalogue, each: Requirement, killers: dict[str, list[str]]
) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": each.id,
        "level": each.level.lower(),
        "basis": each.basis,
        "source": each.source,
        "section": each.section,
        "text": each.text,
    }
    if each.not_covered:
        return row | {"not_covered": each.not_covered}
    return row | {"checks": book.checks_of(each.id), "mutants": killers.get(each.id, [])}


def _checks(book: Catalogue) -> list[dict[str, Any]]:
    costs = book.request_counts
    return [
        {"id": check.id, "requirements": [check.requirement], "requests": costs.get(check.id, 0)}
        for check in book.checks
        if check.requirement
    ]


def _mutants(book: Catalogue) -> list[dict[str, Any]]:
    from conformance.mutation import mutants

    return [
        {
            "name": mutant.name,
            "breaks": list(mutant.breaks),
            "rule": mutant.rule,
            "verdict": mutant.verdict,
            "depth": mutant.depth,
            "needs": list(mutant.needs),
        }
        for mutant in mutants(book.suite).values()
    ]


def _observations(book: Catalogue) -> list[dict[str, Any]]:
    return [{"id": each.id, "text": each.text} for each in book.observations.values()]


LISTINGS = {
    "requirements": _requirements,
    "checks": _checks,
    "mutants": _mutants,
    "observations": _observations,
}


def _table(rows: list[dict[str, Any]]) -> str:
    """The first member of each row, and the one that says most about it."""
    if not rows:
        return "nothing"
    names = [str(next(iter(row.values()))) for row in rows]
    width = max(map(len, names))
    return "\n".join(
        f"{name:{width}}  {_gist(row)}".rstrip() for name, row in zip(names, rows, strict=True)
    )


def _gist(row: dict[str, Any]) -> str:
    if "level" in row:
        mark = " (not covered)" if "not_covered" in row else ""
        return f"{row['level'].upper()} {row['basis']}: {row['text']}{mark}"
    if "requests" in row:
        return f"{row['requests']:3} requests  {', '.join(row['requirements'])}"
    words = ("title", "rule", "text", "requirements")
    found = next((row[word] for word in words if word in row), "")
    return ", ".join(found) if isinstance(found, list) else str(found)
