"""
Generated checks beside other tools that test a server by its OpenAPI description, on the same
servers: the reference, and the mutants that only generated checks find.
"""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders.contender import Contender, Outcome, Unavailable, contest
from benchmarks.contenders.ours import Ours
from benchmarks.contenders.portman import Portman
from benchmarks.contenders.schemathesis import Defaults, Tuned
from benchmarks.table import Asked, Plot, Points, Table
from conformance.embedding import vendor
from conformance.mutation import Mutant, mutants
from conformance.suites import SUITES, Suite

CONTENDERS = (Ours, Defaults, Tuned, Portman)
COLUMNS = ("suite", "tool", "false failures", "mutants", "killed", "requests")
NOTES = """\
A failure that a tool tells of the reference is false, and telling it of a mutant is no kill.
Failures are told apart by check (conformance), by kind (schemathesis), by kind and operation \
(schemathesis, tuned), by request and assertion (portman).
By default schemathesis leaves an operation at its first failure, a false one too.
Tuned, it goes on after failures and makes up the same cases each time. The checks that fail in \
every operation of the reference are left out, the other failures there are its `--baseline`; \
false is what it tells of the reference even so.
Portman asserts and varies all that it can. It makes one collection for a suite, which is not in \
the seconds.
""".splitlines()


@dataclass(frozen=True)
class Tally:
    """One row: a tool on the reference and all mutants of a suite."""

    suite: str
    tool: str
    false: frozenset[str]
    kills: int
    outcomes: tuple[Outcome, ...]

    @property
    def requests(self) -> int:
        return sum(each.requests for each in self.outcomes)

    @property
    def requests_a_kill(self) -> float:
        return self.requests / self.kills if self.kills else float("inf")

    def row(self) -> tuple[str | int | float, ...]:
        """As the table shows it."""
        seconds = sum(each.seconds for each in self.outcomes)
        counted = (len(self.false), len(self.outcomes), self.kills, self.requests)
        return (self.suite, self.tool, *counted, self.requests_a_kill, seconds)


def measure(asked: Asked) -> list[Table]:
    """All tools on the reference of each suite, and on its mutants."""
    contenders, left_out = _obtained()
    suites = [SUITES[slug] for slug in asked.suites if SUITES[slug].generates]
    table = tabulated([*_told(_tally(suite, each) for suite in suites for each in contenders)])
    table.notes += left_out
    return [table]


def tabulated(tallies: list[Tally]) -> Table:
    """The table and the plot of all that was counted."""
    title = "generated checks beside other tools that read an OpenAPI description"
    table = Table("rivals", title, (*COLUMNS, "requests a kill", "seconds"))
    table.rows = [tally.row() for tally in tallies]
    table.goals = goals(tallies)
    table.notes = [*NOTES, *_false(tallies)]
    bars: dict[str, Points] = {tally.tool: [] for tally in tallies}
    for tally in tallies:
        bars[tally.tool].append((0.0, 100 * tally.kills / len(tally.outcomes)))
    labels = tuple(dict.fromkeys(tally.suite for tally in tallies))
    table.plots = [Plot("Mutants killed", "%", bars, labels=labels)]
    return table


def goals(tallies: Iterable[Tally]) -> list[tuple[str, bool | None]]:
    """More kills than each rival, no false failure, a fifth of each rival's requests a kill."""
    by_tool: dict[str, dict[str, Tally]] = {}
    for tally in tallies:
        by_tool.setdefault(tally.tool, {})[tally.suite] = tally
    own = by_tool.pop(Ours.name)
    found: list[tuple[str, bool | None]] = [
        ("no false failure", not any(each.false for each in own.values()))
    ]
    for name, others in by_tool.items():
        pairs = [(own[slug], other) for slug, other in others.items()]
        more = all(one.kills > other.kills for one, other in pairs)
        fewer = all(one.requests_a_kill <= other.requests_a_kill / 5 for one, other in pairs)
        found += [
            (f"more kills than {name}", more),
            (f"at most a fifth of the requests a kill of {name}", fewer),
        ]
    return found


def contested(suite: Suite) -> list[Mutant]:
    """The mutants that only generated checks find, at the depth that is theirs by default."""
    found = mutants(suite).values()
    return [each for each in found if each.generated and each.depth == "standard"]


def _told(tallies: Iterable[Tally]) -> Iterator[Tally]:
    """Tell each row once it is known: all of them may take an hour or two."""
    for each in tallies:
        print(*each.row(), sep=" | ", file=sys.stderr, flush=True)
        yield each


def _obtained() -> tuple[list[Contender], list[str]]:
    """The tools that can be run here, and why the others can't."""
    found: list[Contender] = []
    left_out = []
    for each in CONTENDERS:
        contender: Contender = each()
        try:
            contender.obtain()
        except Unavailable as why:
            left_out.append(f"{contender.name} is left out: {why}.")
        else:
            found.append(contender)
    return found, left_out


def _tally(suite: Suite, contender: Contender) -> Tally:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contender.learn(suite, folder)
        false = contest(contender, suite, vendor(suite).reference, folder / "reference").told
        outcomes = tuple(
            contest(contender, suite, mutant.implementation, folder / str(number))
            for number, mutant in enumerate(contested(suite))
        )
    kills = sum(bool(each.told - false) for each in outcomes)
    return Tally(suite.slug, contender.name, false, kills, outcomes)


def _false(tallies: Iterable[Tally]) -> list[str]:
    """What each tool wrongly says, where a line can hold it."""
    lines = [
        f"{tally.suite}, {tally.tool}, false: {', '.join(sorted(tally.false))}."
        for tally in tallies
        if tally.false
    ]
    return [line for line in lines if len(line) < 250]
