"""
The OpenAPI description of Marketo programs: what the documents say of its operations and shapes.
"""

from __future__ import annotations

import pytest

from conformance.reading import readings
from tests.description import Description

MARKETO = Description("marketo-programs")
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


def test_the_ten_program_operations_are_tagged() -> None:
    """The ten operations on programs carry the tag Programs, and no other operation does."""
    tagged = {name for name, (_, _, it) in MARKETO.operations.items() if it["tags"] == ["Programs"]}

    assert tagged == PROGRAM_OPERATIONS
    assert all(
        it["tags"] in (["Programs"], ["Support"]) for _, _, it in MARKETO.operations.values()
    )


@pytest.mark.parametrize("operation", MARKETO.operations)
def test_only_the_identity_endpoint_is_open(operation: str) -> None:
    """Every operation needs the token, but those that grant it."""
    _, path, described = MARKETO.operations[operation]
    security = described.get("security", MARKETO.document["security"])

    assert security == ([] if path.startswith("/identity/") else [{"bearer": []}])


def test_the_readings_call_all_of_them() -> None:
    """The suite calls each of the ten operations."""
    assert readings(MARKETO.suite).operations.keys() >= PROGRAM_OPERATIONS


def test_structured_fields_of_a_form_are_json() -> None:
    """A form field that is an object or a list says that it is sent as JSON text."""
    forms = [
        operation["requestBody"]["content"]["application/x-www-form-urlencoded"]
        for _, _, operation in MARKETO.operations.values()
        if "requestBody" in operation
    ]

    assert len(forms) == 4
    for form in forms:
        fields = MARKETO.followed(form["schema"])["properties"]
        encoded = {name for name, it in form.get("encoding", {}).items() if it.get("contentType")}
        assert encoded == fields.keys() & {"folder", "tags", "costs"}


def test_tags_are_never_browsed() -> None:
    """The schema of a browsed program refuses tags, and takes an empty list, null and nothing."""
    program = MARKETO.operations["browsePrograms"][2]["responses"]["200"]["content"][
        "application/json"
    ]
    browsed = program["examples"]["page"]["value"]["result"][0]
    schema = MARKETO.validator({"$ref": "#/components/schemas/BrowsedProgram"})

    assert schema.is_valid({**browsed, "tags": []})
    assert schema.is_valid({**browsed, "tags": None})
    assert not schema.is_valid({**browsed, "tags": [{"tagType": "Region", "tagValue": "Alps"}]})


@pytest.mark.parametrize("characters", [255, 256])
def test_a_clone_is_named_with_255_characters_at_most(characters: int) -> None:
    """The schema of a clone holds the documented limit, on both sides of it."""
    clone = {"name": "é" * characters, "folder": {"id": 204, "type": "Folder"}}
    schema = MARKETO.validator({"$ref": "#/components/schemas/ProgramClone"})

    assert schema.is_valid(clone) == (characters <= 255)
