"""
The OpenAPI description of Marketo programs: valid, and at one with its examples and the readings.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from datetime import datetime
from functools import reduce
from operator import getitem
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from conformance.exchange import Exchange, Request, Response
from conformance.reading import readings
from conformance.suites import PACKAGE, data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUITE = "marketo-programs"
FILE = data(f"spec/{SUITE}/openapi.yaml")
DESCRIPTION: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8"))
EXCHANGES = sorted(data(f"fixtures/{SUITE}/exchanges").glob("*.json"))
METHODS = ("get", "post", "put", "patch", "delete")

# What npx says when it can't reach the registry: nobody's fault here.
REGISTRY_IS_SILENT = re.compile(r"ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|npm error")
PROGRAM_OPERATIONS = {
    "getProgramById",
    "getProgramByName",
    "browsePrograms",
    "getProgramsByTag",
    "createProgram",
    "updateProgram",
    "approveProgram",
    "unapproveProgram",
    "cloneProgram",
    "deleteProgram",
}


def followed(node: Any) -> Any:
    """What a node of the description says, references followed."""
    while isinstance(node, dict) and "$ref" in node:
        node = reduce(getitem, node["$ref"].removeprefix("#/").split("/"), DESCRIPTION)
    return node


def operations() -> dict[str, tuple[str, str, dict[str, Any]]]:
    """Method, path and description of each operation, by its id."""
    return {
        operation["operationId"]: (method.upper(), path, operation)
        for path, item in DESCRIPTION["paths"].items()
        for method, operation in item.items()
        if method in METHODS
    }


def parameters(operation: str) -> list[dict[str, Any]]:
    _, path, described = operations()[operation]
    every = [*DESCRIPTION["paths"][path].get("parameters", []), *described.get("parameters", [])]
    return [followed(parameter) for parameter in every]


def media(operation: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What an operation takes and gives: a title, and a schema with its examples."""
    described = operations()[operation][2]
    yield from described.get("requestBody", {}).get("content", {}).items()
    for status, answer in described["responses"].items():
        for entry in followed(answer).get("content", {}).values():
            yield status, entry
    for parameter in parameters(operation):
        if "content" in parameter:
            yield parameter["name"], parameter["content"]["application/json"]
        elif "example" in parameter:
            yield parameter["name"], parameter


def examples() -> Iterator[Any]:
    for operation in operations():
        for title, entry in media(operation):
            alone = {"example": {"value": entry["example"]}} if "example" in entry else {}
            for name, example in {**alone, **entry.get("examples", {})}.items():
                case = f"{operation}-{title}-{name}"
                value = followed(example)["value"]
                yield pytest.param(entry["schema"], value, id=case.replace("/", "-"))


def validator(schema: dict[str, Any]) -> Draft202012Validator:
    """A schema takes the components along, so that its references find them."""
    whole = {**schema, "components": DESCRIPTION["components"]}
    return Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER)


def assert_fits(value: Any, schema: dict[str, Any]) -> None:
    assert [error.message for error in validator(schema).iter_errors(value)] == []


def the_exchange(file: Path) -> tuple[Exchange, dict[str, Any]]:
    """An example exchange, and the record that it was read from."""
    record: dict[str, Any] = json.loads(file.read_text("utf-8"))
    answer = record["response"]
    response = Response(answer["status"], answer["headers"], answer["body"].encode())
    started = datetime.fromisoformat(record["started"])
    request = Request(**record["request"])
    return Exchange(0, record["operation"], request, started, record["duration"], response), record


def test_the_description_is_valid() -> None:
    """The file is an OpenAPI 3.1 description."""
    validate(DESCRIPTION)


@pytest.mark.parametrize(("schema", "value"), list(examples()))
def test_an_example_fits_its_schema(schema: dict[str, Any], value: Any) -> None:
    """Each example of a request, a parameter or an answer is valid under the schema beside it."""
    assert_fits(value, schema)


def test_the_ten_program_operations_are_tagged() -> None:
    """The ten operations on programs carry the tag Programs, and no other operation does."""
    tagged = {name for name, (_, _, it) in operations().items() if it["tags"] == ["Programs"]}

    assert tagged == PROGRAM_OPERATIONS
    assert all(it["tags"] in (["Programs"], ["Support"]) for _, _, it in operations().values())


@pytest.mark.parametrize("operation", operations())
def test_an_operation_shows_what_it_takes_and_gives(operation: str) -> None:
    """Each body and each answer that has a content comes with an example."""
    bodies = [entry for _, entry in media(operation) if "in" not in entry]

    assert all("example" in entry or entry["examples"] for entry in bodies)


@pytest.mark.parametrize("operation", operations())
def test_only_the_identity_endpoint_is_open(operation: str) -> None:
    """Every operation needs the token, but those that grant it."""
    _, path, described = operations()[operation]
    security = described.get("security", DESCRIPTION["security"])

    assert security == ([] if path.startswith("/identity/") else [{"bearer": []}])


def test_the_readings_name_the_same_operations() -> None:
    """What the suite calls is described, with the same method and path."""
    called = {name: (it.method, it.path) for name, it in readings(SUITE).operations.items()}
    described = {name: (method, path) for name, (method, path, _) in operations().items()}

    assert called.items() <= described.items()
    assert called.keys() >= PROGRAM_OPERATIONS


def test_structured_fields_of_a_form_are_json() -> None:
    """A form field that is an object or a list says that it is sent as JSON text."""
    forms = [
        operation["requestBody"]["content"]["application/x-www-form-urlencoded"]
        for _, _, operation in operations().values()
        if "requestBody" in operation
    ]

    assert len(forms) == 4
    for form in forms:
        fields = followed(form["schema"])["properties"]
        encoded = {name for name, it in form.get("encoding", {}).items() if it.get("contentType")}
        assert encoded == fields.keys() & {"folder", "tags", "costs"}


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda file: file.stem)
def test_an_example_exchange_is_described(file: Path) -> None:
    """Method, path and answer of each example exchange are as described, and so is its reading."""
    exchange, record = the_exchange(file)
    method, path, described = operations()[exchange.operation]
    pattern = re.sub(r"\\{\w+\\}", r"\\d+", re.escape(path))
    answer = followed(described["responses"][str(record["response"]["status"])])

    assert exchange.request.method == method
    assert re.fullmatch(pattern, unquote(urlsplit(exchange.request.url).path))
    assert_fits(exchange.document, answer["content"]["application/json"]["schema"])
    assert readings(SUITE).read(exchange)[0] == record["reading"]


@pytest.mark.parametrize("file", EXCHANGES, ids=lambda file: file.stem)
def test_an_example_exchange_has_the_shape_of_a_record(file: Path) -> None:
    """The example exchanges have the form that exchanges have in the record of a run."""
    schema = (PACKAGE / "schemas" / "run.schema.json").read_text("utf-8")
    _, record = the_exchange(file)

    assert_fits(record, json.loads(schema)["properties"]["exchanges"]["items"])


def test_tags_are_never_browsed() -> None:
    """The schema of a browsed program refuses tags, and takes an empty list, null and nothing."""
    program = operations()["browsePrograms"][2]["responses"]["200"]["content"]["application/json"]
    browsed = program["examples"]["page"]["value"]["result"][0]
    schema = validator({"$ref": "#/components/schemas/BrowsedProgram"})

    assert schema.is_valid({**browsed, "tags": []})
    assert schema.is_valid({**browsed, "tags": None})
    assert not schema.is_valid({**browsed, "tags": [{"tagType": "Region", "tagValue": "Alps"}]})


@pytest.mark.parametrize("characters", [255, 256])
def test_a_clone_is_named_with_255_characters_at_most(characters: int) -> None:
    """The schema of a clone holds the documented limit, on both sides of it."""
    clone = {"name": "é" * characters, "folder": {"id": 204, "type": "Folder"}}
    schema = validator({"$ref": "#/components/schemas/ProgramClone"})

    assert schema.is_valid(clone) == (characters <= 255)


def test_redocly_finds_nothing() -> None:
    """The linter of Redocly, with the rules that it recommends, has no error and no warning."""
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("needs npx, which comes with Node.js")
    command = [npx, "--yes", "@redocly/cli@2", "lint", "--format=json", str(FILE)]
    patience = {**os.environ, "npm_config_fetch_retries": "1", "REDOCLY_TELEMETRY": "off"}
    try:
        lint = subprocess.run(
            command, capture_output=True, text=True, timeout=180, check=False, env=patience
        )
    except subprocess.TimeoutExpired:
        pytest.skip("the npm registry did not give Redocly's linter within 180 seconds")
    if not lint.stdout.strip() and REGISTRY_IS_SILENT.search(lint.stderr):
        pytest.skip("the npm registry did not answer: Redocly's linter can't be fetched")

    assert json.loads(lint.stdout)["problems"] == []
    assert lint.returncode == 0
