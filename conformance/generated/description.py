"""
What a suite's OpenAPI description says of its operations.

Words of ours stand beside those of OpenAPI, at a parameter, a member of a body, or an operation:

- `x-refused` maps a violation (`missing`, or the keyword that is violated) to the requirement that
  says such a call is refused. What is not named there is refused or not: the documents are silent.
- `x-accepted` names the requirement by which every valid value is taken.
- `x-own` marks what a run must not make up: names of what it makes, ids of what is not its own.
- `x-refusals-inside` marks an operation whose accepted answer says what it refused.
- `x-support` marks a tag of operations that a client needs besides; no suite judges them.
- `x-irrevocable` marks an operation that makes what can't be undone: only refusals are sent to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, reduce
from operator import getitem
from typing import Any

from conformance.generated.case import Place
from conformance.openapi import METHODS, document


@dataclass(frozen=True, eq=False)
class Described:
    """
    One operation. `names` are its id, and the id of what shares its path and method.
    """

    document: dict[str, Any]
    path: str
    method: str
    raw: dict[str, Any]

    @property
    def name(self) -> str:
        name: str = self.raw["operationId"]
        return name

    @property
    def judged(self) -> bool:
        support = {tag["name"] for tag in self.document.get("tags", ()) if tag.get("x-support")}
        return not support & set(self.raw.get("tags", ()))

    @property
    def refuses_inside(self) -> bool:
        """Whether an accepted answer says of its parts which of them were refused."""
        return bool(self.raw.get("x-refusals-inside"))

    @property
    def secured(self) -> bool:
        """Whether every call has to be authorised."""
        demanded = self.raw.get("security", self.document.get("security", []))
        return bool(demanded) and {} not in demanded

    @property
    def irrevocable(self) -> bool:
        """Whether what an accepted call does can't be undone."""
        return bool(self.raw.get("x-irrevocable"))

    @cached_property
    def parameters(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Each parameter by location and name."""
        shared = self.document["paths"][self.path].get("parameters", [])
        every = [self.followed(each) for each in (*shared, *self.raw.get("parameters", []))]
        return {(each["in"], each["name"]): each for each in every}

    @cached_property
    def bodies(self) -> dict[str, dict[str, Any]]:
        """The media type of a body and its schema: the first, where an operation takes several."""
        content = self.followed(self.raw.get("requestBody", {})).get("content", {})
        return {kind: entry.get("schema", {}) for kind, entry in list(content.items())[:1]}

    def followed(self, node: Any) -> Any:
        """What a node says, references followed."""
        while isinstance(node, dict) and "$ref" in node:
            node = reduce(getitem, node["$ref"].removeprefix("#/").split("/"), self.document)
        return node

    def answer(self, status: int) -> dict[str, Any] | None:
        """The media types that an answer of a status may have, or None for an unknown status."""
        known = self.raw["responses"]
        for word in (str(status), f"{status // 100}XX", "default"):
            if word in known:
                content: dict[str, Any] = self.followed(known[word]).get("content", {})
                return content
        return None

    def schemas(self, place: Place, *words: str) -> list[dict[str, Any]]:
        """
        What is said of a place of a request. The parts that `words` (allOf unless told otherwise)
        put together are one.
        """
        location, name, *rest = place
        if location == "body":
            first = list(self.bodies.values())
            return list(self._inside(first, [name, *rest], words or ("allOf",)))
        if (parameter := self.parameters.get((str(location), str(name)))) is None:
            return []
        content = next(iter(parameter.get("content", {"": parameter}).values()))
        inside = self._inside([content.get("schema", {})], rest, words or ("allOf",))
        return [*([] if rest else [parameter]), *inside]

    def within(self, place: Place) -> list[dict[str, Any]]:
        """What is said of the members of a place."""
        first = list(self.bodies.values())
        nodes = self.schemas(place) if len(place) > 1 else first
        return [one for node in nodes for one in self._parts(node, ("allOf",))]

    def _inside(
        self, nodes: list[Any], steps: list[Any], words: tuple[str, ...]
    ) -> Iterator[dict[str, Any]]:
        if not steps:
            yield from (self.followed(node) for node in nodes)
            return
        step, *rest = steps
        every = [one for node in nodes for one in self._parts(node, words)]
        inner = [
            node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
            for node in every
        ]
        yield from self._inside([node for node in inner if node is not None], rest, words)

    def _parts(self, node: Any, words: tuple[str, ...]) -> Iterator[dict[str, Any]]:
        node = self.followed(node)
        yield node
        for word in words:
            for part in node.get(word, ()):
                yield from self._parts(part, words)

    def said(self, word: str, place: Place) -> Any:
        """What one of our words says of a place, or of what it is in."""
        for length in range(len(place), 1, -1):
            for node in self.schemas(place[:length], "allOf", "anyOf", "oneOf"):
                if word in node and (length == len(place) or word == "x-own"):
                    return node[word]
        return None


@cache
def described(suite: str) -> dict[str, Described]:
    """The operations of a suite by their ids."""
    whole = document(suite)
    found = {}
    for path, item in whole["paths"].items():
        for method in METHODS:
            if method in item:
                operation = Described(whole, path, method, item[method])
                found[operation.name] = operation
    return found
