"""
Arbitration: who is wrong where a document, a vendor's own sandbox and somebody's build disagree.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from conformance.comparison import side
from conformance.drift import observed, outcomes
from conformance.record import Record
from conformance.wording import agree, worded

# What the sandbox and the build make of a requirement -> who is wrong.
KEPT, BROKEN, UNJUDGED = "kept", "broken", "not judged"
RULINGS = {
    (KEPT, KEPT): "agreed",
    (KEPT, BROKEN): "build wrong",
    (BROKEN, KEPT): "document wrong",
    (BROKEN, BROKEN): "both wrong",
}
OPEN = "open"
WRONG = ("build wrong", "both wrong", "document wrong", OPEN)  # as they are told, `agreed` is not


@dataclass(frozen=True)
class Ruling:
    """
    On one requirement: `ruling` is `agreed`, `build wrong`, `document wrong` (the vendor's own
    sandbox does not keep it, the build does), `both wrong` (neither does: the build is like the
    vendor, and unlike the document), or `open` where one of them was not judged.
    """

    api: str
    requirement: str
    ruling: str
    sandbox: str
    build: str
    level: str
    text: str


@dataclass(frozen=True)
class Unlike:
    """An open question that the build answers in another way than the vendor."""

    api: str
    observation: str
    sandbox: str
    build: str


def rulings(sandbox: Record, build: Record) -> list[Ruling]:
    """A ruling on each requirement that either run has a result for, in their order."""
    return list(_rulings(sandbox, build))


def _rulings(sandbox: Record, build: Record) -> Iterator[Ruling]:
    theirs, ours = outcomes(sandbox), outcomes(build)
    said = {**sandbox.get("requirements", {}), **build.get("requirements", {})}
    levels = {
        (result["api"], result["requirement"]): result["level"]
        for result in [*sandbox["results"], *build["results"]]
    }
    for key in sorted(levels):
        vendor, us = _kept(theirs.get(key)), _kept(ours.get(key))
        yield Ruling(
            api=key[0],
            requirement=key[1],
            ruling=RULINGS.get((vendor, us), OPEN),
            sandbox=vendor,
            build=us,
            level=levels[key],
            text=said[key[1]]["text"] if key[1] in said else "",
        )


def _kept(outcome: str | None) -> str:
    return {None: UNJUDGED, "pass": KEPT}.get(outcome, BROKEN)


def unlike(sandbox: Record, build: Record) -> list[Unlike]:
    """Where both conform, or the documents say nothing, and yet they differ."""
    theirs, ours = _as_text(sandbox), _as_text(build)
    return [
        Unlike(api, id_, theirs[api, id_], ours[api, id_])
        for api, id_ in sorted(theirs.keys() & ours.keys())
        if not agree(theirs[api, id_], ours[api, id_])
    ]


def _as_text(record: Record) -> dict[tuple[str, str], str]:
    return {key: worded(value) for key, value in observed(record).items()}


def document(sandbox: Record, build: Record) -> dict[str, Any]:
    """All of it as one JSON document, which the reports are rendered from."""
    return {
        "kind": "conformance-arbitration",
        "format": 1,
        "sandbox": side(sandbox),
        "build": side(build),
        "rulings": [asdict(each) for each in rulings(sandbox, build)],
        "unlike": [asdict(each) for each in unlike(sandbox, build)],
    }


def conforms(build: Record) -> bool:
    """Whether the build keeps what it has to: a document that is wrong is no excuse of its own."""
    return build["verdict"] in {"conformant", "drift"}
