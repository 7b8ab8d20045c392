"""
Runs against one implementation after another: each is called directly, which takes a third of the
time, unless it waits for something and has to be served.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from conformance.direct import Direct
from conformance.embedding import embedded
from conformance.rounds import Round, Trying, run_rounds
from conformance.selection import Options, Selection
from conformance.serving import served
from conformance.suites import SUITES

Tried = tuple[Callable[[], Any], Selection]  # an implementation, and what of the suite it meets


def rounds_of(slug: str, tried: Sequence[Tried], options: Options) -> list[Round]:
    """What became of each, in their order."""
    gc.collect()  # between sessions: in the middle of one there is little garbage to find
    gc.disable()
    done = _rounds(slug, tried, options, over_http=False)
    waiting = [place for place, each in enumerate(done) if _waits(each)]
    again = served_rounds_of(slug, [tried[place] for place in waiting], options)
    return [again.pop(0) if place in waiting else each for place, each in enumerate(done)]


def served_rounds_of(slug: str, tried: Sequence[Tried], options: Options) -> list[Round]:
    """The same, over HTTP and in real time."""
    return _rounds(slug, tried, options, over_http=True)


def _rounds(slug: str, tried: Sequence[Tried], options: Options, *, over_http: bool) -> list[Round]:
    suite = SUITES[slug]

    def trials() -> Iterator[Trying]:
        for implementation, selection in tried:
            instance = implementation()
            if over_http:
                with served(instance) as url:
                    yield Trying(embedded(suite, url, instance), selection)
            else:
                target = embedded(suite, "http://127.0.0.1", instance)
                yield Trying(target, selection, Direct(instance, target.timeout))

    return run_rounds(suite, trials(), options) if tried else []


def _waits(done: Round) -> bool:
    messages = (str(result.get("message")) for result in done.results)
    return any("serve it over HTTP" in message for message in messages)
