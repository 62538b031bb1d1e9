"""Turn a Job into the bytes of its file, with every problem on the way.

    memo ─▶ edition ─▶ page ─▶ gates ─▶ .pdf or .html

Each step reports all it finds; the next is taken only if nothing stops it.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from briefing.edition import edition as editions
from briefing.edition import glosses
from briefing.edition.edition import Edition
from briefing.edition.spec import Spec
from briefing.look import ownfonts, pinning, render
from briefing.look.assets.pictures import Pictures
from briefing.look.fonts import LIST, FontSet
from briefing.look.html import metadata
from briefing.look.page import Page
from briefing.look.seal.parts import parts
from briefing.look.seen import gates
from briefing.look.switches import SWITCHES
from briefing.look.themes import places, theme, trust, words
from briefing.look.themes.theme import Theme, text_width
from briefing.memo import walk
from briefing.memo.document import SOURCE_LANGUAGE, Memo
from briefing.memo.glossary import Glossary
from briefing.memo.schema import suggestion, ticked
from briefing.problems import (
    ERROR,
    WARNING,
    BriefingError,
    Collected,
    Exit,
    Problem,
    Report,
    Source,
    Span,
)
from briefing.run.job import DEFAULT, HTML, PDF, Job, Settings
from briefing.run.outcome import Outcome
from briefing.run.project import Project
from briefing.wording import run as wording

MEDIA = {PDF: render.PRINT, HTML: render.WEB}


@dataclass(frozen=True, slots=True)
class Draft:
    """A page with all that it came from, ready to be printed or published."""

    edition: Edition
    theme: Theme
    page: Page
    pictures: Pictures
    places: gates.Places
    lacking: frozenset[str]
    """Characters that no font has, which were reported."""
    fonts: FontSet
    """The built-in fonts, and those of the theme and the project."""
    glosses: str
    """What the record of the memo's glosses should hold; empty if it does."""


@dataclass
class Problems:
    """What a job reports: hardened if all warnings count, softened if the user lets it pass."""

    settings: Settings
    collected: Collected = field(default_factory=Collected)
    passed: Counter[str] = field(default_factory=Counter)
    """How often each switch let something pass."""

    def __call__(self, problem: Problem) -> None:
        """Keep a problem."""
        for switch in self.settings.allow:
            if problem.code in SWITCHES[switch] and problem not in self.collected.kept:
                self.passed[switch] += 1
                return self.collected(_taken_as(problem, WARNING))
        strict = self.settings.strict and problem.severity == WARNING
        return self.collected(_taken_as(problem, ERROR) if strict else problem)

    @property
    def stop(self) -> bool:
        """Whether nothing may be delivered."""
        return bool(self.collected.errors)


def _taken_as(problem: Problem, severity: str) -> Problem:
    return replace(problem, wording=replace(problem.wording, severity=severity))


@dataclass(frozen=True)
class Maker:
    """Makes the files of one project; a value that any process can be sent."""

    root: Path
    fonts: FontSet
    cache: Path
    settings: Settings = DEFAULT
    versions: Mapping[str, str] = field(default_factory=dict)
    """What the files are made with."""

    def __call__(self, job: Job) -> Outcome:
        """The file of a job, or the problems that stand against it."""
        problems, project = Problems(self.settings), self._project()
        data, facts, kept, exit_code = b"", {}, "", Exit.DONE
        try:
            draft = self.draft(job, project, problems)
            if draft and not problems.stop:
                facts = self._facts(job, draft, project)
                make = self._printed if job.format == PDF else self._published
                data = make(job, draft, facts, problems)
                facts["allowed"] = dict(sorted(problems.passed.items()))
                facts["parts"] = parts(data)
                kept = draft.glosses
        except BriefingError as error:
            exit_code = error.exit_code
            for problem in error.problems:
                problems(problem)
        for problem in project.changed():
            problems.collected(problem)
        if problems.stop:
            data, facts, exit_code = b"", {}, exit_code or Exit.CONTENT
        return Outcome(problems.collected.problems, data, facts, exit_code, glosses=kept)

    def _project(self) -> Project:
        """The project, read as the settings say."""
        how = self.settings
        return Project(self.root, how.strict, how.encoding, how.private)

    def checked(self, job: Job) -> Outcome:
        """The problems of a job that show without laying out its pages."""
        problems, project = Problems(self.settings), self._project()
        self.draft(job, project, problems)
        return Outcome(problems.collected.problems, exit_code=int(problems.stop))

    def draft(self, job: Job, project: Project, report: Report) -> Draft | None:
        """The page of a job after all gates that need no print; None where parts are missing."""
        glossary, specs = project.glossary(report), project.editions(report)
        chosen = theme.load(project.templates, job.theme, report)
        spec = known_edition(job.edition, specs, report)
        loaded = project.load(job.memo, glossary, report)
        if not (chosen and spec and loaded) or project.is_refused(spec, report):
            return None
        if not trust.is_trusted(chosen, self.root, self.settings.trusted, report):
            return None
        if job.draft and spec.missing == "fail":
            spec = replace(spec, missing="mark")
        edition = translated(job.memo, loaded.memo, spec, glossary, project, report)
        edition = replace(edition, draft=job.draft)
        gates.glosses(edition, report)
        kept = stale_glosses(job.memo, loaded.memo, project, report) if spec.glossed else ""
        for folder in chosen.folders:
            project.note(places.theme_files(folder, self.root))
        folder = project.content / job.memo
        pictures = Pictures(self.root, folder, chosen, loaded.pictures, job.profile)
        pictures.check()
        for problem in pictures.refused.values():
            report(problem)
        project.note(project.content / job.memo / file for file in loaded.pictures)
        beside = tuple(specs[name] for name in job.siblings if name in specs)
        fonts = ownfonts.added(self.fonts, self.root, chosen, report)
        own = [face for face in fonts.faces if face not in self.fonts.faces]
        project.note(path for face in own for path in (face.path, face.folder / LIST))
        ownfonts.check_families(chosen, MEDIA[job.format], self.root, fonts, report)
        chosen = ownfonts.for_chinese(chosen, own)
        html = self._rendered(job, edition, chosen, beside, fonts, report)
        if html is None:
            return None
        rendered = Page(html)
        tree = rendered.tree
        texts = (*project.texts.values(), *places.sources(chosen, self.root))
        where = gates.Places(edition, _memo_first(texts, project.memo_path(job.memo)))
        lacking = gates.glyphs(tree, fonts, where, report)
        gates.texts(tree, edition, chosen, report)
        gates.omissions(edition, chosen, report)
        gates.links(tree, job.memo, chosen, self.root, report)
        return Draft(edition, chosen, rendered, pictures, where, lacking, fonts, kept)

    def _rendered(
        self,
        job: Job,
        edition: Edition,
        chosen: Theme,
        specs: tuple[Spec, ...],
        fonts: FontSet,
        report: Report,
    ) -> str | None:
        """The page as HTML."""
        from briefing.look.html import web

        say = words.load(chosen, self.root, report)
        medium = MEDIA[job.format]
        args = (edition, chosen, medium, self.root, say, report)
        if medium == render.PRINT:
            return render.render(*args, chart_width=f"{text_width(chosen):g}")
        context = metadata.context(edition, chosen.name, specs, job.pdf)
        return render.render(*args, family=web.families(fonts), **context)

    def _printed(self, job: Job, draft: Draft, facts: dict, report: Report) -> bytes:
        """The PDF of a page, after the gates that only a print can pass."""
        from briefing.look.print.fetcher import Fetcher
        from briefing.look.print.press import Press
        from briefing.look.print.standards import profiles

        day = str(draft.edition.memo.date)
        order = profiles.ordered(job.profile, draft.theme, day, facts, self.root)
        tofu: set[str] = set()
        try:
            with pinning.pinned(draft.fonts, self.fonts):
                press = Press(draft.theme, self.root, Fetcher(draft.pictures), report, order)
                data = press.print(draft.page.tree, job.file, report, tofu.add)
        finally:  # what was refused before the engine failed counts too
            for problem in draft.pictures.refused.values():
                report(problem)
        draft.places.report(tofu - draft.lacking, report)
        press.prove(draft.edition, draft.theme, self.root, report)
        return data

    def _published(self, job: Job, draft: Draft, facts: dict, report: Report) -> bytes:
        """The web page as one file."""
        from briefing.look.html import web

        def load(address: str) -> tuple[bytes, str]:
            picture = draft.pictures.open(address)
            if picture is None:
                raise BriefingError(draft.pictures.refused.values())
            return picture.data, picture.type

        args = (draft.edition, draft.theme, draft.fonts, self.root, self.cache, report, load)
        return web.publish(draft.page, *args)

    def _facts(self, job: Job, draft: Draft, project: Project) -> dict:
        """What the manifest says about a file, but for its digest."""
        fonts = {face.file: _font(face) for face in self.fonts.faces}
        return {
            "memo": job.memo,
            "edition": asdict(draft.edition.spec),
            "theme": {
                "name": draft.theme.name,
                "extends": list(draft.theme.names[1:]),
                "options": {name: option.value for name, option in draft.theme.options.items()},
            },
            "format": job.format,
            "profile": job.profile,
            "draft": job.draft,
            "sources": dict(sorted(project.digests.items())),
            "fonts": fonts,
            "allowed": {},
            "versions": dict(self.versions),
        }


def _memo_first(texts: tuple[Source, ...], memo: Path) -> tuple[Source, ...]:
    """Texts in the order in which a character is looked for."""
    tail = f"/{memo.parent.name}/"
    return tuple(sorted(texts, key=lambda source: tail not in source.file))


def _font(face) -> dict[str, str]:
    return {"sha256": face.sha256, "package": face.package, "version": face.version}


def known_edition(name: str, specs: dict[str, Spec], report: Report) -> Spec | None:
    """The edition of that name; an unknown one is reported, unless none could be read."""
    if name not in specs and specs:
        args = {"known": ticked(tuple(specs)), "suggestion": suggestion(name, tuple(specs))}
        place = Span("content/editions.yaml", 1, 1)
        report(wording.UNKNOWN_EDITION.at(place, name=name[:40], **args))
    return specs.get(name)


def translated(
    name: str, memo: Memo, spec: Spec, glossary: Glossary, project: Project, report: Report
) -> Edition:
    """The edition of a memo, translated where its languages are not those of the memo."""
    translate: Callable | None = None
    if spec.language != SOURCE_LANGUAGE or spec.parallel:
        from briefing.edition.translation import translator

        catalogs = project.catalogs(name, spec, report)
        broken = project.translations(name) - catalogs.keys()
        translate = translator(memo, spec, catalogs, report, glossary, broken)
        compare(memo, translate, glossary, report)
    return editions.make(name, memo, spec, glossary, translate)


def stale_glosses(name: str, memo: Memo, project: Project, report: Report) -> str:
    """Report each gloss that was written for other Korean; the new record, if it is another."""
    _, source = project.gloss_record(name, report)
    record = glosses.read(source, report)
    for unit, (stale, _) in glosses.stale(memo, record).items():
        report(stale.gloss_origin.problem(wording.STALE_GLOSS, memo=name, unit=unit))
    renewed = glosses.written(memo, record)
    return renewed if not source or renewed != source.text else ""


def compare(memo: Memo, translate: Callable, glossary: Glossary, report: Report) -> None:
    """Hold every translated text against its Korean: facts, terms, quotes, marks."""
    from briefing.edition import translation
    from briefing.edition.parity import checks

    pairs = list(translation.pairs(memo, translate))
    waived = {text.id for text, target in pairs if translate.waived(text, target.language)}
    checks.check_edition(pairs, glossary, report, waived)
    checks.check_quotes(walk.with_texts(memo, {text.id: text for _, text in pairs}), report)
