"""
What answers look like: their members, types and formats, and how often each is there; no values but
those of enumerations.
"""

import contextlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.client import Client
from conformance.enumeration import enumerated, is_code
from conformance.outcome import Garbled

DEEPEST = 12  # steps into a document
MOST_VALUES = 40  # of an enumeration, and of a format
# The name of a member, not data that a target uses as one: no email address, sentence or id, and
# nothing that a run named itself.
NAME = re.compile(r"(?!pac[-_]?[0-9a-f]{8})(?![0-9a-fA-F-]{8,}$)[A-Za-z_$][\w$.-]{0,60}")
WORD = re.compile(r"[\w .:/+-]{0,60}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?")
TOKEN = re.compile(r"(token|cursor|next|prev)$", re.IGNORECASE)
FRACTION = re.compile(r"\.\d+")
TYPES = {bool: "boolean", int: "number", float: "number", str: "string", dict: "object"}
TYPES |= {list: "array", type(None): "null"}
ANY = "*"


@dataclass
class Place:
    """
    One place of an answer. `types`, `formats` and `values` count what stood there, `objects` how
    often that was an object; `inside` are the places of its members and elements, by their step.
    """

    path: str = ""
    listed: bool = False  # its values count
    types: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)
    objects: int = 0
    inside: dict[str, "Place"] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pages = TOKEN.search(self.path) is not None  # a token of pages may stand there

    def note(self, value: Any) -> None:
        """Count a value of an enumeration."""
        text = str(value)
        known = len(self.values) < MOST_VALUES or text in self.values
        if value is not None and not isinstance(value, dict | list) and known:
            self.values[text if WORD.fullmatch(text) else "(no word)"] += 1

    def record(self, of: int) -> dict[str, Any]:
        """What the record keeps of it; it could have been there `of` times."""
        counts = {"types": self.types, "formats": self.formats, "values": self.values}
        shown = {name: dict(sorted(count.items())) for name, count in counts.items() if count}
        return {"of": max(of, self.types.total()), **shown}


@dataclass
class Shape:
    """
    The answers of one operation with one reading. `enumerated` are the places whose values count.
    """

    enumerated: Container[str] = ()
    answers: int = 0
    whole: Place | None = None

    def add(self, document: Any) -> None:
        """Look at one answer more."""
        self.answers += 1
        self.whole = self.whole or self._place("")
        self._look(self.whole, document, 0)

    def _place(self, path: str) -> Place:
        return Place(path, path in self.enumerated or is_code(path))

    def _look(self, here: Place, value: Any, depth: int) -> None:
        # A run has tens of thousands of values: what can be known of a place is looked up once.
        kind = type(value)
        here.types[TYPES.get(kind, "string")] += 1
        if here.listed:
            here.note(value)
        if kind is str:
            if written := form(value, pages=here.pages):
                here.formats[written] += 1
        elif kind is dict and depth < DEEPEST:
            here.objects += 1
            for name, inner in value.items():
                known = here.inside.get(name) or self._inside(here, step(name))
                self._look(known, inner, depth + 1)
        elif kind is list and value and depth < DEEPEST:
            known = self._inside(here, ANY)
            for inner in value:
                self._look(known, inner, depth + 1)

    def _inside(self, here: Place, last: str) -> Place:
        if last not in here.inside:
            here.inside[last] = self._place(f"{here.path}/{last}")
        return here.inside[last]

    def record(self) -> dict[str, dict[str, Any]]:
        """By place, in order: what the record keeps of it."""
        found = dict(self._kept(self.whole, 0)) if self.whole else {}
        return {path: found[path] for path in sorted(found)}

    def _kept(self, here: Place, of: int) -> Iterator[tuple[str, dict[str, Any]]]:
        yield here.path, here.record(of)
        for last, inner in here.inside.items():
            yield from self._kept(inner, 0 if last == ANY else here.objects)


def step(name: str) -> str:
    """A member's name as a step of a place, or `*` where it is data rather than a name."""
    return name if NAME.fullmatch(name) else ANY


def form(text: str, *, pages: bool) -> str | None:
    """
    How a moment is written, its digits as noughts; or what a token of `pages` consists of: `A` and
    `a` for letters, `0` for digits, and other characters as they are. None for other text.
    """
    if text[4:5] == "-" and MOMENT.fullmatch(text):
        return re.sub(r"\d", "0", FRACTION.sub(".0", text))[:40]
    if pages and text:
        kinds = {re.sub(r"\d", "0", re.sub("[a-z]", "a", re.sub("[A-Z]", "A", c))) for c in {*text}}
        return "token of " + "".join(sorted(kinds))[:20]
    return None


def shapes(
    answers: Iterable[tuple[str, str, Any]], enumerations: Mapping[str, Container[str]]
) -> dict[tuple[str, str], Shape]:
    """
    The shape by operation and reading of answers, each an operation, a reading and a document.
    """
    found: dict[tuple[str, str], Shape] = {}
    for operation, reading, document in answers:
        if (operation, reading) not in found:
            found[operation, reading] = Shape(enumerations.get(operation, ()))
        found[operation, reading].add(document)
    return found


def shapes_of(client: Client, slug: str) -> Iterator[dict[str, Any]]:
    """
    For the record: what the answers to a suite's client looked like, by operation and reading.

    Hooks have no shape, and neither has what is no JSON.
    """
    found = shapes(_answers(client), enumerated(slug))
    for (operation, reading), shape in sorted(found.items()):
        yield {
            "api": slug,
            "operation": operation,
            "reading": reading,
            "answers": shape.answers,
            "places": shape.record(),
        }


def _answers(client: Client) -> Iterator[tuple[str, str, Any]]:
    for exchange in client.exchanges:
        if exchange.response and not exchange.hook:
            with contextlib.suppress(Garbled):
                yield exchange.operation, client.readings.read(exchange)[0], exchange.document
