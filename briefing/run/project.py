"""Turn a project's folder into what a build starts from: memos, glossary, editions, catalogs.

Every file is read once and its digest kept, so that a manifest can say exactly what a document was
made of, and a change during the build does not pass unseen.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.edition import glosses
from briefing.edition.spec import BUILT_IN, Spec, is_refused, read_specs
from briefing.files.decoding import decoded
from briefing.memo import nodes, private, reading, references, schema
from briefing.memo.document import SOURCE_LANGUAGE, Defaults, Memo
from briefing.memo.glossary import Glossary, read_glossary
from briefing.memo.nodes import Node, Scalar
from briefing.problems import BriefingError, Collected, Problem, Report, Source, Span, Wording
from briefing.run.job import PDF
from briefing.wording import files as file_wording
from briefing.wording import memo_reading as reading_wording
from briefing.wording import run as wording

MEMO_FILE, PROJECT_FILE = "memo.yaml", "project.yaml"
GLOSSARY_FILE, EDITIONS_FILE = "glossary.yaml", "editions.yaml"
#: A dot would part the name in `<memo>.<edition>.<theme>.pdf`.
_NAME = re.compile(r"[^\W_][\w-]{0,79}")
#: Keys of a memo that say what is made of it; most memos hold none of these words.
_HEAD_KEYS = tuple(field.name for field in fields(Defaults))
_HEAD = re.compile(rf"\b(?:{'|'.join(_HEAD_KEYS)})\b")
#: Names that Windows keeps for devices.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def is_memo_name(name: str) -> bool:
    """Whether a name can be a folder, a file and a part of an address everywhere."""
    return bool(_NAME.fullmatch(name)) and not _DEVICES.fullmatch(name)


@dataclass
class Project:
    """A folder with `content/`; its `templates/` and `fonts/` add to those that are built in."""

    root: Path
    strict: bool = False
    """Whether the reader takes its warnings for errors."""
    encoding: str = "utf-8"
    """How memos are stored; every other file is UTF-8."""
    private: private.Private = ()
    """What private-use characters of memos stand for."""
    digests: dict[str, str] = field(default_factory=dict)
    """SHA-256 of every file that was read, by its path in the project."""
    texts: dict[str, Source] = field(default_factory=dict)
    """Every text that was read, by the same."""

    @property
    def content(self) -> Path:
        """Where the memos are."""
        return self.root / "content"

    @property
    def templates(self) -> Path:
        """Where the themes are."""
        return self.root / "templates"

    def memos(self, report: Report) -> tuple[str, ...]:
        """Names of all memos, in code-point order; a folder with an unfit name is reported.

        So is one whose files would have the names of another's.
        """
        names: dict[str, str] = {}
        for entry in files.list_folder(self.content, self.root) if self.content.exists() else ():
            name = unicodedata.normalize("NFC", entry.name)
            if entry.kind != "folder" or not (self.content / entry.name / MEMO_FILE).exists():
                continue
            place = Span(f"content/{name}", 1, 1)
            if not is_memo_name(name):
                report(wording.MEMO_NAME.at(place, name=name[:80]))
            elif name.casefold() in names:
                report(wording.MEMO_TWICE.at(place, name=name[:80], other=names[name.casefold()]))
            else:
                names[name.casefold()] = name
        return tuple(sorted(names.values()))

    def memo_path(self, name: str) -> Path:
        """The content file of a memo."""
        return self.content / name / MEMO_FILE

    def catalog_path(self, name: str, language: str) -> Path:
        """The translation of a memo into a language."""
        return self.content / name / f"{language}.po"

    def gloss_record(self, name: str, report: Report) -> tuple[Path, Source | None]:
        """Where it is kept which Korean a memo's glosses were written for, and what stands there.

        It is no source of a document, and may be missing; one that cannot be read is reported.
        """
        path = self.content / name / glosses.FILE
        there = os.path.lexists(path)
        return path, files.read_source(path, self.root, report) if there else None

    def glossary(self, report: Report) -> Glossary:
        """The terms that all memos share; a project may do without."""
        node = self._node(self.content / GLOSSARY_FILE, report, wording.EMPTY_GLOSSARY)
        return read_glossary(node, report) if node else Glossary()

    def editions(self, report: Report) -> dict[str, Spec]:
        """The editions that are known, by name: a project's own before those built in."""
        node = self._node(self.content / EDITIONS_FILE, report, wording.EMPTY_EDITIONS)
        own = read_specs(node, report) if node else {}
        return own | {name: spec for name, spec in BUILT_IN.items() if name not in own}

    def is_refused(self, spec: Spec, report: Report) -> bool:
        """Whether an edition cannot be set in its language; then its jobs are not made."""
        node = self._node(self.content / EDITIONS_FILE, Collected(), wording.EMPTY_EDITIONS)
        return is_refused(spec, node, report)

    def defaults(self, report: Report) -> Defaults:
        """What is made where neither the command line nor a memo says it."""
        node = self._node(self.content / PROJECT_FILE, report, wording.EMPTY_PROJECT)
        defaults = schema.read_type(Defaults, node, report, wording.PROJECT) if node else None
        _judge_defaults(node, report)
        return defaults or Defaults()

    def head(self, name: str) -> Defaults:
        """What a memo says is made of it; nothing where it cannot be read, which its jobs tell."""
        quiet = Collected()
        source = self.source(self.memo_path(name), quiet)
        if source is None or not _HEAD.search(source.text):
            return Defaults()
        node = reading.read(source, quiet, strict=self.strict)
        if not isinstance(node, nodes.Mapping):
            return Defaults()
        pairs = tuple(pair for pair in node.pairs if pair[0].value in _HEAD_KEYS)
        own = replace(node, pairs=pairs)
        return schema.read_type(Defaults, own, quiet, "") or Defaults()

    def load_memo(self, name: str, report: Report) -> Memo | None:
        """A memo with its references resolved, or None where problems leave it incomplete."""
        loaded = self.load(name, self.glossary(report), report)
        return loaded.memo if loaded else None

    def load(self, name: str, glossary: Glossary, report: Report) -> Loaded | None:
        """A memo with the places of its pictures."""
        node = self._node(self.memo_path(name), report)
        memo = schema.read_memo(node, report) if node else None
        _judge_defaults(node, report)
        if memo is None:
            return None
        return Loaded(references.resolve(memo, glossary, report), dict(_pictures(node)))

    def catalogs(self, name: str, spec: Spec, report: Report) -> dict:
        """The translations that an edition of a memo needs, and those they were made from."""
        from briefing.edition.catalogs.catalog import read_catalog

        catalogs: dict = {}
        wanted = list(spec.languages)
        while wanted:
            language = wanted.pop(0)
            if language in (SOURCE_LANGUAGE, "", *catalogs):
                continue
            source = self.source(self.catalog_path(name, language), report, optional=True)
            catalog = read_catalog(source, report, language) if source else None
            if catalog:
                catalogs[language] = catalog
                wanted.append(catalog.via)
        return catalogs

    def translations(self, name: str) -> frozenset[str]:
        """Languages of the catalogs of a memo that were read so far, fit for use or not."""
        paths = (Path(file) for file in self.digests)
        own = Path("content", name)
        return frozenset(path.stem for path in paths if path.parent == own and path.suffix == ".po")

    def sources(self, name: str) -> dict[str, str]:
        """What was read so far that belongs to a memo: its own files and those of all memos."""
        own = (f"content/{name}/", f"content/{GLOSSARY_FILE}", f"content/{EDITIONS_FILE}")
        return {path: digest for path, digest in self.digests.items() if path.startswith(own)}

    def source(self, path: Path, report: Report, *, optional: bool = False) -> Source | None:
        """The text of a file of the project, its digest noted."""
        try:
            data = files.read_bytes(path, self.root)
        except BriefingError as error:
            if not (optional and error.problems[0].code == file_wording.NOT_FOUND.code):
                for problem in error.problems:
                    report(problem)
            return None
        file = files.place(path, self.root)
        self.digests[file] = sha256(data).hexdigest()
        is_memo = path.name == MEMO_FILE
        if source := decoded(file, data, self.encoding if is_memo else "utf-8", report):
            source = private.mapped(source, self.private) if is_memo else source
            self.texts[file] = source
        return source

    def text(self, path: Path) -> str:
        """The text of a file, empty if there is none."""
        source = self.source(path, Collected(), optional=True)
        return source.text if source else ""

    def note(self, paths: Iterable[Path]) -> None:
        """Keep the digests of files that others read."""
        for path in paths:
            if digest := self.digest(path):
                self.digests[files.place(path, self.root)] = digest

    def changed(self) -> Iterator[Problem]:
        """A warning for every file that is no longer what was read."""
        for file, digest in self.digests.items():
            if self.digest(files.stored(file, self.root)) != digest:
                yield wording.CHANGED_MEANWHILE.at(Span(file, 1, 1))

    def digest(self, path: Path) -> str:
        """The SHA-256 of a file, empty where it cannot be read."""
        try:
            return sha256(files.read_bytes(path, self.root, 10 * files.FILE_LIMIT)).hexdigest()
        except BriefingError:
            return ""

    def _node(self, path: Path, report: Report, empty: Wording | None = None) -> Node | None:
        """What a file holds; one that a project may do without says by `empty` that it is empty."""

        def tell(problem: Problem) -> None:
            is_empty = empty and problem.wording is reading_wording.EMPTY_FILE
            report(replace(problem, wording=empty) if is_empty else problem)

        source = self.source(path, report, optional=empty is not None)
        return reading.read(source, tell, strict=self.strict) if source else None


@dataclass(frozen=True, slots=True)
class Loaded:
    """A memo as read."""

    memo: Memo
    pictures: Mapping[str, Scalar]
    """Where it names each file that it shows."""


def _judge_defaults(node: Node | None, report: Report) -> None:
    """Report what a file says twice, or in vain, of what is made."""
    if not isinstance(node, nodes.Mapping):
        return
    named: dict[str, list[str]] = {}
    for key in ("editions", "formats"):
        names = named[key] = []
        several = node.get(key)
        for item in several.items if isinstance(several, nodes.Sequence) else ():
            if isinstance(item, Scalar):
                if item.value in names:
                    report(item.problem(wording.NAMED_TWICE, name=item.value[:40], key=key))
                names.append(item.value)
    profile = next((key for key, _ in node.pairs if key.value == "profile"), None)
    if profile and named["formats"] and PDF not in named["formats"]:
        report(profile.problem(wording.PROFILE_IN_VAIN))


def _pictures(node: Node) -> Iterator[tuple[str, Scalar]]:
    """The `file:` of every figure, wherever it stands."""
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _pictures(item)
    elif isinstance(node, nodes.Mapping):
        for key, value in node.pairs:
            if key.value == "figure" and isinstance(value, nodes.Mapping):
                file = value.get("file")
                if isinstance(file, Scalar):
                    yield file.value, file
            yield from _pictures(value)
