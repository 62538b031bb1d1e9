"""Make the memo that a new memo begins with: short, complete, and explaining itself."""

from briefing.home import PROGRAM
from briefing.look.themes import scaffold

#: Lines that begin with `#en` or `#ko` are comments for readers of that language alone.
_MEMO = """\
# yaml-language-server: $schema=../memo.schema.json
#en One memo: its words, its figures, its quotes. How it looks is the theme's business.
#en A text is Korean (`ko`) with an English gloss of the whole passage (`en`); without a gloss it
#en may stand bare. Long texts stand in `>-` blocks, indented, as below. Marks inside a text:
#en *emphasis*, **strong**, [words](https://example.org), [](#chart-id) for “그림 1”, [^note-id]
#en for a footnote, and {용어|gloss} for a term, whose gloss is printed at its first use;
#en m^2^, CO~2~, `code`, and <br> where a line ends in an address or a cell.
#en Find problems with `python3 build.py check`; all keys: `python3 build.py schema`.
#ko 메모 하나에 담긴 글, 그림, 인용입니다. 모양은 테마가 정합니다.
#ko 글은 한국어(`ko`)와 그 대목의 영문 요지(`en`)로 씁니다. 요지가 없으면 한국어만 바로 써도
#ko 됩니다. 긴 글은 아래처럼 들여 쓴 `>-` 블록에 둡니다. 글 안에서 쓰는 표시:
#ko *강조*, **굵게**, [낱말](https://example.org), “그림 1”이 되는 [](#chart-id), 각주 [^note-id],
#ko 처음 나올 때 영문이 병기되는 용어 {용어|gloss}, 위·아래 첨자 m^2^와 CO~2~, `코드`, 주소나 표의
#ko 칸에서 줄을 바꾸는 <br>.
#ko 문제는 `python3 build.py check`로, 모든 키는 `python3 build.py schema`로 볼 수 있습니다.

title:
  ko: 제목을 여기에 씁니다
  en: The title stands here
kind: {ko: 이슈브리프, en: Issue Brief}
#en A day (2022-06-09) or a month.
#ko 날짜(2022-06-09)나 달을 씁니다.
date: %DATE%
#en How sections and headings are numbered: none, official (I. 1. a. 1), decimal or letters.
#ko 절과 소제목의 번호: none(없음), official(Ⅰ 1. 가. 1)), decimal(1.1), letters(A.1.a).
numbering: none
authors:
  - name: {ko: 홍길동, en: Hong Gildong}
    affiliation: {ko: 연구기관 이름, en: Name of the institute}

#en The bottom line: three or four sentences for readers who read nothing else.
#ko 요점: 이것만 읽는 사람을 위한 서너 문장.
key_points:
  - ko: 무엇을 해야 하는지 한 문장으로 씁니다.
    en: Say in one sentence what should be done.
  - ko: 왜 지금이어야 하는지 씁니다.
    en: Say why it should be done now.

#en What stands before the first heading. An `id` lets quotes and recommendations point to a unit.
#ko 첫 제목 앞에 오는 글. `id`를 붙이면 인용과 권고에서 그 대목을 가리킬 수 있습니다.
lead:
  - paragraph:
      id: opening
      ko: >-
        첫 문단에는 {확장억제|extended deterrence}처럼 처음 나오는 용어에 영문을 병기합니다. 이어서
        문제가 무엇인지 두세 문장으로 설명합니다.
      en: >-
        The first paragraph glosses a term at its first use and says in two or three sentences what
        the problem is.

sections:
  - id: situation
    title: {ko: 현황, en: The situation}
    body:
      - paragraph:
          ko: >-
            [](#poll)에서 보듯이 수치는 본문에서 가리킵니다. 출처는 각주로도 답니다.[^source]
          en: The text points to its figures, and a footnote can name a source.
      #en The theme draws the numbers; `scale` is where the axis begins and ends.
      #ko 그림은 테마가 숫자로 그립니다. `scale`은 축의 시작과 끝입니다.
      - chart:
          id: poll
          form: bars
          caption: {ko: 협력이 필요하다는 응답, en: Share who call for cooperation}
          alt: {ko: 2021년 61%에서 2022년 68%로 늘었다., en: It grew from 61% to 68%.}
          unit: "%"
          scale: [0, 100]
          rows:
            - {label: {ko: 2021년, en: '2021'}, values: [61]}
            - {label: {ko: 2022년, en: '2022'}, values: [68]}
          source: {ko: 보기로 든 수치, en: Invented for this example}
      #en A pull quote repeats a passage of the unit named in `of`, word for word.
      #ko 발췌문은 `of`가 가리키는 대목에서 한 자도 바꾸지 않고 가져옵니다.
      - pullquote:
          of: opening
          ko: 문제가 무엇인지 두세 문장으로 설명합니다.
          en: Say in two or three sentences what the problem is.
  - id: proposal
    title: {ko: 제언, en: Proposal}
    body:
      #en The full text of a recommendation stands where its id is named.
      #ko 권고의 본문은 그 id를 적은 자리에 놓입니다.
      - recommendation: first-step

#en One definition makes the sidebar on page one and the full text.
#ko 한 번 적으면 첫 쪽의 요약과 본문이 함께 만들어집니다.
recommendations:
  - id: first-step
    action: {ko: 첫걸음을 짧게 적는다, en: Put the first step in a few words}
    addressee: {ko: 담당 부처, en: The ministry in charge}
    horizon: {ko: 6개월 안에, en: Within six months}
    evidence: [opening]
    body:
      - paragraph:
          ko: 무엇을, 누가, 언제까지 하는지 풀어 씁니다.
          en: Say what is to be done, by whom and by when.

footnotes:
  source:
    ko: 각주는 쪽 아래에 놓입니다.
    en: Notes stand at the foot of their page.
"""


def memo(month: str, language: str = "en") -> str:
    """The text of a new memo.yaml, with comments in the user's language; `month` is its date."""
    text = scaffold.spoken(_MEMO, language)
    return text.replace("%DATE%", month).replace("python3 build.py", PROGRAM)
