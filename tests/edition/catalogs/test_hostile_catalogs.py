"""Broken and hostile translations, through the command line: each is told at its line, or is text.

One project holds a memo for each kind of damage, and one run of `check` looks at all of them.
"""

import json
import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from briefing import cli
from briefing.edition.catalogs.catalog import write_catalog
from briefing.edition.catalogs.pofile import quoted
from briefing.look.page import parse
from tests import sample, text_layer
from tests.edition import translating

MEMO = """\
title: 협력의 재가동
date: 2022-06
lead:
  - paragraph:
      id: opening
      ko: >-
        *성명*은 [전문](https://example.org/a)을 보라.[^note] 1,000억 원, 3.32점, \\{name\\},
        50% 증가.
sections:
  - id: only
    title: 얻는 것
    body:
      - paragraph: {id: second, ko: 둘째 문단이다.}
footnotes: {note: 각주의 글이다.}
"""
OPENING = (
    "See [the text](https://example.org/a) of the *statement*.[^note] KRW 100 billion, 3.32 "
    "points, \\{name\\}, up 50%."
)
ENGLISH = {
    "협력의 재가동": "Restarting Cooperation",
    "얻는 것": "The Gains",
    "둘째 문단이다.": "A second paragraph.",
    "각주의 글이다.": "The text of the note.",
}
EDITIONS = "editions:\n  en: {language: en}\n  draft: {language: en, missing: mark}\n"
#: The braces stand in the Korean too, for a translation may not add any.
BRACES = "{{ 7*7 }} {% for x in y %} {# gone #} ${x} %(name)s"
HTML = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> ><svg/onload=alert(2)> &lt;b&gt; "
    f"<!-- c --> <![CDATA[x]]> <b>bold</b> <style>*</style> {BRACES}"
)
#: A page that prints no more than the memos hold, so that one is checked in an instant.
PAGE = """<!doctype html><html lang="{{ edition.language }}"><head><title>-</title></head><body>
{% set section = memo.sections[0] %}
{% for text in (memo.title, memo.lead[0].text, section.title, section.body[0].text) %}
<p>{{ plain(text.words) }}</p>{% endfor %}
{% for note in memo.footnotes %}<p>{{ plain(note.text.words) }}</p>{% endfor %}</body></html>
"""


@cache
def good() -> str:
    """A catalog without any fault."""
    said = {one.msgid: ENGLISH.get(one.msgid, OPENING) for one in translating.found(MEMO)}
    text = write_catalog(translating.translated("en", translating.found(MEMO)))
    for msgid, msgstr in said.items():
        old = f"msgid {quoted(msgid)}\nmsgstr {quoted(f'EN {msgid}')}\n"
        assert text.count(old) == 1
        text = text.replace(old, f"msgid {quoted(msgid)}\nmsgstr {quoted(msgstr)}\n")
    return text


def opening(old: str, new: str) -> tuple[str, str]:
    """A change of the translation of the first paragraph, as it stands in the file."""
    assert old in OPENING
    return quoted(OPENING), quoted(OPENING.replace(old, new))


SECOND = f"msgid {quoted('둘째 문단이다.')}\nmsgstr {quoted(ENGLISH['둘째 문단이다.'])}\n"
LAST = f"msgstr {quoted(ENGLISH['각주의 글이다.'])}\n"
PLURAL = "nplurals=2; plural=(n != 1);"
#: By the row of the list of dangers: what is changed into what, and the code that is told.
DAMAGES = {
    "t01-lost": (*opening("\\{name\\}", "name"), "lost-placeholder"),
    "t01-added": (*opening("up 50%", "up 50% \\{n\\}"), "added-placeholder"),
    "t01-renamed": (*opening("{name", "{nom"), "added-placeholder"),
    "t01-old-style": (*opening("up 50%", "up 50% %(n)s"), "added-placeholder"),
    "t02-attribute": (*opening("{name", "{name.__class__"), "added-placeholder"),
    "t02-item": (*opening("{name", "{0[x]"), "added-placeholder"),
    "t02-wide": (*opening("up 50%", "up 50% %(n)999999999s"), "added-placeholder"),
    "t02-bare": (*opening("\\{name\\}", "{name:>999999999}"), "term-in-translation"),
    "t03-lost-note": (*opening("[^note]", ""), "lost-note"),
    "t03-other-note": (*opening("[^note]", "[^other]"), "added-note"),
    "t03-twice": (*opening("[^note]", "[^note][^note]"), "added-note"),
    "t03-unclosed": (*opening("*statement*", "*statement"), "unclosed-mark"),
    "t03-unknown": (*opening("*statement*", "~~statement~~"), "unknown-mark"),
    "t03-code": (*opening("*statement*", "`statement`"), "other-emphasis"),
    "t03-picture": (*opening("*statement*", "![x](y.png)"), "unknown-mark"),
    "t03-link": (*opening("](https://example.org/a)", "]("), "broken-link"),
    "t03-emphasis": (*opening("*statement*", "statement"), "other-emphasis"),
    "t03-script": (*opening("https://example.org/a", "javascript:alert(1)"), "link-target"),
    "t06-empty": (LAST, 'msgstr ""\n', "untranslated"),
    "t06-fuzzy": (SECOND, f"#, fuzzy\n{SECOND}", "outdated"),
    "t07-twice": (SECOND, f"{SECOND}\n{SECOND}", "po-duplicate"),
    "t07-unclosed": ('msgid "얻는 것"', 'msgid "얻는 것', "po-unclosed"),
    "t07-garbage": (SECOND, f"{SECOND}what is this\n", "po-line"),
    "t07-conflict": (SECOND, f"<<<<<<< HEAD\n{SECOND}=======\n", "po-line"),
    "t07-no-msgstr": ('\nmsgstr "The Gains"\n', "\n", "po-no-msgstr"),
    "t07-no-header": ('msgid ""\nmsgstr ""\n', 'msgid "x"\nmsgstr ""\n', "po-no-header"),
    "t07-charset": ("charset=UTF-8", "charset=EUC-KR", "po-charset"),
    "t07-bytes": ("The Gains", "The Gain", "not-utf-8"),
    "t07-escape": ("The Gains", "The \\q Gains", "po-escape"),
    "t07-language": ('"Language: en\\n"', '"Language: ja\\n"', "po-language"),
    "t07-plural-entry": ('msgstr "The Gains"', 'msgstr[0] "The Gains"', "po-plural-entry"),
    "t08-code": (PLURAL, "nplurals=2; plural=__import__('os');", "po-plural-forms"),
    "t08-power": (PLURAL, "nplurals=2; plural=n**n**n**n;", "po-plural-forms"),
    "t08-zero": (PLURAL, "nplurals=2; plural=1/n;", "po-plural-forms"),
    "t08-beyond": (PLURAL, "nplurals=2; plural=n;", "po-plural-forms"),
    "t08-deep": (PLURAL, f"nplurals=2; plural={'(' * 190}n{')' * 190};", "po-plural-forms"),
    "t08-long": (PLURAL, f"nplurals=2; plural={'n+' * 400}n;", "po-plural-forms"),
    "t10-address": (*opening("example.org/a", "example.org/b"), "added-link"),
    "t10-host": (*opening("example.org/a", "examp1e.org/a"), "added-link"),
    "t10-digits": (*opening("3.32", "3.23"), "number-parity"),
    "t10-billion": (*opening("100 billion", "100 million"), "number-parity"),
    "t10-per-cent": (*opening("50%", "5%"), "percent-parity"),
    "t11-control": ("The Gains", "The \x07Gains", "forbidden-character"),
    "t11-bidi": ("The Gains", "The \u202eGains", "bidi-character"),
    "t11-private": ("The Gains", "The \ue000Gains", "private-use-character"),
    "t11-edge": ('"The Gains"', '"The Gains\\n"', "po-edge"),
    "t12-older": (SECOND, SECOND.replace("둘째", "셋째"), "outdated"),
}
#: What is no fault, or none that stops.
SOUND = {
    "t05-per-cent": opening("up 50%", "up 50 % (in % s, %d)"),
    "t06-obsolete": (LAST, f'{LAST}\n#~ msgid "옛 글"\n#~ msgstr "Old words"\n'),
    "t07-bom": ('msgid ""', '\ufeffmsgid ""'),
    "t09-nothing": ("", ""),
}
WARNED = {"t03-code", "t03-emphasis", "t11-edge"}
THEME_WORDS = {
    "제{n}호": ("No. {m}", {"lost-placeholder", "added-placeholder"}),
    "{language} 함께 보기": ("Show", {"lost-placeholder"}),
    "옮긴이: {names}.": ("By {names.__class__}.", {"placeholder-form", "lost-placeholder"}),
    "번역 기준일: {date}.": ("As of {0[x]}.", {"placeholder-form", "lost-placeholder"}),
    "원문 판: {revision}.": ("At {revision:>99999999}.", {"placeholder-form", "lost-placeholder"}),
    "정책 제언": ("What to do %(n)999999999s", {"placeholder-form"}),
    "요점": ("Points {n}", {"added-placeholder"}),
    "참고 자료": ("Sources {}", {"placeholder-form"}),
    "각주": ("Notes {", {"placeholder-form"}),
    "용어": ("Terms {n!r}", {"placeholder-form"}),
    "그림": ("Figure 50%", set()),
    "표": ("<b>Table</b> {{ 7*7 }}", {"placeholder-form"}),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory) -> Path:
    """The project with a memo for each damage."""
    root = sample.made(tmp_path_factory.mktemp("hostile"), sample.ROOT / ".cache")
    shutil.rmtree(root / "content")
    for name, (old, new, *_) in {**DAMAGES, **SOUND}.items():
        text = good()
        assert text.count(old) == 1 or old in ('msgid ""', "")
        write(root, name, MEMO, text.replace(old, new, 1) if old else text)
    korean, english = (re.sub(r"([\\*\[\]{}`!~_])", r"\\\1", one) for one in (BRACES, HTML))
    memo = MEMO.replace("ko: 둘째 문단이다.", f"ko: '둘째 {korean} 문단이다.'")
    old = f"msgid {quoted('둘째 문단이다.')}\nmsgstr {quoted(ENGLISH['둘째 문단이다.'])}"
    new = f"msgid {quoted(f'둘째 {korean} 문단이다.')}\nmsgstr {quoted(english)}"
    write(root, "t04-html", memo, good().replace(old, new))
    (root / "templates" / "short").mkdir()
    about = "extends: base\ntitle: {ko: 짧음, en: Short}\nabout: {ko: 시험, en: Tests}\n"
    (root / "templates" / "short" / "theme.yaml").write_text(about, "utf-8")
    (root / "templates" / "short" / "page.html").write_text(PAGE, "utf-8")
    path = root / "content" / "t07-bytes" / "en.po"
    path.write_bytes(path.read_text("utf-8").encode("euc_kr", "replace"))
    (root / "content" / "editions.yaml").write_text(EDITIONS, "utf-8")
    return root


def write(root: Path, name: str, memo: str, catalog: str) -> None:
    """Write a memo with its English."""
    folder = root / "content" / name
    folder.mkdir(parents=True)
    (folder / "memo.yaml").write_text(memo, "utf-8")
    (folder / "en.po").write_text(catalog, "utf-8")


def run(root: Path, *words: str) -> int:
    """The exit code of a command line."""
    return cli.main([*words, "--root", str(root)])


@pytest.fixture(scope="module")
def told(root) -> dict[str, list[dict]]:
    """What one run of `check` says of each memo."""
    words = ("check", "--theme", "short", "--edition", "en", "--format", "json")
    done = sample.run(*words, root=root)
    assert done.returncode == 1, done.stderr
    found: dict[str, list[dict]] = {name: [] for name in (*DAMAGES, *SOUND, "t04-html")}
    for problem in json.loads(done.stdout):
        found[problem["file"].split("/")[1]].append(problem)
    return found


def changed_line(name: str, root: Path) -> int:
    """The first line of a catalog that is not as in the good one, counted from 1."""
    text = (root / "content" / name / "en.po").read_text("utf-8", errors="replace")
    pairs = zip(text.split("\n"), good().split("\n"), strict=False)
    return next(at for at, (found, whole) in enumerate(pairs, 1) if found != whole)


@pytest.mark.parametrize("name", DAMAGES)
def test_each_damage_is_told_where_it_is(told, root, name):
    """Every fault has its code and a place in the damaged file, beside or behind the damage."""
    code = DAMAGES[name][2]
    found = [one for one in told[name] if one["code"] == code]
    assert found, [one["code"] for one in told[name]]
    if name == "t12-older":  # the Korean changed: what is owed stands in both files
        return
    severities = {one["severity"] for one in found}
    assert severities == {"warning"} if name in WARNED else "error" in severities
    assert {one["file"] for one in found} == {f"content/{name}/en.po"}
    lines = good().count("\n") + 4
    assert all(1 <= one["line"] <= lines and one["column"] >= 1 for one in found)
    if name not in ("t07-bytes", "t07-twice", "t06-fuzzy"):
        assert any(abs(one["line"] - changed_line(name, root)) <= 1 for one in found)


@pytest.mark.parametrize("name", [*SOUND, "t04-html"])
def test_what_is_no_damage_is_not_told(told, name):
    """Markup as words, a bare %, an entry kept from before and a byte order mark are fine."""
    assert told[name] == []


def test_a_damaged_memo_writes_nothing_and_a_sound_one_is_built(root, capfd):
    """A build of both says which files it leaves, and exits with 1; no page is half translated."""
    broken = ("t03-lost-note", "t06-empty", "t07-unclosed", "t12-older")
    words = ("--theme", "short", "--edition", "en", "--format", "html")
    assert run(root, "build", "t09-nothing", *broken, *words) == 1
    said = capfd.readouterr().err
    left = [f"{name}.en.short.html" for name in broken]
    assert all(file in said.rpartition("not written:")[2] for file in left)
    assert [path.name for path in (root / "output").glob("*.html")] == ["t09-nothing.en.short.html"]


def test_markup_in_a_translation_is_shown_as_words(root):
    """HTML, scripts and templates in a msgstr are words in the PDF and in the page (T04)."""
    said = sample.run("build", "t04-html", "--theme", "sample", "--edition", "en", root=root)
    assert (said.returncode, said.stderr) == (0, "")
    shown = re.sub(r"\s+", "", HTML)
    page = (root / "output" / "t04-html.en.sample.html").read_text("utf-8")
    tree = parse(page)
    (paragraph,) = (one for one in tree.iter() if one.get("data-unit") == "second")
    assert re.sub(r"\s+", "", paragraph.text) == shown
    assert list(paragraph) == []
    assert not [name for one in tree.iter() for name in one.attrib if str(name).startswith("on")]
    assert shown in text_layer.squeezed(root / "output" / "t04-html.en.sample.pdf")


def test_a_theme_s_words_are_proved_too(root, capsys):
    """Lost, added and dangerous placeholders of a theme are told at their lines (T01, T02)."""
    shutil.copytree(root / "templates" / "sample", root / "templates" / "bad", dirs_exist_ok=True)
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    entries = [f"msgid {quoted(k)}\nmsgstr {quoted(v)}\n" for k, (v, _) in THEME_WORDS.items()]
    path = root / "templates" / "bad" / "en.po"
    path.write_text("\n".join([head, *entries]), "utf-8")
    words = ("check", "t09-nothing", "--theme", "bad", "--edition", "en", "--format", "json")
    assert run(root, *words) == 1
    found = json.loads(capsys.readouterr().out)
    assert {one["file"] for one in found} == {"templates/bad/en.po"}
    lines = path.read_text("utf-8").split("\n")
    for _, (words, codes) in THEME_WORDS.items():
        line = lines.index(f"msgstr {quoted(words)}") + 1
        assert {one["code"] for one in found if one["line"] == line} == codes, words


TAGS = ["../evil", "en/../x", "C", "POSIX", "x" * 300, "en_US", "..", "한국어", "und", "en-"]


def test_a_language_that_is_none_never_becomes_a_path(root, tmp_path, capsys):
    """In editions.yaml and in a header it is told at its line, by `check` (T09)."""
    shutil.copytree(root / "templates", tmp_path / "templates")
    shutil.copytree(root / "content" / "t09-nothing", tmp_path / "content" / "memo")
    lines = [f"  e{at}: {{language: {tag}}}" for at, tag in enumerate(TAGS)]
    (tmp_path / "content" / "editions.yaml").write_text("\n".join(["editions:", *lines]), "utf-8")
    assert run(tmp_path, "check", "--theme", "sample", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [(one["code"], one["line"]) for one in found] == [
        ("unknown-language", at) for at in range(2, len(TAGS) + 2)
    ]
    (tmp_path / "content" / "editions.yaml").write_text("editions: {en: {language: en}}", "utf-8")
    via = good().replace('"Language: en\\n"', '"Language: en\\n"\n"X-Translated-Via: ../ja\\n"')
    (tmp_path / "content" / "memo" / "en.po").write_text(via, "utf-8")
    assert run(tmp_path, "check", "--theme", "sample", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["code"] for one in found] == ["unknown-language"]
    assert run(tmp_path, "translate", "update", "../evil") == 2
    assert run(tmp_path, "check", "--theme", "sample", "--edition", "../evil") == 2


def test_an_older_file_is_counted_and_listed(root, capsys):
    """`translate status` names what is owed; `--require-complete` exits with 1 (T06, T12)."""
    for name, line in (("t12-older", "fuzzy: second"), ("t06-empty", "missing: note.note")):
        assert run(root, "translate", "status", "en", name, "--list", "--require-complete") == 1
        shown = capsys.readouterr().out.splitlines()
        assert shown[0].startswith(f"{name} · en · 80%")
        assert shown[-1].endswith(line)
    assert run(root, "translate", "status", "en", "t06-obsolete", "--require-complete") == 0
    assert capsys.readouterr().out.splitlines()[-1] == "obsolete entries kept: 1"
