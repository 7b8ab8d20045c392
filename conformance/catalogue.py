"""
The catalogue: what is promised, and which check holds a target to it.

Sentences live in `spec/<suite>/requirements/<area>.yaml`, once. Which check covers a requirement is
read off the checks themselves.
"""

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from conformance.datafile import contents, read
from conformance.suites import Suite, data

FACTS = ("limit", "transition", "access", "codes")
ENTRY = re.compile(r"\s*-\s+id:\s+([\w.-]+)\s*$")
GENERAL = ("generated.", "invariant.")
PREFIXES = {"MUST": ("must_",), "SHOULD": ("should_",), "MAY": ("may_",)}


@dataclass(frozen=True)
class Requirement:
    """
    One promise. `needs` holds `fixture:KEY`, `hook:NAME`, `allow:NAME`, `capability:NAME` and
    `identity:NAME`; `not_covered` says why no check can hold a target to it. `depth` is the least
    at which it is checked.

    `area` is the title of its area, `file` and `line` say where it stands. `facts` is what the
    handbook makes tables and diagrams of: `limit`, `transition`, `access` and `codes`.
    """

    id: str
    level: str
    basis: str
    source: str
    section: str
    text: str
    cause: str = ""
    needs: tuple[str, ...] = ()
    not_covered: str = ""
    area: str = ""
    file: str = ""
    line: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    depth: str = "quick"

    @property
    def general(self) -> bool:
        """
        Whether it holds for everything that is sent or received, so that whatever breaks another
        requirement may break this one as well.
        """
        return self.id.startswith(GENERAL)

    @property
    def breaks_as(self) -> str:
        """The outcome of a check that finds it broken (contract, section 3)."""
        return "fail" if self.level == "MUST" and self.basis != "inferred" else "warn"


@dataclass(frozen=True)
class Observation:
    """
    Something that the documents leave open: recorded, never judged. `about` is the requirement that
    it shows more of.
    """

    id: str
    text: str
    area: str = ""
    about: str = ""


@dataclass(frozen=True)
class Check:
    """
    A check or an observing function as its source shows it; `depth` is the least that it is for.
    """

    id: str
    function: str
    requirement: str = ""
    observation: str = ""
    depth: str = "quick"


@dataclass(frozen=True)
class Catalogue:
    """What a suite promises and what it leaves open, by id; `digest` changes with any of it."""

    suite: Suite
    requirements: dict[str, Requirement]
    observations: dict[str, Observation]
    digest: str

    @cached_property
    def checks(self) -> list[Check]:
        """Every check of the suite, by reading the source: nothing is imported."""
        files = sorted(self.suite.checks_folder.glob("*.py"))
        return sorted((c for file in files for c in _checks(file)), key=lambda check: check.id)

    @property
    def request_counts(self) -> dict[str, int]:
        """Requests that each check sends in a whole run of the reference, as last measured."""
        return self._measured["requests"]

    @property
    def steps(self) -> dict[str, int]:
        """The most that one case of a check sends there, hooks included; others send nothing."""
        return self._measured["steps"]

    @cached_property
    def _measured(self) -> dict[str, dict[str, int]]:
        measured: dict[str, dict[str, int]] = contents(f"spec/{self.suite.slug}/requests.yaml")
        return measured

    def checks_of(self, requirement: str) -> list[str]:
        return [check.id for check in self.checks if check.requirement == requirement]


@cache
def catalogue(suite: Suite) -> Catalogue:
    """
    The catalogue of a suite.
    """
    files = sorted(data(f"spec/{suite.slug}/requirements").glob("*.yaml"))
    requirements: dict[str, Requirement] = {}
    observations: dict[str, Observation] = {}
    digest = hashlib.sha256()
    for file in files:
        text = file.read_bytes()
        digest.update(text)
        area = read(file)
        title, lines = area["title"], _lines(text.decode())
        place = f"spec/{suite.slug}/requirements/{file.name}"
        for entry in area.get("requirements") or []:
            where = {"area": title, "file": place, "line": lines[entry["id"]]}
            requirements[entry["id"]] = _requirement(entry, where)
        for entry in area.get("observations") or []:
            plain = (entry["id"], entry["text"].strip(), title, entry.get("about", ""))
            observations[entry["id"]] = Observation(*plain)
    return Catalogue(suite, requirements, observations, digest.hexdigest()[:16])


def sources() -> dict[str, dict[str, Any]]:
    """
    The documents that requirements cite, by the name they cite them under.
    """
    found: dict[str, dict[str, Any]] = contents("spec/sources.yaml")
    return found


def _lines(text: str) -> dict[str, int]:
    """The line of each entry, by its id; the schema holds ids to one line."""
    found = (ENTRY.match(line) for line in text.splitlines())
    return {entry[1]: number for number, entry in enumerate(found, 1) if entry}


def _requirement(entry: dict[str, Any], where: dict[str, Any]) -> Requirement:
    facts = {key: entry[key] for key in FACTS if key in entry}
    plain: dict[str, Any] = {
        key: str(value).strip()
        for key, value in entry.items()
        if key != "needs" and key not in FACTS
    }
    return Requirement(**plain, needs=tuple(entry.get("needs") or ()), **where, facts=facts)


def _checks(file: Path) -> Iterator[Check]:
    for node in ast.parse(file.read_text("utf-8")).body:
        if not isinstance(node, ast.FunctionDef):
            continue
        for link in node.decorator_list:
            for word, target in _links(link):
                facts = {word: target, **dict(_depths(node.decorator_list))}
                yield Check(f"{file.stem}.{node.name}", node.name, **facts)


def _depths(decorators: list[ast.expr]) -> Iterator[tuple[str, str]]:
    for decorator in decorators:
        match decorator:
            case ast.Call(func=ast.Name(id="depth"), args=[ast.Constant(value=str(least))]):
                yield "depth", least


def _links(decorator: ast.expr) -> Iterator[tuple[str, str]]:
    words = {"verifies": "requirement", "observes": "observation"}
    match decorator:
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(target))]) if (
            name in words
        ):
            yield words[name], target
        case ast.Call(func=ast.Name(id=name), args=[ast.Dict(keys=keys)]) if name in words:
            for key in keys:
                yield words[name], str(ast.literal_eval(key)) if key else ""
