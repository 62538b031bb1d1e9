"""The command `translate`: see what a translation owes, and pay it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from briefing.cli import choosing, speaking
from briefing.cli.line import Line, Request, verb
from briefing.edition import glosses, language, units
from briefing.edition.catalogs import ledger, merging, standing
from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.desk import FORMATS, Desk, desk_language, named, open_desk
from briefing.edition.catalogs.entry import plain
from briefing.edition.catalogs.exchange.tags import canonical
from briefing.edition.parity.fidelity import check_catalog
from briefing.edition.spec import Spec
from briefing.files import list_folder, lock, write_together
from briefing.memo import walk
from briefing.memo.document import SOURCE_LANGUAGE
from briefing.memo.schema import suggestion
from briefing.problems import NOTE, BriefingError, Collected, Span
from briefing.run.project import Project
from briefing.wording import edition as edition_wording
from briefing.wording import memo as memo_wording
from briefing.wording import translate as labels
from briefing.wording import translation as wording

#: Where `export` writes if it is not told, in the project.
EXCHANGE = Path("output", "exchange")
TEXT, JSON = "text", "json"
_NOT_BEGUN = replace(wording.NO_CATALOG, severity=NOTE)


def add_arguments(subparsers) -> None:
    """Add `translate` and its verbs to the commands."""
    parser = subparsers.add_parser("translate")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    _add_reading(verbs)
    _add_taking(verbs)
    _add_noting(verbs)


def _add_reading(verbs) -> None:
    add = verb(verbs, "update", update, labels.UPDATE)
    _add_which(add)
    add("--via", default="", metavar="LANG", help=labels.VIA)
    add("--purge", action="store_true", help=labels.PURGE)
    add = verb(verbs, "status", status, labels.STATUS)
    _add_which(add)
    add("--format", default=TEXT, choices=(TEXT, JSON), help=labels.STATUS_FORMAT)
    add("--list", action="store_true", help=labels.LIST)
    add("--require-complete", action="store_true", help=labels.REQUIRE_COMPLETE)
    add = verb(verbs, "export", export, labels.EXPORT)
    _add_which(add)
    add("--format", default="xliff", metavar="F", help=labels.EXPORT_FORMAT)
    add("--output", type=Path, metavar="DIR", help=labels.OUTPUT)


def _add_taking(verbs) -> None:
    add = verb(verbs, "import", take, labels.IMPORT)
    add("file", type=Path, metavar="FILE", help=labels.FILE)
    add("--memo", default="", metavar="MEMO", help=labels.WHICH_MEMO)
    add("--lang", default="", metavar="LANG", help=labels.WHICH_LANG)
    add("--translator", default="", metavar="NAME", help=labels.TRANSLATOR)
    add("--date", default="", metavar="YYYY-MM-DD", help=labels.DATE)
    choosing.add_reading(add)


def _add_noting(verbs) -> None:
    add = verb(verbs, "waive", waive, labels.WAIVE)
    _add_lang(add)
    add("memo", metavar="MEMO", help=labels.MEMO)
    add("units", nargs="+", metavar="UNIT", help=labels.UNIT)
    add("--by", required=True, metavar="NAME", help=labels.WAIVED_BY)
    add("--reason", required=True, metavar="TEXT", help=labels.REASON)
    add = verb(verbs, "review", review, labels.REVIEW)
    _add_lang(add)
    add("memo", metavar="MEMO", help=labels.MEMO)
    add("units", nargs="*", default=[], metavar="UNIT", help=labels.UNIT)
    add("--all", action="store_true", help=labels.ALL)
    add("--by", required=True, metavar="NAME", help=labels.REVIEWED_BY)
    add = verb(verbs, "keep", keep, labels.KEEP)
    add("memo", metavar="MEMO", help=labels.MEMO)
    add("units", nargs="*", default=[], metavar="UNIT", help=labels.GLOSSED)
    choosing.add_reading(add)


def _add_which(add: Callable) -> None:
    """A language, and the memos, all without any."""
    _add_lang(add)
    add("memos", nargs="*", default=[], metavar="MEMO", help=labels.MEMOS)


def _add_lang(add: Callable) -> None:
    add("lang", metavar="LANG", help=labels.LANG)
    choosing.add_reading(add)


def run(args: Request) -> int:
    """Do what a command line says; the exit code. Raises BriefingError for what stops it."""
    _project(args)  # which is refused before anything else is looked at
    if args.does not in (take, keep):
        _check_language(args.lang, args.line)
    return args.does(args)


def update(args: Request) -> int:
    """Write the catalogs for the present Korean."""
    if args.via:
        _check_language(args.via, args.line)
    with ExitStack() as held:
        files: dict[Path, bytes] = {}
        for name in _memos(args.memos, args):
            held.enter_context(_alone(args.root, name))
            desk = _desk(args, name, args.via)
            files |= desk.files(merging.purged(desk.now) if args.purge else desk.now)
        _write(files, args.root)
    return 0


def status(args: Request) -> int:
    """Print what is done and what is owed; 1 if something is and `--require-complete` stands."""
    line = args.line
    if args.format == JSON and args.list:
        raise line.without_effect("--list", labels.JSON_LISTS_ALL)
    report, notes = Collected(), []
    standings = []
    for name in _memos(args.memos, args):
        desk = _desk(args, name)
        check_catalog(desk.now, report)
        standings.append(standing.of_desk(desk))
        if not (args.root / desk.path).exists():
            notes.append(_NOT_BEGUN.at(Span(f"content/{name}/memo.yaml", 1, 1), language=args.lang))
    report.stop_on_errors()
    if args.format == JSON:
        print(standing.as_json(standings))
    else:
        print(standing.as_text(standings, args.language, args.list))
        speaking.problems(notes, args.language)
    return int(args.require_complete and not all(desk.total.complete for desk in standings))


def export(args: Request) -> int:
    """Write files for translators and reviewers."""
    line = args.line
    formats = line.chosen("--format", [args.format], tuple(FORMATS))
    folder = args.output.absolute() if args.output else args.root / EXCHANGE
    files: dict[Path, bytes] = {}
    report = Collected()
    for name in _memos(args.memos, args):
        desk = _desk(args, name)
        for form in formats:
            files |= desk.exported(form, folder) | desk.kept(form, folder, report)
    _write(files, args.root)
    speaking.problems(report.problems, args.language)
    return 0


def take(args: Request) -> int:
    """Take back a file that `export` wrote."""
    line = args.line
    if args.file.suffix.lower() in (".html", ".htm"):
        raise line.refusal(wording.RETURN_TO_READ, str(args.file))
    memo, tag = named(args.file.name)
    memo, args = args.memo or memo, replace(args, lang=canonical(args.lang) or tag)
    if args.lang:
        _check_language(args.lang, line)
    if not (memo and args.lang):
        raise line.refusal(wording.UNNAMED_RETURN, str(args.file))
    (name,) = _memos([memo], args)
    if args.translator:
        _check_name(args.translator, line)
    if args.date:
        _check_date(args.date, line)
    with _alone(args.root, name):
        present = list_folder(Path("content", name), args.root)
        args = replace(args, lang=desk_language(args.lang, (file.name for file in present)))
        desk, report = _desk(args, name), Collected()
        data = choosing.bytes_named(args.file, report)
        now = None if data is None else desk.returned(args.file.as_posix(), data, report)
        if now is None or report.errors:
            raise BriefingError(report.problems)
        now = _credited(args, desk, now, report)
        _write(desk.files(now), args.root)
    speaking.problems(report.problems, args.language)
    return 0


def _credited(args: Request, desk: Desk, now: Catalog, report: Collected) -> Catalog:
    """The catalog with the name and the day of the command line, if any word changed."""
    day = args.date and f"{args.date} 00:00+0000"
    if (args.translator or day) and not desk.is_work(now):
        report(wording.NOTHING_TO_CREDIT.at(Span(args.file.as_posix(), 1, 1)))
        return now
    now = now.with_field("Last-Translator", args.translator) if args.translator else now
    return now.with_field("PO-Revision-Date", day) if day else now


def waive(args: Request) -> int:
    """Let units stand until their source next changes."""
    reason = plain(args.reason)
    if not reason.isprintable() or not reason:
        raise args.line.refusal(wording.BAD_REASON, args.reason, value=args.reason[:60])
    return _noted(
        args, lambda desk: ledger.waive(desk.now, args.units, args.by, reason, desk.pivot)
    )


def review(args: Request) -> int:
    """Confirm translations as right for their present source."""
    if not (args.units or args.all):
        raise args.line.refusal(wording.NO_UNITS, "")
    if args.units and args.all:
        raise args.line.without_effect(args.units[0], labels.ALL_NAMES_THEM)

    def reviewed(desk: Desk) -> Catalog:
        chosen = [unit for unit in desk.units if args.all or unit.id in args.units]
        for unit in chosen:
            entry = desk.now.entry(unit.msgid, unit.id)
            if not args.all and (entry is None or not entry.msgstr):
                problem = args.line.problem(wording.NOTHING_TO_REVIEW, unit.id, unit=unit.id)
                raise BriefingError([problem])
        now = ledger.review(desk.now, [unit.id for unit in chosen], args.by, desk.pivot)
        report = Collected()
        check_catalog(now, report)
        report.stop_on_errors()
        return now

    return _noted(args, reviewed)


def _noted(args: Request, change: Callable[[Desk], Catalog]) -> int:
    """Change what the ledger says about units of one memo."""
    line = args.line
    _check_name(args.by, line)
    (name,) = _memos([args.memo], args)
    with _alone(args.root, name):
        desk = _desk(args, name)
        _check_units(args.units, [unit.id for unit in desk.units], line)
        _write(desk.files(change(desk)), args.root)
    return 0


def keep(args: Request) -> int:
    """Confirm glosses as right for the present Korean."""
    (name,) = _memos([args.memo], args)
    with _alone(args.root, name):
        project, report = _project(args), Collected()
        memo = project.load_memo(name, report)
        if memo is None or report.errors:
            raise BriefingError(report.problems)
        glossed = [units.unit_id(text) for text in walk.texts(memo) if text.gloss]
        _check_units(args.units, glossed, args.line)
        path, source = project.gloss_record(name, report)
        former = glosses.read(source, report)
        report.stop_on_errors()
        record = glosses.written(memo, former, args.units or glossed)
        _write({path: record.encode()}, args.root)
    return 0


def _check_units(wanted: Sequence[str], known: Sequence[str], line: Line) -> None:
    for unit in wanted:
        if unit not in known:
            near = suggestion(unit, known)
            raise line.refusal(wording.UNKNOWN_UNIT, unit, unit=unit[:60], suggestion=near)


def _desk(args: Request, name: str, via: str = "") -> Desk:
    """The desk for a memo that is sound; what is not stops here."""
    project, report = _project(args), Collected()
    memo = project.load_memo(name, report)
    own = units.of_memo(memo, project.glossary(report)) if memo else ()
    catalogs = project.catalogs(name, Spec(language=args.lang), report)
    if via:
        catalogs |= project.catalogs(name, Spec(language=via), report)
    if memo is None or report.errors:
        raise BriefingError(report.problems)
    return open_desk(args.root, name, own, args.lang, catalogs, via)


def _project(args: Request) -> Project:
    """The project, whose memos are read as the options say."""
    project = choosing.project(args.root, args.line)
    project.encoding, project.private = choosing.reading(args)
    return project


def _alone(root: Path, memo: str):
    return lock(root / "content" / memo, root=root)


def _memos(wanted: list[str], args: Request) -> tuple[str, ...]:
    """The memos of the project that are wanted, by name; all if none is named."""
    report = Collected()
    names = choosing.memos(wanted, _project(args), args.line, report)
    report.stop_on_errors()
    return names


def _check_language(tag: str, line: Line) -> None:
    """Refuse what is no language tag, before it becomes part of a path or reaches CLDR."""
    if not language.known(tag):
        raise line.refusal(edition_wording.UNKNOWN_LANGUAGE, tag, tag=tag[:40])
    if tag == SOURCE_LANGUAGE:
        raise line.refusal(wording.SOURCE_NOT_TRANSLATED, tag, language=tag)


def _check_date(value: str, line: Line) -> None:
    try:
        proper = datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        proper = False
    if not proper:
        args = {"expected": memo_wording.DATE, "example": "`2022-06-09`"}
        raise line.refusal(memo_wording.WRONG_FORM, value, value=value[:40], **args)


def _check_name(name: str, line: Line) -> None:
    if not ledger.is_name(name):
        raise line.refusal(wording.BAD_NAME, name, value=name[:60])


def _write(files: Mapping[Path, bytes], root: Path) -> None:
    """Write all files or none, and print their names."""
    write_together(files, root)
    for path in files:
        print(speaking.shown(root / path))
