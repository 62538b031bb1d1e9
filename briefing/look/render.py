"""Turn an Edition and a Theme into HTML: the one door to Jinja2.

Templates run in a sandbox without a way to Python, and an undefined name is an error. What
goes wrong in a template is reported at the template's own line.
"""

import re
import traceback
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.loaders import BaseLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing import files
from briefing.edition import korean, language, numbering
from briefing.edition.edition import Edition
from briefing.look import charts
from briefing.look.charts.drawing import Drawing, Setting
from briefing.look.themes.theme import ROOT_THEME, Theme, load
from briefing.look.themes.tokens import pixels
from briefing.look.themes.words import Words
from briefing.memo import document, outline, tables, walk
from briefing.memo.document import Author, Chart, IssueDate, Text
from briefing.problems import Collected, Report, Source, Span
from briefing.wording import foreign
from briefing.wording import look as wording

PRINT, WEB = "print", "web"
#: Filters of Jinja that build markup or run formats: nothing a template of ours needs.
_REMOVED = ("attr", "format", "safe", "xmlattr", "urlize", "pprint", "random")
#: Its functions that templates can do without: what they print would differ from run to run.
_REMOVED_GLOBALS = ("lipsum",)
_TEMPLATE_NAME = re.compile(r"[A-Za-z0-9][\w-]*(?:/[A-Za-z0-9][\w-]*)*\.(?:html|svg)")
#: What a template's error message quotes: the name or sign that is wrong.
_QUOTED = re.compile(r"['`]([^'`]+)['`]")


class _Chain(BaseLoader):
    """Finds a template in the theme's chain; `base/…` names an ancestor by its own name."""

    def __init__(self, theme: Theme, root: Path, report: Report) -> None:
        self.theme, self.root, self.report = theme, root, report

    def get_source(self, environment, template: str):
        first, _, rest = template.partition("/")
        named = [folder for folder in self.theme.folders if folder.name == first]
        places = [named[0] / rest] if named and rest else [f / template for f in self.theme.folders]
        for path in places if _TEMPLATE_NAME.fullmatch(template) else ():
            if path.is_file():
                source = files.read_source(path, self.root, self.report)
                if source is not None:
                    return source.text, source.file, lambda: True
        raise TemplateNotFound(template)


class _Compiled(BytecodeCache):
    """Keeps what templates were compiled to, by their text, for all pages of a process."""

    kept: dict[str, object] = {}  # noqa: RUF012  (shared on purpose)

    def load_bytecode(self, bucket) -> None:
        """Give a template what the same text was compiled to before."""
        bucket.code = self.kept.get(f"{bucket.key} {bucket.checksum}")

    def dump_bytecode(self, bucket) -> None:
        """Keep what a template was compiled to."""
        self.kept[f"{bucket.key} {bucket.checksum}"] = bucket.code


def compile_base() -> None:
    """Compile the templates of the built-in root theme, for all processes that are forked later.

    They are the program's own; those of other themes are for a worker to meet.
    """
    quiet = Collected()
    base = load(files.BUILT_IN / "templates", ROOT_THEME, quiet)
    if base is None:  # whoever renders it will say why
        return
    environment = _environment(base, files.BUILT_IN, quiet)
    names = [path.relative_to(base.folders[0]).as_posix() for path in base.folders[0].rglob("*.*")]
    for name in (*names, f"{ROOT_THEME}/page.html"):  # by the second name themes extend it
        if _TEMPLATE_NAME.fullmatch(name):
            with suppress(Exception):  # a worker will fail there too, and tells it
                environment.get_template(name)


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
    environment.globals |= _functions(edition, theme, words, report)
    values = _values(edition, theme, family) | {"medium": medium, **context}
    try:
        return environment.get_template("page.html").render(values)
    except MemoryError:  # a limit of the process, which whoever set it tells
        raise
    except Exception as error:  # a template may fail in any way; it is the author's to mend
        _report(error, theme, root, report)
        return None


def _values(edition: Edition, theme: Theme, family: Callable[[str], str]) -> dict[str, object]:
    """What templates may read; docs/themes.md explains each."""
    return {
        "edition": edition,
        "spec": edition.spec,
        "memo": edition.memo,
        "theme": theme.name,
        "tokens": {
            name: family(token.value) if token.type == "family" else token.value
            for name, token in theme.tokens.items()
        },
        "options": {name: option.value for name, option in theme.options.items()},
    }


def _environment(theme: Theme, root: Path, report: Report) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=_Chain(theme, root, report),
        undefined=StrictUndefined,
        bytecode_cache=_Compiled(),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in _REMOVED:
        environment.filters.pop(name, None)
    for name in _REMOVED_GLOBALS:
        environment.globals.pop(name, None)
    environment.filters["decimal"] = Decimal
    environment.tests["brought"] = lambda text, what: outline.brought(text) == what
    environment.tests["kind"] = lambda value, name: type(value).__name__ == name
    return environment


def _sharing(authors: tuple[Author, ...]) -> list[list[Author]]:
    """Authors in their order, those side by side who say the same affiliation in one group."""

    def affiliation(author: Author) -> object:
        return walk.visible(author.affiliation.words) if author.affiliation else author.name.id

    return [list(group) for _, group in groupby(authors, affiliation)]


#: What templates may call whatever the edition.
_ALWAYS: dict[str, Callable] = {
    "particle": korean.particle,
    "sharing": _sharing,
    "counted": numbering.counted,
    "head_rows": tables.head_rows,
    "body_rows": tables.body_rows,
    "shares": tables.shares,
    "plain": walk.visible,
    "kind": document.kind,
    "pixels": pixels,
    "language_name": language.name,
}


def _functions(edition: Edition, theme: Theme, words: Words, report: Report) -> dict[str, Callable]:
    """What templates may call; docs/themes.md explains each."""

    def word(msgid: str, tag: str = "") -> str:
        return words(msgid, tag or edition.language)

    def date(value: IssueDate, style: str = "", tag: str = "") -> str:
        return language.date(value, tag or edition.language, style or edition.spec.dates)

    def number(value: Decimal, tag: str = "") -> str:
        return language.number(value, tag or edition.language)

    def quantity(value: Decimal, unit: Text | None) -> str:
        """A number with its unit."""
        return language.quantity(value, walk.visible(unit.words) if unit else "", edition.language)

    def template(block: object) -> str:
        """The template of a block; what the theme omits has one that prints nothing."""
        kind = document.kind(block)
        return f"blocks/{'omitted' if kind in theme.omits else kind}.html"

    def drawing(block: Chart, width: float, size: float, units: str) -> Drawing:
        """A chart as drawn so wide, in letters so large; what does not fit is reported."""
        drawn = charts.draw(block, Setting(width, size, edition.language, units))
        for problem in charts.problems(drawn, block):
            report(problem)
        return drawn

    functions = {"_": word, "date": date, "number": number, "quantity": quantity}
    return functions | {"template": template, "drawing": drawing} | _ALWAYS


def _report(error: Exception, theme: Theme, root: Path, report: Report) -> None:
    """Say at which line of which template it failed."""
    file, number = _shown(theme.folders[0], root), 0
    if isinstance(error, TemplateSyntaxError):
        sentence, file, number = wording.TEMPLATE_SYNTAX, error.filename or file, error.lineno
    else:
        sentence = wording.TEMPLATE_FAILED
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            if frame.filename.endswith((".html", ".svg")):
                file, number = frame.filename, frame.lineno or 1
                break
        else:
            if not isinstance(error, TemplateError):
                raise error  # not the template's fault
    if isinstance(error, TemplateNotFound):
        name = str(error.name)[:80]
        sentence, args = wording.NO_TEMPLATE, {"name": name, "chain": ", ".join(theme.names)}
    else:
        name, args = "", {"reason": foreign.heard(_reason(error))}
    line = _line(files.stored(file, root), number) if number else ""
    at, length = _column(line, name or str(error))
    report(sentence.at(Span(file, max(1, number), at + 1, length), line, **args))


def _reason(error: Exception) -> str:
    """What the template engine says, without addresses in memory and on one line."""
    reason = str(getattr(error, "message", "") or error) or type(error).__name__
    return re.sub(r" at 0x[0-9a-f]+", "", " ".join(reason.split()))[:200]


def _column(line: str, message: str) -> tuple[int, int]:
    """Where in a line stands what a message names, and how long it is; else its first code."""
    for name in (message, *_QUOTED.findall(message)):
        at = line.find(name)
        if at >= 0 and name:
            return at, len(name)
    code = re.search(r"\{[{%].*?[%}]\}|\S.*", line)
    return (code.start(), code.end() - code.start()) if code else (0, 1)


def _shown(path: Path, root: Path) -> str:
    return files.place(path, root)


def _line(path: Path, number: int) -> str:
    source = Source(path.name, path.read_text("utf-8")) if path.is_file() else Source("", "")
    return source.line(number) if number <= source.text.count("\n") + 1 else ""
