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
NOUGHTS = str.maketrans("123456789", "0" * 9)
NO_VALUES = {dict, list, type(None)}
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

    def note(self, values: list[Any]) -> None:
        """Count values of an enumeration."""
        plain = [str(each) for each in values if type(each) not in NO_VALUES]
        for text, number in Counter(plain).items():
            if len(self.values) < MOST_VALUES or text in self.values:
                self.values[text if WORD.fullmatch(text) else "(no word)"] += number

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
        self._look(self.whole, [document], 0)

    def _place(self, path: str) -> Place:
        return Place(path, path in self.enumerated or is_code(path))

    def _look(self, here: Place, values: list[Any], depth: int) -> None:
        # A run has tens of thousands of values: those of one place are looked at together.
        kinds = {*map(type, values)}
        for kind in kinds:
            number = len(values) if len(kinds) == 1 else sum(type(each) is kind for each in values)
            here.types[TYPES.get(kind, "string")] += number
        if here.listed:
            here.note(values)
        if str in kinds:
            texts = values if len(kinds) == 1 else [each for each in values if type(each) is str]
            here.formats.update(forms(texts, pages=here.pages))
        if dict in kinds and depth < DEEPEST:
            self._look_into(here, [each for each in values if type(each) is dict], depth + 1)
        if list in kinds and depth < DEEPEST:
            inner = [one for each in values if type(each) is list for one in each]
            if inner:
                self._look(self._inside(here, ANY), inner, depth + 1)

    def _look_into(self, here: Place, objects: list[dict[str, Any]], depth: int) -> None:
        here.objects += len(objects)
        for name, values in _columns(objects):
            self._look(here.inside.get(name) or self._inside(here, step(name)), values, depth)

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


def _columns(objects: list[dict[str, Any]]) -> Iterable[tuple[str, list[Any]]]:
    """What all of these have under each name."""
    names = objects[0].keys()
    if all(each.keys() == names for each in objects):
        return [(name, [each[name] for each in objects]) for name in names]
    found: dict[str, list[Any]] = {}
    for each in objects:
        for name, value in each.items():
            found.setdefault(name, []).append(value)
    return found.items()


def step(name: str) -> str:
    """A member's name as a step of a place, or `*` where it is data rather than a name."""
    return name if NAME.fullmatch(name) else ANY


def forms(texts: list[str], *, pages: bool) -> Counter[str]:
    """
    How moments are written, their digits as noughts; and what tokens of `pages` consist of: `A` and
    `a` for letters, `0` for digits, other characters as they are. Other text has no form.
    """
    dated = [text for text in texts if text[4:5] == "-" and "\n" not in text]
    found = Counter[str]()
    for text, number in Counter(_noughts("\n".join(dated)).split("\n")).items():
        if MOMENT.fullmatch(text):
            found[FRACTION.sub(".0", text)[:40]] += number
    for text in texts if pages else ():
        if text and not (text[4:5] == "-" and MOMENT.fullmatch(text)):
            found["token of " + "".join(sorted({_kind(letter) for letter in {*text}}))[:20]] += 1
    return found


def _kind(letter: str) -> str:
    return _noughts(re.sub("[a-z]", "a", re.sub("[A-Z]", "A", letter)))


def _noughts(text: str) -> str:
    return text.translate(NOUGHTS) if text.isascii() else re.sub(r"\d", "0", text)


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
