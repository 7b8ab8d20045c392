"""
What outlives a run that is killed: which things it was about to make on which target.

One file a run, one JSON document a line, in the folder of the target. Whoever writes one holds a
lock on it, so that a run that goes on can be told from one that is dead.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from conformance import state
from conformance.outcome import Misconfigured
from conformance.target import Target


@dataclass
class Journal:
    """
    The journal of a run that goes on; its file is made with the first entry.

    `about` is that entry; `redact` takes out of a line what nobody may read. A `lasting` one is to
    survive the machine, too, and not only the run.
    """

    file: Path
    about: dict[str, Any]
    redact: Callable[[str], str] = str
    lasting: bool = True
    _open: IO[str] | None = field(default=None, repr=False)

    def note(self, *, safely: bool = False, **facts: Any) -> None:
        """
        Add an entry. `safely` returns only once it is on the disk, if it is to last: no power
        failure loses it.

        Raises Misconfigured where the file can't be written.
        """
        try:
            lines = [facts] if self._open else [self.about, facts]
            self._open = self._open or _locked(self.file)
            self._open.writelines(f"{self.redact(json.dumps(line))}\n" for line in lines)
            self._open.flush()
            if safely and self.lasting:
                os.fsync(self._open.fileno())
        except (OSError, RuntimeError) as problem:
            raise _unusable(problem) from problem

    def close(self, left: list[tuple[str, Any, str]]) -> None:
        """The run has ended, and this is still on the target."""
        if self._open:
            if left:
                self.note(left=left)
            else:
                self.file.unlink(missing_ok=True)
            self._open.close()
            self._open = None


@dataclass(frozen=True)
class Remains:
    """
    The journal of a run that is dead: `made` by kind, id and name; `named` is everything that it
    gave, or was about to give, a name to, the last one last.
    """

    file: Path
    suite: str
    run: str
    started: datetime
    made: tuple[tuple[str, Any, str], ...]
    named: tuple[str, ...]

    def forget(self) -> None:
        """Nothing of it is on the target any more."""
        self.file.unlink(missing_ok=True)


def new(target: Target, suite: str, run: str, redact: Callable[[str], str]) -> Journal:
    """
    The journal of a run that begins. What is on loopback goes when the machine does: a disk costs
    more time there than the target. Raises Misconfigured where none can be written.
    """
    folder = _folder(target)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise _unusable(problem) from problem
    if not os.access(folder, os.W_OK):
        raise _unusable(PermissionError(f"no permission for {folder}"))
    started = datetime.now().astimezone().isoformat(timespec="seconds")
    about = {"run": run, "suite": suite, "url": target.url, "started": started}
    return Journal(folder / f"{run}.jsonl", about, redact, lasting=not target.loopback)


def remains(target: Target) -> list[Remains]:
    """
    What dead runs against a target left in their journals, the oldest first.
    """
    return sorted(filter(None, map(_read, _files(target))), key=lambda one: one.started)


def alive(target: Target) -> set[str]:
    """
    The runs against a target that go on, on this machine.
    """
    return {file.stem for file in _files(target) if _is_locked(file)}


def _folder(target: Target) -> Path:
    # A digest: what a target is called is nobody's business who looks into the folder.
    digest = hashlib.sha256(target.url.casefold().encode()).hexdigest()[:16]
    try:
        return state.folder() / "journals" / digest
    except (OSError, RuntimeError) as problem:
        raise _unusable(problem) from problem


def _unusable(problem: Exception) -> Misconfigured:
    why = "what a run makes can't be noted, so it could not be removed were the run killed"
    return Misconfigured(f"CONFORMANCE_STATE: {why} ({problem}); set it to a folder of yours")


def _files(target: Target) -> list[Path]:
    return sorted(_folder(target).glob("*.jsonl"))


def _locked(file: Path) -> IO[str]:
    opened = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "a")
    fcntl.flock(opened, fcntl.LOCK_EX)
    return opened


def _is_locked(file: Path) -> bool:
    with suppress(FileNotFoundError), file.open() as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _read(file: Path) -> Remains | None:
    """None for the journal of a run that goes on, and for what is none."""
    try:
        entries = [] if _is_locked(file) else list(_entries(file.read_text("utf-8")))
        about, *rest = entries
        made = [triple for entry in rest for triple in entry.get("made", ())]
        for entry in rest:
            made = entry.get("left", made)  # where a run came to its end, all else was removed
        return Remains(
            file=file,
            suite=about["suite"],
            run=about["run"],
            started=datetime.fromisoformat(about["started"]),
            made=tuple((kind, id_, str(name)) for kind, id_, name in made),
            named=tuple(name for entry in rest for name in entry.get("names", ())),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _entries(text: str) -> Iterator[Any]:
    """The entries of a journal; the last line of a run that was killed may be cut off."""
    for line in text.splitlines():
        with suppress(json.JSONDecodeError):
            yield json.loads(line)
