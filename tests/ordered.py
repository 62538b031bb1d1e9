"""Print a small page to order: in a profile, with a picture, a link, a note and a gradient."""

from __future__ import annotations

import hashlib
import sys
from functools import cache

import weasyprint

from briefing.look import archive, profiles, sealing, tags
from briefing.look.archive import Attachment
from briefing.look.inks import Cmyk, Rgb
from tests import printing

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


def order(name: str, facts: dict = FACTS) -> profiles.Order:
    """The order for the page in a profile."""
    attached = (*SOURCES, archive.manifest(facts)) if name == "archive" else ()
    return profiles.Order(profiles.PROFILES[name], "2022-06", facts, attached, {ACCENT: INKS})


def written(wanted: profiles.Order, body: str = BODY) -> bytes:
    """The page as a PDF."""
    tags.install()
    configuration, css = printing._fonts()
    sheets = [css, *(weasyprint.CSS(string=source.text) for source in wanted.sheets)]
    head = '<title>작은 메모</title><meta name="author" content="연구원">'
    html = weasyprint.HTML(string=f'<html lang="ko"><head>{head}</head><body>{body}')
    return wanted.write(html.render(stylesheets=sheets, font_config=configuration))


@cache
def sealed(name: str) -> bytes:
    """The page in a profile, as it would be delivered."""
    return sealing.seal(written(order(name)), FACTS)


if __name__ == "__main__":
    sys.stdout.write(" ".join(hashlib.sha256(sealed(n)).hexdigest() for n in profiles.PROFILES))
