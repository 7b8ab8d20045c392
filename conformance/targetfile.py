"""
The target file: how one is read, and how one is written.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from conformance import located, textfile
from conformance.address import base_url
from conformance.located import Document
from conformance.schema import Place, problems
from conformance.target import VENDORS, Rate, Target

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
PLAIN = ("name", "version", "timeout", "prefix", "proxy")


LookUp = Callable[[str], str | None]


def load(path: Path, look_up: LookUp = os.environ.get) -> Target:
    """
    Read a target file. Raises Misconfigured: what is wrong on which line, and what to do.

    `look_up` tells what an environment variable holds.
    """
    document = located.read(path)
    if document.value is None:
        raise document.wrong((), "the file is empty; `conformance init SUITE` prints one")
    document.fit("target")
    said = {key: value for key, value in document.value.items() if value is not None}
    target = Target(
        **{key: said[key] for key in PLAIN if key in said},
        **_groups(said),
        **_tls(document, said.get("tls") or {}, path),
        url=_url(document, said),
        suites=tuple(said.get("suites", ())),
        auth=_auth(document, said, look_up),
        rate=Rate(**_given(said["rate"])) if "rate" in said else None,
    )
    target.refuse_exposure(f"{path}:{document.line(('url',))}: url")
    return target


def _given(mapping: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in mapping.items() if value is not None}


def _groups(said: dict[str, Any]) -> dict[str, Any]:
    names = ("headers", "capabilities", "fixtures", "hooks")
    return {name: _given(said[name]) for name in names if name in said}


def _tls(document: Document, tls: dict[str, Any], path: Path) -> dict[str, Any]:
    verify, ca = tls.get("verify", True), tls.get("ca")
    if ca is None:
        return {"verify_tls": verify}
    if not verify:
        raise document.wrong(("tls", "ca"), "means nothing where `verify` is false; keep one")
    bundle = path.parent / ca
    if not bundle.exists():
        raise document.wrong(("tls", "ca"), f"there is no {bundle}; it is looked up beside {path}")
    return {"verify_tls": verify, "ca": str(bundle.resolve())}


def _url(document: Document, said: dict[str, Any]) -> str:
    try:
        return base_url(said["url"]) if "url" in said else ""
    except ValueError as problem:
        raise document.wrong(("url",), str(problem)) from problem


def _auth(document: Document, said: dict[str, Any], look_up: LookUp) -> dict[str, Any]:
    auth = {key: value for key, value in said.get("auth", {}).items() if value is not None}
    _refuse_mixed_vendors(document, auth, said.get("suites", ()))
    resolved: dict[str, Any] = _resolved(document, auth, ("auth",), look_up)
    return resolved


def _refuse_mixed_vendors(document: Document, auth: dict[str, Any], suites: list[str]) -> None:
    flat = [key for key in auth if key not in VENDORS]
    if not flat:
        return
    if len(flat) < len(auth):
        why = "stands beside a vendor; put it under the vendor that it belongs to"
        raise document.wrong(("auth", flat[0]), why)
    vendors = sorted({slug.partition("-")[0] for slug in suites})
    unfit = {vendor: problems(auth, "target", vendor) for vendor in vendors or VENDORS}
    if len(vendors) > 1 or (not vendors and all(unfit.values())):
        why = "several vendors are meant; write one mapping for each, like `marketo: {…}`"
        raise document.wrong(("auth",), why)
    if vendors and unfit[vendors[0]]:
        first = unfit[vendors[0]][0]
        raise document.wrong(("auth", *first.place), f"not for {vendors[0]}: {first.words}")


def _resolved(document: Document, value: Any, place: Place, look_up: LookUp) -> Any:
    """The value with every `${VARIABLE}` replaced by what the environment has."""
    if isinstance(value, dict):
        return {
            key: _resolved(document, inner, (*place, key), look_up)
            for key, inner in value.items()
            if inner is not None
        }
    if not (variable := VARIABLE.fullmatch(value)):
        return value
    found = look_up(variable[1])
    if not found:
        state = "is not set" if found is None else "is empty"
        why = f"the environment variable {variable[1]} {state}; set it, or write the value here"
        raise document.wrong(place, why)
    if re.search(r"[\x00-\x1f\x7f]", found):
        why = f"the environment variable {variable[1]} holds a line break or a control character"
        raise document.wrong(place, f"{why}; set it without")
    return found


class _Dumper(yaml.SafeDumper):
    """Writes a value that comes twice out twice: `load` refuses aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
        return True


def dump(target: Target, path: Path) -> None:
    """
    Write a complete target file that `load` reads back; only its owner can read it.
    """
    text = yaml.dump(dict(_entries(target)), Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    textfile.write(text, path, private=True)


def _entries(target: Target) -> Iterator[tuple[str, Any]]:
    known = Target(name=target.name)
    for name in ("name", "version", "url"):
        if value := getattr(target, name):
            yield name, value
    if target.suites:
        yield "suites", list(target.suites)
    for name in ("prefix", "auth", "headers", "proxy", "timeout"):
        if (value := getattr(target, name)) != getattr(known, name):
            yield name, value
    if target.ca or not target.verify_tls:
        yield "tls", {"verify": target.verify_tls, "ca": target.ca}
    if target.rate:
        yield "rate", dict(vars(target.rate))
    for name in ("capabilities", "fixtures", "hooks"):
        if value := getattr(target, name):
            yield name, value
