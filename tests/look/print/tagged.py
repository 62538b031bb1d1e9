"""Turn a piece of HTML into a tagged PDF with the fonts of this project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from briefing.look.print import hooks
from briefing.look.print.tagging import tags

_FONTS = Path(__file__).parents[3] / "fonts"
_FACES = {
    "Sans": "pretendard/Pretendard-Regular.otf",
    "Sans JP": "pretendard-jp/PretendardJP-Regular.otf",
    "Serif": "source-serif-4/SourceSerif4_400Regular.ttf",
}
_STYLE = """
@page { size: A5; margin: 20mm 45mm 20mm 15mm;
  @top-left { content: "Running head" } @bottom-center { content: counter(page) } }
body { font: 10pt Sans } :lang(en) { font-family: Serif, Sans } :lang(ja) { font-family: Sans JP }
table { border-collapse: collapse } td, th { border: 1px solid }
.note { float: footnote }
.margin { float: right; clear: right; width: 35mm; margin-right: -40mm; border: 1px solid }
"""

#: A drawing with words and text in it.
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" width="40" height="9">'
    '<title>막대 그림</title><rect width="40" height="9"/><text y="8">글</text></svg>'
)
LONG = "긴 문장이 이어지고 또 이어진다. " * 30
EVERYTHING = f"""
<header><p>세종 브리프</p></header>
<h1>공급망과 동맹</h1>
<aside class="margin"><h2>권고</h2><ol><li>첫째</li><li>둘째<ul><li>안쪽</li></ul></li></ol></aside>
<p>본문은 <em>강조</em> <strong>힘</strong>, <span lang="en">economic security</span>와
<span lang="ja">経済安全保障</span><span class="margin" lang="en">a gloss</span>이다.<span
class="note">각주 <em>내용</em>이다.</span>
<abbr title="자유무역협정">FTA</abbr>는 <q>끝</q>이다.</p>
<p><a href="https://example.org/">{"여러 줄에 걸치는 링크 " * 8}</a>와 <a href="#t">표</a>,
<a href="mailto:a@b.kr" aria-label="메일 쓰기">a@b.kr</a></p>
<h2>근거</h2>
<figure>{SVG}<figcaption>그림 1</figcaption></figure>
<dl><dt>용어</dt><dd>뜻풀이</dd><dt>다른 말</dt><dd>다른 뜻</dd></dl>
<table id="t"><caption>표 1</caption>
<thead><tr><th scope="col">나라</th><th scope="col" colspan="2">값</th></tr></thead>
<tbody>{'<tr><th scope="row">한국</th><td>1</td><td>2</td></tr>' * 60}
<tr><th scope="row">일본</th><td colspan="2"></td></tr></tbody></table>
<blockquote>따온 글 <cite>사람</cite></blockquote>
<div style="opacity: .5"><p>옅은 글<span class="note">둘째 <a href="https://b.kr">각주</a></span></p></div>
<aside aria-hidden="true"><p>되풀이</p></aside>
{f"<p>{LONG}</p>" * 8}
"""


@cache
def _fonts() -> tuple[FontConfiguration, weasyprint.CSS]:
    faces = "".join(
        f'@font-face {{ font-family: "{name}"; src: url("{(_FONTS / path).as_uri()}") }}'
        for name, path in _FACES.items()
    )
    configuration = FontConfiguration()
    return configuration, weasyprint.CSS(string=faces + _STYLE, font_config=configuration)


def printed(body: str, lang: str = "ko", style: str = "", **options: object) -> bytes:
    """Print the body of a page; `options` go to WeasyPrint."""
    hooks.install(tags.HOOKS)
    configuration, css = _fonts()
    head = f"<title>A title</title><style>{style}</style>"
    html = weasyprint.HTML(string=f'<html lang="{lang}"><head>{head}</head><body>{body}')
    options = {"pdf_variant": "pdf/ua-1", **options}
    return html.write_pdf(stylesheets=[css], font_config=configuration, **options)


@cache
def everything() -> bytes:
    """Give a document of every kind of content, over more than five pages."""
    return printed(EVERYTHING)
