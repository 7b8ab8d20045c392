"""
Portman, from npm: a collection of requests and assertions from the description, run by Newman.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from benchmarks.contenders.contender import (
    Stand,
    Unavailable,
    authorisation,
    described,
    operations,
)
from conformance.suites import Suite

# Newman comes with Portman; tslib it needs, and does not name.
PACKAGES = ("@apideck/portman@1", "tslib@2")
ROOM = Path("build/rivals/portman")
CONTRACT = ("statusSuccess", "contentType", "jsonBody", "schemaValidation", "headersPresent")
FUZZING = (
    "requiredFields",
    "minimumNumberFields",
    "maximumNumberFields",
    "minLengthFields",
    "maxLengthFields",
)


class Portman:
    """All assertions that it can make of a description, and all its ways to vary a request."""

    name = "portman"

    def __init__(self) -> None:
        self.commands = ROOM.resolve() / "node_modules" / ".bin"
        self.collection = Path()

    def obtain(self) -> None:
        """Install it where it is not yet."""
        if (self.commands / "portman").exists():
            return
        npm = shutil.which("npm")
        if not npm:
            raise Unavailable("it needs npm, which is not here")
        ROOM.mkdir(parents=True, exist_ok=True)
        line = [npm, "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"]
        done = subprocess.run(  # noqa: S603
            [*line, "--prefix", str(ROOM), *PACKAGES], check=False, capture_output=True
        )
        if done.returncode:
            raise Unavailable("npm could not install it")

    def learn(self, suite: Suite, folder: Path) -> None:
        """Make the collection: it is the same for each server."""
        description = described(suite, folder)
        (folder / "portman.json").write_text(json.dumps(settings(operations(description))), "utf-8")
        line = [str(self.commands / "portman"), "-l", description.name, "-c", "portman.json"]
        self.collection = folder / "collection.json"
        subprocess.run(  # noqa: S603
            [*line, "-o", self.collection.name], check=True, capture_output=True, cwd=folder
        )

    def line(self, suite: Suite, stand: Stand) -> list[str]:
        """Newman, with what differs from server to server."""
        header = authorisation(suite, stand.instance)
        line = [str(self.commands / "newman"), "run", str(self.collection)]
        line += ["--env-var", f"baseUrl={stand.url}", "--env-var", f"apiKey={header}"]
        return [*line, "--reporters", "json", "--reporter-json-export", "told.json"]

    def told(self, folder: Path) -> set[str]:
        """The assertions that failed, each with its request, and requests without an answer."""
        run = json.loads((folder / "told.json").read_text("utf-8"))["run"]
        return {
            f"{failure['source']['name']}: {failure['error']['test']}"
            if "test" in failure["error"]
            else f"{failure['source']['name']}: no answer"
            for failure in run["failures"]
        }


def settings(described: list[dict[str, Any]]) -> dict[str, Any]:
    """What Portman is told: assert all, vary all, and where the authorisation goes."""
    contract = [_all(test, openApiOperation="*::/*") for test in CONTRACT]
    key = {"key": "Authorization", "value": "{{apiKey}}", "in": "header"}
    tests = {"contractTests": contract, "variationTests": [_varied(each) for each in described]}
    return {"version": 1.0, "tests": tests, "globals": {"securityOverwrites": {"apiKey": key}}}


def _varied(operation: dict[str, Any]) -> dict[str, Any]:
    """Invalid requests of an operation: refused with 400, where that is described at all."""
    status = "400" if "400" in operation["responses"] else next(iter(operation["responses"]))
    expected = "statusClientError" if status == "400" else "statusSuccess"
    ways = {way: {"enabled": True} for way in FUZZING}
    variation = {
        "name": "varied",
        "openApiResponse": status,
        "fuzzing": [{f"request{part}": [ways]} for part in ("Body", "QueryParams", "Headers")],
        "tests": {"contractTests": [_all(expected), _all("schemaValidation")]},
    }
    return {"openApiOperationId": operation["operationId"], "variations": [variation]}


def _all(test: str, **where: str) -> dict[str, Any]:
    return {**where, test: {"enabled": True}}
