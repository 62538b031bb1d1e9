"""The command `translate`: see what a translation owes, and pay it."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

from briefing.edition import language, ledger, merging, standing, units
from briefing.edition.catalog import Catalog
from briefing.edition.desk import FORMATS, Desk, named, open_desk
from briefing.edition.fidelity import check_catalog
from briefing.edition.spec import Spec
from briefing.files import lock, read_source, write_together
from briefing.memo.document import SOURCE_LANGUAGE
from briefing.memo.schema import suggestion, ticked
from briefing.problems import BriefingError, Collected, Source, Wording
from briefing.run.project import Project
from briefing.wording import edition as edition_wording
from briefing.wording import memo as memo_wording
from briefing.wording import translation as wording

EXAMPLE = """\
a new language, from nothing to a page:
  build.py translate update fr                   write content/<memo>/fr.po, still empty
  build.py translate status fr                   see what is to do
  build.py translate export fr --format xliff    a file for the translator
  build.py translate import trilateral.fr.xlf    take back what came
  build.py translate review fr trilateral --all --by "Claire Martin"
and one line in content/editions.yaml:           fr: {language: fr}

`status` counts a unit as
  fuzzy      the Korean changed, or the translator is not sure
  stale      it was translated from another translation (`update ja --via en`) that changed
  waived     somebody let it stand, with a reason, until its source next changes
"""
UNIT = "an id, as behind `#:` in the PO file"


def add_arguments(subparsers) -> None:
    """Add `translate` and its verbs to the command line's own subparsers."""
    does = "see and do what translations owe"
    parser = subparsers.add_parser(
        "translate",
        help=does,
        description=does,
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_reading(verbs)
    _add_taking(verbs)
    _add_noting(verbs)


def _add_reading(verbs) -> None:
    one = _verb(verbs, "update", update, "write the PO files for the present Korean")
    one.add_argument("--via", default="", metavar="LANG", help="translated from LANG, not Korean")
    one.add_argument("--purge", action="store_true", help="drop entries that no unit uses")
    one = _verb(verbs, "status", status, "count what is done and what is owed, part by part")
    one.add_argument("--format", choices=("text", "json"), default="text")
    one.add_argument("--list", action="store_true", help="name every open unit and its line")
    one.add_argument("--require-complete", action="store_true", help="exit with 1 if any is open")
    one = _verb(verbs, "export", export, "write files for translators and reviewers")
    one.add_argument("--format", choices=tuple(FORMATS), default="xliff")
    folder = Path("output", "exchange")
    one.add_argument(
        "--output",
        type=Path,
        default=folder,
        metavar="DIR",
        help=f"where to; {folder} if not given",
    )


def _add_taking(verbs) -> None:
    one = verbs.add_parser("import", help="take back a file that `export` wrote")
    one.set_defaults(does=take)
    one.add_argument("file", type=Path, metavar="FILE", help="such as trilateral.ja.csv")
    one.add_argument("--memo", default="", help="which memo, if the name does not say it")
    one.add_argument("--lang", default="", help="which language, if the name does not say it")
    one.add_argument("--translator", default="", metavar="NAME", help="for the colophon")
    one.add_argument("--date", default="", metavar="YYYY-MM-DD", help="day of the translation")


def _add_noting(verbs) -> None:
    one = _verb(verbs, "waive", waive, "let units stand until their source next changes", True)
    one.add_argument("units", nargs="+", metavar="UNIT", help=UNIT)
    one.add_argument("--by", required=True, metavar="NAME")
    one.add_argument("--reason", required=True, metavar="TEXT")
    one = _verb(verbs, "review", review, "confirm translations as right for their source", True)
    one.add_argument("units", nargs="*", metavar="UNIT", help=UNIT)
    one.add_argument("--all", action="store_true", help="every unit that has a translation")
    one.add_argument("--by", required=True, metavar="NAME")


def _verb(verbs, name: str, does: Callable, said: str, one_memo: bool = False):
    parser = verbs.add_parser(name, help=said, description=said)
    parser.set_defaults(does=does)
    parser.add_argument("lang", metavar="LANG", help="a language tag: en, ja, pt-BR …")
    if one_memo:
        parser.add_argument("memo", metavar="MEMO", help="its folder's name under content/")
    else:
        parser.add_argument("memos", nargs="*", metavar="MEMO", help="all, if none is named")
    return parser


def run(args: argparse.Namespace) -> int:
    """Do what a command line says; the exit code. Raises BriefingError for what stops it."""
    if args.does is not take:
        _check_language(args.lang)
    return args.does(args)


def update(args: argparse.Namespace) -> int:
    """Write the catalogs for the present Korean."""
    if args.via:
        _check_language(args.via)
    with ExitStack() as held:
        files: dict[Path, bytes] = {}
        for name in _memos(args.memos, args.root):
            held.enter_context(_alone(args.root, name))
            desk = _desk(args, name, args.via)
            files |= desk.files(merging.purged(desk.now) if args.purge else desk.now)
        _write(files, args.root)
    return 0


def status(args: argparse.Namespace) -> int:
    """Print what is done and what is owed; 1 if something is and `--require-complete` stands."""
    report = Collected()
    found = []
    for name in _memos(args.memos, args.root):
        desk = _desk(args, name)
        check_catalog(desk.now, report)
        found.append(standing.of_desk(desk))
    report.stop_on_errors()
    said_in = getattr(args, "language", "en")
    as_json = args.format == "json"
    print(standing.as_json(found) if as_json else standing.as_text(found, said_in, args.list))
    return int(args.require_complete and not all(one.total.complete for one in found))


def export(args: argparse.Namespace) -> int:
    """Write files for translators and reviewers."""
    files: dict[Path, bytes] = {}
    for name in _memos(args.memos, args.root):
        files |= _desk(args, name).exported(args.format, args.output)
    _write(files, args.root)
    return 0


def take(args: argparse.Namespace) -> int:
    """Take back a file that `export` wrote."""
    memo, tag = named(args.file.name)
    args.lang = args.lang or tag
    _check_language(args.lang)
    (name,) = _memos([args.memo or memo], args.root)
    if args.translator:
        _check_name(args.translator)
    if args.date:
        _check_date(args.date)
    with _alone(args.root, name):
        desk, report = _desk(args, name), Collected()
        source = read_source(args.file, args.file.absolute().parent, report)
        now = desk.returned(source, report) if source else None
        if now is None or report.errors:
            raise BriefingError(report.problems)
        if args.translator:
            now = now.with_field("Last-Translator", args.translator)
        if args.date:
            now = now.with_field("PO-Revision-Date", f"{args.date} 00:00+0000")
        _write(desk.files(now), args.root)
    return 0


def waive(args: argparse.Namespace) -> int:
    """Let units stand until their source next changes."""
    reason = ledger.plain(args.reason)
    if not reason.isprintable() or not reason:
        _refuse(wording.BAD_NAME, args.reason, value=args.reason[:60])
    return _noted(
        args, lambda desk: ledger.waive(desk.now, args.units, args.by, reason, desk.pivot)
    )


def review(args: argparse.Namespace) -> int:
    """Confirm translations as right for their present source."""

    def reviewed(desk: Desk) -> Catalog:
        chosen = [unit for unit in desk.units if args.all or unit.id in args.units]
        for unit in chosen:
            entry = desk.now.entry(unit.msgid, unit.id)
            if not args.all and (entry is None or not entry.msgstr):
                _refuse(wording.NOTHING_TO_REVIEW, unit.id, 1, unit=unit.id)
        now = ledger.review(desk.now, [unit.id for unit in chosen], args.by, desk.pivot)
        report = Collected()
        check_catalog(now, report)
        report.stop_on_errors()
        return now

    return _noted(args, reviewed)


def _noted(args: argparse.Namespace, change: Callable[[Desk], Catalog]) -> int:
    """Change what the ledger says about units of one memo."""
    _check_name(args.by)
    (name,) = _memos([args.memo], args.root)
    with _alone(args.root, name):
        desk = _desk(args, name)
        known = [unit.id for unit in desk.units]
        for unit in args.units:
            if unit not in known:
                near = suggestion(unit, known)
                _refuse(wording.UNKNOWN_UNIT, unit, unit=unit[:60], suggestion=near)
        _write(desk.files(change(desk)), args.root)
    return 0


def _desk(args: argparse.Namespace, name: str, via: str = "") -> Desk:
    """The desk for a memo that is sound; what is not stops here."""
    project, report = Project(args.root), Collected()
    memo = project.load_memo(name, report)
    found = units.of_memo(memo, project.glossary(report)) if memo else ()
    catalogs = project.catalogs(name, Spec(language=args.lang), report)
    if via:
        catalogs |= project.catalogs(name, Spec(language=via), report)
    if memo is None or report.errors:
        raise BriefingError(report.problems)
    return open_desk(args.root, name, found, args.lang, catalogs, via)


def _alone(root: Path, memo: str):
    return lock(root / "content" / memo, root=root)


def _memos(wanted: Sequence[str], root: Path) -> tuple[str, ...]:
    """The memos of a project that are wanted, by name; all if none is named."""
    report = Collected()
    known = Project(root).memos(report)
    report.stop_on_errors()
    for name in wanted:
        if name not in known:
            near = suggestion(name, known)
            said = {"name": name[:60], "known": ticked(known) or "-", "suggestion": near}
            _refuse(wording.UNKNOWN_MEMO, name, **said)
    return tuple(wanted) or known


def _check_language(tag: str) -> None:
    """Refuse what is no language tag, before it becomes part of a path or reaches CLDR."""
    if not language.known(tag):
        _refuse(edition_wording.UNKNOWN_LANGUAGE, tag, tag=tag[:40])
    if tag == SOURCE_LANGUAGE:
        _refuse(wording.SOURCE_NOT_TRANSLATED, tag, language=tag)


def _check_date(value: str) -> None:
    try:
        proper = datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        proper = False
    if not proper:
        said = {"expected": "a date", "expected_ko": "날짜", "example": "`2022-06-09`"}
        _refuse(memo_wording.WRONG_FORM, value, value=value[:40], **said)


def _check_name(name: str) -> None:
    if not ledger.is_name(name):
        _refuse(wording.BAD_NAME, name, value=name[:60])


def _refuse(said: Wording, word: str, exit_code: int = 2, **args) -> NoReturn:
    """Stop at a word of the command line."""
    problem = Source("translate", word).problem(said, 0, max(1, len(word)), **args)
    raise BriefingError([problem], exit_code)


def _write(files: Mapping[Path, bytes], root: Path) -> None:
    """Write all files or none, and print their names."""
    write_together(files, root)
    for path in files:
        print(path.as_posix())
