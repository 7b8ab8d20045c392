"""
Mutants: implementations that are wrong in one way each, and the proof that the suite sees it.
"""

import importlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from typing import Any, TypeVar

from conformance.catalogue import Catalogue, catalogue
from conformance.selection import DEPTHS, Options, Selection
from conformance.suites import SUITES, Suite

Implementation = TypeVar("Implementation", bound=type[Any])


def breaks(
    *requirements: str, also: Iterable[str] = (), because: str = "", by: Iterable[str] = ()
) -> Callable[[Implementation], Implementation]:
    """
    Marks an implementation as a mutant that breaks these requirements.

    `also` are requirements that can't hold where those are broken; `because` says why. `by` are the
    operations that the fault is in, where only generated cases find it.
    """
    if also and not because:
        raise ValueError("`also` needs a `because`")

    def mark(implementation: Implementation) -> Implementation:
        implementation.breaks = requirements
        implementation.also = tuple(also)
        implementation.by = tuple(by)
        return implementation

    return mark


@dataclass(frozen=True)
class Mutant:
    """
    One mutant: `rule` says in words what it does, `verdict` what a run makes of it.
    """

    name: str
    implementation: Any
    breaks: tuple[str, ...]
    also: tuple[str, ...]
    rule: str
    verdict: str
    needs: tuple[str, ...]
    depth: str = "quick"
    by: tuple[str, ...] = ()


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


@cache
def mutants(suite: Suite) -> dict[str, Mutant]:
    """
    The mutants of a suite by name, in the order of their files.
    """
    package = f"conformance.vendors.{suite.vendor}.mutants.{suite.checks}"
    found: dict[str, Mutant] = {}
    for file in sorted(suite.mutants_folder.glob("[!_]*.py")):
        module = importlib.import_module(f"{package}.{file.stem}")
        for name, thing in vars(module).items():
            if "breaks" in getattr(thing, "__dict__", {}) and thing.__module__ == module.__name__:
                found[name] = _mutant(name, thing, catalogue(suite))
    return found


def _mutant(name: str, implementation: Any, book: Catalogue) -> Mutant:
    broken = [book.requirements[id_] for id_ in implementation.breaks]
    needs = {
        name
        for requirement in broken
        for kind, _, name in (need.partition(":") for need in requirement.needs)
        if kind != "capability"
    }
    words = re.sub(r"(?<!^)(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z0-9])", " ", name)
    return Mutant(
        name=name,
        implementation=implementation,
        breaks=implementation.breaks,
        also=implementation.also,
        rule=(implementation.__doc__ or words.capitalize()).strip(),
        verdict="fail" if any(r.breaks_as == "fail" for r in broken) else "warn",
        needs=tuple(sorted(needs)),
        depth=max((r.depth for r in broken), key=DEPTHS.index, default="quick"),
        by=implementation.by,
    )


def try_implementation(suite: Suite, implementation: Any) -> Any:
    """
    The record of a run of a suite against an implementation, served on loopback.
    """
    from conformance.embedding import embedded
    from conformance.run import run
    from conformance.serving import served

    instance = implementation()
    with served(instance) as url:
        return run([suite], embedded(suite, url, instance), Options())


def chosen(suite: Suite, patterns: Iterable[str] = ()) -> dict[str, Mutant]:
    """
    The mutants whose name, or a requirement that they break, fits one of these patterns; all
    without any.
    """
    found = Selection(only=tuple(patterns))
    return {name: m for name, m in mutants(suite).items() if found.names(name, *m.breaks)}


def prove(suite: Suite, names: Iterable[str], *, full: bool = False) -> Iterator[Trial]:
    """
    Run a suite against mutants, one process a core; trials come in the order of the names.

    A mutant that only generated cases find meets those of its own operations; with `full` each
    meets everything, generated cases included.
    """
    names = list(names)
    # Each process is new: a run starts threads, and a fork would inherit half of them.
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as pool:
        yield from pool.map(_try, [suite.slug] * len(names), names, [full] * len(names))


def _try(slug: str, name: str, full: bool) -> Trial:
    return try_mutant(SUITES[slug], mutants(SUITES[slug])[name], full=full)


def try_mutant(suite: Suite, mutant: Mutant, *, full: bool = False) -> Trial:
    """
    Run a suite against one mutant, as far as it has to go to find it; or, with `full`, all of it.
    """
    from conformance.embedding import embedded
    from conformance.run import run_suite
    from conformance.serving import served

    began, instance = time.monotonic(), mutant.implementation()
    with served(instance) as url:
        target, options = embedded(suite, url, instance), _options(mutant, full=full)
        run = run_suite(suite, target, options, clean=False)
    known = catalogue(suite).requirements
    found = {r["requirement"] for r in run.results if r["outcome"] in {"fail", "warn"}}
    errors = {r["requirement"] for r in run.results if r["outcome"] == "error"}
    unrelated = {id_ for id_ in found if not known[id_].general} | errors
    return Trial(
        mutant=mutant.name,
        broken=tuple(sorted(found)),
        missed=tuple(sorted(set(mutant.breaks) - found)),
        unrelated=tuple(sorted(unrelated - set(mutant.breaks) - set(mutant.also))),
        seconds=time.monotonic() - began,
        requests=run.client.sent,
    )


def _options(mutant: Mutant, *, full: bool) -> Options:
    """Observations kill nothing, so they are left out."""
    depth = max(mutant.depth, "standard" if full else "quick", key=DEPTHS.index)
    own = [f"generated.*[[]{operation}{end}" for operation in mutant.by for end in ("/*", "]")]
    only = () if full or mutant.depth == "quick" else tuple(own or ["generated.*"])
    return Options(selection=Selection(only=only, exclude=("*.how_*",)), depth=depth)
