"""
The package as somebody installs it: the sdist holds all that a wheel is built from, and the wheel
all that the commands and a type checker need.
"""

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.calling import KNOWN
from conformance.selection import Wanted
from conformance.suites import PACKAGE, SUITES

Installed = Callable[..., "subprocess.CompletedProcess[str]"]
ACCEPTED = """
from pathlib import Path

import conformance

record = conformance.run(
    "marketo-programs", url="http://127.0.0.1:8080", target=Path("target.yaml"),
    only=["clone.*"], depth="quick", max_requests=400, strict=True,
)
page: str = conformance.render("html", record)
failed: list[str] = [
    result["check"] for result in record["results"] if result["outcome"] == "fail"
]
sent: int = record["requests"]["sent"]
seconds: float = sum(result["duration"] for result in record["results"])
conformant: bool = record["verdict"] == "conformant"
"""
REFUSED = {
    "conformance.run(url=8080)": "arg-type",
    'conformance.run(depth="shallow")': "typeddict-item|arg-type",
    "conformance.run(dept='quick')": "call-arg",
    'conformance.render(conformance.run(), "html")': "arg-type",
    'conformance.run()["verdikt"]': "typeddict-item",
    "conformance.run().verdict": "attr-defined",
    'conformance.run()["results"][0]["outcome"] == "failed"': "comparison-overlap",
    'conformance.run()["requests"]["sent"] + "1"': "operator",
}  # fmt: skip


def _ran(*words: object, **options: object) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, *map(str, words)]
    return subprocess.run(line, check=False, capture_output=True, text=True, timeout=50, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the sdist holds."""
    folder = tmp_path_factory.mktemp("sdist")
    done = _ran("-m", "hatchling", "build", "-t", "sdist", "-d", folder, cwd=PACKAGE.parent)
    assert done.returncode == 0, done.stderr
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(path for path in folder.iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def wheel(sdist: Path) -> Path:
    """The wheel that is built from the sdist."""
    done = _ran("-m", "hatchling", "build", "-t", "wheel", "-d", sdist / "dist", cwd=sdist)
    assert done.returncode == 0, done.stderr
    return next((sdist / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has the wheel, and of this one what the wheel depends on."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    [packages] = folder.glob("lib/python*/site-packages")
    # A wheel of plain Python is installed by unpacking it; not everybody's environment has pip.
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return python


@pytest.fixture
def installed(python: Path, tmp_path: Path) -> Installed:
    """Runs the installed command in an empty folder."""

    def run(*words: object, **more: str) -> "subprocess.CompletedProcess[str]":
        line = [str(python), "-m", "conformance", *map(str, words)]
        given = {"cwd": tmp_path, "env": os.environ | more, "timeout": 50}
        return subprocess.run(line, check=False, capture_output=True, text=True, **given)

    return run


def test_it_is_not_the_checkout_that_is_tried(python: Path, tmp_path: Path) -> None:
    """All other tests of this file would prove nothing."""
    line = [str(python), "-c", "import conformance; print(conformance.__file__)"]
    done = subprocess.run(line, check=True, capture_output=True, text=True, cwd=tmp_path)

    assert Path(done.stdout).is_relative_to(python.parent.parent)


def test_a_wheel_holds_its_data(wheel: Path) -> None:
    """Specification, target files, schemas, the licence, and that it has types."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())

    for slug in SUITES:
        assert f"conformance/spec/{slug}/openapi.yaml" in names
        assert f"conformance/fixtures/{slug}/target.yaml" in names
    assert {"conformance/py.typed", "conformance/schemas/run.schema.json"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)


def test_the_sdist_holds_its_tests(sdist: Path) -> None:
    """Whoever packages it for others can run them: they read much of what is in the checkout."""
    read = ("tests/conftest.py", "benchmarks/table.py", "reports/reference/README.md", "tox.ini")
    more = ("action.yml", "templates/gitlab.yml", ".pre-commit-hooks.yaml", "Dockerfile")

    assert [name for name in (*read, *more) if not (sdist / name).exists()] == []


def test_list(installed: Installed) -> None:
    """All suites are there."""
    assert [slug for slug in SUITES if slug not in installed("list").stdout] == []


def test_run(installed: Installed) -> None:
    """The embedded reference conforms, from an empty folder."""
    done = installed("run", "marketo-programs", "--depth", "quick", "-q")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("conformant: ")


def test_docs(installed: Installed, tmp_path: Path) -> None:
    """The site is written."""
    assert installed("docs", "--out", tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / "index.html").exists()


def test_init(installed: Installed, tmp_path: Path) -> None:
    """The target file that it prints is one."""
    text = installed("init", "marketo-programs").stdout
    (tmp_path / "target.yaml").write_text(text)
    secrets = dict.fromkeys(re.findall(r"\$\{(\w+)\}", text), "given")

    assert secrets
    assert installed("lint", "target.yaml", **secrets).returncode == 0


def test_types(python: Path, tmp_path: Path) -> None:
    """A type checker accepts a right program, and tells of each wrong line."""
    pytest.importorskip("mypy", reason="needs the extra `lint`")
    (tmp_path / "right.py").write_text(ACCEPTED)
    lines = ["import conformance", *REFUSED]
    (tmp_path / "wrong.py").write_text("\n".join(lines) + "\n")
    options = ("--strict", "--python-executable", python, "--cache-dir", tmp_path / "cache")
    done = _ran("-m", "mypy", *options, "right.py", "wrong.py", cwd=tmp_path)
    told = [line for line in done.stdout.splitlines() if ": error: " in line]

    assert [line for line in told if not line.startswith("wrong.py:")] == []
    for number, (line, codes) in enumerate(REFUSED.items(), start=2):
        found = [each for each in told if each.startswith(f"wrong.py:{number}:")]
        assert any(f"[{code}]" in each for each in found for code in codes.split("|")), (line, told)


def test_every_option_has_a_type() -> None:
    """What a run may be told in Python."""
    assert {*Wanted.__annotations__} == {*KNOWN, "baseline", "max_requests"}
