"""Turn a PO file into a Catalog, and a Catalog into the one text that stands for it.

A catalog holds what one language says for each Korean text. What is written depends on
nothing but the content: no dates of the day, no wrapping, one order; a file of ours that is
read and written again is the same to the byte.
"""

from __future__ import annotations

import gettext
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from babel.messages.plurals import get_plural

from briefing.edition.catalogs import pofile
from briefing.edition.catalogs.entry import MISSING, NO_RECORD, Entry, Key, is_line, plain
from briefing.edition.catalogs.pofile import Message, quoted
from briefing.edition.language import known
from briefing.problems import Collected, Report, Said, Source, Wording
from briefing.wording import edition as edition_wording
from briefing.wording import translation as wording

#: Fields of the header in the order in which they are written; others follow as they came.
HEADER_ORDER = (
    "Project-Id-Version", "PO-Revision-Date", "Last-Translator", "Language-Team", "Language",
    "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms",
    "X-Translated-Via",
)  # fmt: skip
PLURAL_LENGTH_LIMIT = 400
_PLURAL = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]+);?\s*")
_CHARSET = re.compile(r"charset\s*=\s*([^\s;]+)", re.IGNORECASE)
#: What programs put where a name belongs: placeholders, and the names of robots and services.
_PLACEHOLDER_NAME = re.compile(
    r"(?ix).*(?:full\ name|your\ name|automatically\ generated|anonymous).*"
    r"|(?:unknown|none|nobody|n/?a|user|username|root|admin(?:istrator)?|translator|author|name"
    r"|(?:.*[ -])?bot|.*\[bot\]|dependabot|renovate|github(?:[ -]actions)?"
    r"|weblate(?:\ .*)?|hosted\ weblate|crowdin|transifex"
    r"|pontoon|zanata|pootle|lokalise|phrase|smartcat|memsource|poeditor|poedit|omegat|memoq|trados"
    r"|translate\ toolkit|gettext|machine(?:\ translation)?|google(?:\ translate)?|deepl|papago"
    r"|chatgpt|libretranslate|익명|이름|번역자)"
)


@dataclass(frozen=True)
class Catalog:
    """One language's translations of one memo, or of one theme's words."""

    language: str
    header: tuple[tuple[str, str], ...] = ()
    comments: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    """In reading order, the obsolete ones last."""

    @cached_property
    def live(self) -> tuple[Entry, ...]:
        """The entries that some unit says."""
        return tuple(entry for entry in self.entries if not entry.obsolete)

    @cached_property
    def _by_key(self) -> dict[Key, Entry]:
        return {entry.key: entry for entry in self.live}

    def entry(self, msgid: str, unit: str = "") -> Entry | None:
        """The entry for a Korean text where a unit says it, or None."""
        return self._by_key.get((unit, msgid)) or self._by_key.get(("", msgid))

    def state(self, msgid: str, unit: str = "") -> str:
        """Where the translation of a Korean text stands; the catalog must be settled."""
        entry = self.entry(msgid, unit)
        return entry.state if entry else MISSING

    def words(self, msgid: str, unit: str = "") -> str | None:
        """The current translation of a Korean text, or None if there is none."""
        entry = self.entry(plain(msgid), unit)
        return entry.msgstr if entry and entry.msgstr and not entry.fuzzy else None

    def changed(
        self, change: Callable[[Entry], Entry], units: Iterable[str] | None = None
    ) -> Catalog:
        """The catalog with a change to every live entry, or to those that serve some units."""
        served = None if units is None else set(units)
        entries = (
            entry
            if entry.obsolete or not (served is None or served & set(entry.units))
            else change(entry)
            for entry in self.entries
        )
        return replace(self, entries=tuple(entries))

    def field(self, name: str) -> str:
        """A field of the header, empty if it has none."""
        return next((value for own, value in self.header if own == name), "")

    def with_field(self, name: str, value: str) -> Catalog:
        """The catalog with a field of the header set, or with an empty value taken out."""
        others = [pair for pair in self.header if pair[0] != name]
        pairs = [*others, (name, value)] if value else others
        places = {known: place for place, known in enumerate(HEADER_ORDER)}
        pairs.sort(key=lambda pair: places.get(pair[0], len(places)))
        return replace(self, header=tuple(pairs))

    @property
    def via(self) -> str:
        """The language that it is translated from, if not Korean."""
        return self.field("X-Translated-Via")

    @property
    def revised(self) -> str:
        """The day of its last revision as YYYY-MM-DD, if the header tells it."""
        date = self.field("PO-Revision-Date")[:10]
        return date if re.fullmatch(r"\d{4}-\d\d-\d\d", date) else ""

    @property
    def translators(self) -> tuple[str, ...]:
        """Names of those who translated it, without their addresses."""
        typed = self.field("X-Translators") or self.field("Last-Translator")
        people = (person for person in typed.split(",") if "noreply@weblate" not in person)
        names = (re.sub(r"\s*<[^>]*>", "", person).strip() for person in people)
        return tuple(dict.fromkeys(n for n in names if n and not _PLACEHOLDER_NAME.fullmatch(n)))


def new_catalog(language: str, project: str) -> Catalog:
    """A catalog without entries, with the header that PO programs expect."""
    rule = get_plural(language.replace("-", "_"))
    fields = (
        ("Project-Id-Version", project),
        ("Language", language.replace("-", "_")),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", rule.plural_forms),
    )
    return Catalog(language, fields)


def write_catalog(catalog: Catalog) -> str:
    """The text of the catalog's file, which depends on nothing but the catalog.

    Source: the GNU gettext manual, *The Format of PO Files*.
    """
    head = [f"# {comment}".rstrip() for comment in catalog.comments]
    head += ['msgid ""', 'msgstr ""', *(quoted(f"{name}: {v}\n") for name, v in catalog.header)]
    blocks = (head, *map(_lines, catalog.entries))
    return "\n".join("\n".join(lines) + "\n" for lines in blocks)


def _lines(entry: Entry) -> list[str]:
    """An entry as text: each comment a line, each text a line, whatever its length."""
    mark, old = ("#~ ", "#~|") if entry.obsolete else ("", "#|")
    lines = [f"# {comment}".rstrip() for comment in (*entry.comments, *entry.record.lines())]
    if not entry.obsolete:
        lines += [f"#. {remark}".rstrip() for remark in entry.extracted]
        lines += [f"#: {' '.join(entry.units)}"] if entry.units else []
    lines += [f"#, {', '.join(entry.flags)}"] if entry.flags else []
    lines += [f"{old} msgid {quoted(entry.previous)}"] if entry.previous else []
    lines += [f"{mark}msgctxt {quoted(entry.context)}"] if entry.context else []
    return [*lines, f"{mark}msgid {quoted(entry.msgid)}", f"{mark}msgstr {quoted(entry.msgstr)}"]


def read_catalog(source: Source, report: Report, language: str = "") -> Catalog | None:
    """The catalog in a file, or None if any problem makes it unfit for use.

    Args: `language` is the tag (BCP 47) that its header must name; without one, any will do.
    """
    problems = Collected()
    messages = pofile.read(source, problems)
    catalog = None if messages is None else _catalog(source, messages, problems, language)
    for problem in problems.problems:
        report(problem)
    return None if problems.errors else catalog


def _catalog(
    source: Source, messages: tuple[Message, ...], report: Report, language: str
) -> Catalog | None:
    if not messages or messages[0].msgid.value or messages[0].obsolete:
        report(source.problem(wording.PO_NO_HEADER))
        return None
    head, *others = messages
    fields = _fields(head, report)
    named = dict(fields).get("Language", "").replace("_", "-")
    if language and named and named != language:
        args = {"found": named[:40], "expected": language}
        _at_field(head, "Language", wording.PO_LANGUAGE, report, **args)
    for name in ("Language", "X-Translated-Via"):
        tag = dict(fields).get(name, "").replace("_", "-")
        if tag and not known(tag):
            _at_field(head, name, edition_wording.UNKNOWN_LANGUAGE, report, tag=tag[:40])
    entries: dict[tuple, Entry] = {}
    places: dict[tuple, Message] = {}
    for message in others:
        entry = _entry(message, report)
        name = (*entry.key, entry.obsolete)
        if name in entries or not entry.msgid:
            also = (places.get(name, head).msgid.span,)
            report(message.msgid.problem(wording.PO_DUPLICATE, also=also))
        entries[name], places[name] = entry, message
    comments = tuple(text for text, _ in head.comments)
    catalog = Catalog(language or named, fields, comments, tuple(entries.values()))
    # A program may have dropped the field; the ledger tells it as well.
    made_from = Counter(entry.record.via for entry in catalog.live if entry.record.via)
    via = next((via for via, _ in made_from.most_common(1)), "")
    return catalog if catalog.via or not via else catalog.with_field("X-Translated-Via", via)


def _entry(message: Message, report: Report) -> Entry:
    record, comments = NO_RECORD, []
    for text, offset in message.comments:
        if not is_line(text):
            comments.append(text)
        elif (changed := record.with_line(text)) is not None:
            record = changed
        else:
            report(message.msgid.source.problem(wording.PO_LEDGER, offset, len(text) + 2))
    words = message.msgstr
    if words.value.strip() != words.value:
        report(words.problem(wording.PO_EDGE))
    return Entry(
        plain(message.msgid.value),
        words.value if words.value.strip() else "",
        message.context,
        message.references,
        record,
        tuple(comments),
        message.extracted,
        message.flags,
        plain(message.previous),
        message.obsolete,
        words,
    )


def _fields(head: Message, report: Report) -> tuple[tuple[str, str], ...]:
    """The fields of a header, each checked that could do harm."""
    pairs = pofile.header(head.msgstr.value)
    fields = dict(reversed(pairs))
    charset = _CHARSET.search(fields.get("Content-Type", ""))
    encoding = charset[1] if charset else ""
    if encoding.upper().replace("-", "") != "UTF8":
        _at_field(head, "Content-Type", wording.PO_CHARSET, report, charset=encoding[:40] or "?")
    if fault := _plural_fault(fields.get("Plural-Forms", "")):
        _at_field(head, "Plural-Forms", wording.PO_PLURAL_FORMS, report, why=fault)
    return pairs


def _at_field(head: Message, name: str, sentence: Wording, report: Report, **args) -> None:
    """Report at a field of the header, or at the header if it lacks the field."""
    index = head.msgstr.value.find(f"{name}:")
    if index < 0:
        report(head.msgid.problem(sentence, **args))
    else:
        length = head.msgstr.value[index:].find("\n")
        report(head.msgstr.problem_at(index, max(1, length), sentence, **args))


def _plural_fault(rule: str) -> Said | None:
    """What is wrong with a plural rule; it is tried for each n to 1000.

    No text of a memo has plural forms, but a rule that a PO program would choke on is refused.
    Source: the GNU gettext manual, *Plural forms*.
    """
    if not rule:
        return None
    match = _PLURAL.fullmatch(rule)
    if not match or len(rule) > PLURAL_LENGTH_LIMIT:
        return wording.NO_PLURAL_RULE
    try:
        index = gettext.c2py(match[2].strip())
        reached = {index(n) for n in range(1001)}
    except (ValueError, ArithmeticError, RecursionError):
        return wording.WRONG_FORMULA
    if not all(0 <= form < int(match[1]) for form in reached):
        return wording.BEYOND_NPLURALS
    return None
