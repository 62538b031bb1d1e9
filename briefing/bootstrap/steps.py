"""Take the steps that a start still needs, in order, and end with the command or with a sentence.

The stamp tells what is done; only what it no longer vouches for is looked at again. Slow modules
are imported by the step that needs them.
"""

import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from briefing.bootstrap import stamp, venv
from briefing.bootstrap.sentences import BootstrapError, NativeMissingError, say, sentence
from briefing.home import CALLED, INSTALLED
from briefing.home import ROOT as ROOT_NAME
from briefing.problems import Exit

ROOT = Path(ROOT_NAME)
LOCK, TEST_LOCK = "requirements.lock", "requirements-test.lock"
#: What asks for words alone needs no native library.
HELP = {"-h", "--help", "--version"}
#: Words with which a test run is one process: a choice of few tests, a debugger, own workers.
ALONE = ("-k", "-m", "-n", "-s", "-p", "--pdb", "--trace", "--capture", "--co", "--dist", "--num")


def enter(argv: list[str], off: bool) -> int:
    """Set up what is missing unless that is switched off, then run the command."""
    testing = argv[:1] == ["test"] and not INSTALLED
    if testing and {"-h", "--help"} & set(argv[1:]):  # before anything is installed for it
        print(sentence("test-help"))
        return Exit.DONE
    try:
        if not off:
            _prepare(argv)
        return _run_tests(argv[1:]) if testing else _run_command(argv)
    except (BootstrapError, NativeMissingError) as error:
        print(f"{CALLED}: {error}", file=sys.stderr)
        return Exit.ENVIRONMENT
    except KeyboardInterrupt:
        say("interrupted")
        return 130


def _prepare(argv: list[str]) -> None:
    """Bring this process into a `.venv` that holds the lock, with the native libraries at hand."""
    testing = argv[:1] in (["test"], ["reliability"]) and not HELP & set(argv)
    try:
        _ensure_packages([LOCK, TEST_LOCK] if testing else [LOCK], argv)
        os.environ.pop(venv.RESTARTS, None)  # a build started by this one counts for itself
        if testing or not HELP & set(argv):
            _ensure_native()
    except OSError as error:
        path, reason = error.filename or ROOT, error.strerror or error
        raise BootstrapError("cannot-write", path=path, reason=reason) from None


def _ensure_packages(locks: list[str], argv: list[str]) -> None:
    """Install the locks unless the stamp vouches for them, and go on in `.venv`."""
    holds = stamp.packages_hold(ROOT, locks)
    if not holds:
        if int(os.environ.get(venv.RESTARTS, "0")) > 1:
            raise BootstrapError("never-holds")
        from briefing.bootstrap import packages

        with stamp.exclusive(ROOT):
            if not stamp.packages_hold(ROOT, locks):  # another first run may have done it
                packages.install(ROOT, locks)
    if not (holds and venv.inside(ROOT)):
        venv.become(ROOT, argv)
        raise BootstrapError("never-holds")


def _ensure_native() -> None:
    """Load or get Pango; a failure is kept for `native.preload`, as not all commands need it.

    What is only wanted is tried for once, and then left.
    """
    from briefing.bootstrap import native

    native.load(ROOT)
    if not native.missing() or (
        stamp.read(ROOT).get("tried") and not native.missing(native.NEEDED)
    ):
        return
    try:
        with stamp.exclusive(ROOT):
            native.load(ROOT)  # another first run may have got them
            if native.missing():
                native.obtain(ROOT)
    except BootstrapError as error:
        native.failure = str(error)
        return
    with suppress(OSError):  # someone else's .venv: all the same, it is looked up again next time
        stamp.update(ROOT, tried=True)


def _run_command(argv: list[str]) -> int:
    """Hand over to the command line; only a package that is not there is dealt with here."""
    try:
        from briefing.cli import main

        return main(argv)
    except ModuleNotFoundError as error:
        name = error.name or ""
        if name.partition(".")[0] == "briefing":
            raise
        lacking = "package-missing-installed" if INSTALLED else "package-missing"
        raise BootstrapError(lacking, name=name) from None


def _run_tests(argv: list[str]) -> int:
    """Run pytest in this process, from the project folder, with the arguments given."""
    from briefing.bootstrap import native

    native.preload()
    try:
        import pytest
    except ModuleNotFoundError:
        raise BootstrapError("package-missing", name="pytest") from None
    os.chdir(ROOT)
    return int(pytest.main([*_workers(argv), *argv]))


def _workers(words: list[str]) -> list[str]:
    """What makes pytest share its tests among the processors, unless only few are asked for."""
    few = any(word.startswith(ALONE) or os.path.isfile(word.partition("::")[0]) for word in words)
    return [] if few or find_spec("xdist") is None else ["-n", "auto", "--dist", "worksteal"]
