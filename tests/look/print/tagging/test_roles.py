"""What an HTML element says about itself is told in the words of PDF."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from briefing.look.print.tagging import roles
from tests.pdfua.document import STANDARD


def test_gives_types_that_exist() -> None:
    """Every type is a standard one, or stands for one."""
    given = {roles.role(Element(tag), None) for tag in roles._ROLES} - {roles.DISSOLVED}
    mapped = {roles.ROLE_MAP.get(role, role) for role in given}
    assert mapped <= STANDARD
    assert set(roles.ROLE_MAP) <= given
    assert not set(roles.ROLE_MAP) & STANDARD


def test_lets_list_items_stand_in_lists_only() -> None:
    """An item without its list is only a division."""
    assert roles.role(Element("li"), Element("div")) == "Div"
    assert roles.role(Element("li"), Element("ol")) == "LI"
    assert roles.role(Element("div"), Element("dl")) == roles.DISSOLVED


@pytest.mark.parametrize(
    ("element", "words"),
    [
        (Element("img", alt="Words"), "Words"),
        (Element("img", {"alt": "Words", "aria-label": "Label"}), "Label"),
        (Element("img"), ""),
    ],
)
def test_finds_words_for_an_image(element: Element, words: str) -> None:
    """A label comes before the alternative; nothing is made up."""
    assert roles.alternative(element) == words


def test_finds_the_title_of_a_drawing() -> None:
    """A drawing's title stands for it."""
    drawing = Element(f"{roles.SVG}svg")
    SubElement(drawing, f"{roles.SVG}title").text = " A\n\u2060bar "
    assert roles.alternative(drawing) == "A bar"


@pytest.mark.parametrize(
    ("attributes", "skipped"),
    [
        ({"aria-hidden": "true"}, True),
        ({"aria-hidden": "false"}, False),
        ({"data-artifact": ""}, True),
        ({"data-artifact": "false"}, False),
        ({"alt": ""}, False),
    ],
)
def test_skips_only_what_is_marked(attributes: dict[str, str], skipped: bool) -> None:
    """A paragraph is skipped when it says so, and not by chance."""
    assert roles.is_artifact(Element("p", attributes)) is skipped


def test_skips_decoration() -> None:
    """An image with an empty alternative decorates."""
    assert roles.is_artifact(Element("img", alt=""))
    assert roles.is_artifact(Element("img", role="presentation"))
    assert not roles.is_artifact(Element("img", alt="Words"))


@pytest.mark.parametrize(
    ("tag", "style", "numbering"),
    [
        ("ol", "decimal", "Decimal"),
        ("ol", "ganada", "Decimal"),
        ("ol", "", "Decimal"),
        ("ul", "square", "Square"),
        ("ul", "custom", "Disc"),
        ("ul", "", "None"),
        ("ol", "upper-latin", "UpperAlpha"),
    ],
)
def test_tells_how_a_list_is_numbered(tag: str, style: str, numbering: str) -> None:
    """A style that PDF does not know is told as the nearest that it knows."""
    assert roles.numbering(Element(tag), style) == numbering


def test_reads_the_language_of_an_element() -> None:
    """Both ways to declare a language are read."""
    assert roles.language(Element("p", lang="ko")) == "ko"
    assert (
        roles.language(Element("p", {"{http://www.w3.org/XML/1998/namespace}lang": "ja"})) == "ja"
    )
    assert roles.language(Element("p")) == ""
