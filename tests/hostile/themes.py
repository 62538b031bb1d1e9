"""Themes: templates that want out of their sandbox, values that want to be CSS, odd files."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from tests.hostile import tiny
from tests.hostile.case import HTML, PDF, Case, delivered, refused
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

TEMPLATE = "templates/tiny/parts/lead.html"
CANARY = "x-canary-x"
#: Ways from a template to Python (H02); each must fail at its line or come to nothing.
ESCAPES = (
    "''.__class__",
    "''.__class__.__mro__[1].__subclasses__()",
    "().__class__.__base__",
    "memo.__class__",
    "memo.__init__.__globals__",
    "self.__init__.__globals__",
    "self._TemplateReference__context",
    "_.__globals__",
    "_.__code__",
    "date.__closure__",
    "range.__self__",
    "cycler.__init__.__globals__.os",
    "joiner.__init__.__globals__",
    "namespace.__init__.__globals__",
    "dict.__base__",
    "lipsum.__globals__",
    "lipsum()",
    "config",
    "request",
    "get_flashed_messages",
    "'{0.__class__}'.format('')",
    "'{0.__class__}'.format_map({})",
    "'%s' % ''.__class__",
    "('a' * 3).__len__.__self__",
    "''|attr('__class__')",
    "''|attr('format')",
    "('{0.__class__}'|attr('format'))('')",
    "'{0}'|format('')",
    "memo|attr('title')",
    "''['__class__']",
    "''['\\x5f\\x5fclass\\x5f\\x5f']",
    "memo['__class__']",
    "[].append.__self__",
    "(1).__class__",
    "''|map(attribute='__class__')|list",
    "[memo]|map(attribute='__class__')|first",
    "[memo]|sum(attribute='__class__')",
    "[memo]|groupby('__class__')",
    "[memo]|selectattr('__class__')|list",
    "[memo]|sort(attribute='__class__.__name__')",
    "{}.__class__.__base__",
    "caller",
    "loop.__init__",
    "none.__class__",
    "True.__class__",
    "g",
    "url_for",
    "self.__dict__",
    "memo.title.words.__class__",
    "'<script>'|safe",
    "{'onload': 'x'}|xmlattr",
    "'http://a.org'|urlize",
    "memo|pprint",
    "[1, 2]|random",
    "kind.__wrapped__",
    "plain.__defaults__",
    "date.__func__",
    "spec.__dataclass_fields__",
    "tokens.__setitem__('a', 'b')",
    "tokens.update({'a': 'b'})",
    "tokens.clear()",
    "options.pop('glosses')",
    "memo.sections.__add__",
    "[].extend([1])",
)
STATEMENTS = (
    "{% include '/etc/passwd' %}",
    "{% include '../../../etc/passwd' %}",
    "{% include 'file:///etc/passwd' %}",
    "{% include 'theme.yaml' %}",
    "{% include '../base/page.html' %}",
    "{% include 'parts/../page.html' %}",
    "{% extends 'x' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% include ['a', 'b'] %}",
    "{% include 'a\x5cb.html' %}",
    "{% do memo.append(1) %}",
    "{% trans %}a{% endtrans %}",
    "{% debug %}",
    "{% for a in %}",
    "{% if %}",
    "{{ }}",
    "{{ a b }}",
    "{{ 1 / 0 }}",
    "{{ nothing }}",
    "{{ nothing.at.all }}",
    "{{ memo.nothing }}",
    "{{ memo() }}",
    "{{ _() }}",
    "{{ _(1, 2, 3) }}",
    "{{ memo.recommendation('x') }}",
    "{{ memo.footnote(1) }}",
    "{{ date(1) }}",
    "{{ number('x') }}",
    "{{ 'x'|int + 'y' }}",
    "{% block a %}{% block a %}",
    "{% endif %}",
    "{{ [1][9] }}",
    "{{ 'x'|nofilter }}",
    "{{ 1 is notest }}",
    "{% raw %}",
    "{#",
    "{{ share(1) }}",
    "{{ 9 ** 'a' }}",
    "{% set memo.title = 1 %}",
    "{% set x = {} %}{{ x.y.z }}",
    "{% macro a() %}{{ b }}{% endmacro %}{{ a() }}",
    "{{ 'a'.encode('no-such') }}",
    "{{ memo.title.origin.source.nothing }}",
    "{% autoescape false %}{{ nothing }}{% endautoescape %}",
)
#: Values of tokens that are more than a value (H09).
VALUES = {
    "accent": (
        "red} body{display:none",
        "red",
        "#12",
        "#1234567",
        "url(http://127.0.0.1/)",
        "#fff;color:red",
        "var(--ink)",
        "#fff/*",
        "expression(1)",
        "rgb(0,0,0)",
        "#fff\\n",
        "device-cmyk(1)",
        "transparent",
        "<b>",
        "#ggg",
        "', '",
    ),
    "body-size": (
        "9pt;}",
        "9",
        "pt",
        "calc(1pt)",
        "99999pt",
        "9 pt",
        "1e9pt",
        "9PT",
        "-",
        "9pt 9pt",
        "٩pt",
        "url(x)",
    ),
    "page-margin": ("1mm 2mm 3mm 4mm 5mm", "auto", "1mm,2mm", "1mm/2mm", "1mm; size: 1px"),
    "page-size": ("A4; margin: 0", "210mm 297mm", "A 4", "4A", "A4}"),
    "serif": (
        '"a',
        "a;b",
        "url(x)",
        '"a\\"b"',
        '"' + "a" * 99 + '"',
        '"</style>"',
        "local(x)",
        ', "a"',
        '"a" "b"',
    ),
    "no-such-token": ("1",),
    "--ink": ("#fff",),
    "accent;": ("#fff",),
    "": ("#fff",),
}


def _tries(lab: Lab) -> Iterator[Tried]:
    made = (*_escapes(), *_values(), *_descriptions(), *_files(), *_sheets(), *_extras())
    yield from lab.judged(made)


THEMES = Family("themes", 190, _tries)


def _escapes() -> Iterator[Case]:
    """H01, H02: a template reaches no Python, no file and no other template than its own."""
    absent = (b"<class", b"root:", b"&lt;class", b"__builtins__", b"subclasses", CANARY.encode())
    for at, words in enumerate(ESCAPES):
        job = PDF if at % 8 == 0 else HTML
        text = "{{ " + words + " }}"
        yield Case(f"escape {words}", {TEMPLATE: text}, either=True, absent=absent, job=job)
        hidden = "{% if (" + words + ") is string %}" + CANARY + "{% else %}{% endif %}"
        if at % 4 == 0:
            absent_too = absent[:-1]
            yield Case(f"hidden {words}", {TEMPLATE: hidden}, either=True, absent=absent_too)
    for text in STATEMENTS:
        yield Case(f"statement {text[:50]}", {TEMPLATE: text}, either=True, absent=absent)


def _values() -> Iterator[Case]:
    """H09: a value is of its type as a whole, or refused."""
    for name, values in VALUES.items():
        for value in values:
            tokens = (
                f"tokens:\n  {json.dumps(name)}: "
                f"{json.dumps(value.replace(chr(92) + 'n', chr(10)))}\n"
            )
            codes = ("token-value", "unknown-token", "empty-value", "wrong-type", "empty-key")
            codes += ("wrong-form",)
            files = {tiny.THEME: tiny.PROJECT[tiny.THEME] + tokens}
            yield refused(f"token {name}: {value[:30]}", files, *codes, place=tiny.THEME)
    for name, value in (
        ("glosses", "everywhere"),
        ("justify", "full}"),
        ("nothing", "x"),
        ("glosses", ""),
    ):
        files = {tiny.THEME: tiny.PROJECT[tiny.THEME] + f"options:\n  {name}: '{value}'\n"}
        codes = ("option-value", "unknown-option", "empty-value")
        yield refused(f"option {name}: {value}", files, *codes, place=tiny.THEME)


def _descriptions() -> Iterator[Case]:
    """H11: theme files that are none."""
    for name, text in {
        "nothing": "",
        "a list": "- a\n",
        "a word": "a\n",
        "itself": "extends: tiny\n",
        "nowhere": "extends: nowhere\n",
        "a path": "extends: ../../etc\n",
        "a list of parents": "extends: [base]\n",
        "an unknown key": "extends: base\nscripts: x\n",
        "tokens as text": "extends: base\ntokens: a\n",
        "tokens as list": "extends: base\ntokens: [a]\n",
        "an alias": "extends: *a\n",
        "omits nothing known": "extends: base\nomits: [nothing]\n",
        "omits a mapping": "extends: base\nomits: {a: b}\n",
        "a tag": "extends: !!str base\n",
        "capital": "extends: Base\n",
        "a title of a list": "extends: base\ntitle: [a]\n",
        "twice": "extends: base\nextends: base\n",
    }.items():
        yield refused(f"theme of {name}", {tiny.THEME: text}, place="")
    yield refused(
        "in Latin-1",
        {tiny.THEME: "extends: base\ntitle: \u00e9\n".encode("latin-1")},
        place=tiny.THEME,
    )
    yield refused("too large", {tiny.THEME: "#" * 5_000_001}, place="")
    one, other = "templates/one/theme.yaml", "templates/other/theme.yaml"
    loop = {tiny.THEME: "extends: one\n", one: "extends: other\n", other: "extends: one\n"}
    yield refused("a loop", loop, "theme-loop", place="")


def _files() -> Iterator[Case]:
    """H05: what is in a theme's folder is a file or a folder."""

    def links(target: str):
        def prepare(folder: Path) -> None:
            (folder / "templates/tiny/x.svg").symlink_to(target)

        return prepare

    def pipe(folder: Path) -> None:
        os.mkfifo(folder / "templates/tiny/x.svg")

    def sheet_link(folder: Path) -> None:
        (folder / tiny.SHEET).symlink_to("/etc/passwd")

    def sheet_pipe(folder: Path) -> None:
        os.mkfifo(folder / tiny.SHEET)

    def clash(folder: Path) -> None:
        tiny.put(folder, {"templates/tiny/Logo.svg": "", "templates/tiny/logo.svg": ""})

    def linked_template(folder: Path) -> None:
        tiny.put(folder, {"templates/tiny/parts/a.html": ""})
        (folder / TEMPLATE).symlink_to("/etc/passwd")

    def deep(folder: Path) -> None:
        (folder / "templates/tiny" / "/".join("abcdefghijkl")).mkdir(parents=True)

    def theme_link(folder: Path) -> None:
        (folder / tiny.THEME).unlink()
        (folder / tiny.THEME).symlink_to("../base/theme.yaml")

    def folder_link(folder: Path) -> None:
        (folder / tiny.THEME).unlink()
        (folder / "templates/tiny").rmdir()
        (folder / "templates/tiny").symlink_to("base")

    for name, prepare in {
        "a link out": links("/etc/passwd"),
        "a link in": links("theme.yaml"),
        "a dead link": links("nowhere"),
        "a link to a folder": links("/tmp"),
        "a pipe": pipe,
        "a style sheet that is a link": sheet_link,
        "a style sheet that is a pipe": sheet_pipe,
        "names that differ by case": clash,
        "a template that is a link": linked_template,
        "folders without end": deep,
        "a theme file that is a link": theme_link,
        "a theme that is a link": folder_link,
    }.items():
        yield refused(name, {}, place="", prepare=prepare, job=PDF)


def _sheets() -> Iterator[Case]:
    """H11: broken style sheets are told at their line."""
    for text in (
        "p { colour: red }",
        "p { color: }",
        "p { color: red",
        "} p {",
        "@unknown x;",
        "p { width: 1furlong }",
        "p {{ }}",
        "@page { size: nowhere }",
        "p { color: rgb( }",
        "p::nothing { color: red }",
        "@media { p { color: red }",
        "p { content: attr( }",
        "a { b }",
        "p { --x: }; color: red }",
        "\x00p { color: red }",
        "p { background: url( }",
        "@charset 'x';",
        "p { font-size: -1pt }",
        "/* no end",
    ):
        yield Case(f"sheet {text[:30]}", {tiny.SHEET: text}, either=True, job=PDF, place=tiny.SHEET)
    yield refused(
        "a sheet in Latin-1", {tiny.SHEET: b"p { content: '\xe9' }"}, place=tiny.SHEET, job=PDF
    )
    yield refused("a sheet of zeros", {tiny.SHEET: bytes(100)}, place=tiny.SHEET, job=PDF)
    for kind in ("en.po", "ko.po"):
        files = {f"templates/tiny/{kind}": "hello\n"}
        yield Case(f"broken {kind}", files, either=True)


def _extras() -> Iterator[Case]:
    """H10, H12: nothing that a PDF or a page could do by itself."""
    template = "templates/tiny/before.html"
    for words in (
        "<script>alert(1)</script>",
        "<img src='http://127.0.0.1/'>",
        "<iframe src='x'></iframe>",
        "<link rel=stylesheet href='x.css'>",
        "<a href='javascript:alert(1)'>a</a>",
        "<form action='x'><input name=a></form>",
        "<p onclick='x'>a</p>",
        "<p style='color:red'>a</p>",
        "<object data='x'></object>",
        "<embed src='x'>",
        "<meta http-equiv='refresh' content='0'>",
        "<base href='http://127.0.0.1/'>",
        "<video src='x'></video>",
        "<link rel=attachment href='theme.yaml'>",
        "<a rel=attachment href='theme.yaml'>a</a>",
        "<svg><script>x</script></svg>",
        "<svg><image href='http://127.0.0.1/'/></svg>",
        "<style>@import 'x.css'</style>",
        "<a href='file:///etc/passwd'>a</a>",
        "<a href='x.html'>a</a>",
        "<img srcset='http://127.0.0.1/ 1x' src='data:,'>",
    ):
        for job in (HTML, PDF):
            yield Case(f"extra {words[:40]} {job.format}", {template: words}, either=True, job=job)
    yield delivered("a plain theme", {tiny.SHEET: "p { color: #123 }\n"}, job=PDF)
