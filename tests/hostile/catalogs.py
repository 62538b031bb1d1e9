"""Translations that are broken, hostile, or no longer say what the Korean says."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile import tiny
from tests.hostile.case import ENGLISH, ENGLISH_PDF, Case, delivered, refused
from tests.hostile.injection import PAYLOADS, escaped
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

HEAD = (
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
)
WORDS = {"작은 메모": "A small memo", "하나": "One"}


def entry(msgid: str, msgstr: str, flags: str = "") -> str:
    """An entry, its texts already as PO files spell them."""
    return f'\n{flags}msgid "{msgid}"\nmsgstr "{msgstr}"\n'


def catalog(msgid: str, msgstr: str, *, head: str = HEAD, flags: str = "", more: str = "") -> str:
    """A whole translation of the short memo."""
    others = "".join(entry(one, other) for one, other in WORDS.items())
    return head + others + entry(msgid, msgstr, flags) + more


def _case(name: str, korean: str, english: str, *codes: str, **how) -> Case:
    files = {tiny.MEMO: tiny.with_words(korean), tiny.CATALOG: catalog(korean, english)}
    how = {"place": tiny.CATALOG, "job": ENGLISH} | how
    return refused(name, files, *codes, **how)


def _file(name: str, text: str | bytes, *codes: str, **how) -> Case:
    how = {"place": tiny.CATALOG, "job": ENGLISH} | how
    return refused(name, {tiny.CATALOG: text}, *codes, **how)


def _tries(lab: Lab) -> Iterator[Tried]:
    made = (
        *_placeholders(),
        *_marks(),
        *_words(),
        *_standing(),
        *_syntax(),
        *_plurals(),
        *_tags(),
        *_facts(),
        *_letters(),
    )
    yield from lab.judged(made)


CATALOGS = Family("catalogs", 150, _tries)


def _placeholders() -> Iterator[Case]:
    """T01, T02: nothing is ever filled in: what looks like a form is words, or refused."""
    for korean, english in (
        ("가 {n} 나", "a b"),
        ("가 나", "a {n} b"),
        ("가 {n} 나", "a {m} b"),
        ("가 %(n)s 나", "a b"),
        ("가 나", "a %(n)s"),
        ("가 %(n)s", "a %(m)s"),
        ("가 {n} {m}", "a {m}"),
        ("가 %s", "a"),
        ("가 %d", "a %s"),
        ("가 {n.__class__} 나", "a {n.__class__} b"),
        ("가", "a {n.__class__}"),
        ("가", "a {0[x]}"),
        ("가", "a {n:>999999999}"),
        ("가", "a %(n)999999999s"),
        ("가", "a {0.__init__.__globals__}"),
        ("가", "a {n!r}"),
        ("가", "{"),
        ("가", "a }"),
    ):
        yield _case(f"form {korean}: {english}", korean, english, either=True)


def _marks() -> Iterator[Case]:
    """T03, T10: marks, notes and links of the Korean are those of the translation."""
    for name, korean, english, *codes in (
        ("a note lost", "가[^n]", "a", "lost-note"),
        ("a note added", "가", "a[^n]", "added-note"),
        ("a note twice", "가[^n]", "a[^n] b[^n]", "added-note", "repeated-note"),
        ("an open star", "가", "*a", "unclosed-mark"),
        ("a link lost", "[가](https://a.org)", "a", "lost-link", "lost-address"),
        ("a link added", "가", "[a](https://a.org)", "added-link"),
        (
            "another address",
            "[가](https://a.org)",
            "[a](https://b.org)",
            "lost-link",
            "added-link",
            "lost-address",
        ),
        (
            "a running address",
            "[가](https://a.org)",
            "[a](javascript:x)",
            "link-target",
            "lost-link",
        ),
        ("an open link", "[가](https://a.org)", "[a](https://a.org", "broken-link", "lost-link"),
        ("a foreign mark", "가", "~~a~~", "unknown-mark"),
        ("code", "가", "`a`", "unknown-mark"),
        ("a picture", "가", "![a](x)", "unknown-mark", "broken-link"),
        ("a term", "가", "{a|b}", "term-in-translation"),
        (
            "a local link changed",
            "[가](#only)",
            "[a](#other)",
            "lost-link",
            "added-link",
            "unknown-id",
        ),
        ("a bad call", "가", "a[^N N]", "bad-note-call"),
    ):
        memo = tiny.with_words(korean)
        if "[^n]" in korean + english:
            memo = memo.rstrip()[:-1] + ', "footnotes": {"n": {"ko": "주", "en": "a"}}}\n'
        more = entry("주", "a note") if "[^n]" in korean + english else ""
        files = {tiny.MEMO: memo, tiny.CATALOG: catalog(korean, english, more=more)}
        yield refused(name, files, *codes, "*", place="", job=ENGLISH)


def _words() -> Iterator[Case]:
    """T04, T05: whatever a translator writes is words."""
    for at, payload in enumerate(PAYLOADS):
        spelled = escaped(payload).replace("\\", "\\\\").replace('"', '\\"')
        files = {tiny.CATALOG: catalog("짧은 글이다.", f"a {spelled} b")}
        job = ENGLISH_PDF if at % 8 == 0 else ENGLISH
        shown = () if job.format == "pdf" else (payload,)
        yield Case(f"words {payload[:40]}", files, shown=shown, job=job, either=True)
        if at % 3 == 0:
            bare = payload.replace("\\", "\\\\").replace('"', '\\"')
            files = {tiny.CATALOG: catalog("짧은 글이다.", f"c {bare} d")}
            yield Case(f"bare words {payload[:40]}", files, job=ENGLISH, either=True)
    for words in ("50% of it", "100%", "% % %%", "5 %(", "a %"):
        files = {
            tiny.MEMO: tiny.with_words("가 50%").replace("50%", words.split("%")[0][-3:] + "%"),
            tiny.CATALOG: catalog("가 50%", words),
        }
        yield Case(f"per cent {words}", files, job=ENGLISH, either=True)


def _standing() -> Iterator[Case]:
    """T06, T12: what is not finished is refused at its place."""
    yield _file("fuzzy", catalog("짧은 글이다.", "A text.", flags="#, fuzzy\n"))
    yield _file("untranslated", catalog("짧은 글이다.", ""))
    yield _file("older Korean", catalog("아주 짧은 글이다.", "A text."), place="")
    again = '\n#~ msgid "짧은 글이다."\n#~ msgstr "A text."\n'  # the same Korean has come back
    yield _file("obsolete", catalog("다른 글", "x", more=again), place="", either=True)
    yield _file("nothing but a head", HEAD, place="")
    yield _file("blank", catalog("짧은 글이다.", "   "))
    yield refused("no file", {tiny.MEMO: tiny.SHORT + "# no file\n"}, "no-catalog", job=ENGLISH)
    good = {tiny.CATALOG: catalog("짧은 글이다.", "A short text.")}
    yield delivered("whole", good, "A short text.", job=ENGLISH)
    edges = {tiny.CATALOG: catalog("짧은 글이다.", "\\n A short text.\\n")}
    yield Case("edges", edges, job=ENGLISH, either=True, warned="po-edge")


def _syntax() -> Iterator[Case]:
    """T07: every broken line is told, and no half of a file is used."""
    text = catalog("짧은 글이다.", "A short text.")
    codes = (
        "po-duplicate",
        "po-unclosed",
        "po-line",
        "po-no-msgstr",
        "po-order",
        "po-escape",
        "po-ledger",
        "po-no-header",
        "po-charset",
        "po-language",
        "po-plural-entry",
        "forbidden-character",
        "not-utf-8",
        "unknown-language",
        "bidi-character",
        "private-use-character",
    )
    for name, more in {
        "twice": entry("하나", "1"),
        "no end": '\nmsgid "a\nmsgstr "b"\n',
        "no end of translation": '\nmsgid "a"\nmsgstr "b\n',
        "marks of a merge": "\n<<<<<<< HEAD\n",
        "no translation": '\nmsgid "a"\n',
        "no Korean": '\nmsgstr "b"\n',
        "garbage": "\nhello\n",
        "two": '\nmsgid "a"\nmsgstr "b"\nmsgstr "c"\n',
        "from nowhere": '\n# x\n"a"\n',
        "plural": '\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
        "second head": '\nmsgid ""\nmsgstr "x"\n',
        "escape": '\nmsgid "a"\nmsgstr "\\x41"\n',
        "octal": '\nmsgid "a"\nmsgstr "\\101"\n',
        "NUL": '\nmsgid "a"\nmsgstr "\0"\n',
        "half obsolete": '\nmsgid "a"\n#~ msgstr "b"\n',
        "bare": "\nmsgid a\nmsgstr b\n",
        "single": "\nmsgid 'a'\nmsgstr 'b'\n",
        "ledger": '\n# @made-from x\nmsgid "a"\nmsgstr "b"\n',
        "domain": '\ndomain "x"\n',
        "upper case": '\nMSGID "a"\nMSGSTR "b"\n',
        "trailing": '\nmsgid "a" x\nmsgstr "b"\n',
        "plural index": '\nmsgid "a"\nmsgstr[999999999] "c"\n',
    }.items():
        yield _file(f"syntax: {name}", text + more, *codes)
    for name, head in {
        "no head": "",
        "no charset": HEAD.replace("charset=UTF-8", ""),
        "EUC-KR": HEAD.replace("UTF-8", "EUC-KR"),
        "another language": HEAD.replace(": en", ": ja"),
        "no language": HEAD.replace(": en", ": no-such"),
        "a path": HEAD.replace(": en", ": ../../evil"),
        "a form": HEAD.replace("UTF-8", "CHARSET"),
        "an evil charset": HEAD.replace("UTF-8", "zip"),
        "a word": 'msgid ""\nmsgstr "x"\n',
        "via nowhere": HEAD + '"X-Translated-Via: ../ko\\n"\n',
    }.items():
        yield _file(f"head: {name}", catalog("짧은 글이다.", "A text.", head=head), *codes)
    yield _file("in EUC-KR", text.encode("euc-kr"), *codes)
    yield _file("in UTF-16", text.encode("utf-16"), *codes)
    yield _file("empty", "", *codes)
    yield _file("zeros", bytes(100), *codes)
    yield _file("a machine file", b"\xde\x12\x04\x95" + bytes(24), *codes)
    yield _file("six megabytes", text + "# a\n" * 1_500_000, "file-too-large")
    yield delivered("a mark before", {tiny.CATALOG: "\ufeff" + text}, "A short text.", job=ENGLISH)


def _plurals() -> Iterator[Case]:
    """T08: rules that are none, or never end."""
    for rule in (
        "nplurals=2; plural=n.__class__",
        "nplurals=2; plural=__import__('os')",
        "nplurals=2; plural=" + "(" * 300,
        "nplurals=2; plural=" + "n?" * 100,
        "nplurals=1; plural=n",
        "nplurals=99999999; plural=0",
        "nplurals=2; plural=n/0",
        "nplurals=2; plural=9**9**9**9",
        "nplurals=2; plural=" + "(n)" * 200,
        "nplurals=-1; plural=0",
        "nplurals=2",
        "nplurals=2; plural=n%0",
        "x",
        "nplurals=2; plural=!n&&",
        "nplurals=2; plural=-1",
    ):
        head = HEAD + f'"Plural-Forms: {rule}\\n"\n'
        yield _file(
            f"plural {rule[:40]}", catalog("짧은 글이다.", "A text.", head=head), "po-plural-forms"
        )


def _tags() -> Iterator[Case]:
    """T09: names of languages are looked at before any library sees them."""
    for tag in (
        "../evil",
        "en/../x",
        "en\\u0000",
        "C",
        "POSIX",
        "a" * 300,
        "en.UTF-8",
        "en_US",
        "en-us",
        "..",
        "/etc",
        "en\\\\x",
        "root",
        "EN",
        "한국어",
        "xx",
        "en-Latn-US-x-y",
        "e",
        "",
        "zz-ZZ",
        "-",
        "en-",
        "%00",
    ):
        editions = tiny.PROJECT[tiny.EDITIONS].replace("{language: en}", f'{{language: "{tag}"}}')
        codes = (
            "unknown-language",
            "wrong-form",
            "empty-value",
            "forbidden-character",
            "no-second-language",
        )
        files = {tiny.EDITIONS: editions}
        yield refused(f"language {tag[:20]!r}", files, *codes, place=tiny.EDITIONS, job=ENGLISH)


def _facts() -> Iterator[Case]:
    """T10: figures, names of days and amounts are those of the Korean."""
    for korean, english in (
        ("예산은 1,000억 원이다.", "The budget is 1,000 million won."),
        ("2022년 6월 9일에 만났다.", "They met on June 8, 2022."),
        ("68%가 찬성했다.", "86% agreed."),
        ("3만 명이 왔다.", "3,000 people came."),
        ("5개국이 참가했다.", "6 countries took part."),
        ("12.5조 원이다.", "It is 12.5 billion won."),
        ("2022년이다.", "It is 2021."),
        ("1950년대에 시작했다.", "It began in the 1960s."),
    ):
        yield _case(f"figures {english[:30]}", korean, english)


def _letters() -> Iterator[Case]:
    """T11: the same characters are refused as in a memo."""
    for char in "\u0007\u202e\u2066\ue000\u2028\ufffd\U000e0041\u0085\ufdd0\uf53a\u200f\u009f":
        text = catalog("짧은 글이다.", f"a{char}b")
        codes = ("forbidden-character", "bidi-character", "private-use-character")
        yield _file(f"U+{ord(char):04X}", text, *codes)
    for char in "\u200b\u00ad\u2060":
        files = {tiny.CATALOG: catalog("짧은 글이다.", f"a{char}b")}
        yield Case(f"U+{ord(char):04X}", files, job=ENGLISH, either=True)
    for char in "\u1200\u2705":
        yield _file(
            f"no glyph U+{ord(char):04X}",
            catalog("짧은 글이다.", f"a{char}b"),
            "missing-glyph",
            place="",
        )
