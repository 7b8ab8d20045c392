"""
Judges recorded traffic by every rule that needs no request of its own. Nothing is sent.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from conformance.assembly import SuiteRun, assemble
from conformance.catalogue import catalogue
from conformance.client import Client
from conformance.context import Context
from conformance.described import as_described
from conformance.embedding import vendor
from conformance.exchange import Exchange
from conformance.ledger import Ledger
from conformance.outcome import Misconfigured
from conformance.pacing import Pace
from conformance.reading import readings
from conformance.recognition import Recognition
from conformance.recorded import Recorded, entries
from conformance.redaction import Redactor
from conformance.selection import Options
from conformance.session import judge
from conformance.shelf import Shelf, Shelved
from conformance.suites import Suite
from conformance.target import Target

SILENT = "an audit sends nothing"
LOGINS = ("authorization", "proxy-authorization", "cookie", "x-api-key")
MOST_NAMED = 12  # hosts, and requests of other APIs


def audit(file: Path, suite: Suite, target: Target | None, options: Options) -> Any:
    """
    The record of an audit of an HTTP archive. A target file says where the implementation is, and
    which secrets must not be shown; without one it is the host with the most calls of the suite.

    Raises Misconfigured where the file is no archive, or holds no call of the suite.
    """
    with Shelf() as shelf:
        return _judged(Traffic(file, suite, target, shelf), options)


def _judged(traffic: "Traffic", options: Options) -> Any:
    from conformance.generation import Generation
    from conformance.loop import Loop
    from conformance.plugin import Plugin  # pytest: 0.2 s

    started, suite = datetime.now(UTC), traffic.suite
    client = traffic.client
    context = Context(client.target, {}, client, Ledger(), frozenset())
    plugin = Plugin(catalogue(suite), context, options.selection, passive=True)
    judge(suite, options.interrupt, plugin, Generation(suite, options, client), Loop(plugin))
    plugin.close(None)
    plugin.results += as_described(suite, client.exchanges, options.selection)
    shown = evidence(plugin.results, client.exchanges)
    run = SuiteRun(
        suite=suite,
        target=client.target,
        client=client,
        results=plugin.results,
        shown=shown,
        observed=[],
        stopped=None,
        complete=True,
        left=[],
    )
    record = assemble([run], options, started)
    return {**record, "notes": [*record["notes"], *traffic.notes()]}


def evidence(results: list[dict[str, Any]], exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges that results rest on, which the results are numbered anew by."""
    cited = sorted({index for result in results for index in result["exchanges"]})
    numbers = {index: number for number, index in enumerate(cited)}
    for result in results:
        result["exchanges"] = [numbers[index] for index in result["exchanges"]]
        if "decisive" in result:
            result["decisive"] = numbers[result["decisive"]]
    return [replace(exchanges[index], index=number) for index, number in numbers.items()]


class Traffic:
    """The exchanges of an archive that are calls of a suite, and what else is in it."""

    def __init__(self, file: Path, suite: Suite, target: Target | None, shelf: Shelf) -> None:
        self.file, self.suite = file, suite
        table = readings(suite.slug)
        recognition = Recognition(table, target.prefix if target else None)
        found: dict[str, list[int]] = {}
        partial: Counter[str] = Counter()
        self.strangers: dict[str, Counter[str]] = {}
        redactor = Redactor()
        for exchange, said in entries(file):
            host = _host(exchange.request.url)
            name = recognition.named(said, exchange.request)
            if name is None:
                self.strangers.setdefault(host, Counter())[_called(exchange)] += 1
                continue
            found.setdefault(host, []).append(shelf.put(replace(exchange, operation=name)))
            partial[host] += exchange.response is None
            _hide(redactor, exchange)
        self.target = self._target(found, target)
        for secret in vendor(suite).secrets(self.target.credentials(suite.vendor)):
            redactor.add(secret)
        ours = _host(self.target.url)
        self.partial = partial[ours]
        self.others = Counter({host: len(each) for host, each in found.items() if host != ours})
        self.client = Client(target=self.target, readings=table, redactor=redactor, pace=Pace())
        kept: Any = Shelved(shelf, found.get(ours, []))
        self.client.exchanges, self.client.ended = kept, SILENT

    def _target(self, found: dict[str, list[int]], target: Target | None) -> Target:
        if not found:
            raise Misconfigured(f"{self.file}: holds no call of {self.suite.slug}")
        if target and target.url:
            if _host(target.url) not in found:
                raise Misconfigured(
                    f"{self.file}: holds no call of {self.suite.slug} to {target.url}"
                )
            return target
        most = max(found, key=lambda host: len(found[host]))
        return replace(target or Target(name=urlsplit(most).netloc), url=most)

    def notes(self) -> list[str]:
        """What is in the archive and was not judged."""
        said = [f"{self.partial} answers were not recorded whole, and are not judged"]
        said = said if self.partial else []
        ours = self.strangers.pop(_host(self.target.url), Counter())
        if ours:
            said.append(f"not of this suite: {_listed(ours)}")
        unknown = Counter({host: calls.total() for host, calls in self.strangers.items()})
        if self.others + unknown:
            said.append(f"other hosts: {_listed(self.others + unknown)}")
        return said


def _hide(redactor: Redactor, exchange: Recorded) -> None:
    for name, value in exchange.request.headers.items():
        if name.lower() in LOGINS:
            for secret in (value, value.rpartition(" ")[2]):
                redactor.add(secret)


def _host(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "(no URL)"
    return f"{parts.scheme}://{parts.netloc}"


def _called(exchange: Recorded) -> str:
    try:
        path = urlsplit(exchange.request.url).path
    except ValueError:
        path = "(no URL)"
    return f"{exchange.request.method} {path}"


def _listed(counts: Counter[str]) -> str:
    named = [f"{name} ({count})" for name, count in counts.most_common(MOST_NAMED)]
    more = [f"and {len(counts) - MOST_NAMED} more"] if len(counts) > MOST_NAMED else []
    return ", ".join([*named, *more])
