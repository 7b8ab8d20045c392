"""
How the shapes of answers differ: members that appeared or vanished, other types, formats, values.
"""

import re
from collections.abc import Iterator
from typing import Any

from conformance.drift import ADDITIVE, BREAKING, COSMETIC, Drift
from conformance.enumeration import enumerated, is_code
from conformance.record import PlaceRecord, Record, ShapeRecord
from conformance.suites import SUITES

SAMPLED = {"vanished", "appeared", "code", "value"}
CHANCE = 0.01  # that a difference is one of the data alone, above which it is none
Shapes = dict[tuple[str, str, str], ShapeRecord]
# kind, weight, member, old, new
Change = tuple[str, str, str, str, str]


def changes_of_shape(old: Record, new: Record) -> Iterator[Drift]:
    """
    The differences, those of the same member in several operations as one.

    What a run that ended early had seen so far is no sample of what there is: of such a one, what
    is only missing, or only new, is no difference.
    """
    before, after = _shapes(old), _shapes(new)
    whole = old["complete"] and new["complete"]
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for key in sorted(before.keys() & after.keys()):
        api, operation, _ = key
        for place, (kind, weight, member, was, is_) in _changes(before[key], after[key]):
            if not whole and kind in SAMPLED:
                continue
            places = found.setdefault((kind, weight, api, member, is_), {})
            places.setdefault(f"{operation} {place}", was)
    for (kind, weight, api, member, is_), places in found.items():
        was = max(places.values(), key=len)  # what most of it was known by before
        touched = tuple(_touching(new, api, member))
        yield Drift(kind, weight, api, member, was, is_, tuple(places), touched)


def _shapes(record: Record) -> Shapes:
    return {
        (shape["api"], shape["operation"], shape["reading"]): shape
        for shape in record.get("shapes", [])
        if shape["reading"] != "busy"  # when a target is busy is chance
    }


def _touching(record: Record, api: str, member: str) -> Iterator[str]:
    """The requirements that speak of a member."""
    if not re.fullmatch(r"\w+", member):
        return
    ids = {result["requirement"] for result in record["results"] if result["api"] == api}
    for id_, requirement in record.get("requirements", {}).items():
        if id_ in ids and re.search(rf"`[^`]*\b{member}\b[^`]*`", requirement["text"]):
            yield id_


def _changes(old: ShapeRecord, new: ShapeRecord) -> Iterator[tuple[str, Change]]:
    before, after = old["places"], new["places"]
    for place in sorted(before.keys() | after.keys()):
        member = _member(place)
        if place not in after:
            if _above(place) in after and _sure(_rate(before[place]), _chances(new, place)):
                yield place, ("vanished", BREAKING, member, _types(before[place]), "absent")
        elif place not in before:
            if _above(place) in before and _sure(_rate(after[place]), _chances(old, place)):
                yield place, ("appeared", ADDITIVE, member, "absent", _types(after[place]))
        else:
            for change in _differences(before[place], after[place]):
                yield place, (change[0], change[1], member, change[2], change[3])
            for change in _new_values(old, place, before[place], after[place]):
                yield place, (change[0], change[1], member, change[2], change[3])


def _differences(old: PlaceRecord, new: PlaceRecord) -> Iterator[tuple[str, str, str, str]]:
    if types := _surely_new(old["types"], new["types"]):  # one change, however many they are
        kind = "null" if types[0] == "null" else "type"
        yield kind, BREAKING, _types(old), " or ".join(types)
    for written in _surely_new(old.get("formats", {}), new.get("formats", {})):
        weight = COSMETIC if written.startswith("token") else BREAKING
        yield "format", weight, ", ".join(old.get("formats", {})), written


def _new_values(
    shape: ShapeRecord, place: str, old: PlaceRecord, new: PlaceRecord
) -> Iterator[tuple[str, str, str, str]]:
    """A value that is listed, and that no answer of the old run happened to have, is no change."""
    listed = _listed(shape["api"], shape["operation"]).get(place, frozenset())
    kind = "code" if is_code(place) else "value"
    known = old.get("values", {})
    for value in new.get("values", {}):
        if value not in known and value not in listed:
            yield kind, ADDITIVE, ", ".join(known), value


def _listed(api: str, operation: str) -> Any:
    return enumerated(api).get(operation, {}) if api in SUITES else {}


def _surely_new(old: dict[str, int], new: dict[str, int]) -> list[str]:
    """What is only in the new counts, and would hardly have been missing from the old by chance."""
    before, after = sum(old.values()), sum(new.values())
    return [word for word in new if word not in old and _sure(new[word] / after, before)]


def _sure(rate: float, chances: int) -> bool:
    """Whether what is there at this rate would hardly be missing so many times in a row."""
    return chances > 0 and (1 - rate) ** chances < CHANCE


def _rate(place: PlaceRecord) -> float:
    return sum(place["types"].values()) / max(place["of"], 1)


def _chances(shape: ShapeRecord, place: str) -> int:
    """How often something could have stood at a place where nothing did."""
    above = shape["places"].get(_above(place))
    return above["types"].get("object", 0) if above and not place.endswith("/*") else 0


def _above(place: str) -> str:
    return place.rpartition("/")[0]


def _member(place: str) -> str:
    """The last step that is a name."""
    names = [step for step in place.split("/") if step not in {"", "*"}]
    return names[-1] if names else "the answer"


def _types(place: PlaceRecord) -> str:
    return " or ".join(place["types"])
