"""The command line: `python3 build.py`.

One module a command, imported only when it is used. A mistake is told like a problem in a memo,
with its place; whatever happens, a sentence and an exit code come of it, never a traceback.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from briefing.bootstrap import ROOT, NativeMissingError
from briefing.bootstrap.sentences import language
from briefing.wording import cli as said

#: The commands that have a module here; `test` is the bootstrap's.
COMMANDS = tuple(
    name for name in said.COMMANDS if find_spec(f"briefing.cli.{name}") and name != "test"
)
BUG, INTERRUPTED = 70, 130
"""Exit codes; the others come with what is raised or returned."""


class _Terminated(KeyboardInterrupt):
    """The system asks the program to end."""

    exit_code = 143


def main(argv: Sequence[str]) -> int:
    """Run a command line, without the program's name, and give the exit code."""
    from briefing.cli import speaking
    from briefing.problems import BriefingError

    speaking.open_streams()
    tongue = language()
    root = Path(ROOT)
    try:
        with _terminable():
            root, words = _root(argv, tongue)
            return _run(words, root, tongue, argv)
    except BriefingError as error:
        speaking.problems(error.problems, tongue)
        return error.exit_code
    except KeyboardInterrupt as ended:
        print(f"build: {said.INTERRUPTED.to(tongue)}", file=sys.stderr)
        return getattr(ended, "exit_code", INTERRUPTED)
    except BrokenPipeError:  # whoever read our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except NativeMissingError:
        raise  # the bootstrap says it best
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("briefing"):
            raise
        from briefing.run.child import trace

        speaking.bug(trace(error), root, tongue)
        return BUG


def _run(words: list[str], root: Path, tongue: str, typed: Sequence[str]) -> int:
    """Find the command, read its options, do it; `typed` is what problems point into."""
    if not words or words[0] not in COMMANDS:
        if {"-h", "--help"} & set(words[:1]):
            print(_help(tongue))
            return 0
        if words[:1] == ["--version"]:
            return _version(words[1:])
        words = ["build", *words]
    from briefing.cli.line import Command, Line

    line = Line(typed, tongue)
    module = importlib.import_module(f"briefing.cli.{words[0]}")
    command = Command(line)
    module.add_arguments(command)
    args = command.parsed(words[1:])
    args.root, args.language, args.line = root, tongue, line
    return module.run(args)


def _root(argv: Sequence[str], tongue: str) -> tuple[Path, list[str]]:
    """The project's folder, which any command may be told, and the other words."""
    words, root = list(argv), Path(ROOT)
    for at, word in enumerate(words):
        if word == "--root":
            if at + 1 == len(words):
                raise _without_value(word, argv, tongue)
            root = Path(os.path.abspath(words[at + 1]))
            return root, words[:at] + words[at + 2 :]
        if word.startswith("--root="):
            root = Path(os.path.abspath(word.removeprefix("--root=")))
            return root, words[:at] + words[at + 1 :]
    return root, words


def _without_value(option: str, typed: Sequence[str], tongue: str) -> Exception:
    from briefing.cli.line import Line
    from briefing.wording import run as wording

    reason = said.NEEDS_VALUE.filled(name=option)
    return Line(typed, tongue).refusal(
        wording.OPTION_FORM, option, reason=reason, command="build.py"
    )


def _help(tongue: str) -> str:
    """What the program is for, by examples, and its commands."""
    commands = {name: said.COMMANDS[name] for name in (*COMMANDS, "test")}
    width = max(map(len, commands)) + 2
    lines = (f"  {name:<{width}}{text.to(tongue)}" for name, text in commands.items())
    return said.HELP.to(tongue).format(commands="\n".join(lines)).rstrip()


def _version(words: list[str]) -> int:
    """Print the version, or with `--json` those of everything underneath too."""
    from briefing import __version__

    if words == ["--json"]:
        import json

        from briefing.run import versions

        print(json.dumps(versions.all_versions(), indent=2))
    else:
        print(f"briefing {__version__}")
    return 0


@contextmanager
def _terminable() -> Iterator[None]:
    """Let SIGTERM unwind the program, as Ctrl-C does, so that nothing is left behind."""

    def told(_number: int, _frame: object) -> None:
        raise _Terminated

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, told)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
