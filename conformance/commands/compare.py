"""
`conformance compare`: typed drift between two run records, or who is wrong about what.
"""

from pathlib import Path
from typing import Any

import click

from conformance.outcome import Misconfigured

FILE = click.Path(path_type=Path, dir_okay=False)
DRIFT = 3


@click.command("compare", short_help="Tell two run records apart.")
@click.argument("old_file", metavar="[OLD]", type=FILE, required=False)
@click.argument("new_file", metavar="[NEW]", type=FILE, required=False)
@click.option("--sandbox", type=FILE, help="Arbitrate: the record of the vendor's own sandbox.")
@click.option("--build", type=FILE, help="Arbitrate: the record of a build.")
@click.option(
    "--timeline",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Tell how the runs differ whose records are in this folder, one after the other.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
)
@click.option("--out", type=FILE, help="Instead of stdout.")
@click.option("--accept", is_flag=True, help="Adopt NEW as the next OLD, without its exchanges.")
def command(
    old_file: Path | None,
    new_file: Path | None,
    sandbox: Path | None,
    build: Path | None,
    folder: Path | None,
    kind: str,
    out: Path | None,
    accept: bool,
) -> int:
    """
    Tell how the run record NEW differs from OLD; or arbitrate between --sandbox and --build.
    """
    if folder and not (old_file or sandbox or build or accept):
        return _over_time(folder, kind, out)
    if sandbox and build and not (old_file or accept):
        return _arbitrate(sandbox, build, kind, out)
    if old_file and new_file and not (sandbox or build):
        return _compare(old_file, new_file, kind, out, accept=accept)
    raise Misconfigured("compare takes OLD and NEW, or --sandbox and --build, or --timeline")


def _compare(old_file: Path, new_file: Path, kind: str, out: Path | None, *, accept: bool) -> int:
    from conformance.comparison import compare, must_share_a_suite, suites_in
    from conformance.record import read, text
    from conformance.textfile import write

    old, new = read(old_file), read(new_file)
    must_share_a_suite(suites_in(old), suites_in(new), f"{old_file} and {new_file}")
    comparison = compare(old, new)
    _show(kind, comparison.document, out)
    if accept:
        write(text(new, small=True), old_file)
        return 0
    return DRIFT if comparison.drifts else 0


def _arbitrate(sandbox_file: Path, build_file: Path, kind: str, out: Path | None) -> int:
    from conformance.arbitration import conforms, document
    from conformance.comparison import must_share_a_suite, suites_in
    from conformance.record import read

    sandbox, build = read(sandbox_file), read(build_file)
    must_share_a_suite(suites_in(sandbox), suites_in(build), f"{sandbox_file} and {build_file}")
    _show(kind, document(sandbox, build), out)
    return 0 if conforms(build) else 1


def _over_time(folder: Path, kind: str, out: Path | None) -> int:
    from conformance.timeline import timeline

    document = timeline(folder)
    _show(kind, document, out)
    return DRIFT if any(run["drifts"] for run in document["runs"]) else 0


def _show(kind: str, document: Any, out: Path | None) -> None:
    from conformance.reporters.comparing import render
    from conformance.textfile import write

    if out:
        write(render(kind, document), out)
        return
    from conformance.commands.screen import screen, show

    show(render(kind, document, **(screen() if kind == "text" else {})))
