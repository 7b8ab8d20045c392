"""
A reference implementation in a process of its own, so that it takes no time of who calls it.

    python -m benchmarks.elsewhere SUITE TARGET_FILE [--latency SECONDS] [--programs NUMBER]
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from conformance.embedding import embedded, vendor
from conformance.serving import serve_forever
from conformance.suites import SUITES
from conformance.target import Target, load
from conformance.targetfile import dump


@contextmanager
def elsewhere(slug: str, **settings: float) -> Iterator[Target]:
    """
    A fresh reference implementation of a suite; yields the target that it is.

    `latency` is what each answer takes, in seconds; `programs` how many there are.
    Raises OSError where it does not start.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "target.yaml"
        line = [sys.executable, "-m", "benchmarks.elsewhere", slug, str(file)]
        line += [word for name, value in settings.items() for word in (f"--{name}", str(value))]
        process = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)  # noqa: S603
        try:
            if not process.stdout or not process.stdout.readline():
                raise OSError(f"the reference of {slug} did not start")
            yield load(file)
        finally:
            process.kill()
            process.wait()


class Distant:
    """
    An application that is far away: each answer leaves so many seconds after its request has come,
    whatever it costs to make it, and none waits for another.
    """

    def __init__(self, app: Any, latency: float) -> None:
        self.app, self.latency = app, latency

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        clock, answer = asyncio.get_running_loop().time, list[Any]()
        due = clock() + self.latency

        async def keep(message: Any) -> None:
            answer.append(message)

        await self.app(scope, receive, keep)
        await asyncio.sleep(due - clock())
        for message in answer:
            await send(message)


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suite", choices=SUITES)
    parser.add_argument("file", type=Path)
    parser.add_argument("--latency", type=float, default=0.0)
    parser.add_argument("--programs", type=int, default=0)
    asked = parser.parse_args()
    suite = SUITES[asked.suite]
    instance = vendor(suite).reference()
    if asked.programs:
        from benchmarks.population import populate

        populate(suite, instance, asked.programs)
    app = Distant(instance, asked.latency) if asked.latency else instance

    def announce(url: str) -> None:
        dump(embedded(suite, url, instance), asked.file)
        print("listening", flush=True)

    serve_forever(app, 0, announce)


if __name__ == "__main__":
    main()
