"""
The OpenAPI description of each suite: valid, and at one with its examples and the readings.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from openapi_spec_validator import validate

from conformance.reading import readings
from conformance.suites import PACKAGE, SUITES
from tests.description import Description, the_exchange

if TYPE_CHECKING:
    from pathlib import Path

ALL = [Description(slug) for slug in SUITES]
THERE = [each for each in ALL if each.file.exists()]  # that each is there is a test of its own

# What npx says when it can't reach the registry: nobody's fault here.
REGISTRY_IS_SILENT = re.compile(r"ENOTFOUND|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EAI_AGAIN|npm error")

each_suite = pytest.mark.parametrize("described", ALL, ids=lambda each: each.suite)
each_operation = pytest.mark.parametrize(
    ("described", "operation"),
    [
        pytest.param(each, operation, id=f"{each.suite}-{operation}")
        for each in THERE
        for operation in each.operations
    ],
)
each_example = pytest.mark.parametrize(
    ("described", "schema", "value"),
    [
        pytest.param(each, schema, value, id=f"{each.suite}-{title}".replace("/", "-"))
        for each in THERE
        for title, schema, value in each.examples()
    ],
)
each_exchange = pytest.mark.parametrize(
    ("described", "file"),
    [
        pytest.param(each, file, id=f"{each.suite}-{file.stem}")
        for each in THERE
        for file in each.exchanges
    ],
)


@each_suite
def test_the_description_is_valid(described: Description) -> None:
    """The file is an OpenAPI 3.1 description."""
    validate(described.document)


@each_suite
def test_there_are_example_exchanges(described: Description) -> None:
    """What an operation gives is shown by exchanges as a record holds them."""
    assert described.exchanges != []


@each_example
def test_an_example_fits_its_schema(
    described: Description, schema: dict[str, Any], value: Any
) -> None:
    """Each example of a request, a parameter or an answer is valid under the schema beside it."""
    described.assert_fits(value, schema)


@each_operation
def test_an_operation_shows_what_it_takes_and_gives(described: Description, operation: str) -> None:
    """Each body and each answer that has a content comes with an example."""
    bodies = [entry for _, entry in described.bodies(operation)]

    assert all("example" in entry or entry["examples"] for entry in bodies)


@each_suite
def test_the_readings_name_the_same_operations(described: Description) -> None:
    """What the suite calls is described, with the same method and path."""
    called = {
        name: (it.method, it.path)
        for name, it in readings(described.suite).operations.items()
        if not it.probe
    }
    known = {name: (method, path) for name, (method, path, _) in described.operations.items()}

    assert called.items() <= known.items()


@each_exchange
def test_an_example_exchange_is_described(described: Description, file: Path) -> None:
    """Method, path and answer of each example exchange are as described, and so is its reading."""
    exchange, record = the_exchange(file)
    method, path, operation = described.operations[exchange.operation]
    pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path))
    answer = described.followed(operation["responses"][str(record["response"]["status"])])
    content = answer.get("content", {})

    assert exchange.request.method == method
    assert re.fullmatch(pattern, unquote(urlsplit(exchange.request.url).path))
    if "application/json" in content:
        described.assert_fits(exchange.document, content["application/json"]["schema"])
    else:
        assert exchange.content_type in content or not record["response"]["body"]
    assert readings(described.suite).read(exchange)[0] == record["reading"]


@each_exchange
def test_an_example_exchange_has_the_shape_of_a_record(described: Description, file: Path) -> None:
    """The example exchanges have the form that exchanges have in the record of a run."""
    schema = (PACKAGE / "schemas" / "run.schema.json").read_text("utf-8")
    _, record = the_exchange(file)

    described.assert_fits(record, json.loads(schema)["properties"]["exchanges"]["items"])


@each_suite
def test_redocly_finds_nothing(described: Description) -> None:
    """The linter of Redocly, with the rules that it recommends, has no error and no warning."""
    npx = shutil.which("npx")
    if npx is None:
        pytest.skip("needs npx, which comes with Node.js")
    command = [npx, "--yes", "@redocly/cli@2", "lint", "--format=json", str(described.file)]
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
