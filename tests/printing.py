"""Turn a piece of HTML into a tagged PDF with the fonts of this project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from briefing.look import tags

_FONTS = Path(__file__).parent.parent / "fonts"
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
    tags.install()
    configuration, css = _fonts()
    head = f"<title>A title</title><style>{style}</style>"
    html = weasyprint.HTML(string=f'<html lang="{lang}"><head>{head}</head><body>{body}')
    options = {"pdf_variant": "pdf/ua-1", **options}
    return html.write_pdf(stylesheets=[css], font_config=configuration, **options)
