"""
Several targets of one suite, one after another: what there is to check is collected once.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from conformance.context import Context
from conformance.direct import Direct
from conformance.generation import Generation
from conformance.interrupt import Interrupt
from conformance.loop import Loop
from conformance.plugin import Plugin
from conformance.preparation import pace_of, prepared
from conformance.running import plugin_of
from conformance.selection import Options, Selection
from conformance.session import judge
from conformance.suites import Suite
from conformance.target import Target


@dataclass(frozen=True)
class Trying:
    """A target that ends with its round, reached over the network or directly, and what of it."""

    target: Target
    selection: Selection
    direct: Direct | None = None


@dataclass(frozen=True)
class Round:
    """
    What a run against one of the targets found, how many requests it sent, its time, and why it
    ended early, if it did.
    """

    results: list[dict[str, Any]]
    sent: int
    seconds: float
    stopped: str | None = None


@dataclass(eq=False)
class Rounds:
    """
    A plugin of pytest that runs its checks once in each context, those that are selected for it.
    """

    plugin: Plugin
    contexts: Iterable[tuple[Context, Selection]]

    def pytest_runtestloop(self, session: Any) -> bool:
        for context, selection in self.contexts:
            self.plugin.begin(context, selection)
            Loop(self.plugin).judge(session.items)
            self.plugin.close(None)
        return True


def run_rounds(suite: Suite, tried: Iterable[Trying], options: Options) -> list[Round]:
    """
    Run a suite against one target after the other; the next one is asked for after a round.
    """
    done: list[Round] = []
    contexts = ((_context(suite, it, options), it.selection) for it in tried)
    first = next(contexts)
    client = first[0].client
    plugin, generation = plugin_of(first[0], suite, options), Generation(suite, options, client)
    generation.prepare()

    def rounds() -> Iterator[tuple[Context, Selection]]:
        for context, selection in chain([first], contexts):
            began, generation.client = time.monotonic(), context.client
            yield context, selection
            context.client.close()
            results, seconds = generation.grouped(plugin.results), time.monotonic() - began
            done.append(Round(results, context.client.sent, seconds, plugin.stopped))

    judge(suite, Interrupt(), plugin, generation, Rounds(plugin, rounds()))
    return done


def _context(suite: Suite, tried: Trying, options: Options) -> Context:
    return prepared(suite, tried.target, options, pace_of(suite, tried.target), tried.direct)
