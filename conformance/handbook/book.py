"""
What the handbook of a suite holds, as values that a page or a file is made of.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conformance.catalogue import Catalogue, Observation, Requirement, catalogue, sources
from conformance.handbook.description import Description, description, meanings, readings_of_codes
from conformance.suites import Suite, data


@dataclass(frozen=True)
class Area:
    """`promises` are what checks hold a target to, `unheld` what no check can."""

    name: str
    title: str
    promises: list[Requirement]
    unheld: list[Requirement]
    open: list[Observation]


@dataclass
class Limit:
    """A row of the table of limits, from all requirements that say something of it."""

    of: str
    unit: str
    bounds: dict[str, float] = field(default_factory=dict)
    requirements: list[Requirement] = field(default_factory=list)


@dataclass(frozen=True)
class Arrow:
    """From one state to another; a refused one shows what can't be done."""

    begin: str
    end: str
    by: str
    refused: bool
    requirement: Requirement


@dataclass(frozen=True)
class Matrix:
    """Who sees or may do what; a cell is allowed or not, by the requirement that says so."""

    who: list[str]
    what: list[str]
    cells: dict[tuple[str, str], tuple[bool, Requirement]]


@dataclass(frozen=True)
class Book:
    suite: Suite
    catalogue: Catalogue
    description: Description
    areas: list[Area]
    limits: list[Limit]
    states: dict[str, list[Arrow]]
    matrix: Matrix
    codes: list[tuple[str, list[Requirement]]]
    meanings: list[tuple[str, list[str]]]
    read_as: dict[str, str]
    contradictions: str

    def origin(self, requirement: Requirement) -> str:
        """The title of the document, and the section in it."""
        title = sources()[requirement.source]["title"]
        return ", ".join(part for part in (title, requirement.section) if part)

    @property
    def cited(self) -> list[str]:
        """The documents that the catalogue names, in the order of their list."""
        named = {each.source for each in self.catalogue.requirements.values()}
        return [name for name in sources() if name in named]

    def names(self, arrows: list[Arrow]) -> list[str]:
        """The states of a thing, in the order in which they are first named."""
        return list(dict.fromkeys(name for it in arrows for name in (it.begin, it.end)))

    def promise(self, id_: str) -> Requirement | None:
        return self.catalogue.requirements.get(id_)


@cache
def book(suite: Suite) -> Book:
    """
    The handbook of a suite.
    """
    known = catalogue(suite)
    contradictions = data(f"spec/{suite.slug}/contradictions.md")
    return Book(
        suite=suite,
        catalogue=known,
        description=description(suite),
        areas=list(_areas(known)),
        limits=_limits(known),
        states=_states(known),
        matrix=_matrix(known),
        codes=_codes(known, readings_of_codes(suite)),
        meanings=meanings(suite),
        read_as=readings_of_codes(suite),
        contradictions=contradictions.read_text("utf-8") if contradictions.exists() else "",
    )


def facts(requirement: Requirement, kind: str) -> list[dict[str, Any]]:
    """
    What a requirement says as data: its limits, transitions or cells of access, one or several.
    """
    told = requirement.facts.get(kind, [])
    return [dict(each) for each in (told if isinstance(told, list) else [told])]


def _areas(known: Catalogue) -> Iterator[Area]:
    promises, questions = known.requirements.values(), known.observations.values()
    names = {each.id.partition(".")[0]: each.area for each in promises}
    for name, title in names.items():
        ours = [each for each in promises if each.id.startswith(f"{name}.")]
        yield Area(
            name,
            title,
            [each for each in ours if not each.not_covered],
            [each for each in ours if each.not_covered],
            [each for each in questions if each.id.startswith(f"{name}.")],
        )


def _limits(known: Catalogue) -> list[Limit]:
    found: dict[str, Limit] = {}
    for each in known.requirements.values():
        for told in facts(each, "limit"):
            of, unit = told.pop("of"), told.pop("unit")
            limit = found.setdefault(of, Limit(of, unit))
            limit.bounds |= told
            limit.requirements.append(each)
    return list(found.values())


def _states(known: Catalogue) -> dict[str, list[Arrow]]:
    found: dict[str, list[Arrow]] = {}
    for each in known.requirements.values():
        for told in facts(each, "transition"):
            found.setdefault(told["of"], []).extend(
                Arrow(begin, end, told["by"], told.get("refused", False), each)
                for begin in told["from"]
                for end in told["to"]
            )
    return found


def _matrix(known: Catalogue) -> Matrix:
    cells = {
        (who, what): (told["allowed"], each)
        for each in known.requirements.values()
        for told in facts(each, "access")
        for who in told["who"]
        for what in told["what"]
    }
    who = list(dict.fromkeys(who for who, _ in cells))
    what = list(dict.fromkeys(what for _, what in cells))
    return Matrix(who, what, cells)


def in_order(code: str) -> tuple[bool, int, str]:
    """
    What error codes are sorted by: numbers first, by their size.
    """
    return (not code.isdigit(), len(code) if code.isdigit() else 0, code)


def _codes(known: Catalogue, read: dict[str, str]) -> list[tuple[str, list[Requirement]]]:
    """Each code that a statement or the table of readings names, with the statements."""
    found: dict[str, list[Requirement]] = {code: [] for code in read}
    for each in known.requirements.values():
        for code in each.facts.get("codes", []):
            found.setdefault(code, []).append(each)
    return sorted(found.items(), key=lambda entry: in_order(entry[0]))
