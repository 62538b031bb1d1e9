"""Templates are found in the chain, run in a sandbox, and fail at a line and a column."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from briefing.edition import edition as editions
from briefing.look import render
from briefing.look.check.proof import SPEC
from briefing.look.themes import theme
from briefing.memo import marks, walk
from briefing.memo.document import Author, Text
from briefing.memo.glossary import Glossary
from briefing.problems import Collected
from docs.generated import ROOT
from tests.look.check import workshop


@cache
def edition():
    """The short memo with its glosses."""
    return editions.make("short", workshop.memo(), SPEC, Glossary())


@pytest.fixture
def root(tmp_path):
    """A project with the shipped themes."""
    return workshop.project(tmp_path)


def page(root, name, **context):
    """The page of the short memo in a theme, and what is told."""
    report = Collected()
    chosen = theme.load(root / "templates", name, report)
    context = {"chart_width": "480", **context}
    say = lambda word, language: f"{word}@{language}"  # noqa: E731
    html = render.render(edition(), chosen, render.PRINT, root, say, report, **context)
    return html, report.problems


def said(root, template, parent="plain"):
    """What a theme prints whose page is this template, or the one problem that it causes."""
    workshop.add(root, "mine", {"page.html": template}, parent)
    html, problems = page(root, "mine")
    assert (html is None) == bool(problems)
    return html if html is not None else problems[0]


def test_small_marks_are_printed(root):
    """Raised and lowered characters, code and line breaks are what HTML calls them."""
    words = marks.parse("CO~2~ 10^-3^<br>`<b>`", lambda *place, **args: None)
    memo = replace(edition().memo, contact=Text("contact", words))
    report = Collected()
    chosen = theme.load(root / "templates", "plain", report)
    small = replace(edition(), memo=memo)
    html = render.render(
        small, chosen, render.PRINT, root, lambda word, _: word, report, chart_width="9"
    )
    assert "CO<sub>2</sub> 10<sup>-3</sup><br><code>&lt;b&gt;</code></span>" in html


def test_authors_share_a_line():
    """Those side by side with the same affiliation stand in one line, which says it once."""
    plain = lambda id_, words: Text(id_, marks.plain(words))  # noqa: E731
    authors = tuple(
        Author(name=plain(f"a.{name}", name), affiliation=plain(f"b.{name}", place))
        for name, place in (("가", "연구원"), ("나", "연구원"), ("다", "대학"))
    )
    assert [
        [walk.visible(author.name.words) for author in group] for group in render._sharing(authors)
    ] == [["가", "나"], ["다"]]


# The nearest template


def test_the_nearest_template_is_taken(root):
    """A theme's own file wins; what it does not have comes from its parent, then from `base`."""
    workshop.add(root, "mine", {"parts/lead.html": "<p>nearest</p>"}, "ministry")
    html, problems = page(root, "mine")
    assert problems == ()
    assert "<p>nearest</p>" in html
    assert 'class="dateline"' in html  # ministry
    assert 'class="colophon"' in html  # base


def test_an_ancestor_is_named_by_its_name(root):
    """`base/…` and any other ancestor's name mean the file of that theme alone."""
    both = '{% include "base/parts/title.html" %}|{% include "ministry/parts/title.html" %}'
    workshop.add(root, "mine", {"parts/title.html": both}, "ministry")
    html, problems = page(root, "mine")
    assert problems == ()
    first, second = html.split("|", 1)
    assert "dateline" not in first
    assert "dateline" in second


def test_a_block_of_the_page_can_be_overridden(root):
    """A page that extends `base/page.html` changes one block of it and keeps the rest."""
    html = said(root, '{% extends "base/page.html" %}{% block title %}<h1>x</h1>{% endblock %}')
    assert "<h1>x</h1>" in html
    assert 'class="title-block"' not in html
    assert 'class="sources"' in html


@pytest.mark.parametrize(
    "name",
    ["../../content/editions.yaml", "/etc/hostname", "plain/../../fonts/fonts.toml", "parts",
     "theme.yaml", "print.css", "parts/../theme.yaml", "institute/parts/title.html",
     "parts\\\\title.html", ".hidden.html", ""],
)  # fmt: skip
def test_templates_reach_nothing_else(root, name):
    """No name leads out of the chain, to another theme, or to what is no template."""
    problem = said(root, f'\n  {{% include "{name}" %}}')
    assert problem.code == "no-template"
    assert str(problem.span).startswith("templates/mine/page.html:2:")


# What a theme omits, and what it says


def test_omitted_kinds_print_nothing(root):
    """A kind that is omitted is not asked for its template, not even a broken one."""
    yaml = "extends: plain\nomits: [quote]\n"
    workshop.add(root, "mine", {"theme.yaml": yaml, "blocks/quote.html": "{{ broken }}"})
    html, problems = page(root, "mine")
    assert problems == ()
    assert "blockquote" not in html


def test_words_are_said_in_the_language_that_is_asked_for(root):
    """`_` takes the edition's language, or another."""
    assert (
        said(root, '{{ _("정책 제언") }} {{ _("정책 제언", "en") }}') == "정책 제언@ko 정책 제언@en"
    )


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('date(memo.date, "official")', "2022. 6."),
        ("date(memo.date)", "2022년 6월"),
        ('particle("한국", "은(는)")', "은"),
        ("plain(memo.title.words)", "고장 난 테마를 알아보는 글"),
        ("kind(memo.lead[0])", "paragraph"),
        ("template(memo.lead[0])", "blocks/paragraph.html"),
        ('number("1234.50" | decimal)', "1,234.50"),
        ('pixels("1in")', "96.0"),
        ('language_name("en", "ko")', "영어"),
        ("tokens.accent", "#000000"),
        ("options.glosses", "below"),
        ("theme ~ medium", "mineprint"),
    ],
)
def test_functions_and_values(root, expression, expected):
    """What docs/themes.md lists is there."""
    assert said(root, f"{{{{ {expression} }}}}") == expected


def test_the_docs_list_every_function():
    """Every function that templates may call stands in docs/themes.md, and every value."""
    text = (ROOT / "docs" / "themes.md").read_text("utf-8")
    chosen = theme.load(ROOT / "templates", "base", Collected())
    for name in render._functions(edition(), chosen, str, Collected()):
        assert f"`{name}(" in text, name
    for name in ("memo", "edition", "spec", "medium", "theme", "tokens", "options", "chart_width"):
        assert f"`{name}`" in text, name


def test_values_are_escaped(root):
    """Signs of HTML in a memo are letters, never markup."""
    hostile = replace(edition().memo, number="<b>&\"'")
    sly = replace(edition(), memo=hostile)
    workshop.add(root, "mine", {"page.html": '<p title="{{ memo.number }}">{{ memo.number }}'})
    report = Collected()
    chosen = theme.load(root / "templates", "mine", report)
    html = render.render(sly, chosen, render.PRINT, root, lambda word, _: word, report)
    escaped = "&lt;b&gt;&amp;&#34;&#39;"
    assert html == f'<p title="{escaped}">{escaped}'


# Mistakes

MISTAKES = {
    "\n {{ memo.titel }}": ("2:10", "template-failed"),
    "{{ nothing }}": ("1:4", "template-failed"),
    "\n\n{% if %}": ("3:1", "template-syntax"),
    "{% for x in memo.lead %}{{ x }}": ("1:4", "template-syntax"),
    "{{ memo.title | upercase }}": ("1:17", "template-syntax"),
    "{% unknown %}": ("1:4", "template-syntax"),
    "{{ date(memo.title) }}": ("1:1", "template-failed"),
    "{{ 1 // 0 }}": ("1:1", "template-failed"),
    '{% include "parts/tilte.html" %}': ("1:13", "no-template"),
    '{% extends "base/pages.html" %}': ("1:13", "no-template"),
    '{{ number("x" | decimal) }}': ("1:1", "template-failed"),
    "{% set memo.title = 1 %}": ("1:1", "template-failed"),
    "{{ memo.lead.append(1) }}": ("1:14", "template-failed"),
}


@pytest.mark.parametrize("template", MISTAKES)
def test_mistakes_have_a_place(root, template):
    """File, line and column of what is wrong, and the line itself."""
    place, code = MISTAKES[template]
    problem = said(root, template)
    assert (str(problem.span), problem.code) == (f"templates/mine/page.html:{place}", code)
    assert problem.excerpt in template


def test_a_mistake_inside_an_include_is_told_there(root):
    """The place is that of the file that fails, not of the page that includes it."""
    workshop.add(root, "mine", {"parts/lead.html": "<p>\n  {{ memo.leed }}\n"})
    _, problems = page(root, "mine")
    assert [str(problem.span) for problem in problems] == ["templates/mine/parts/lead.html:2:11"]


# Templates that mean harm

PAYLOADS = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ (''|attr)('__class__') }}",
    "{{ [].__class__.__base__ }}",
    "{{ {}.__init__.__globals__ }}",
    "{{ memo.__class__ }}",
    "{{ memo.__dataclass_fields__ }}",
    "{{ edition.memo.__module__ }}",
    "{{ _.__globals__ }}",
    "{{ _.__closure__ }}",
    "{{ date.__code__ }}",
    "{{ plain.__globals__['__builtins__'] }}",
    "{{ number.__func__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context.environment }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__.os }}",
    "{{ range.__class__ }}",
    "{{ dict.mro() }}",
    "{{ request.application }}",
    "{{ config.items() }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ '{0.__class__}'.format(memo) }}",
    "{{ '{0.__class__.__init__.__globals__}'.format(memo) }}",
    # CVE-2019-10906, CVE-2024-56326: format by another way
    "{{ '{x.__class__}'.format_map({'x': memo}) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(memo) }}",
    "{% set f = '{x.__class__}'.format_map %}{{ f({'x': memo}) }}",
    "{{ ['{0.__class__}']|map('format', memo)|list }}",
    # CVE-2025-27516: format through the filter `attr`
    "{{ ('{0.__class__}'|attr('format'))(memo) }}",
    "{{ (['{0.__class__}']|map(attribute='format')|first)(memo) }}",
    "{{ '%s'|format(memo.__class__) }}",
    "{% for x in ''.__class__.__mro__ %}{{ x }}{% endfor %}",
    "{% import 'os' as os %}{{ os }}",
    "{% from 'briefing/files/__init__.py' import read_bytes %}",
    "{% include '/etc/passwd' %}",
    "{{ ''.join.__self__.__class__ }}",
    "{{ memo.title.origin.source.__class__ }}",
    "{{ memo.title.origin.source.problem.__func__ }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{{ caller.__class__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{{ range(100000000) | list | length }}",
    "{{ '<b>'|safe }}",
    "{{ (memo.title.words|first).text.__class__.__name__ }}",
]  # fmt: skip


@pytest.mark.parametrize("payload", PAYLOADS)
def test_templates_find_no_way_to_python(root, payload):
    """Every known way out of a sandbox ends at a problem with the line of the template."""
    problem = said(root, f"<p>\n{payload}\n</p>")
    assert str(problem.span).startswith("templates/mine/page.html:2:")
    assert problem.code in ("template-failed", "template-syntax", "no-template")
    assert "0x" not in problem.message()


def test_filters_that_make_markup_are_gone(root):
    """Nothing turns text into markup past the escaping."""
    for name in ("safe", "urlize", "xmlattr"):
        assert said(root, f"{{{{ memo.number | {name} }}}}").code == "template-syntax"


def test_a_template_can_change_nothing(root):
    """Lists and mappings that templates are given cannot be changed by them."""
    for change in ("tokens.update(x=1)", "edition.numbers.clear()", "tokens.pop('accent')"):
        assert said(root, f"{{{{ {change} }}}}").code == "template-failed"


def test_numbers_stay_exact(root):
    """A decimal of a memo is never a float on its way to the page."""
    assert said(root, '{{ ("0.1" | decimal) + ("0.2" | decimal) }}') == str(Decimal("0.3"))


@pytest.mark.parametrize("name", ["base", "institute", "ministry"])
def test_what_is_built_in_is_compiled_once_for_all_workers(root, name, monkeypatch):
    """A page compiles no template of the root theme again that was compiled before it."""
    monkeypatch.setattr(render._Compiled, "kept", {})
    render.compile_base()
    before = dict(render._Compiled.kept)
    assert page(root, name)[0]
    later = (code for key, code in render._Compiled.kept.items() if key not in before)
    assert [code.co_filename for code in later if "/base/" in code.co_filename] == []
    assert len(before) > 20
