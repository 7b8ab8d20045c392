"""
What runs leave behind that are killed, and how it is found and removed.
"""

import dataclasses
import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conformance import record as records
from conformance.journal import Journal, new
from conformance.serving import served
from conformance.target import Target
from conformance.vendors.marketo.reference import EXAMPLE_CREDENTIALS, Marketo
from conformance.vendors.marketo.reference.record import Program
from tests import hostile
from tests.conftest import Command
from tests.killing import killings
from tests.watched import SUITE, Watched, state, target_file

HELD = "a1b2c3d4"  # a run


class Stubborn(Marketo):
    """Refuses to delete programs until it is told to."""

    willing = False

    def delete_program(self, call: Any) -> Any:
        if not self.willing:
            self.must(False, "709", "Program is in use")
        return super().delete_program(call)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where journals go; the same for all commands of a test."""
    monkeypatch.setenv("CONFORMANCE_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def stubborn(tmp_path: Path) -> Iterator[tuple[Stubborn, Path]]:
    reference = Stubborn()
    with served(reference) as url:
        yield reference, target_file(tmp_path, url=url, suites=["marketo-programs"])


def journals(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.jsonl"))


def a_program(reference: Marketo, name: str) -> Program:
    """A program of this name, like one that is there."""
    program = dataclasses.replace(next(iter(reference.programs.values())), id=0, name=name)
    reference.store(program)
    return program


def test_killed_runs(tmp_path: Path) -> None:
    """However and whenever a run is killed, cleanup removes its things and touches nothing else."""
    for one in killings(4, tmp_path, seed=20):
        assert one.clean, one


def test_what_can_not_be_removed_is_named(command: Command, folder: Path, tmp_path: Path) -> None:
    """Custom fields stay for good: the report says which, and nobody is asked to clean up."""
    reference = Marketo()
    known = {*reference.fields}
    with served(reference) as url:
        file = target_file(tmp_path, url=url, suites=["marketo-program-members"])
        words = ["run", "--target", file, "--only", "making.*", "--json", "run.json"]
        done = command(*words, "--depth", "quick")
    record = records.read(tmp_path / "run.json")
    made = {*reference.fields} - known

    assert done.returncode == 0, done.stdout
    assert made
    assert {each["id"] for each in record["leftovers"]} == made
    assert {each["kind"] for each in record["leftovers"]} == {"field"}
    assert journals(folder) == []


def test_a_run_that_cleans_up_leaves_no_journal(command: Command, folder: Path) -> None:
    """Where nothing is left on the target, nothing has to be remembered."""
    with served(Marketo()) as url:
        done = command("run", SUITE.slug, "--url", url, "--only", "get.*", "-q")

    assert done.returncode == 0
    assert list(folder.rglob("*")) == [folder / "journals", *(folder / "journals").iterdir()]


def test_what_stays_is_told_and_remembered(
    command: Command, folder: Path, stubborn: tuple[Stubborn, Path], tmp_path: Path
) -> None:
    """A target that removes nothing: the report names what is left, and so does cleanup."""
    reference, file = stubborn
    before = state(reference)["programs"]
    words = ["run", "--target", file, "--only", "create.accepted", "-q", "--json", "run.json"]
    command(*words)
    made = set(reference.programs) - set(before)
    left = records.read(tmp_path / "run.json")["leftovers"]
    tried = command("cleanup", "--target", file)

    assert made
    assert {each["id"] for each in left} == made
    assert all(str(each["name"]).startswith("pac-") for each in left)
    assert (tried.returncode, tried.stdout.count("left program ")) == (2, len(made))

    command(*words)
    [note, *_] = records.read(tmp_path / "run.json")["notes"]
    reference.willing = True
    done = command("cleanup", "--target", file)

    assert f"up to {len(made)} things" in note
    assert done.returncode == 0, done.stdout
    assert state(reference)["programs"] == before
    assert journals(folder) == []


def test_a_journal_is_private(
    command: Command, folder: Path, stubborn: tuple[Stubborn, Path]
) -> None:
    """Nobody else may read it, and it holds neither credentials nor tokens."""
    reference, file = stubborn
    command("run", "--target", file, "--only", "create.accepted", "-q")
    [journal] = journals(folder)
    lines = [json.loads(line) for line in journal.read_text().splitlines()]

    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o700
    assert lines[0]["suite"] == "marketo-programs"
    assert all(name.startswith("pac-") for line in lines for name in line.get("names", ()))
    for secret in [*EXAMPLE_CREDENTIALS.values(), *reference.tokens]:
        assert secret not in journal.read_text()


def test_a_dry_run_removes_nothing(command: Command, folder: Path, tmp_path: Path) -> None:
    """It says what would be removed, and sends nothing that changes anything."""
    reference = Marketo()
    lost = a_program(reference, f"pac-{HELD}-001 default")
    watched = Watched(app=reference)
    with served(watched) as url:
        file = target_file(tmp_path, url=url, suites=["marketo-programs"])
        done = command("cleanup", "--target", file, "--dry-run")

    assert done.returncode == 2
    assert f"would remove program {lost.id} {lost.name}\n" in done.stdout
    assert {method for method, _ in watched.requests} == {"GET"}


def test_remains_without_a_journal(command: Command, folder: Path, tmp_path: Path) -> None:
    """Names that a run gives are known where its journal was lost with its machine."""
    reference = Marketo()
    before = state(reference)
    for number in range(1, 4):
        a_program(reference, f"pac-{HELD}-00{number} default")
    with served(reference) as url:
        file = target_file(tmp_path, url=url, suites=["marketo-programs"])
        done = command("cleanup", "--target", file)

    assert done.returncode == 0
    assert done.stdout.endswith("t: 3 removed, 0 left\n")
    assert state(reference) == before


def test_a_run_that_goes_on_is_left_alone(
    command: Command, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a run has made that is still alive is no remains."""
    reference = Marketo()
    a_program(reference, f"pac-{HELD}-001 default")
    with served(reference) as url:
        file = target_file(tmp_path, url=url, suites=["marketo-programs"])
        command("cleanup", "--target", file, "--dry-run")
        journal = Journal(_journals_of(folder, url) / f"{HELD}.jsonl", {"run": HELD})
        journal.note(sends="createProgram")
        alive = command("cleanup", "--target", file)
        journal.close([("program", 1, "a")])
        dead = command("cleanup", "--target", file)

    assert alive.stdout.endswith("t: 0 removed, 0 left\n")
    assert dead.stdout.endswith("t: 1 removed, 0 left\n")


@pytest.mark.parametrize(
    ("url", "written"), [("https://example.com", 1), ("http://127.0.0.1:8080", 0)]
)
@pytest.mark.usefixtures("folder")
def test_what_is_about_to_be_made_outlives_the_machine(
    url: str, written: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On loopback, the target goes with it."""
    waited: list[int] = []
    monkeypatch.setattr("os.fsync", waited.append)
    journal = new(Target(name="t", url=url), SUITE.slug, HELD, str)

    journal.note(safely=True, sends="createProgram")
    journal.note(made=[])
    journal.close([])

    assert len(waited) == written


def _journals_of(folder: Path, url: str) -> Path:
    made = new(Target(name="t", url=url), SUITE.slug, "0", str)
    assert folder in made.file.parents
    return made.file.parent


def test_an_id_that_belongs_to_somebody_else_now(
    command: Command, folder: Path, stubborn: tuple[Stubborn, Path]
) -> None:
    """A program that has the id, but not the name, of one that a dead run made is not touched."""
    reference, file = stubborn
    before = set(reference.programs)
    command("run", "--target", file, "--only", "create.accepted", "-q")
    made = sorted(set(reference.programs) - before)
    for id_ in made:
        reference.programs[id_].name = f"Somebody's {id_}"
    reference.willing = True
    done = command("cleanup", "--target", file)

    assert done.returncode == 0
    assert set(made) <= set(reference.programs)


def test_nobody_there_to_clean_up(command: Command, folder: Path, tmp_path: Path) -> None:
    """Nobody knows what is left on a target that does not answer."""
    file = target_file(tmp_path, url=hostile.unused_url(), suites=["marketo-programs"])
    done = command("cleanup", "--target", file)

    assert done.returncode == 2
    assert "marketo: could not look: " in done.stdout
    assert "connection refused" in done.stdout


def test_nobody_there_and_no_suites_to_say_who(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    """A file that names no suite, for a target that does not answer, is not clean."""
    file = target_file(tmp_path, url=hostile.unused_url())
    done = command("cleanup", "--target", file)

    assert done.returncode == 2
    assert "could not look" in done.stdout
    assert "`suites`" in done.stdout


@pytest.mark.parametrize("words", [[], ["--target", "no-such.yaml"], ["--target", "bare.yaml"]])
def test_a_mistake_in_the_words_of_cleanup(
    command: Command, tmp_path: Path, words: list[str]
) -> None:
    """One line on stderr says what is wrong."""
    (tmp_path / "bare.yaml").write_text("name: x\n")
    done = command("cleanup", *words)

    assert done.returncode == 64
    assert len(done.stderr.splitlines()) == 1


def test_no_place_for_journals(command: Command, tmp_path: Path) -> None:
    """Against a sandbox nothing is made that could not be found again; a build may do without."""
    (tmp_path / "file").write_text("")
    target = target_file(tmp_path, url="https://api.example.com", auth={"token": "t" * 20})
    away = command("run", SUITE.slug, "--target", target, CONFORMANCE_STATE=str(tmp_path / "file"))
    with served(Marketo()) as url:
        words = ["run", SUITE.slug, "--url", url, "--only", "get.*", "-q"]
        here = command(*words, CONFORMANCE_STATE=str(tmp_path / "file"))

    assert away.returncode == 64
    assert "CONFORMANCE_STATE" in away.stderr
    assert here.returncode == 0, here.stdout
