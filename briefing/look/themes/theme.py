"""Turn a theme's folder into a Theme: its chain to `base`, its tokens and its options.

A theme is data and templates, never code: `theme.yaml`, templates, plain CSS, images and a
`.po` of its own words. `base` declares every token and option; a child sets only those.
"""

import re
import unicodedata
from dataclasses import dataclass, fields
from pathlib import Path

from briefing import files
from briefing.look.themes.tokens import (
    Option,
    Token,
    declare_options,
    declare_tokens,
    pixels,
    set_options,
    set_tokens,
)
from briefing.memo import reading
from briefing.memo.document import KINDS, Defaults, Memo, Placed, Text
from briefing.memo.nodes import Mapping
from briefing.memo.nodes import Sequence as Nodes
from briefing.memo.schema import read_type, suggestion, ticked, yaml_name
from briefing.problems import BriefingError, Report, Span
from briefing.wording import look as wording
from briefing.wording import memo as memo_wording
from briefing.wording import theme as theme_wording

ROOT_THEME = "base"
NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
KEYS = ("extends", "title", "about", "tokens", "options", "omits")
#: What a theme may leave out: kinds of blocks and parts of the memo; `.gloss` leaves out only
#: what stands beside them in the second language.
BLOCKS = tuple(name for name, type_ in KINDS.items() if type_ is not Placed)
_SETTINGS = {field.name for field in fields(Defaults)}  # no part of what is printed
PARTS = {yaml_name(part): part.name for part in fields(Memo) if part.name not in _SETTINGS}
GLOSS = ".gloss"
#: Widths of papers, in mm.
_PAPERS = {"A3": 297, "A4": 210, "A5": 148, "B4": 250, "B5": 176, "letter": 215.9, "legal": 215.9}
#: Folders in a theme's folder, one in another, at most.
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with what it inherits."""

    name: str
    folders: tuple[Path, ...]
    """Its own folder first, `base` last."""
    tokens: dict[str, Token]
    options: dict[str, Option]
    title: Text | None = None
    about: Text | None = None
    omits: tuple[str, ...] = ()
    """Parts of a memo that it does not print: said openly, so that nothing vanishes unseen."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the chain, its own first."""
        return tuple(folder.name for folder in self.folders)

    def option(self, name: str) -> str:
        """The choice that holds for an option."""
        return self.options[name].value


def text_width(theme: Theme) -> float:
    """The width of a printed column of text in CSS pixels, by the theme's tokens."""
    margins = theme.tokens["page-margin"].value.split()
    right = margins[1] if len(margins) > 1 else margins[0]
    left = margins[3] if len(margins) > 3 else right
    paper = _PAPERS.get(theme.tokens["page-size"].value, _PAPERS["A4"])
    return round(pixels(f"{paper}mm") - pixels(left) - pixels(right))


def list_themes(templates: Path) -> list[str]:
    """Names of all themes under a project's `templates/` and of those that are built in."""
    shelves = (templates, files.BUILT_IN / "templates")
    return sorted({path.parent.name for shelf in shelves for path in shelf.glob("*/theme.yaml")})


def load(templates: Path, name: str, report: Report) -> Theme | None:
    """A theme by name, or None where its files leave it incomplete."""
    chain = _chain(templates, name, report)
    if chain is None:
        return None
    tokens: dict[str, Token] = {}
    options: dict[str, Option] = {}
    title = about = None
    omits: tuple[str, ...] = ()
    for folder, node in reversed(chain):
        _expect_plain_files(folder, templates.parent, report)
        if folder.name == ROOT_THEME:
            declare_tokens(node.get("tokens"), tokens, report)
            declare_options(node.get("options"), options, report)
        else:
            set_tokens(node.get("tokens"), tokens, report)
            set_options(node.get("options"), options, report)
        title = _text(node, "title", report) or title
        about = _text(node, "about", report) or about
        omits = _omits(node, report) if node.get("omits") else omits
    folders = tuple(folder for folder, _ in chain)
    return Theme(name, folders, tokens, options, title, about, omits)


def _text(node: Mapping, key: str, report: Report) -> Text | None:
    return read_type(Text, node.get(key), report, key) if node.get(key) else None


def _omits(node: Mapping, report: Report) -> tuple[str, ...]:
    """What a theme says it leaves out; it says all of it, also what its parent leaves out."""
    listed = node.get("omits")
    names = read_type(tuple[str, ...], listed, report, "omits") or ()
    known = (*BLOCKS, *PARTS)
    for name, item in zip(names, listed.items if isinstance(listed, Nodes) else (), strict=False):
        bare = name.removesuffix(GLOSS)
        if bare not in known:
            args = {"known": ticked(known), "suggestion": suggestion(bare, known)}
            report(item.problem(theme_wording.UNKNOWN_PART, name=name[:40], **args))
    return names


def _chain(templates: Path, name: str, report: Report) -> list[tuple[Path, Mapping]] | None:
    """Folders and nodes from a theme to `base`."""
    chain: list[tuple[Path, Mapping]] = []
    asked = Span(f"{templates.name}/", 1, 1)
    while True:
        if any(folder.name == name for folder, _ in chain):
            through = " → ".join(folder.name for folder, _ in chain)
            report(wording.THEME_LOOP.at(asked, name=name, chain=through))
            return None
        node = _read(templates, name, asked, report)
        if node is None:
            return None
        chain.append((_folder(templates, name), node))
        if name == ROOT_THEME:
            return chain
        parent = node.get("extends")
        if parent is None:
            asked, name = node.span, ROOT_THEME
        else:
            asked, name = parent.span, read_type(str, parent, report, "extends")
        if name is None:
            return None


def _folder(templates: Path, name: str) -> Path:
    """Where a theme is: in the project or, if that has none of the name, built in."""
    return files.stored(f"{templates.name}/{name}/theme.yaml", templates.parent).parent


def _read(templates: Path, name: str, asked: Span, report: Report) -> Mapping | None:
    known = list_themes(templates)
    if not NAME.fullmatch(name) or name not in known:
        args = {"known": ticked(known), "suggestion": suggestion(name, known)}
        report(wording.NO_THEME.at(asked, name=name[:40], **args))
        return None
    path = _folder(templates, name) / "theme.yaml"
    source = files.read_source(path, templates.parent, report)
    node = reading.read(source, report) if source else None
    if node is None:
        return None
    if not isinstance(node, Mapping):
        report(node.problem(theme_wording.NOT_A_THEME))
        return None
    for key, _ in node.pairs:
        if key.value not in KEYS:
            args = {"known": ticked(KEYS), "suggestion": suggestion(key.value, KEYS)}
            args |= {"key": key.value, "place": theme_wording.THEME}
            report(key.problem(memo_wording.UNKNOWN_KEY, **args))
    return node


def _expect_plain_files(folder: Path, root: Path, report: Report, depth: int = 0) -> None:
    """Report what else than files and folders a theme holds, and names that clash by case."""
    try:
        entries = files.list_folder(folder, root)
    except BriefingError as error:
        for problem in error.problems:
            report(problem)
        return
    seen: dict[str, str] = {}
    for entry in entries:
        place = Span(files.place(folder / entry.name, root), 1, 1)
        before = seen.setdefault(unicodedata.normalize("NFC", entry.name).casefold(), entry.name)
        if {unicodedata.category(char) for char in entry.name} & {"Cs", "Cc"}:
            report(theme_wording.ODD_NAME.at(place, name=ascii(entry.name)))
        if before != entry.name:
            report(theme_wording.CASE_CLASH.at(place, name=entry.name, other=before))
        if entry.kind not in ("file", "folder") or depth > _DEPTH:
            report(theme_wording.NOT_A_PLAIN_FILE.at(place))
        elif entry.kind == "folder" and not entry.name.startswith((".", "__")):
            _expect_plain_files(folder / entry.name, root, report, depth + 1)
