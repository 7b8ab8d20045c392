"""
What an audit of a large HTTP archive costs: memory and time, which must not grow with the file.

    python -m benchmarks.archive [--megabytes 100] [SUITE]...

The archive is that of a run against the reference, its entries again and again.
"""

import argparse
import resource
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from conformance.audit import audit
from conformance.embedding import vendor
from conformance.mutation import try_implementation
from conformance.reporters import render
from conformance.selection import Options
from conformance.suites import SUITES

MEGABYTE = 1_000_000


def archive(slug: str, file: Path) -> None:
    """Write the archive of a run."""
    suite = SUITES[slug]
    run = try_implementation(suite, vendor(suite).reference, Options(depth="standard"))
    file.write_text(render("har", run))


def repeated(small: Path, large: Path, size: int) -> None:
    """Write an archive with the entries of a small one until it has so many bytes."""
    text = small.read_text()
    begin = text.index("[", text.index('"entries"')) + 1
    end = text.rindex("]")
    with large.open("w") as file:
        file.write(text[:end])
        while file.tell() < size:
            file.write("," + text[begin:end])
        file.write(text[end:])


def audited(slug: str, file: Path) -> tuple[str, float, float, int]:
    """
    The verdict, the seconds, those of them that the process had, and the most memory in MB, of a
    process that does nothing else.
    """
    began, busy = time.monotonic(), time.process_time()
    record: Any = audit(file, SUITES[slug], None, Options(profile="read-only", depth="quick"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 // MEGABYTE
    return record["verdict"], time.monotonic() - began, time.process_time() - busy, memory


def main() -> None:
    """Print a line for the run's own archive and one for the large one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("suites", nargs="*", default=list(SUITES))
    parser.add_argument("--megabytes", type=int, default=100)
    asked = parser.parse_args()
    print(f"{'suite':26}{'file':>8}{'memory':>10}{'time':>9}{'of that CPU':>13}  verdict")
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.har", Path(folder) / "large.har"
        for slug in asked.suites:
            archive(slug, small)
            repeated(small, large, asked.megabytes * MEGABYTE)
            for file in (small, large):
                with get_context("spawn").Pool(1) as alone:
                    verdict, seconds, busy, most = alone.apply(audited, (slug, file))
                size = file.stat().st_size // MEGABYTE
                print(f"{slug:26}{size:5} MB{most:7} MB{seconds:7.1f} s{busy:11.1f} s  {verdict}")


if __name__ == "__main__":
    main()
