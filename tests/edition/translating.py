"""A small memo that has everything, its units, and catalogs made from them."""

from dataclasses import replace
from functools import cache

from briefing.edition import units
from briefing.edition.catalogs import merging
from briefing.edition.catalogs.catalog import Catalog, new_catalog, read_catalog, write_catalog
from briefing.memo import reading, references, schema
from briefing.memo.document import Memo
from briefing.memo.glossary import Glossary, read_glossary
from briefing.problems import Collected, Source

GLOSSARY = """\
terms:
  - term: 확장억제
    en: extended deterrence
    ja: 拡大抑止
    definition: {ko: 동맹국에 대한 공격까지 억제하겠다는 공약., en: A commitment to deter.}
"""
MEMO = """\
title: {ko: 협력의 재가동, en: Restarting Cooperation}
subtitle: 신뢰로 넓히는 길
kind: 이슈브리프
date: 2022-06
authors: [{name: 김민지, affiliation: 연구소, email: desk@example.org}]
keywords: [협력, 신뢰]
key_points: [협력은 제한적으로 시작해야 한다., 가장 약한 고리는 한·일 관계다.]
lead:
  - paragraph:
      id: lead-summit
      ko: 정상회담은 {확장억제}를 *분명히* 다루었다.[^note-summit]
      en: The summit was clear on extended deterrence.
      note: 공식 번역을 따를 것
  - pullquote: {of: lead-summit, ko: 정상회담은 확장억제를 분명히 다루었다.}
sections:
  - id: gains
    title: 얻는 것
    body:
      - heading: 세 가지 이득
      - paragraph: 세 나라의 [성명](https://example.org/statement)을 보라([](#fig-liking)).
      - paragraph: 둘째 문단은 {homepage|hp}와 \\{n\\}, 50% 증가를 말한다.
      - bullets: [첫째 항목, {text: 둘째 항목, items: [아래 항목]}]
      - steps: [먼저 할 일, 나중에 할 일]
      - table:
          id: tab-trade
          caption: 교역 규모
          columns: [나라, 금액]
          rows: [[한국, 3.32], [일본, 3.64]]
          source: 통계청
      - chart:
          id: fig-liking
          form: bars
          caption: 호감도
          alt: 일본 3.32점, 중국 3.64점을 비교한 막대그래프.
          unit: "%"
          rows: [{label: 일본, values: [3.32]}, {label: 중국, values: [3.64]}]
      - callout: {title: 배경, body: [{paragraph: 조약은 1953년에 맺었다.}]}
      - quote: {text: 함께 가자., by: 어느 대사}
      - recommendation: start-limited
recommendations:
  - id: start-limited
    action: 제한적으로 시작한다
    addressee: 정부
    horizon: 단기
    body: [{paragraph: {id: start-goal, ko: **분명한** 목표가 필요하다.}}]
footnotes:
  note-summit: 공동성명, 2022년 5월 21일.
sources: [{id: source-a, text: 공동성명, url: "https://example.org/a"}]
disclaimer: 이 글은 어느 기관의 견해도 대변하지 않는다.
""".replace("ko: **분명한**", 'ko: "**분명한**').replace("필요하다.}}]", '필요하다."}}]')


@cache
def glossary() -> Glossary:
    """The glossary of the memo."""
    said = Collected()
    found = read_glossary(reading.read(Source("content/glossary.yaml", GLOSSARY), said), said)
    said.stop_on_errors()
    return found


@cache
def memo(text: str = MEMO) -> Memo:
    """A memo from its YAML, without any problem."""
    said = Collected()
    root = reading.read(Source("content/small/memo.yaml", text), said)
    found = references.resolve(schema.read_memo(root, said), glossary(), said)
    said.stop_on_errors()
    return found


def found(text: str = MEMO) -> tuple[units.Unit, ...]:
    """The units of a memo."""
    return units.of_memo(memo(text), glossary())


@cache
def translated(language: str, of: tuple[units.Unit, ...] = (), pivot: Catalog | None = None):
    """A catalog that says `EN …` for each text, as it is read back from its file."""
    catalog = new_catalog(language, "small")
    if pivot:
        catalog = catalog.with_field("X-Translated-Via", pivot.language)
    catalog = merging.update(catalog, of or found(), pivot)
    entries = (replace(one, msgstr=f"{language.upper()} {one.msgid}") for one in catalog.entries)
    catalog = merging.update(replace(catalog, entries=tuple(entries)), of or found(), pivot)
    return read(write_catalog(catalog), language)


def read(text: str, language: str = "en", file: str = "") -> Catalog:
    """A catalog from the text of its file, without any problem."""
    said = Collected()
    catalog = read_catalog(Source(file or f"content/small/{language}.po", text), said, language)
    said.stop_on_errors()
    assert catalog is not None
    return catalog


def edited(catalog: Catalog, msgid: str, **changes) -> Catalog:
    """A catalog with fields of one entry changed, as it is read back."""
    changed = [replace(e, **changes) if e.msgid == msgid else e for e in catalog.entries]
    assert changed != list(catalog.entries)
    return read(write_catalog(replace(catalog, entries=tuple(changed))), catalog.language)
