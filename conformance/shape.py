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
    One place of an answer. `types`, `formats` and `values` count what stood there; `of` is how
    often it could have been there.
    """

    of: int = 0
    types: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
    values: Counter[str] = field(default_factory=Counter)


@dataclass
class Shape:
    """
    The answers of one operation with one reading. `enumerated` are the places whose values count.
    """

    enumerated: Container[str] = ()
    answers: int = 0
    places: dict[str, Place] = field(default_factory=dict)
    _objects: Counter[str] = field(default_factory=Counter)

    def add(self, document: Any) -> None:
        """Look at one answer more."""
        self.answers += 1
        self._look("", document, 0)

    def _look(self, place: str, value: Any, depth: int) -> None:
        here = self.places.setdefault(place, Place())
        kind = TYPES.get(type(value), "string")
        here.types[kind] += 1
        if isinstance(value, str) and (written := form(place, value)):
            here.formats[written] += 1
        if place in self.enumerated or is_code(place):
            self._note(here, value)
        if depth >= DEEPEST:
            return
        if isinstance(value, dict):
            self._objects[place] += 1
            for name, inner in value.items():
                self._look(f"{place}/{step(name)}", inner, depth + 1)
        elif isinstance(value, list):
            for inner in value:
                self._look(f"{place}/{ANY}", inner, depth + 1)

    def _note(self, here: Place, value: Any) -> None:
        text = str(value)
        known = len(here.values) < MOST_VALUES or text in here.values
        if value is not None and not isinstance(value, dict | list) and known:
            here.values[text if WORD.fullmatch(text) else "(no word)"] += 1

    def record(self) -> dict[str, dict[str, Any]]:
        """By place, in order: what the record keeps of it."""
        return {place: self._kept(place, self.places[place]) for place in sorted(self.places)}

    def _kept(self, place: str, here: Place) -> dict[str, Any]:
        above, _, last = place.rpartition("/")
        of = self._objects[above] if last != ANY and place else here.types.total()
        counts = {"types": here.types, "formats": here.formats, "values": here.values}
        shown = {name: dict(sorted(count.items())) for name, count in counts.items() if count}
        return {"of": max(of, here.types.total()), **shown}


def step(name: str) -> str:
    """A member's name as a step of a place, or `*` where it is data rather than a name."""
    return name if NAME.fullmatch(name) else ANY


def form(place: str, text: str) -> str | None:
    """
    How a moment is written, its digits as noughts; or what a token of pages consists of: `A` and
    `a` for letters, `0` for digits, and other characters as they are. None for other text.
    """
    if MOMENT.fullmatch(text):
        return re.sub(r"\d", "0", FRACTION.sub(".0", text))[:40]
    if TOKEN.search(place) and text:
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
