"""Turn an Edition and a Theme into HTML: the one door to Jinja2.

Templates run in a sandbox without a way to Python, and an undefined name is an error. What
goes wrong in a template is reported at the template's own line.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing import files
from briefing.edition import korean, language
from briefing.edition.edition import Edition
from briefing.look.theme import Theme
from briefing.memo import document, walk
from briefing.memo.document import IssueDate, Text
from briefing.problems import Report, Source, Span, Wording
from briefing.wording import look as wording

PRINT, WEB = "print", "web"
#: Filters of Jinja that build markup or run formats: nothing a template of ours needs.
_REMOVED = ("attr", "format", "safe", "xmlattr", "urlize", "pprint", "random")

Words = Callable[[str, str], str]
"""`words(msgid, language)`: a theme's own word in a language."""


class _Chain(BaseLoader):
    """Finds a template in the theme's chain; `base/…` names an ancestor by its own name."""

    def __init__(self, theme: Theme, root: Path, report: Report) -> None:
        self.theme, self.root, self.report = theme, root, report

    def get_source(self, environment, template: str):
        first, _, rest = template.partition("/")
        named = [folder for folder in self.theme.folders if folder.name == first]
        places = [named[0] / rest] if named and rest else [f / template for f in self.theme.folders]
        for path in places:
            if ".." not in template and path.is_file():
                source = files.read_source(path, self.root, self.report)
                if source is not None:
                    return source.text, source.file, lambda: True
        raise TemplateNotFound(template)


def render(
    edition: Edition,
    theme: Theme,
    medium: str,
    root: Path,
    words: Words,
    report: Report,
    family: Callable[[str], str] = str,
    **context,
) -> str | None:
    """The page of an edition for `print` or `web`; None where a template fails.

    `family` renames font families, as the web file needs; `context` adds values for the
    templates, such as the links to other editions.
    """
    environment = _environment(theme, root, report)
    environment.globals |= _functions(edition, words)
    values = {
        "edition": edition,
        "spec": edition.spec,
        "memo": edition.memo,
        "medium": medium,
        "theme": theme.name,
        "tokens": {
            name: family(token.value) if token.type == "family" else token.value
            for name, token in theme.tokens.items()
        },
        "options": {name: option.value for name, option in theme.options.items()},
        **context,
    }
    try:
        return environment.get_template("page.html").render(values)
    except Exception as error:  # a template may fail in any way; it is the author's to mend
        _report(error, theme, root, report)
        return None


def _environment(theme: Theme, root: Path, report: Report) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Chain(theme, root, report),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _REMOVED:
        environment.filters.pop(name, None)
    environment.filters["decimal"] = Decimal
    environment.tests["kind"] = lambda value, name: type(value).__name__ == name
    return environment


def _functions(edition: Edition, words: Words) -> dict[str, Callable]:
    """What templates may call; docs/themes.md explains each."""

    def word(msgid: str, tag: str = "") -> str:
        return words(msgid, tag or edition.language)

    def date(value: IssueDate, style: str = "", tag: str = "") -> str:
        return language.date(value, tag or edition.language, style or edition.spec.dates)

    def number(value: Decimal, tag: str = "") -> str:
        return language.number(value, tag or edition.language)

    def quantity(value: Decimal, unit: Text | None) -> str:
        """A number with its unit; one that is a Latin word stands apart from it."""
        said = walk.visible(unit.words) if unit else ""
        apart = "\u00a0" if said[:1].isascii() and said[:1].isalpha() else ""
        return number(value) + apart + said

    def template(block: object) -> str:
        return f"blocks/{document.kind(block)}.html"

    def share(value: Decimal, low: Decimal, high: Decimal, of: float) -> str:
        """Where a value lies between two others, in units of `of`, for drawing."""
        part = float((value - low) / (high - low)) if high != low else 0.0
        return f"{part * of:.2f}".rstrip("0").rstrip(".")

    return {
        "_": word,
        "date": date,
        "number": number,
        "quantity": quantity,
        "particle": korean.particle,
        "plain": walk.visible,
        "kind": document.kind,
        "template": template,
        "share": share,
        "language_name": language.name,
    }


def _report(error: Exception, theme: Theme, root: Path, report: Report) -> None:
    """Say at which line of which template it failed."""
    if isinstance(error, TemplateNotFound):
        span = Span(_shown(theme.folders[0], root), 1, 1)
        chain = ", ".join(theme.names)
        report(wording.NO_TEMPLATE.at(span, name=str(error.name), chain=chain))
        return
    said: Wording = wording.TEMPLATE_FAILED
    file, line = _shown(theme.folders[0], root), 1
    if isinstance(error, TemplateSyntaxError):
        said, file, line = wording.TEMPLATE_SYNTAX, error.filename or file, error.lineno
    else:
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.endswith((".html", ".svg", ".xml")):
                file, line = frame.filename, frame.lineno or 1
                break
        else:
            if not isinstance(error, TemplateError):
                raise error  # not the template's fault
    reason = str(getattr(error, "message", "") or error) or type(error).__name__
    report(said.at(Span(file, line, 1), _line(root / file, line), reason=reason))


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _line(path: Path, number: int) -> str:
    source = Source(path.name, path.read_text("utf-8")) if path.is_file() else Source("", "")
    return source.line(number) if number <= source.text.count("\n") + 1 else ""
