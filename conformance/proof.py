"""
The proof that a suite sees every mutant, by the requirement that it breaks and by nothing else.
"""

import gc
import os
import signal
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import active_children, get_context
from typing import Any

from conformance.catalogue import catalogue
from conformance.direct import Direct
from conformance.mutation import Mutant, mutants
from conformance.selection import DEPTHS, Options, Selection
from conformance.suites import SUITES, Suite

ENDS = ("error", "fail", "warn", "skip", "waived", "pass")  # the first says most
A_SESSION = 16  # mutants that share what is collected


@dataclass(frozen=True)
class Trial:
    """
    How a mutant fared: the requirements that a run found broken, and how long it took. `ends` says
    of those that were missed, or are unrelated, how a check of theirs ended.
    """

    mutant: str
    broken: tuple[str, ...]
    missed: tuple[str, ...]
    unrelated: tuple[str, ...]
    seconds: float
    requests: int
    ends: dict[str, str] = field(default_factory=dict)

    @property
    def killed(self) -> bool:
        return not self.missed and not self.unrelated


def prove(
    named: Mapping[Suite, Iterable[str]], *, full: bool = False
) -> Generator[tuple[Suite, Iterator[Trial]]]:
    """
    Run suites against mutants, a process a core; the trials of each come in the order of the names.

    Nobody waits: most mutants are called directly, and have a clock that whoever waits moves on.

    A mutant that only generated cases find meets those of its own operations; with `full` each
    meets everything, generated cases included.
    """
    # Each process is new: a run starts threads, and a fork would inherit half of them.
    before = {*active_children()}
    pool = ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=_heed_no_ctrl_c)
    try:
        begun = {
            suite: [
                pool.submit(_try, suite.slug, some, full)
                for some in _alike(suite, list(names), full=full)
            ]
            for suite, names in named.items()
        }
        for suite, sessions in begun.items():
            yield suite, _in_order(list(named[suite]), sessions)
    except BaseException:  # nobody waits for what is being tried: that takes up to a minute
        for process in {*active_children()} - before:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _heed_no_ctrl_c() -> None:
    """A terminal sends it to all processes; the first of them ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _in_order(names: list[str], sessions: list[Future[list[Trial]]]) -> Iterator[Trial]:
    known = dict[str, Trial]()
    for session in sessions:
        known |= {trial.mutant: trial for trial in session.result()}
        while names and names[0] in known:
            yield known[names.pop(0)]


def _alike(suite: Suite, names: list[str], *, full: bool) -> list[list[str]]:
    """
    Mutants that meet checks of one kind, as many as share a session; those with the first of the
    mutants first.
    """
    known, kinds = mutants(suite), dict[Any, list[str]]()
    for name in names:
        kinds.setdefault(_kind(known[name], full=full), []).append(name)
    sessions = [
        group[place : place + A_SESSION]
        for group in kinds.values()
        for place in range(0, len(group), A_SESSION)
    ]
    return sorted(sessions, key=lambda session: names.index(session[0]))


def _try(slug: str, names: list[str], full: bool) -> list[Trial]:
    known = mutants(SUITES[slug])
    gc.collect()  # between sessions: in the middle of one there is little garbage to find
    gc.disable()
    return try_mutants(SUITES[slug], [known[name] for name in names], full=full)


def try_mutants(suite: Suite, some: list[Mutant], *, full: bool = False) -> list[Trial]:
    """
    Run a suite against each of some mutants of one kind: as far as it has to go to find them, or,
    with `full`, all of it.
    """
    from conformance.embedding import embedded
    from conformance.rounds import Trying, run_rounds
    from conformance.serving import served

    def trials() -> Iterator[Trying]:
        for mutant in some:
            instance, selection = mutant.implementation(), _selection(mutant, full=full)
            if mutant.simultaneous:
                with served(instance) as url:
                    yield Trying(embedded(suite, url, instance), selection)
            else:
                target = embedded(suite, "http://127.0.0.1", instance)
                yield Trying(target, selection, Direct(instance, target.timeout))

    depth, generated = _kind(some[0], full=full)
    unread = Selection(exclude=("*.how_*",) if generated else ("*.how_*", "generated.*"))
    options = Options(selection=unread, depth=depth)
    rounds = run_rounds(suite, trials(), options)
    return [_trial(suite, mutant, each) for mutant, each in zip(some, rounds, strict=True)]


def _trial(suite: Suite, mutant: Mutant, round_: Any) -> Trial:
    known = catalogue(suite).requirements
    found = {r["requirement"] for r in round_.results if r["outcome"] in {"fail", "warn"}}
    errors = {r["requirement"] for r in round_.results if r["outcome"] == "error"}
    unrelated = {id_ for id_ in found if not known[id_].general} | errors
    missed = tuple(sorted(set(mutant.breaks) - found))
    unrelated = unrelated - set(mutant.breaks) - set(mutant.also)
    return Trial(
        mutant=mutant.name,
        broken=tuple(sorted(found)),
        missed=missed,
        unrelated=tuple(sorted(unrelated)),
        seconds=round_.seconds,
        requests=round_.sent,
        ends={id_: _end(round_.results, id_) for id_ in (*missed, *sorted(unrelated))},
    )


def _end(results: list[dict[str, Any]], requirement: str) -> str:
    """How the check of a requirement ended that says most about it."""
    ours = [result for result in results if result["requirement"] == requirement]
    if not ours:
        return "no check of it was run"
    first = min(ours, key=lambda result: ENDS.index(result["outcome"]))
    said = str(first.get("message") or first.get("reason") or "").splitlines()
    return ": ".join([first["check"], first["outcome"], *said[:1]])


def _kind(mutant: Mutant, *, full: bool) -> tuple[str, bool]:
    """The depth of the run that a mutant meets, and whether there are generated cases in it."""
    depth = max(mutant.depth, "standard" if full else "quick", key=DEPTHS.index)
    return depth, full or mutant.generated


def _selection(mutant: Mutant, *, full: bool) -> Selection:
    """
    Observations kill nothing, so they are left out; and so are the rules of every exchange, which
    whatever breaks another rule may break as well, but for a mutant of theirs.
    """
    own = [f"generated.*[[]{operation}{end}" for operation in mutant.by for end in ("/*", "]")]
    only = tuple(own or ["generated.*"]) if mutant.generated and not full else ()
    theirs = any(id_.startswith("invariant.") for id_ in mutant.breaks)
    left_out = ("*.how_*",) if full or theirs else ("*.how_*", "invariant.*")
    return Selection(only=only, exclude=left_out)
