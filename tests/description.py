"""
The OpenAPI description of one suite, as its tests read it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, reduce
from operator import getitem
from typing import TYPE_CHECKING, Any

import yaml
from jsonschema import Draft202012Validator

from conformance.exchange import Exchange, Request, Response
from conformance.suites import data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Description:
    """What `spec/<suite>/openapi.yaml` says."""

    suite: str

    @property
    def file(self) -> Path:
        return data(f"spec/{self.suite}/openapi.yaml")

    @cached_property
    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = yaml.safe_load(self.file.read_text("utf-8"))
        return document

    @cached_property
    def operations(self) -> dict[str, tuple[str, str, dict[str, Any]]]:
        """
        Method, path and description of each operation, by its id.

        Two operations may share a method and a path, which OpenAPI has no room for: then
        `x-also-called` is the id of the second.
        """
        return {
            name: (method.upper(), path, operation)
            for path, item in self.document["paths"].items()
            for method, operation in item.items()
            if method in METHODS
            for name in (operation["operationId"], operation.get("x-also-called"))
            if name
        }

    @property
    def exchanges(self) -> list[Path]:
        """The files of the example exchanges."""
        return sorted(data(f"fixtures/{self.suite}/exchanges").glob("*.json"))

    def followed(self, node: Any) -> Any:
        """What a node of the description says, references followed."""
        while isinstance(node, dict) and "$ref" in node:
            node = reduce(getitem, node["$ref"].removeprefix("#/").split("/"), self.document)
        return node

    def parameters(self, operation: str) -> list[dict[str, Any]]:
        _, path, described = self.operations[operation]
        shared = self.document["paths"][path].get("parameters", [])
        return [self.followed(each) for each in (*shared, *described.get("parameters", []))]

    def bodies(self, operation: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """What an operation takes and gives as a body: a title, and a schema with its examples."""
        described = self.operations[operation][2]
        yield from self.followed(described.get("requestBody", {})).get("content", {}).items()
        for status, answer in described["responses"].items():
            for entry in self.followed(answer).get("content", {}).values():
                yield status, entry

    def media(self, operation: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """The same, parameters that have an example included."""
        yield from self.bodies(operation)
        for parameter in self.parameters(operation):
            if "content" in parameter:
                yield parameter["name"], parameter["content"]["application/json"]
            elif "example" in parameter:
                yield parameter["name"], parameter

    def examples(self) -> Iterator[tuple[str, dict[str, Any], Any]]:
        """A title, a schema, and a value that should fit it."""
        for operation in self.operations:
            for title, entry in self.media(operation):
                alone = {"example": {"value": entry["example"]}} if "example" in entry else {}
                for name, example in {**alone, **entry.get("examples", {})}.items():
                    yield f"{operation}-{title}-{name}", entry["schema"], self.value_of(example)

    def value_of(self, example: Any) -> Any:
        return self.followed(example)["value"]

    def validator(self, schema: dict[str, Any]) -> Draft202012Validator:
        """A schema takes the components along, so that its references find them."""
        whole = {**schema, "components": self.document.get("components", {})}
        return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)

    def assert_fits(self, value: Any, schema: dict[str, Any]) -> None:
        assert [error.message for error in self.validator(schema).iter_errors(value)] == []


def the_exchange(file: Path) -> tuple[Exchange, dict[str, Any]]:
    """An example exchange, and the record that it was read from."""
    record: dict[str, Any] = json.loads(file.read_text("utf-8"))
    answer = record["response"]
    response = Response(answer["status"], answer["headers"], answer["body"].encode())
    started = datetime.fromisoformat(record["started"])
    request = Request(**record["request"])
    return Exchange(0, record["operation"], request, started, record["duration"], response), record
