"""
Several targets of one suite, one after another: what there is to check is collected once.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import Any

from conformance.context import Context
from conformance.generation import Generation
from conformance.interrupt import Interrupt
from conformance.plugin import Plugin
from conformance.preparation import pace_of, prepared
from conformance.running import plugin_of
from conformance.selection import Options
from conformance.session import judge
from conformance.suites import Suite
from conformance.target import Target


@dataclass(frozen=True)
class Round:
    """What a run against one of the targets found, how many requests it sent, and its time."""

    results: list[dict[str, Any]]
    sent: int
    seconds: float


@dataclass
class Rounds:
    """
    A plugin of pytest that runs its checks once in each context.
    """

    plugin: Plugin
    contexts: Iterable[Context]

    def pytest_runtestloop(self, session: Any) -> bool | None:
        if session.testsfailed:
            return None  # what could not be collected: pytest says so
        for context in self.contexts:
            self.plugin.begin(context)
            session.shouldstop = False
            for item, following in zip_longest(session.items, session.items[1:]):
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if session.shouldstop:
                    break
            session._setupstate.teardown_exact(None)  # noqa: SLF001 - as a session's end does
            self.plugin.close(None)
        return True


def run_rounds(suite: Suite, targets: Iterable[Target], options: Options) -> list[Round]:
    """
    Run a suite against targets that end with their round; the next one is asked for after that.
    """
    done: list[Round] = []
    contexts = (prepared(suite, target, options, pace_of(suite, target)) for target in targets)
    first = next(contexts)
    plugin, generation = plugin_of(first, suite, options), Generation(suite, options, first.client)
    generation.prepare()

    def rounds() -> Iterator[Context]:
        for context in chain([first], contexts):
            began, generation.client = time.monotonic(), context.client
            yield context
            context.client.close()
            results = generation.grouped(plugin.results)
            done.append(Round(results, context.client.sent, time.monotonic() - began))

    judge(suite, Interrupt(), plugin, generation, Rounds(plugin, rounds()))
    return done
