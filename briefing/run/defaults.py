"""Turn what is asked for into jobs: what the command line leaves open, a memo or the project says.

An edition that nobody asked for by name waits until its translation is begun: it is left out with a
note, so that a new memo can be built at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace

from briefing.edition.spec import Spec, usual_editions
from briefing.look.themes.theme import list_themes
from briefing.memo.document import SOURCE_LANGUAGE, Defaults
from briefing.memo.schema import suggestion, ticked
from briefing.problems import Collected, Report, Span
from briefing.run.job import BUILT_IN, HTML, PDF, SCREEN, Job
from briefing.run.project import Project
from briefing.wording import look as look_wording
from briefing.wording import run as wording

Specs = Mapping[str, Spec]


def jobs(
    project: Project,
    specs: Specs,
    memos: Iterable[str],
    asked: Defaults,
    themes: tuple[str, ...],
    draft: bool,
    report: Report,
) -> Iterator[Job]:
    """The jobs of some memos; `asked` and `themes` are what the command line says.

    A file that names a theme or an edition that is not there is reported; what it speaks for has
    none.
    """
    problems = Collected()
    file = project.defaults(problems)
    _is_known(file, project, specs, problems)
    for problem in problems.problems:
        report(problem)
    if problems.errors:
        return
    usual = _first(file, replace(BUILT_IN, editions=usual_editions(specs)))
    for memo in memos:
        head = project.head(memo)
        if not _is_known(head, project, specs, report):
            continue
        own = _first(head, usual)
        siblings = tuple(dict.fromkeys(map(str, own.editions)))
        if not draft:
            tell = (lambda problem: None) if asked.editions else report
            siblings = _begun(memo, siblings, specs, project, tell)
        choice = _first(asked, replace(own, editions=siblings))
        for theme in themes or (str(choice.theme),):
            for edition in choice.editions:
                pdf = Job(memo, edition, theme, PDF, choice.profile, draft)
                page = Job(memo, edition, theme, HTML, SCREEN, draft, pdf.file, siblings)
                yield from (pdf if name == PDF else page for name in choice.formats)


def _first(upper: Defaults, lower: Defaults) -> Defaults:
    """What the upper says, and the lower where it says nothing."""
    names = [field.name for field in fields(Defaults)]
    return Defaults(**{name: getattr(upper, name) or getattr(lower, name) for name in names})


def _is_known(defaults: Defaults, project: Project, specs: Specs, report: Report) -> bool:
    """Whether the theme and the editions that a file names are there."""
    strange = [
        (name, wording.UNKNOWN_EDITION, tuple(specs))
        for name in defaults.editions
        if name not in specs
    ]
    themes = list_themes(project.templates) if defaults.theme else ()
    if defaults.theme and defaults.theme not in themes:
        strange.append((defaults.theme, look_wording.NO_THEME, themes))
    for name, sentence, known in strange:
        args = {"known": ticked(known), "suggestion": suggestion(name, known)}
        report(name.origin.problem(sentence, name=name[:40], **args))
    return not strange


def _begun(
    memo: str, editions: tuple[str, ...], specs: Specs, project: Project, report: Report
) -> tuple[str, ...]:
    """The editions whose translations were begun; all, where that leaves none."""
    waiting: dict[str, list[str]] = {}
    for name in editions:
        for language in specs[name].languages if specs[name].missing == "fail" else ():
            if language != SOURCE_LANGUAGE and not project.catalog_path(memo, language).exists():
                waiting.setdefault(language, []).append(name)
    left_out = {name for names in waiting.values() for name in names}
    begun = tuple(name for name in editions if name not in left_out)
    if not begun:
        return editions
    place = Span(f"content/{memo}/memo.yaml", 1, 1)
    for language, names in waiting.items():
        args = {"memo": memo, "language": language, "editions": ticked(names)}
        report(wording.NOT_TRANSLATED_YET.at(place, others=", ".join(begun), **args))
    return begun
