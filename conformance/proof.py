"""
The proof that a suite sees every mutant, by the requirement that it breaks and by nothing else.
"""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from multiprocessing import get_context
from typing import Any

from conformance.catalogue import catalogue
from conformance.mutation import Mutant, mutants
from conformance.selection import DEPTHS, Options, Selection
from conformance.suites import SUITES, Suite
from conformance.target import Target

A_SESSION = 8  # mutants that share what is collected


@dataclass(frozen=True)
class Trial:
    """How a mutant fared: the requirements that a run found broken, and how long it took."""

    mutant: str
    broken: tuple[str, ...]
    missed: tuple[str, ...]
    unrelated: tuple[str, ...]
    seconds: float
    requests: int

    @property
    def killed(self) -> bool:
        return not self.missed and not self.unrelated


def prove(suite: Suite, names: Iterable[str], *, full: bool = False) -> Iterator[Trial]:
    """
    Run a suite against mutants, two processes a core, since some wait for the clock; trials come in
    the order of the names.

    A mutant that only generated cases find meets those of its own operations; with `full` each
    meets everything, generated cases included.
    """
    some = _alike(suite, names, full=full)
    # Each process is new: a run starts threads, and a fork would inherit half of them.
    with ProcessPoolExecutor(2 * (os.cpu_count() or 1), get_context("spawn")) as pool:
        sizes, fulls = [suite.slug] * len(some), [full] * len(some)
        for trials in pool.map(_try, sizes, some, fulls):
            yield from trials


def _alike(suite: Suite, names: Iterable[str], *, full: bool) -> list[list[str]]:
    """In their order: mutants that are to meet the same checks, as many as share a session."""
    known = mutants(suite)
    groups = groupby(names, key=lambda name: _options(known[name], full=full))
    listed = [list(group) for _, group in groups]
    return [
        group[place : place + A_SESSION]
        for group in listed
        for place in range(0, len(group), A_SESSION)
    ]


def _try(slug: str, names: list[str], full: bool) -> list[Trial]:
    known = mutants(SUITES[slug])
    return try_mutants(SUITES[slug], [known[name] for name in names], full=full)


def try_mutants(suite: Suite, some: list[Mutant], *, full: bool = False) -> list[Trial]:
    """
    Run a suite against each of some mutants that are to meet the same checks: as far as it has to
    go to find them, or, with `full`, all of it.
    """
    from conformance.embedding import embedded
    from conformance.rounds import run_rounds
    from conformance.serving import served

    def targets() -> Iterator[Target]:
        for mutant in some:
            instance = mutant.implementation()
            with served(instance) as url:
                yield embedded(suite, url, instance)

    rounds = run_rounds(suite, targets(), _options(some[0], full=full))
    return [_trial(suite, mutant, each) for mutant, each in zip(some, rounds, strict=True)]


def _trial(suite: Suite, mutant: Mutant, round_: Any) -> Trial:
    known = catalogue(suite).requirements
    found = {r["requirement"] for r in round_.results if r["outcome"] in {"fail", "warn"}}
    errors = {r["requirement"] for r in round_.results if r["outcome"] == "error"}
    unrelated = {id_ for id_ in found if not known[id_].general} | errors
    return Trial(
        mutant=mutant.name,
        broken=tuple(sorted(found)),
        missed=tuple(sorted(set(mutant.breaks) - found)),
        unrelated=tuple(sorted(unrelated - set(mutant.breaks) - set(mutant.also))),
        seconds=round_.seconds,
        requests=round_.sent,
    )


def _options(mutant: Mutant, *, full: bool) -> Options:
    """
    Observations kill nothing, so they are left out; and so are the rules of every exchange, which
    whatever breaks another rule may break as well, but for a mutant of theirs.
    """
    depth = max(mutant.depth, "standard" if full else "quick", key=DEPTHS.index)
    own = [f"generated.*[[]{operation}{end}" for operation in mutant.by for end in ("/*", "]")]
    only = () if full or mutant.depth == "quick" else tuple(own or ["generated.*"])
    theirs = any(id_.startswith("invariant.") for id_ in mutant.breaks)
    left_out = ("*.how_*",) if full or theirs else ("*.how_*", "invariant.*")
    return Options(selection=Selection(only=only, exclude=left_out), depth=depth)
