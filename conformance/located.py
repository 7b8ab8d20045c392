"""
YAML files that know on which line each of their values stands.

Plain data only: text, numbers, true and false, lists, mappings. A date stays text; aliases, tags
and keys that come twice are refused, with their line.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from conformance import textfile
from conformance.outcome import Misconfigured
from conformance.schema import Place, dotted, problems

TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Document:
    """The value of a file, and the line of each place in it."""

    file: str
    value: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of a place, or of the nearest one that holds it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def wrong(self, place: Place, what: str) -> Misconfigured:
        """The one line that tells the user what is wrong there."""
        key = f" {dotted(place)}:" if place else ""
        return Misconfigured(f"{self.file}:{self.line(place)}:{key} {what}")

    def fit(self, schema: str) -> None:
        """Raises Misconfigured for the first place where the value does not fit the schema."""
        found = sorted(problems(self.value, schema), key=lambda problem: self.line(problem.place))
        if found:
            raise self.wrong(found[0].place, found[0].words)


class _Loader(yaml.SafeLoader):
    """Composes nodes; a value that looks like a date is text."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="an alias; write the value out", problem_mark=mark)
        return super().compose_node(parent, index)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != f"{TAG}timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Document:
    """
    Read a YAML file. Raises Misconfigured with the line where it is none, or not plain data.
    """
    text = textfile.read(path)
    lines: dict[Place, int] = {}
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        value = _value(loader, node, (), lines) if node else None
    except yaml.MarkedYAMLError as problem:
        raise Misconfigured(f"{path}:{_said(problem, text)}") from problem
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1
        raise Misconfigured(f"{path}:{line}: a control character; take it out") from problem
    except RecursionError as problem:
        raise Misconfigured(f"{path}:1: nested too deeply; make it flatter") from problem
    return Document(str(path), value, lines)


def _said(problem: yaml.MarkedYAMLError, text: str) -> str:
    line = problem.problem_mark.line if problem.problem_mark else 0
    what = ", ".join(part for part in (problem.context, problem.problem) if part)
    if type(problem) is yaml.MarkedYAMLError:  # raised here; PyYAML raises subclasses
        return f"{line + 1}: {what}"
    return f"{line + 1}: not YAML: {what}{_hint(''.join(text.splitlines()[line : line + 1]))}"


def _hint(line: str) -> str:
    """For the usual mistakes: a bare ${VARIABLE} in braces, which mean something, and a tab."""
    if "${" in line:
        return "; put ${…} in quotes"
    return "; indent with spaces" if line[: len(line) - len(line.lstrip())].count("\t") else ""


def _value(loader: Any, node: yaml.Node, place: Place, lines: dict[Place, int]) -> Any:
    lines.setdefault(place, node.start_mark.line + 1)
    match node:
        case yaml.MappingNode(tag=tag) if tag == f"{TAG}map":
            return dict(_members(loader, node, place, lines))
        case yaml.SequenceNode(tag=tag) if tag == f"{TAG}seq":
            return [
                _value(loader, item, (*place, index), lines)
                for index, item in enumerate(node.value)
            ]
        case yaml.ScalarNode():
            return _scalar(loader, node, place)
    raise _refused(node, place, f"the tag {node.tag.replace(TAG, '!!')}; leave it out")


def _members(
    loader: Any, node: yaml.MappingNode, place: Place, lines: dict[Place, int]
) -> Iterator[tuple[str, Any]]:
    first: dict[str, int] = {}
    for key_node, value_node in node.value:
        key, line = key_node.value, key_node.start_mark.line + 1
        if key_node.tag != f"{TAG}str":
            raise _refused(key_node, place, "a key that is no text; put it in quotes")
        if key in first:
            raise _refused(key_node, (*place, key), f"again, as on line {first[key]}; keep one")
        first[key] = lines[(*place, key)] = line
        yield key, _value(loader, value_node, (*place, key), lines)


def _scalar(loader: Any, node: yaml.ScalarNode, place: Place) -> str | int | float | bool | None:
    try:
        value = loader.construct_object(node)
    except (ValueError, KeyError, OverflowError) as problem:
        raise _refused(node, place, "a value that can't be read; put it in quotes") from problem
    plain = value is None or isinstance(value, str | bool | int)
    if not plain and not (isinstance(value, float) and math.isfinite(value)):
        raise _refused(node, place, "a value that is neither text nor a number; put it in quotes")
    return value  # type: ignore[no-any-return]


def _refused(node: yaml.Node, place: Place, what: str) -> yaml.MarkedYAMLError:
    key = f"{dotted(place)}: " if place else ""
    return yaml.MarkedYAMLError(problem=f"{key}{what}", problem_mark=node.start_mark)
