"""Addresses of links: few kinds are let through, and none reaches a file or runs (C20)."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile import tiny
from tests.hostile.case import PDF, Case, delivered, refused
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

BAD = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\\nscript:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "%6Aavascript:alert(1)",
    "vbscript:msgbox(1)",
    "livescript:x",
    "data:text/html,x",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "FILE:///c:/x",
    "file:x",
    "file://evil/x",
    "//evil.example/x",
    "///etc/passwd",
    "/etc/passwd",
    "x.html",
    "./x",
    "../x.pdf",
    "..",
    ".",
    "?a=b",
    "\\\\\\\\host\\\\share",
    "C:\\\\x",
    "C:/x",
    "https:/evil.example",
    "https:evil.example",
    "https://",
    "http://",
    "https:///x",
    "https://bank.example@evil.example/",
    "https://user:pw@evil.example/",
    "http://a@b",
    "https://@evil.example",
    "ftp://a.example/",
    "smb://a/b",
    "ssh://a",
    "ws://a",
    "blob:https://a.example/x",
    "filesystem:https://a.example/x",
    "about:blank",
    "view-source:https://a.example",
    "chrome://settings",
    "ms-word:ofe|u|https://a.b",
    "intent://a#Intent;end",
    "jar:https://a.example!/x",
    "mailto:",
    "mailto:a",
    "mailto:a@b@c d",
    "mailto:a@b.c%0Abcc:d@e.f",
    "mailto:a@b.c?subject=a%0d%0aBcc:d@e.f",
    "tel:",
    "tel:abc",
    "tel:+1;x",
    "#",
    "#Only",
    "#a b",
    "#../x",
    "#<x>",
    "asset:memo/figures/a.png",
    "urn:x",
    "cid:x",
    "mid:x",
    "h\u0442tps://a.example",
    "https\uff1a//a.example",
    "https://a.example\\\\@evil.example",
    "https://a.example/<script>",
    'https://a.example/"onx="',
    "https://a.example/ b",
    "ldap://a/b",
    "gopher://a",
    "dict://a",
    "tel:1?x=javascript:alert(1)",
    " javascript:alert(1)",
    "javascript :x",
    "\\tjavascript:alert(1)",
    "feed:javascript:alert(1)",
    "x:y",
    "https://[",
    "https://?x",
    "https://#x",
)
GOOD = (
    "https://example.org",
    "http://example.org/a?b=c#d",
    "https://example.org/%EA%B0%80",
    "https://example.org/가/나",
    "https://한국.example/",
    "mailto:a@example.org",
    "tel:+82-2-123-4567",
    "#only",
    "https://example.org:8443/a",
    "https://example.org/a;b,c!d'e",
    "https://example.org/?q=javascript:x",
    "https://192.0.2.1/",
    "<https://a.example>",
    "mailto:a@example.org?subject=x",
)


def _tries(lab: Lab) -> Iterator[Tried]:
    yield from lab.judged((*_marks(), *_glosses(), *_fields(), *_good()))


LINKS = Family("links", 150, _tries)
_CODES = ("link-target", "broken-link", "unknown-id", "unclosed-mark", "unknown-mark", "bad-name")


def _marks() -> Iterator[Case]:
    for address in BAD:
        memo = tiny.with_words(f"가 [나]({address}) 다")
        # Where CommonMark sees no link, words that look like one are refused or stand as words.
        yield Case(f"mark {address}", {tiny.MEMO: memo}, frozenset(_CODES))


def _glosses() -> Iterator[Case]:
    for address in BAD[::3]:
        memo = tiny.with_words("가", f"a [b]({address}) c")
        yield refused(f"gloss {address}", {tiny.MEMO: memo}, *_CODES)


def _fields() -> Iterator[Case]:
    """The two keys that hold addresses."""
    for address in BAD:
        memo = tiny.rich()
        memo["sources"][0]["url"] = address
        yield refused(
            f"url {address}", {tiny.MEMO: tiny.written(memo)}, "wrong-form", "forbidden-character"
        )
    for address in (
        "javascript:a@b.c",
        "a@b.c?bcc=d@e.f",
        "a",
        "a@b",
        "a@b.c\\nBcc:d@e.f",
        "<a@b.c>",
        "@",
    ):
        memo = tiny.rich()
        memo["authors"][0]["email"] = address
        yield refused(f"email {address}", {tiny.MEMO: tiny.written(memo)}, "wrong-form", "bad-name")


def _good() -> Iterator[Case]:
    for address in GOOD:
        memo = tiny.with_words(f"가 [나]({address}) 다")
        yield delivered(f"good {address}", {tiny.MEMO: memo}, "나")
        yield delivered(f"good {address} in print", {tiny.MEMO: memo}, job=PDF)
