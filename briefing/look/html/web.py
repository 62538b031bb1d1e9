"""Turn a rendered page into one HTML file that needs nothing else.

Styles, fonts and pictures are put into the file, and its content security policy lets a browser
load nothing from anywhere and run nothing. Same input, same bytes.
"""

import html as markup
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from briefing.edition.edition import Edition
from briefing.look import css, page
from briefing.look.fonts import FontSet
from briefing.look.html import faces, hiding, wholes
from briefing.look.html.webfonts import WebFace, web_faces
from briefing.look.themes import styles
from briefing.look.themes.theme import Theme
from briefing.problems import Report, Source, Span
from briefing.wording import web as wording

Load = Callable[[str], tuple[bytes, str]]
"""Content, free of metadata, and media type of an `asset:` address."""

#: Custom property with every family of the file: what comes after the stack of a theme.
EVERY_FACE = "every-face"
_ASSET = re.compile(r'(?<==")asset:[^"]+(?=")')
_CSS_ASSET = re.compile(r"""url\(\s*["']?(asset:[^"')]+)["']?\s*\)""")
_LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
#: What `<link>` may say: facts about the page, never something to load.
_FACTS = frozenset({"alternate", "canonical", "license", "author", "help", "next", "prev"})
_LOADING = frozenset(
    {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
)
_FOREIGN = frozenset(
    {"iframe", "object", "embed", "base", "form", "video", "audio", "portal", "style"}
)


def families(fonts: FontSet) -> Callable[[str], str]:
    """A renamer for `render` and `styles`: the web file's families for those of the fonts."""
    web = {face.family: face.web for face in fonts.faces}
    return lambda value: re.sub(r'"([^"]+)"', lambda m: f'"{web.get(m[1], m[1])}"', value)


def publish(
    rendered: page.Page,
    edition: Edition,
    theme: Theme,
    fonts: FontSet,
    root: Path,
    cache: Path,
    report: Report,
    load: Load,
) -> bytes:
    """The file of a page that was rendered for the web with `families`; `root` is the project's.

    Whatever would reach outside is reported and stays harmless: the policy blocks it.

    Raises:
        BriefingError: A font of a theme is damaged, or `load` refuses a picture.
    """
    place = Span(f"{edition.name}.{edition.spec.name}.{theme.name}.html", 1, 1)
    tree = rendered.tree
    for what in _outside(tree):
        report(wording.OUTSIDE_REFERENCE.at(place, what=what[:60]))
    sheets = styles.sheets(theme, "web", root, report)
    rules = [rule for sheet in sheets for rule in css.rules(sheet, report)]
    hiding.check(tree, rules, _screens(theme), place, report)
    tokens = _tokens(theme, fonts)
    style = _style(tokens, sheets, report, load)
    used = faces.usage(tree, [*css.rules(Source("tokens", tokens), report), *rules], fonts)
    style += "\n".join(map(_rule, web_faces(fonts, used, cache)))
    html = _ASSET.sub(lambda match: _data(*load(markup.unescape(match[0]))), rendered.html)
    return _with_head(wholes.keep(html), style).encode()


def policy(style: str, facts: str = "") -> str:
    """The content security policy of a page with this one style sheet and these linked data.

    Linked data are never run, but stand in a `<script>`: so they are named, and nothing else is.
    """
    script = f"script-src {_hash(facts)}; " if facts else ""
    return (
        f"default-src 'none'; {script}style-src {_hash(style)}; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _with_head(html: str, style: str) -> str:
    """The page with its policy, first of all but its encoding, and its styles."""
    facts = _LINKED_DATA.search(html)
    rule = policy(style, facts[1] if facts else "")
    meta = f'<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{rule}">\n'
    html = html.strip().replace('<meta charset="utf-8">\n', meta, 1)
    return html.replace("</head>", f"<style>{style}</style>\n</head>", 1) + "\n"


def _tokens(theme: Theme, fonts: FontSet) -> str:
    """The tokens of a theme, and every face, as custom properties."""
    family = families(fonts)
    every = ", ".join(f'"{name}"' for name in dict.fromkeys(face.web for face in fonts.faces))
    light, dark = (styles.properties(theme, is_dark, family) for is_dark in (False, True))
    return (
        f":root {{\n{light}\n--{EVERY_FACE}: {every};\n}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}\n}}\n}}"
    )


def _style(tokens: str, sheets: list[Source], report: Report, load: Load) -> str:
    """Tokens and style sheets as one, without the fonts."""
    parts = [tokens]
    for sheet in sheets:
        _check_sheet(sheet, report)
        parts.append(_CSS_ASSET.sub(lambda match: f'url("{_data(*load(match[1]))}")', sheet.text))
    # A browser reads any line end as LF before it checks the hash, and a `</` might end the sheet.
    return "\n".join(parts).replace("\r\n", "\n").replace("\r", "\n").replace("</", "<\\/") + "\n"


def _screens(theme: Theme) -> Iterator[dict[str, str]]:
    """The values of the tokens on a light and on a dark screen."""
    for dark in (False, True):
        yield {name: token.on(dark) for name, token in theme.tokens.items()}


def _check_sheet(sheet: Source, report: Report) -> None:
    """Report what a style sheet would load, at its place."""
    inside = ("asset:", "data:", "#")
    for token, span in css.tokens(sheet):
        what = ""
        if token.type == "at-rule" and token.lower_at_keyword in ("import", "namespace"):
            what = f"@{token.lower_at_keyword}"
        elif token.type == "url" and not token.value.startswith(inside):
            what = token.value
        elif token.type == "function" and token.lower_name in ("url", "src", "image-set"):
            address = "".join(css.strings(token.arguments))
            what = "" if address.startswith(inside) else address or token.lower_name
        if what:
            span = replace(span, length=len(what))
            report(sheet.problem_at(wording.OUTSIDE_REFERENCE, span, what=what[:60]))


def _outside(tree: page.Tree) -> Iterator[str]:
    """What a template wrote that would load, run or be blocked."""
    for element in tree.iter():
        tag = str(element.tag).rpartition("}")[2]
        runs = tag == "script" and element.get("type") != "application/ld+json"
        if tag in _FOREIGN or runs or (tag == "meta" and element.get("http-equiv")):
            yield f"<{tag}>"
        elif tag == "link" and not _is_fact(element):
            yield f"<link rel={element.get('rel', '')}>"
        for name, value in element.attrib.items():
            name = str(name).rpartition("}")[2]
            loads = name in _LOADING or (name == "href" and tag in ("image", "use"))
            if name == "style" or name.startswith("on"):
                yield f"{name}="
            elif loads and not value.startswith(("asset:", "data:", "#")):
                yield value


def _is_fact(link: page.Tree) -> bool:
    """Whether a link says something about the page without loading anything."""
    rel = link.get("rel", "").lower()
    is_icon = rel == "icon" and link.get("href", "").startswith("data:")
    return is_icon or rel.startswith("schema.") or set(rel.split()) <= _FACTS


def _rule(face: WebFace) -> str:
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
        f"font-style: {face.style}; font-display: block; unicode-range: {face.unicode_range}; "
        f'src: url("{_data(face.woff2, "font/woff2")}") format("woff2") }}'
    )


def _data(content: bytes, mime: str) -> str:
    """Content as an address of itself (RFC 2397)."""
    return f"data:{mime};base64,{b64encode(content).decode()}"
