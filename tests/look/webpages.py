"""Turn memos into web pages by the whole line, for the tests of the HTML edition."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefing.edition import edition as editions
from briefing.edition.edition import Edition
from briefing.edition.spec import Spec
from briefing.look import fonts, render
from briefing.look.html import metadata, web
from briefing.look.page import Page
from briefing.look.themes import theme, words
from briefing.memo import glossary, reading, references, schema
from briefing.problems import Collected, Source

ROOT = Path(__file__).parents[2]
FONTS = fonts.load(ROOT / "fonts")
SPECS = (
    Spec(name="ko", language="ko", terms="short"),
    Spec(name="ko-en", language="ko", second="en", terms="first", passages="gist"),
    Spec(name="side", language="ko", second="en", terms="none", passages="translation"),
    Spec(name="ja", language="ja"),
)
#: A red dot.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cf"
    "c0000003010100c9fe92ef0000000049454e44ae426082"
)
#: Every kind of block, and every part that a page has a place for.
EVERYTHING = """\
title: {ko: 모든 것이 든 메모, en: A memo with everything}
subtitle: {ko: 시험을 위한 글, en: A text for tests}
kind: {ko: 이슈브리프, en: Issue brief}
series: {ko: 시험 총서, en: Test series}
number: 2026-3
date: 2026-06-09
publisher: {ko: 시험 연구소, en: Test institute}
authors:
  - {name: {ko: 홍길동, en: Hong Gildong}, affiliation: 연구원, email: hong@example.org}
to: {ko: 장관, en: The Minister}
classification: {ko: 대외비, en: Restricted}
keywords: [{ko: 낱말, en: word}]
key_points: [{ko: 요점은 한·미·일 협력이다., en: The point is cooperation.}]
lead:
  - paragraph:
      ko: "*강조*와 **힘**, かなの表記, [링크](https://example.org/a?b=1&c=2),
        {견강부회|far-fetched reading}는 각주[^n]를 부른다. 값은 [](#bars)과 [](#numbers)에 있다."
      en: "Emphasis, *Latin* emphasis, kana かな and a <sign> & more."
sections:
  - id: one
    title: {ko: 첫째 절, en: The first section}
    body:
      - heading: {ko: 작은 제목, en: A small heading}
      - paragraph: {id: said, ko: 그는 “옮긴 말”이라고 했다(1953년)고 한다., en: He said so.}
      - bullets: [{ko: 하나, en: one}, {text: {ko: 둘, en: two}, items: [{ko: 둘의 하나}]}]
      - steps: [{ko: 먼저, en: first}, {ko: 다음, en: then}]
      - table:
          id: numbers
          caption: {ko: 표의 제목, en: Caption of the table}
          columns: [{ko: 나라, en: country}, {ko: 값, en: value}, 비고, 차이, 순위]
          align: [left, right]
          rows: [[{ko: 한국, en: Korea}, "1,234", 없음, "0.5", "1"]]
          note: {ko: 주석, en: remark}
          source: {ko: 출처의 이름, en: name of the source}
      - figure: {id: map, file: figures/map.png, alt: 지도, caption: {ko: 지도의 제목, en: A map}}
      - chart:
          id: bars
          form: bars
          caption: {ko: 막대, en: Bars}
          alt: {ko: 막대그래프}
          unit: "%"
          series: [{ko: 찬성, en: For}, {ko: 반대, en: Against}]
          rows:
            - label: {ko: 꽤 긴 이름을 가진 첫째 항목, en: A first item with a rather long name}
              values: [12.5, 60]
      - chart:
          form: lines
          caption: {ko: 선, en: Lines}
          alt: {ko: 선그래프}
          rows:
            - {label: {ko: 이천년, en: "2000"}, values: [1]}
            - {label: {ko: 이천십년, en: "2010"}, values: [3]}
      - pullquote: {of: said, ko: 옮긴 말, en: He said so.}
      - callout: {title: {ko: 상자, en: Box}, body: [{paragraph: {ko: 상자 속, en: In the box}}]}
      - quote: {text: {ko: 남의 말, en: Words of others}, by: {ko: 남, en: Others}}
recommendations:
  - id: act
    action: {ko: 행동한다, en: Act}
    addressee: {ko: 정부, en: Government}
    horizon: {ko: 지금, en: Now}
    body: [{paragraph: {ko: 왜냐하면 그렇다., en: For it is so.}}]
footnotes: {n: {ko: 각주의 글, en: Text of the note}}
sources: [{id: work, text: {ko: 책, en: Book}, url: "https://example.org/book"}]
about: {ko: 연구소는 연구한다., en: The institute does research.}
licence: {ko: 자유롭게 쓴다., en: Use it freely.}
"""


def edition(name: str, text: str, spec: str, memo: str = "sample") -> Edition:
    """One of the editions of a memo that is given as YAML, as `content/<memo>/memo.yaml`."""
    report = Collected()
    terms = Source("content/glossary.yaml", (ROOT / "content/glossary.yaml").read_text("utf-8"))
    known = glossary.read_glossary(reading.read(terms, report), report)
    node = reading.read(Source(f"content/{memo}/memo.yaml", text), report)
    read = references.resolve(schema.read_memo(node, report), known, report)
    report.stop_on_errors()
    return editions.make(name, read, next(s for s in SPECS if s.name == spec), known)


def rendered(said: Edition, look: str = "institute") -> tuple[str, theme.Theme]:
    """The page of an edition before it is published."""
    report = Collected()
    chosen = theme.load(ROOT / "templates", look, report)
    pdf = f"{said.name}.{said.spec.name}.{look}.pdf"
    context = metadata.context(said, chosen.name, SPECS[:2] + SPECS[3:], pdf)
    say = words.load(chosen, ROOT, report)
    html = render.render(
        said, chosen, render.WEB, ROOT, say, report, family=web.families(FONTS), **context
    )
    report.stop_on_errors()
    return html, chosen


def published(said: Edition, cache: Path, look: str = "institute") -> bytes:
    """The file of an edition."""
    html, chosen = rendered(said, look)
    report = Collected()
    load = {"asset:memo/figures/map.png": (PIXEL, "image/png")}.__getitem__
    data = web.publish(Page(html), said, chosen, FONTS, ROOT, cache, report, load)
    assert not report.problems
    return data


@cache
def essay(spec: str) -> Edition:
    """The essay that this project delivers."""
    path = ROOT / "content/trilateral/memo.yaml"
    return edition("trilateral", path.read_text("utf-8"), spec, "trilateral")


@cache
def everything(spec: str) -> Edition:
    """The memo with every kind of block."""
    return edition("sample", EVERYTHING, spec)
