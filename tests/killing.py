"""
Kills runs at random moments, cleans up after them, and looks at what is on the target then.
"""

import contextlib
import os
import random
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from starlette.requests import ClientDisconnect

from conformance.serving import served
from conformance.vendors.marketo.reference import Marketo
from tests.conftest import ENVIRONMENT, LINE, QUICK
from tests.watched import Watched, state

LENGTH = {"marketo-programs": 280, "marketo-program-members": 200}  # requests of a run, or less
DECOYS = ("pac-man relaunch", "pac-0123abcd-1 by hand", "pac-0123abcd", "PAC-0123abcd-001", "pac")


@dataclass(frozen=True)
class Killing:
    """
    One run that was killed: how many of its things were there then, and what cleaning up said.

    `touched` is what of the target's own changed, `kept` what of the run's is still there though it
    could be removed; `fields` are those that it made, which stay.
    """

    suite: str
    after: int
    made: int
    code: int
    said: str
    touched: list[str]
    kept: list[str]
    fields: list[str]
    again: int

    @property
    def clean(self) -> bool:
        """Whether all that can be removed is gone, and all else is named, once."""
        named = all(f"left field {name} " in self.said for name in self.fields)
        code = 2 if self.fields else 0
        return named and (self.code, self.again) == (code, 0) and not (self.kept or self.touched)


class Settling(Watched):
    """Knows when nothing is under way any more; clients may vanish while it answers."""

    under_way = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.under_way += 1
        try:
            with contextlib.suppress(ClientDisconnect):
                await super().__call__(scope, receive, send)
        finally:
            self.under_way -= 1

    def settle(self) -> None:
        """Wait until what was under way is carried out, which no client waits for."""
        time.sleep(0.05)
        while self.under_way:
            time.sleep(0.01)


def killings(number: int, folder: Path, seed: int) -> list[Killing]:
    """So many of them, at moments that depend on the seed alone."""
    dice = random.Random(seed)
    found = []
    for place in range(number):
        suite = list(LENGTH)[place % len(LENGTH)]
        found.append(_killing(suite, dice.randint(1, LENGTH[suite]), dice.random(), folder))
    return found


def _killing(suite: str, after: int, fraction: float, folder: Path) -> Killing:
    reference = Marketo()
    for program, name in zip(reference.programs.values(), DECOYS, strict=False):
        program.name = name
    known, before = {*reference.fields}, state(reference)
    watched = Settling(pause=0.004, app=reference)
    watched.goal = after
    with served(watched) as url:
        file = folder / "target.yaml"
        fixtures = {"email_ready_program_id": reference.fixtures()["email_ready_program_id"]}
        file.write_text(yaml.safe_dump({"name": "t", "url": url, "fixtures": fixtures}))
        environment = os.environ | ENVIRONMENT | {"CONFORMANCE_STATE": str(folder / "state")}
        quiet: Any = {"cwd": folder, "env": environment, "stdout": subprocess.DEVNULL}
        # Without what needs 100,001 members.
        words = ["run", suite, *QUICK, "--target", str(file), "-q", "--exclude", "limit.*"]
        run = subprocess.Popen([*LINE, *words], **quiet)
        watched.reached.wait(30)
        time.sleep(fraction * 0.006)  # between two requests, or within one
        run.kill()
        run.wait()
        watched.settle()
        made, watched.pause = len(_added(before, reference)), 0
        cleanup = [*LINE, "cleanup", "--target", str(file)]
        quiet |= {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        done = subprocess.run(cleanup, check=False, **quiet)
        again = subprocess.run([*cleanup, "--dry-run"], check=False, **quiet)
    after_all = state(reference)
    own = {kind: {key: after_all[kind].get(key) for key in before[kind]} for kind in before}
    touched = [kind for kind in before if own[kind] != before[kind]]
    kept = _added(before, reference)
    fields = [name for name in reference.fields if name not in known]
    said = done.returncode, done.stdout
    return Killing(suite, after, made, *said, touched, kept, fields, again.returncode)


def _added(before: dict[str, Any], reference: Marketo) -> list[str]:
    now = state(reference)
    kinds = ("programs", "leads")
    return [f"{kind} {key}" for kind in kinds for key in now[kind] if key not in before[kind]]


if __name__ == "__main__":
    import tempfile

    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as place:
        done = killings(count, Path(place), seed=7)
    clean = [one for one in done if one.clean]
    print(
        f"{len(done)} runs killed, {sum(one.made for one in done)} things left behind by them, and "
        f"{sum(len(one.fields) for one in done)} fields; "
        f"after cleanup {sum(len(one.kept) for one in done)} were left and "
        f"{sum(bool(one.touched) for one in done)} targets had changed otherwise; "
        f"{len(clean)} of {len(done)} clean"
    )
    for one in done:
        if one not in clean:
            print(replace(one, said=one.said[-200:], kept=one.kept[:5]))
    sys.exit(len(clean) < len(done))
