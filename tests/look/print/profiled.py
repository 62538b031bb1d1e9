"""Print a small page to order: in a profile, with a picture, a link, a note and a gradient."""

from __future__ import annotations

import hashlib
import io
import json
import sys
from functools import cache
from xml.etree import ElementTree

import pikepdf
import weasyprint
from hypothesis import strategies as st

from briefing.look.print import hooks
from briefing.look.print.standards import archive, profiles
from briefing.look.print.standards.archive import Attachment
from briefing.look.print.standards.inks import Cmyk, Rgb
from briefing.look.print.tagging import tags
from briefing.look.seal.parts import parts
from tests.look.print import tagged

MEMO = "title: 한국어 제목\n".encode()
FACTS = {
    "memo": "small",
    "edition": {"name": "ko", "language": "ko"},
    "theme": {"name": "institute", "extends": ["base"]},
    "sources": {"content/small/memo.yaml": hashlib.sha256(MEMO).hexdigest()},
    "fonts": {},
    "versions": {"weasyprint": "70.0"},
}
SOURCES = (
    Attachment("small-memo.yaml", MEMO, "application/yaml", "content/small/memo.yaml"),
    Attachment("메모-en.po", b'msgid ""\n', "text/x-gettext-translation", "content/메모/en.po"),
)
ACCENT: Rgb = (0x17, 0x45, 0x6B)
INKS: Cmyk = (0.95, 0.65, 0.15, 0.4)


#: A picture of four colours.
PICTURE = "data:image/png;base64," + (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR42mM4IachUmHDIGdz4sMdDQAd5gTtI6tD"
    "MwAAAABJRU5ErkJggg=="
)
BODY = f"""
<h1>제목 하나</h1>
<p style="color: #17456b">파란 글과 <a href="https://example.org/">링크</a>,
<span lang="en">some English</span><span class="note">각주</span></p>
<p style="color: #8c1c13">붉은 글</p>
<figure><img src="{PICTURE}" alt="네 점"><figcaption>그림 1</figcaption></figure>
<p style="color: device-cmyk(10% 20% 30% 40%); opacity: .5">옅은 글</p>
<p style="background: linear-gradient(#ffffff, #17456b)">바탕</p>
"""


#: What may be in a manifest: anything that JSON holds.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
ANYTHING = st.dictionaries(TEXTS, TEXTS | st.dictionaries(TEXTS, TEXTS) | st.none() | st.integers())
#: A web page of ours.
PAGE = """<!doctype html>
<html lang="ko">
<head>
<meta charset="utf-8">
<title>작은 메모</title>
<style>p { color: #17456b }</style>
</head>
<body>
<main><h1>제목</h1>
<p>파란 글과 <img src="data:image/png;base64,iVBORw0KGgo=" alt="네 점"></p></main>
</body>
</html>
""".encode()


def order(name: str, facts: dict = FACTS) -> profiles.Order:
    """The order for the page in a profile."""
    attached = (*SOURCES, archive.manifest(facts)) if name == "archive" else ()
    return profiles.Order(profiles.PROFILES[name], "2022-06", facts, attached, {ACCENT: INKS})


def written(wanted: profiles.Order, body: str = BODY) -> bytes:
    """The page as a PDF."""
    hooks.install(tags.HOOKS)
    configuration, css = tagged._fonts()
    sheets = [css, *(weasyprint.CSS(string=source.text) for source in wanted.sheets)]
    head = '<title>작은 메모</title><meta name="author" content="연구원">'
    html = weasyprint.HTML(string=f'<html lang="ko"><head>{head}</head><body>{body}')
    return wanted.write(html.render(stylesheets=sheets, font_config=configuration))


@cache
def delivered(name: str) -> bytes:
    """The page in a profile, as it would be delivered."""
    return written(order(name))


def manifest(data: bytes, facts: dict = FACTS) -> bytes:
    """What stands beside a delivered file."""
    told = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data), "parts": parts(data)}
    return json.dumps(told | facts).encode()


@cache
def opened(name: str) -> pikepdf.Pdf:
    """What was delivered; not to be changed."""
    return pikepdf.open(io.BytesIO(delivered(name)))


def dictionaries(name: str) -> list[pikepdf.Dictionary]:
    """Every dictionary of a file, of streams too."""
    return [
        one.stream_dict if isinstance(one, pikepdf.Stream) else one
        for one in opened(name).objects
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary)
    ]


def said(name: str) -> dict[str, str]:
    """The properties of the metadata by `{namespace}name`, as elements or as attributes."""
    found = {}
    for description in ElementTree.fromstring(opened(name).Root.Metadata.read_bytes())[0]:
        found |= description.attrib
        found |= {one.tag: "".join(one.itertext()) for one in description}
    return found


def painted(name: str) -> str:
    """What paints the page and its groups, as operators."""
    pdf, form = opened(name), pikepdf.Name.Form
    groups = [
        one
        for one in pdf.objects
        if isinstance(one, pikepdf.Stream)
        and (one.get("/Subtype") == form or "/PatternType" in one)
    ]
    streams = [pdf.pages[0].Contents, *groups]
    return "\n".join(one.read_bytes().decode("latin-1") for one in streams)


if __name__ == "__main__":
    sys.stdout.write(" ".join(hashlib.sha256(delivered(n)).hexdigest() for n in profiles.PROFILES))
