"""Turn an edition and its siblings into what catalogues, search engines and browsers are told.

The result is the `context` that the templates for the web take; `templates/base/head.html`
writes it down.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.edition import language
from briefing.edition.edition import Edition
from briefing.edition.spec import Spec
from briefing.memo import walk
from briefing.memo.document import SOURCE_LANGUAGE, Author, Text


@dataclass(frozen=True, slots=True)
class Sibling:
    """An edition of the same memo, as its siblings link to it."""

    language: str
    file: str
    label: str
    """What its readers call it, in its own language."""
    here: bool
    """Whether it is the edition at hand."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Where a web page stands and what stands beside it; templates call it `web`."""

    file: str
    pdf: str
    """The file of its PDF; empty where none is delivered."""
    address: str
    siblings: tuple[Sibling, ...]
    default: str
    """The file for readers of none of the languages."""
    linked_data: dict[str, object]


def file(edition: Edition, theme: str, name: str = "") -> str:
    """The name under which an edition, or its sibling of another `name`, is delivered."""
    draft = ".draft" if edition.draft else ""
    return f"{edition.name}.{name or edition.spec.name}.{theme}{draft}.html"


def siblings(edition: Edition, theme: str, specs: Iterable[Spec]) -> tuple[Sibling, ...]:
    """All editions of the memo, the one at hand among them."""
    specs = tuple(specs)
    if edition.spec.name not in {spec.name for spec in specs}:
        specs = (edition.spec, *specs)
    return tuple(
        Sibling(
            spec.language,
            file(edition, theme, name=spec.name),
            _label(spec),
            spec.name == edition.spec.name,
        )
        for spec in specs
    )


def context(
    edition: Edition, theme: str, specs: Iterable[Spec], pdf: str = "", address: str = ""
) -> dict[str, object]:
    """What `render` needs beside the edition to make its web page.

    `specs` are the editions delivered beside it, `pdf` is the name of its PDF, if there is one;
    `address` is the folder's address on the web, with its last `/`, where it is known.
    """
    others = siblings(edition, theme, specs)
    publication = Publication(
        file=file(edition, theme),
        pdf=pdf,
        address=address,
        siblings=others,
        default=_default(others),
        linked_data=linked_data(edition, theme, others, pdf, address),
    )
    return {"web": publication, "chart_width": "100%"}


def linked_data(
    edition: Edition, theme: str, others: Iterable[Sibling], pdf: str, address: str = ""
) -> dict[str, object]:
    """The memo as schema.org describes a report (JSON-LD)."""
    memo = edition.memo
    facts = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": _plain(memo.title),
        "alternativeHeadline": _plain(memo.subtitle),
        "inLanguage": edition.language,
        "datePublished": str(memo.date),
        "reportNumber": memo.number,
        "isPartOf": _named("CreativeWorkSeries", memo.series),
        "author": [_person(author) for author in memo.authors],
        "publisher": _named("Organization", memo.publisher),
        "abstract": _plain(memo.abstract) or " ".join(map(_plain, memo.key_points)),
        "keywords": [_plain(word) for word in memo.keywords],
        "citation": [_plain(work.text) for work in memo.sources],
        "copyrightNotice": _plain(memo.licence),
        "url": address and address + file(edition, theme),
        "encoding": pdf and _media(address + pdf),
        "workTranslation": [
            {"@type": "Report", "inLanguage": other.language, "url": address + other.file}
            for other in others
            if other.language != edition.language
        ],
    }
    return {name: value for name, value in facts.items() if value}


def _default(others: tuple[Sibling, ...]) -> str:
    """The file for readers of no language of ours: the first in the language of the source."""
    own = [other.file for other in others if other.language == SOURCE_LANGUAGE]
    return (own or [other.file for other in others])[0]


def _label(spec: Spec) -> str:
    """`한국어`, with a second `한국어·영어`, and `한국어 / 영어` where they stand side by side."""
    tags = (spec.language, spec.second) if spec.bilingual else (spec.language,)
    between = " / " if spec.parallel else "·"
    return between.join(language.name(tag, spec.language) for tag in tags)


def _plain(text: Text | None) -> str:
    return walk.visible(text.words) if text else ""


def _named(kind: str, text: Text | None) -> dict[str, str]:
    return {"@type": kind, "name": _plain(text)} if text else {}


def _person(author: Author) -> dict[str, object]:
    person = _named("Person", author.name)
    where = _named("Organization", author.affiliation)
    return person | ({"affiliation": where} if where else {})


def _media(address: str) -> dict[str, str]:
    return {"@type": "MediaObject", "encodingFormat": "application/pdf", "contentUrl": address}
