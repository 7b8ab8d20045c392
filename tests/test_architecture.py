"""
The rules of ARCHITECTURE.md, and that catalogue, checks and mutants fit together.
"""

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from conformance.catalogue import PREFIXES, catalogue, sources
from conformance.embedding import vendor
from conformance.mutation import mutants
from conformance.selection import ALLOWABLE
from conformance.suites import PACKAGE, SUITES, Suite, data

LONGEST_MODULE = 200
LONGEST_LIST = 300  # lists of checks and of mutants: nothing in them depends on what stands above
LONGEST_FUNCTION = 40

MODULES = sorted(PACKAGE.rglob("*.py"))
ROOMS = sorted(
    folder for folder in (PACKAGE / "vendors").iterdir() if (folder / "vendor.py").exists()
)
ALL_SUITES = pytest.mark.parametrize("suite", SUITES.values(), ids=SUITES.keys())
VENDORS = pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)


def name_of(file: Path) -> str:
    return str(file.relative_to(PACKAGE))


def imported(file: Path) -> set[str]:
    """The modules that a file imports, those of the standard library left out; `.` is its own."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            found.add("." * node.level + (node.module or ""))
    return {each for each in found if each.split(".")[0] not in sys.stdlib_module_names}


def strangers(folder: Path, allowed: set[str]) -> dict[str, set[str]]:
    """What the files of a folder import beyond what they may, their own package always allowed."""
    own = ".".join(("conformance", *folder.relative_to(PACKAGE).parts))
    found = {
        name_of(file): {
            module
            for module in imported(file)
            if module not in allowed and not f"{module}.".startswith((f"{own}.", "."))
        }
        for file in folder.rglob("*.py")
    }
    return {file: modules for file, modules in found.items() if modules}


def functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def areas(suite: Suite) -> dict[str, Any]:
    files = data(f"spec/{suite.slug}/requirements").glob("*.yaml")
    return {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in files}


def packages(suite: Suite, name: str) -> set[str]:
    """A package of the suite's vendor, and the one inside it that is the suite's own."""
    whole = f"conformance.vendors.{suite.vendor}.{name}"
    return {whole, f"{whole}.{suite.checks}"}


@ALL_SUITES
def test_checks_import_their_vocabulary(suite: Suite) -> None:
    """Checks are written in the vendor's nouns and verbs, and in nothing else of ours."""
    words = ("context", "generated", "invariants", "outcome")
    ours = {"conformance", "pytest", *(f"conformance.{word}" for word in words)}

    assert strangers(suite.checks_folder, ours | packages(suite, "vocabulary")) == {}


@ALL_SUITES
def test_checks_and_mutants_are_packages(suite: Suite) -> None:
    """Areas of two suites may have one name; only a package tells their modules apart."""
    assert (suite.checks_folder / "__init__.py").is_file()
    assert (suite.mutants_folder / "__init__.py").is_file()


@VENDORS
def test_the_reference_imports_nothing_of_ours(room: Path) -> None:
    """No number and no code is shared with what judges it, but who its callers are."""
    callers = f"conformance.vendors.{room.name}.example"

    assert strangers(room / "reference", {callers, *STARLETTE}) == {}


PARTS = ("applications", "requests", "responses", "routing", "types")
STARLETTE = ("starlette", *(f"starlette.{part}" for part in PARTS))


@VENDORS
def test_the_vocabulary_knows_neither_reference_nor_catalogue(room: Path) -> None:
    """What checks are written in knows the engine's client side alone."""
    modules = (
        "context",
        "evidence",
        "exchange",
        "ground",
        "hook",
        "lanes",
        "ledger",
        "made",
        "once",
        "outcome",
        "plain",
        "task",
    )
    words = {f"conformance.{word}" for word in modules}

    assert strangers(room / "vocabulary", words) == {}


@ALL_SUITES
def test_mutants_import_the_reference_and_breaks(suite: Suite) -> None:
    """A mutant is the reference with one thing changed."""
    # What comes from in front of the operations, such as the page of a framework, is no answer of
    # the reference's.
    allowed = {*packages(suite, "reference"), "conformance.mutation", "starlette.responses"}

    assert strangers(suite.mutants_folder, allowed) == {}
    for file in suite.mutants_folder.rglob("*.py"):
        assert "conformance.mutation" not in imported(file) or (
            "from conformance.mutation import breaks\n" in file.read_text("utf-8")
        )


def test_reporters_import_the_record() -> None:
    """A report is a pure function of the record."""
    assert strangers(PACKAGE / "reporters", {"conformance.record", "jinja2", "rich.cells"}) == {}


def test_one_place_sends_http() -> None:
    """Only the wire and its connections know the libraries for HTTP."""
    found = {
        name_of(file)
        for file in MODULES
        if {each.split(".")[0] for each in imported(file)} & {"requests", "urllib3", "httpx"}
    }

    assert found == {"connection.py", "wire.py"}


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_sizes(file: Path) -> None:
    """A module is one idea on a few screens, a function on one."""
    is_list = {"checks", "mutants"} & set(file.parts)
    longest = LONGEST_LIST if is_list else LONGEST_MODULE
    long = [each.name for each in functions(file) if _length(each) > LONGEST_FUNCTION]

    assert len(file.read_text("utf-8").splitlines()) <= longest
    assert long == []


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


@ALL_SUITES
def test_an_area_has_one_name(suite: Suite) -> None:
    """Catalogue, checks and mutants have the same files."""
    checks = {file.stem for file in suite.checks_folder.glob("[!_]*.py")} - {"conftest"}
    mutated = {file.stem for file in suite.mutants_folder.glob("[!_]*.py")}

    assert checks == mutated == set(areas(suite))


@ALL_SUITES
def test_the_catalogue_fits_its_schema(suite: Suite) -> None:
    """Each area file has the shape of the schema, and its ids begin with its name."""
    schema = json.loads((PACKAGE / "schemas/requirement.schema.json").read_text("utf-8"))
    for name, area in areas(suite).items():
        entries = [*area["requirements"], *area.get("observations", [])]

        assert list(Draft202012Validator(schema).iter_errors(area)) == []
        assert area["area"] == name
        assert [e["id"] for e in entries if not e["id"].startswith(f"{name}.")] == []


def test_ids_are_unique() -> None:
    """No two entries of all catalogues have one id."""
    ids = Counter(
        entry["id"]
        for suite in SUITES.values()
        for area in areas(suite).values()
        for entry in [*area["requirements"], *area.get("observations", [])]
    )

    assert [id_ for id_, count in ids.items() if count > 1] == []


@ALL_SUITES
def test_sources_are_known(suite: Suite) -> None:
    """Every document that a requirement cites is listed, as the kind that its basis says."""
    known = sources()
    for requirement in catalogue(suite).requirements.values():
        assert requirement.source in known, requirement.id
        if requirement.basis != "inferred":
            assert known[requirement.source]["kind"] == requirement.basis, requirement.id


@ALL_SUITES
def test_checks_and_requirements_name_each_other(suite: Suite) -> None:
    """Every covered requirement has a check, every other one a reason, and no check an odd id."""
    book = catalogue(suite)
    checked = {check.requirement for check in book.checks if check.requirement}
    covered = {each.id for each in book.requirements.values() if not each.not_covered}

    assert checked == covered


@ALL_SUITES
def test_observations_and_functions_name_each_other(suite: Suite) -> None:
    """Everything to be observed is observed by a function that is called how_…"""
    book = catalogue(suite)
    observing = [check for check in book.checks if check.observation]

    assert {check.observation for check in observing} == set(book.observations)
    assert [check.id for check in observing if not check.function.startswith("how_")] == []


@ALL_SUITES
def test_the_prefix_of_a_check_is_its_level(suite: Suite) -> None:
    """`must_…` holds a target to a MUST."""
    book = catalogue(suite)
    wrong = [
        check.id
        for check in book.checks
        if check.requirement
        and not check.function.startswith(PREFIXES[book.requirements[check.requirement].level])
    ]

    assert wrong == []


@ALL_SUITES
def test_every_check_is_linked(suite: Suite) -> None:
    """What pytest would collect is what the catalogue sees: a link, read off the source."""
    prefixes = ("must_", "should_", "may_", "how_")
    named = {
        f"{file.stem}.{each.name}"
        for file in suite.checks_folder.glob("*.py")
        for each in functions(file)
        if each.name.startswith(prefixes)
    }

    assert named == {check.id for check in catalogue(suite).checks}


@ALL_SUITES
def test_needs_are_known(suite: Suite) -> None:
    """What a requirement needs is something that a target file or the command line can give."""
    schema = json.loads((PACKAGE / "schemas/target.schema.json").read_text("utf-8"))
    known = {f"fixture:{key}" for key in schema["properties"]["fixtures"]["properties"]}
    known |= {f"hook:{name}" for name in schema["properties"]["hooks"]["properties"]}
    known |= {f"capability:{name}" for name in schema["properties"]["capabilities"]["properties"]}
    known |= {f"allow:{name}" for name in ALLOWABLE}
    known |= {f"identity:{name}" for name in schema["properties"]["auth"]["properties"]}
    needs = {need for each in catalogue(suite).requirements.values() for need in each.needs}

    assert needs - known == set()


@ALL_SUITES
def test_mutants_break_what_there_is(suite: Suite) -> None:
    """Every covered requirement is broken by a mutant, and no mutant breaks anything else."""
    book = catalogue(suite)
    covered = {each.id for each in book.requirements.values() if not each.not_covered}
    broken = {id_ for each in mutants(suite).values() for id_ in each.breaks}
    also = {id_ for each in mutants(suite).values() for id_ in each.also}

    assert broken == covered
    assert also <= covered


@ALL_SUITES
def test_a_suite_brings_its_files(suite: Suite) -> None:
    """What every command expects of a suite, and of its vendor."""
    spec = ("requirements", "readings.yaml", "openapi.yaml", "requests.yaml")
    words = ("RATE", "missing_credentials", "secrets", "example_credentials", "reference")

    assert [name for name in spec if not data(f"spec/{suite.slug}/{name}").exists()] == []
    assert data(f"fixtures/{suite.slug}/target.yaml").exists()
    assert [word for word in words if not hasattr(vendor(suite), word)] == []


def test_every_engine_module_is_described() -> None:
    """ARCHITECTURE.md names each module of the engine."""
    text = (PACKAGE.parent / "ARCHITECTURE.md").read_text("utf-8")
    modules = {file.stem for file in PACKAGE.glob("[!_]*.py")}

    assert {module for module in modules if f"`{module}`" not in text} == set()
