"""
An area: a module of checks, which pytest imports, and whose checks it is told.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import product
from types import FunctionType, ModuleType
from typing import Any

import pytest

from conformance.catalogue import PREFIXES
from conformance.item import Check, arguments_of

NAMES = ("how_", *(prefix for each in PREFIXES.values() for prefix in each))
FIXTURE: type[Any] = type(pytest.fixture(lambda: None))
WORDS = ("verifies", "observes")
SHOWN = str | int | float | bool | None  # parameters that are part of a check's id

Fixtures = dict[str, Callable[..., Any]]
Ids = Sequence[str] | Callable[[Any], str]
Variant = tuple[str, dict[str, Any]]  # of a check: how it is told apart, and its parameters


class Area(pytest.Module):
    """
    A module of checks. What they ask for is found where pytest would find it: in the module, or in
    what pytest has loaded as plugins, `conftest.py` included.

    pytest's own way from a function to an item takes several times as long, and most of a start.
    """

    def collect(self) -> Iterable[Check]:
        """The checks, in the order in which they are written, one for each of their parameters."""
        fixtures = {**_given(self.config.pluginmanager.get_plugins()), **_fixtures(vars(self.obj))}
        for name, function in vars(self.obj).items():
            if isinstance(function, FunctionType) and name.startswith(NAMES):
                yield from self._checks(function, fixtures)

    def _checks(self, function: FunctionType, fixtures: Fixtures) -> Iterator[Check]:
        for links, variants in _links(function):
            for told, parameters in _combined(function, variants, fixtures):
                yield Check.from_parent(
                    self,
                    name=f"{function.__name__}[{told}]" if told else function.__name__,
                    function=function,
                    links=links,
                    parameters=parameters,
                    fixtures=fixtures,
                )


def _given(plugins: Iterable[object]) -> Fixtures:
    """The fixtures of plugins: modules, or objects whose methods they are."""
    found: Fixtures = {}
    for plugin in plugins:
        if isinstance(plugin, ModuleType):
            found |= _fixtures(vars(plugin))
        else:
            methods = _fixtures(vars(type(plugin)))
            found |= {name: method.__get__(plugin) for name, method in methods.items()}
    return found


def _fixtures(names: Mapping[str, Any]) -> Fixtures:
    return {n: made.__wrapped__ for n, made in names.items() if type(made) is FIXTURE}


def _links(function: FunctionType) -> Iterator[tuple[dict[str, str], list[Variant]]]:
    """
    What a function is linked to, as `verifies` and `observes` say: where that is a mapping, to each
    of its keys for another label.
    """
    found = {word: vars(function)[word] for word in WORDS if word in vars(function)}
    for word, linked in found.items():
        if isinstance(linked, dict):
            labels = variants("label", linked.values())
            yield from (({word: id_}, [label]) for id_, label in zip(linked, labels, strict=True))
            return
    yield found, []


def _combined(
    function: FunctionType, labels: list[Variant], fixtures: Fixtures
) -> Iterator[Variant]:
    """A check with several lists of parameters has a variant for each combination."""
    lists = [labels] if labels else []
    marks: list[pytest.Mark] = getattr(function, "pytestmark", [])
    lists += [variants(*mark.args, **mark.kwargs) for mark in marks]
    known = {name for each in lists for _, parameters in each for name in parameters}
    for name in arguments_of(function):
        if name not in fixtures and name not in known:
            cases = fixtures["cases"]()
            if not hasattr(cases, name):
                raise pytest.UsageError(f"{function.__name__}: nothing gives it `{name}`")
            lists.append(cases.variants(name))
    for each in product(*lists):
        told = "-".join(told for told, _ in each).encode("unicode_escape").decode()
        yield told, dict(pair for _, parameters in each for pair in parameters.items())


def variants(
    names: str | tuple[str, ...], values: Iterable[Any], ids: Ids | None = None
) -> list[Variant]:
    """
    A variant for each value of a parameter, or for each tuple of values of several, named as pytest
    names them: by `ids`, else by what is short, else by its place.
    """
    named = (names,) if isinstance(names, str) else names
    rows = [(value,) if isinstance(names, str) else value for value in values]
    return [
        (
            ids[place]
            if isinstance(ids, Sequence)
            else "-".join(
                _told(value, ids) or f"{name}{place}"
                for name, value in zip(named, row, strict=True)
            ),
            dict(zip(named, row, strict=True)),
        )
        for place, row in enumerate(rows)
    ]


def _told(value: Any, ids: Callable[[Any], str] | None) -> str | None:
    if ids:
        return ids(value)
    return str(value) if isinstance(value, SHOWN) else None
