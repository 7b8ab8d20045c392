"""
Mutants: implementations that are wrong in one way each, and the proof that the suite sees it.
"""

import importlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from conformance.catalogue import Catalogue, catalogue
from conformance.direct import Direct
from conformance.selection import DEPTHS, Options, Selection
from conformance.suites import Suite

Implementation = TypeVar("Implementation", bound=type[Any])


def breaks(
    *requirements: str,
    also: Iterable[str] = (),
    because: str = "",
    by: Iterable[str] = (),
    simultaneous: bool = False,
    depth: str = "quick",
) -> Callable[[Implementation], Implementation]:
    """
    Marks an implementation as a mutant that breaks these requirements.

    `also` are requirements that can't hold where those are broken; `because` says why. `by` are the
    operations that the fault is in, where only generated cases find it. A fault that is
    `simultaneous` shows only where several requests are carried out at once, and one of a `depth`
    only to checks of it.
    """
    if also and not because:
        raise ValueError("`also` needs a `because`")

    def mark(implementation: Implementation) -> Implementation:
        implementation.breaks = requirements
        implementation.also = tuple(also)
        implementation.by = tuple(by)
        implementation.simultaneous = simultaneous
        implementation.depth = depth
        return implementation

    return mark


@dataclass(frozen=True)
class Mutant:
    """
    One mutant: `rule` says in words what it does, `verdict` what a run makes of it, and `generated`
    whether only generated cases find it.
    """

    name: str
    implementation: Any
    breaks: tuple[str, ...]
    also: tuple[str, ...]
    rule: str
    verdict: str
    needs: tuple[str, ...]
    depth: str = "quick"
    generated: bool = False
    by: tuple[str, ...] = ()
    simultaneous: bool = False


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
        if kind not in {"capability", "identity"}
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
        depth=max((implementation.depth, *(r.depth for r in broken)), key=DEPTHS.index),
        generated=any(r.depth != "quick" for r in broken),
        by=implementation.by,
        simultaneous=implementation.simultaneous,
    )


def try_implementation(
    suite: Suite, implementation: Any, options: Options | None = None, *, served: bool = True
) -> Any:
    """
    The record of a run of a suite against a new instance of an implementation: served on loopback,
    or else called in this process, where nobody waits.

    Raises RuntimeError where it is to be called so, and waits for something.
    """
    from conformance.assembly import assemble
    from conformance.embedding import embedded
    from conformance.preparation import pace_of, prepared
    from conformance.running import run, run_suite
    from conformance.serving import served as serving

    instance, options = implementation(), options or Options()
    if served:
        with serving(instance) as url:
            return run([suite], embedded(suite, url, instance), options)
    started, target = datetime.now(UTC), embedded(suite, "http://127.0.0.1", instance)
    direct = Direct(instance, target.timeout)
    context = prepared(suite, target, options, pace_of(suite, target), direct)
    return assemble([run_suite(suite, target, options, context=context)], options, started)


def chosen(suite: Suite, patterns: Iterable[str] = ()) -> dict[str, Mutant]:
    """
    The mutants whose name, or a requirement that they break, fits one of these patterns; all
    without any.
    """
    found = Selection(only=tuple(patterns))
    return {name: m for name, m in mutants(suite).items() if found.names(name, *m.breaks)}
