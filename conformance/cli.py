"""
The command line. Each command is a module of `conformance.commands`, loaded when it is used.
"""

import gc
import importlib
import io
import sys
import traceback
from typing import Any, NoReturn

import click

from conformance import __version__
from conformance.outcome import Misconfigured

COMMANDS = (
    "audit",
    "cleanup",
    "compare",
    "docs",
    "explain",
    "init",
    "lint",
    "list",
    "plan",
    "prove",
    "render",
    "run",
    "serve",
)
USAGE = 64
INCOMPLETE = 2


class Commands(click.Group):
    """Knows the commands by name; `--help` loads all of them, a command only itself."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*COMMANDS, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            known = super().get_command(ctx, cmd_name)
            if known is None and not ctx.resilient_parsing:
                raise Misconfigured(f"no command {cmd_name!r}{_near(cmd_name)}")
            return known
        command: Any = importlib.import_module(f"conformance.commands.{cmd_name}").command
        return command  # type: ignore[no-any-return]


def _near(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, COMMANDS, 1)
    return f"; did you mean {close[0]}?" if close else f": there is {', '.join(COMMANDS)}"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="conformance")
def cli() -> None:
    """Hold an implementation of a program API to what its vendor's documents promise."""


def main() -> NoReturn:
    """
    The entry point: a mistake of the user's becomes one line on stderr and exit code 64.
    """
    gc.set_threshold(200_000, 20, 20)  # what is loaded stays: looking for garbage in it costs 30 ms
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # not every terminal can show every name
    try:
        sys.exit(cli.main(prog_name="conformance", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as wanted:
        wanted.show()
        sys.exit(USAGE)
    except click.ClickException as problem:
        _end(problem.format_message(), USAGE)
    except Misconfigured as problem:
        _end(str(problem), USAGE)
    except (click.Abort, KeyboardInterrupt):
        _end("interrupted", INCOMPLETE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as problem:  # noqa: BLE001 - exit code 1 would blame the implementation
        *_, last = traceback.extract_tb(problem.__traceback__)
        _end(f"a defect of this program: {problem!r} ({last.filename}:{last.lineno})", INCOMPLETE)


def _end(line: str, code: int) -> NoReturn:
    from conformance.redaction import everywhere

    click.echo(f"conformance: {' '.join(everywhere(line).split())}", err=True)
    sys.exit(code)
