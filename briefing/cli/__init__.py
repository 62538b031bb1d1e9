"""The command line: `python3 build.py`.

One module a command, imported only when it is used; two stand with the tests. A mistake is told
like a problem in a memo, with its place; whatever happens, a sentence and an exit code come of it,
never a traceback.
"""

import errno
import importlib
import os
import shlex
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from briefing import home
from briefing.bootstrap.sentences import NativeMissingError, language
from briefing.home import CALLED, INSTALLED, ROOT
from briefing.problems import BriefingError, Exit
from briefing.wording import cli as labels

#: The commands; `test` is the bootstrap's.
COMMANDS = tuple(name for name in labels.COMMANDS if name != "test")
#: Commands of a checkout: their modules stand with the tests, which no wheel holds.
BESIDE = {"reliability": "tests.hostile.command", "bench": "tests.bench.command"}
_OF_CHECKOUTS = (*BESIDE, "test")
#: Why what is printed may not go where it should: a full disk, a broken device.
FULL = (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT)


class _Terminated(KeyboardInterrupt):
    """The system asks the program to end."""

    exit_code = Exit.TERMINATED


def main(argv: Sequence[str]) -> int:
    """Run a command line, without the program's name, and give the exit code."""
    from briefing.cli import speaking

    speaking.open_streams()
    tongue = language()
    root = Path()
    try:
        with _terminable():
            root, words = _root(argv, tongue)
            code = _run(words, root, tongue, argv)
            if sys.stdout is not None:
                sys.stdout.flush()  # here, where it can still be told
            return code
    except BriefingError as error:
        speaking.problems(error.problems, tongue)
        return error.exit_code
    except KeyboardInterrupt as ended:
        return _interrupted(ended, tongue)
    except BrokenPipeError:  # whoever read our output has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except NativeMissingError:
        raise  # the bootstrap says it best
    except OSError as error:
        if error.errno not in FULL or error.filename is not None:
            return _bug(error, root, tongue)
        speaking.unprintable(error, tongue)
        return Exit.ENVIRONMENT
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and not (error.name or "").startswith("briefing"):
            raise
        if isinstance(error.__context__, KeyboardInterrupt):  # argparse trips over it, tidying up
            return _interrupted(error.__context__, tongue)
        return _bug(error, root, tongue)
    finally:
        home.typed, home.reading = home.PROGRAM, ""


def _interrupted(ended: KeyboardInterrupt, tongue: str) -> int:
    print(f"{CALLED}: {labels.INTERRUPTED.to(tongue)}", file=sys.stderr)
    return getattr(ended, "exit_code", Exit.INTERRUPTED)


def _bug(error: Exception, root: Path, tongue: str) -> int:
    from briefing.cli import speaking
    from briefing.run.child import trace

    speaking.bug(trace(error), root, tongue)
    return Exit.BUG


def _run(words: list[str], root: Path, tongue: str, typed: Sequence[str]) -> int:
    """Find the command, read its options, do it; `typed` is what problems point into."""
    if not words or words[0] not in labels.COMMANDS:
        if {"-h", "--help"} & set(words[:1]):
            print(_help(tongue))
            return 0
        if words[:1] == ["--version"]:
            return _version(words[1:])
        words = ["build", *words]
    from briefing.cli.line import Command, Line

    line = Line(typed, tongue)
    if words[0] in _OF_CHECKOUTS and not (Path(ROOT) / "tests").is_dir():
        from briefing.wording import run as wording

        raise line.refusal(wording.NO_TESTS, words[0], command=words[0])
    module = importlib.import_module(BESIDE.get(words[0], f"briefing.cli.{words[0]}"))
    command = Command(line)
    module.add_arguments(command)
    return module.run(command.request(words[1:], root))


def _root(argv: Sequence[str], tongue: str) -> tuple[Path, list[str]]:
    """The project's folder, which any command may be told, and the other words."""
    words: list[str] = []
    root, rest, home.typed = "", iter(argv), home.command()
    for word in rest:
        option, equals, value = word.partition("=")
        if option != "--root":
            words.append(word)
        elif not (root := value if equals else next(rest, "")):
            raise _without_value(option, argv, tongue)
    if root:
        home.typed += f" --root {shlex.quote(root)}"
    return Path(os.path.abspath(root or _home())), words


def _without_value(option: str, typed: Sequence[str], tongue: str) -> Exception:
    from briefing.cli.line import Line
    from briefing.wording import run as wording

    return Line(typed, tongue).refusal(wording.ROOT_WITHOUT_VALUE, option)


def _home() -> Path:
    """The project where none is named: a checkout is its own, the installed program's is here.

    That is the nearest folder with `content/` in it, the current one or one around it.
    """
    if not INSTALLED:
        return Path(ROOT)
    try:
        here = Path.cwd()
    except FileNotFoundError:  # it was deleted; the command will say so
        here = Path(os.environ.get("PWD", os.sep))
    return next((folder for folder in (here, *here.parents) if (folder / "content").is_dir()), here)


def _help(tongue: str) -> str:
    """What the program is for, by examples, and its commands."""
    commands = {
        name: text
        for name, text in labels.COMMANDS.items()
        if not (INSTALLED and name in _OF_CHECKOUTS)
    }
    width = max(map(len, commands)) + 2
    lines = (f"  {name:<{width}}{text.to(tongue)}" for name, text in commands.items())
    return labels.HELP.to(tongue).format(commands="\n".join(lines)).rstrip()


def _version(words: list[str]) -> int:
    """Print the version, or with `--json` those of everything underneath too."""
    from briefing.run.versions import __version__

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
