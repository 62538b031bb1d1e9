"""The document model: what a memo is made of, as frozen data.

These types are the whole definition of the content file. `memo.schema` reads nodes into them,
`memo.jsonschema` exports them for editors, and `memo.walk` finds every text in them. A block's
class name in lower case is its kind: the key in the YAML, the template in
`templates/base/blocks/` and the class in CSS.
"""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field
from decimal import Decimal
from typing import Literal

from briefing.memo.inlines import Inlines
from briefing.memo.nodes import Scalar

#: The language in which memos are written.
SOURCE_LANGUAGE = "ko"
#: The language of the glosses beside the Korean.
GLOSS_LANGUAGE = "en"


def doc(sentence: str, default: object = MISSING, pattern: str = ""):
    """A field with the sentence that explains it to an author, and the form of its value."""
    return field(default=default, metadata={"doc": sentence, "pattern": pattern})


ID_PATTERN = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
#: No user name before the host, which would hide where an address leads.
URL_PATTERN = r"https?://[^\s@\\<>\"/?#%\[\]]+(?:[/?#][^\s\\<>\"]*)?"
EMAIL_PATTERN = r"[^\s@:/?\\<>\"]+@[^\s@:/?\\<>\"]+\.[^\s@:/?\\<>\"]+"
#: Names as people give them: with spaces, Hangul, brackets; no control characters.
PHONE_PATTERN = r"\+?[0-9(][0-9()\- ]{2,24}[0-9]"
FILE_PATTERN = r"figures/[^\s\x00-\x1f](?:[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f])?"
NUMBER_PATTERN = r".{1,40}"
Format = Literal["pdf", "html"]
Numbering = Literal["none", "official", "decimal", "letters"]
Lists = Literal["contents", "figures", "tables"]
Profile = Literal["screen", "archive", "print"]


class Name(str):
    """A word as typed that knows where it stands: an id, or what points to one."""

    __slots__ = ("origin",)
    origin: Scalar | None

    def __new__(cls, word: str, origin: Scalar | None = None) -> Name:
        """A word of a file, or one without a place."""
        name = super().__new__(cls, word)
        name.origin = origin
        return name


@dataclass(frozen=True, slots=True)
class Text:
    """One translatable unit: words, and the same passage in a second language.

    In a memo the words are Korean and the gloss is the author's English gist; in an edition
    the words are in the edition's language and the gloss is whatever it prints beside them.
    """

    id: str
    words: Inlines
    gloss: Inlines = ()
    language: str = SOURCE_LANGUAGE
    gloss_language: str = GLOSS_LANGUAGE
    state: str = "source"
    """`source`, or a translation's state: `translated`, `fuzzy`, `missing`, `stale`."""
    note: str = ""
    """What the author tells translators."""
    origin: Scalar | None = field(default=None, compare=False, repr=False)
    """The words as they stand in the author's file."""
    gloss_origin: Scalar | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IssueDate:
    """A day or, with `day` 0, a month."""

    year: int
    month: int
    day: int = 0

    def __str__(self) -> str:
        day = f"-{self.day:02}" if self.day else ""
        return f"{self.year:04}-{self.month:02}{day}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running prose."""

    text: Text = doc("the paragraph")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: Text = doc("the heading")
    level: Literal[1, 2, 3] = doc("how deep it stands; 1 where nothing is said", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item, with a list under it where it has one."""

    text: Text = doc("the item")
    items: tuple[Item, ...] = doc("items one level deeper, of the same list", ())
    bullets: tuple[Item, ...] = doc("a list without order under it", ())
    steps: tuple[Item, ...] = doc("a numbered list under it", ())


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Item, ...] = doc("the items")


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list."""

    items: tuple[Item, ...] = doc("the items")


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A word and what it means here."""

    term: Text = doc("the word")
    text: Text = doc("what it means")


@dataclass(frozen=True, slots=True)
class Definitions:
    """Words that the reader needs, each with its meaning."""

    items: tuple[Definition, ...] = doc("the words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and its answer."""

    question: Text = doc("what is asked")
    answer: tuple[Block, ...] = doc("the answer, as blocks")


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions and answers."""

    items: tuple[Question, ...] = doc("the questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, or will, at some time."""

    when: Text = doc("the time, in words")
    text: Text = doc("what happens")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time."""

    items: tuple[Event, ...] = doc("the events")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """A figure that is shown large."""

    value: Text = doc("the figure with its unit")
    text: Text = doc("what it says")


@dataclass(frozen=True, slots=True)
class Statistics:
    """Key figures, side by side."""

    items: tuple[Statistic, ...] = doc("the figures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column, or of a group of them."""

    text: Text = doc("the head")
    columns: tuple[Column, ...] = doc("the columns under it, where it heads a group", ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, which may cover several."""

    text: Text = doc("the cell")
    across: int = doc("how many columns it covers", 1)
    down: int = doc("how many rows it covers", 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a head row."""

    id: str = doc("name for links", "", ID_PATTERN)
    caption: Text | None = doc("title of the table", None)
    unit: Text | None = doc("unit of the figures, over the table", None)
    columns: tuple[Column, ...] = doc("the head of each column")
    align: tuple[Literal["left", "center", "right"], ...] = doc("how each column is set", ())
    widths: tuple[Decimal, ...] = doc("how the width is shared among the columns", ())
    row_headings: bool = doc("`true` where the first cell of a row says what it is about", False)
    rows: tuple[tuple[Cell, ...], ...] = doc("the cells, row by row")
    note: Text | None = doc("a remark under the table", None)
    source: Text | None = doc("where the figures come from", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture."""

    id: str = doc("name for links", "", ID_PATTERN)
    file: str = doc("the picture, in the memo's `figures/`", pattern=FILE_PATTERN)
    alt: Text = doc("what the picture shows, for those who do not see it")
    caption: Text | None = doc("title of the picture", None)
    source: Text | None = doc("where it comes from", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One label of a chart with its values, one for each series."""

    label: Text = doc("what is measured")
    values: tuple[Decimal, ...] = doc("one number for each series")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Numbers that the theme draws."""

    id: str = doc("name for links", "", ID_PATTERN)
    form: Literal["bars", "stacked", "lines", "slopes", "dots"] = doc("how it is drawn")
    caption: Text = doc("title of the chart: what it shows, as a sentence")
    measure: Text | None = doc("what was measured, of whom and when", None)
    alt: Text = doc("what the chart shows, for those who do not see it")
    unit: Text | None = doc("unit of the numbers", None)
    scale: tuple[Decimal, ...] = doc("where the axis begins and ends", ())
    highlight: str = doc("the series or row that stands out, by its Korean words", "")
    series: tuple[Text, ...] = doc("names of the series; none where there is only one", ())
    rows: tuple[Row, ...] = doc("the numbers")
    source: Text | None = doc("where the numbers come from", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pullquote:
    """A passage of the memo, set large."""

    of: str = doc("id of the unit that it quotes", pattern=ID_PATTERN)
    text: Text = doc("the passage, word for word")
    edited: bool = doc("`true` says openly that it is not word for word", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A box beside the argument."""

    title: Text | None = doc("its heading", None)
    body: tuple[Block, ...] = doc("what stands in the box")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Somebody else's words."""

    text: Text = doc("the words")
    by: Text | None = doc("whose they are", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What somebody should do: the sidebar, the full text and the anchors come from here."""

    id: str = doc("name for links", pattern=ID_PATTERN)
    action: Text = doc("the short form, for the sidebar")
    addressee: Text | None = doc("who should do it", None)
    horizon: Text | None = doc("by when", None)
    body: tuple[Block, ...] = doc("the full text")
    evidence: tuple[str, ...] = doc("ids of the units that support it", (), ID_PATTERN)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the full text of a recommendation stands: `recommendation: its-id`."""

    of: str = doc("id of the recommendation", pattern=ID_PATTERN)


Block = (
    Paragraph | Heading | Bullets | Steps | Table | Figure | Chart
    | Pullquote | Callout | Quote | Placed
    | Definitions | Questions | Timeline | Statistics
)  # fmt: skip

#: YAML key of each kind of block; a kind whose value may be given bare names the field it fills.
KINDS: dict[str, type] = {
    "paragraph": Paragraph, "heading": Heading, "bullets": Bullets, "steps": Steps,
    "table": Table, "figure": Figure, "chart": Chart, "pullquote": Pullquote,
    "callout": Callout, "quote": Quote, "recommendation": Placed,
    "definitions": Definitions, "questions": Questions, "timeline": Timeline,
    "statistics": Statistics,
}  # fmt: skip
BARE: dict[type, str] = {
    Paragraph: "text", Heading: "text", Bullets: "items", Steps: "items",
    Quote: "text", Placed: "of", Item: "text", Column: "text", Cell: "text",
    Definitions: "items", Questions: "items", Timeline: "items", Statistics: "items",
}  # fmt: skip
#: Types that take the keys of their text beside their own: `{of: …, ko: …, en: …}`.
OPEN_TEXT: frozenset[type] = frozenset({
    Paragraph, Heading, Pullquote, Quote, Item, Column, Cell, Definition, Event, Statistic,
})  # fmt: skip


def kind(block: object) -> str:
    """The kind of a block: its key in the content file."""
    return next(name for name, type_ in KINDS.items() if type_ is type(block))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of the memo."""

    id: str = doc("name for links", pattern=ID_PATTERN)
    title: Text = doc("its heading")
    body: tuple[Block, ...] = doc("its blocks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who wrote it."""

    name: Text = doc("the name")
    role: Text | None = doc("what the author did: 연구책임자, 감수 …", None)
    affiliation: Text | None = doc("where the author works", None)
    email: str = doc("address for readers", "", EMAIL_PATTERN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Whom to ask."""

    name: Text = doc("the person or the office")
    role: Text | None = doc("the office or the task", None)
    phone: str = doc("telephone number", "", PHONE_PATTERN)
    email: str = doc("address for readers", "", EMAIL_PATTERN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One box of the approval line (결재란), to be signed."""

    role: Text = doc("the step: 기안, 검토, 결재 …")
    name: Text | None = doc("who signs", None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A source that the memo rests on."""

    id: str = doc("name for links", "", ID_PATTERN)
    text: Text = doc("the citation")
    url: str = doc("where to find it", "", URL_PATTERN)


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What is made where the command line does not say it: `content/project.yaml`."""

    theme: str = doc("the theme", "")
    editions: tuple[str, ...] = doc("the editions", ())
    formats: tuple[Format, ...] = doc("the formats", ())
    profile: Profile = doc("what the PDF is for", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo(Defaults):
    """A whole memo: `content/<name>/memo.yaml`."""

    title: Text = doc("the title")
    date: IssueDate = doc("YYYY-MM-DD or YYYY-MM")
    sections: tuple[Section, ...] = doc("the titled parts")
    subtitle: Text | None = doc("under the title", None)
    kind: Text | None = doc("what kind of paper it is: 이슈브리프, 정책보고서 …", None)
    series: Text | None = doc("the series", None)
    number: str = doc("number in the series", "", NUMBER_PATTERN)
    publisher: Text | None = doc("who publishes it", None)
    numbering: Numbering = doc("how sections and headings are numbered", "none")
    authors: tuple[Author, ...] = doc("who wrote it", ())
    approval: tuple[Approval, ...] = doc("결재란: who signs, in order", ())
    to: Text | None = doc("수신", None)
    through: Text | None = doc("경유", None)
    sender: Text | None = doc("발신 (`from` in the file)", None)
    cc: Text | None = doc("참조", None)
    subject: Text | None = doc("제목 of a memo proper", None)
    classification: Text | None = doc("none means public", None)
    lists: tuple[Lists, ...] = doc("what is listed before the text, with pages", ())
    keywords: tuple[Text, ...] = doc("for catalogues and search", ())
    abstract: Text | None = doc("one paragraph, for catalogues and search", None)
    key_points: tuple[Text, ...] = doc("the bottom line, three or four sentences", ())
    lead: tuple[Block, ...] = doc("what stands before the first heading", ())
    recommendations: tuple[Recommendation, ...] = doc("what should be done", ())
    appendices: tuple[Section, ...] = doc("what is attached, each with a number of its own", ())
    footnotes: tuple[Footnote, ...] = doc("notes by id, called with `[^id]`", ())
    sources: tuple[Work, ...] = doc("what the memo rests on", ())
    about: Text | None = doc("who the publisher is", None)
    disclaimer: Text | None = doc("whose views these are", None)
    contacts: tuple[Contact, ...] = doc("whom to ask, one by one", ())
    distribution: tuple[Text, ...] = doc("배포처: who is given it", ())
    contact: Text | None = doc("whom to ask", None)
    licence: Text | None = doc("who may copy it", None)

    def recommendation(self, name: str) -> Recommendation:
        """The recommendation of that id."""
        return next(
            recommendation for recommendation in self.recommendations if recommendation.id == name
        )

    def footnote(self, name: str) -> Footnote:
        """The footnote of that id."""
        return next(note for note in self.footnotes if note.id == name)


#: Keys of the content file that Python cannot use as a field's name.
YAML_NAME = {"sender": "from"}
