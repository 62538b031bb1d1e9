"""The command `verify`: say whether delivered files are still what was delivered."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from briefing import files
from briefing.bootstrap import native
from briefing.bootstrap.sentences import NativeMissingError
from briefing.cli import choosing, speaking
from briefing.cli.line import Request
from briefing.look.seal.verify import LIMIT, opened, verify
from briefing.problems import ERROR, BriefingError, Problem, as_json
from briefing.run import versions
from briefing.wording import profiles as labels

TEXT, JSON = "text", "json"


def add_arguments(subparsers) -> None:
    """Add `verify` to the commands."""
    parser = subparsers.add_parser("verify")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help=labels.VERIFY_FILES)
    parser.add_argument("--manifest", type=Path, help=labels.VERIFY_MANIFEST)
    parser.add_argument("--alone", action="store_true", help=labels.VERIFY_ALONE)
    parser.add_argument("--format", default=TEXT, choices=(TEXT, JSON), help=labels.VERIFY_FORMAT)


def run(args: Request) -> int:
    """Print what was changed, and the names of files that were not; 1 if any was."""
    project = None if args.alone or not (args.root / "content").is_dir() else args.root
    here = None if project is None else _versions()
    problems: list[Problem] = []
    for path in args.files:
        full, name = path.absolute(), path.as_posix()
        try:
            data = files.read_bytes(full, full.parent, LIMIT)
            manifest = _manifest(args.manifest or full.with_name(f"{full.name}.json"))
        except BriefingError as error:
            problems += choosing.as_typed(error.problems, path)
            continue
        faults = verify(data, manifest, name, project, here)
        problems += faults
        if args.format == TEXT and not any(fault.severity == ERROR for fault in faults):
            print(labels.SOUND.to(args.language).format(file=name, what=_what(opened(manifest))))
    if args.format == JSON:
        print(as_json(problems, args.language))
    else:
        speaking.problems(problems, args.language)
    return int(any(problem.severity == ERROR for problem in problems))


def _versions() -> dict[str, str]:
    with suppress(NativeMissingError):  # then their versions differ, which is all that matters
        native.preload()
    return versions.all_versions()


def _manifest(path: Path) -> bytes:
    """A manifest; nothing if there is none, which `verify` tells."""
    with suppress(BriefingError):
        return files.read_bytes(path.absolute(), path.absolute().parent, LIMIT)
    return b""


def _what(manifest: Mapping[str, object]) -> str:
    """What a sound file is, by its manifest: names that need no translation."""
    named = [manifest.get(key) for key in ("memo", "edition", "theme", "profile")]
    names = (part.get("name") if isinstance(part, dict) else part for part in named)
    return " · ".join(part for part in names if isinstance(part, str))
