"""The ids that templates give never meet those of an author."""

import re
from collections import Counter

import pytest

from briefing.look import render
from briefing.look.page import parse
from briefing.look.themes import theme, words
from briefing.memo.document import ID_PATTERN
from briefing.problems import Collected
from tests.look import webpages

#: What an author may call things, although templates have parts of these names.
TAKEN = (
    "notes", "glossary", "sources", "recommendations", "key-points", "colophon", "rest", "text",
    "second-language", "front", "bottom-line", "background", "note-n", "call-n", "masthead",
)  # fmt: skip
THEMES = theme.list_themes(webpages.ROOT / "templates")


def memo() -> str:
    """The memo with everything, with a paragraph of each of those names."""
    blocks = "".join(f"      - paragraph: {{id: {name}, ko: 글 하나.}}\n" for name in TAKEN)
    head = "    title: {ko: 첫째 절, en: The first section}\n    body:\n"
    assert head in webpages.EVERYTHING
    return webpages.EVERYTHING.replace(head, head + blocks)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("medium", [render.PRINT, render.WEB])
def test_no_id_is_on_a_page_twice(name, medium):
    """Whatever an author calls things, each id is that of one element."""
    said, report = webpages.edition("sample", memo(), "side"), Collected()
    if medium == render.WEB:
        html, _ = webpages.rendered(said, name)
    else:
        chosen = theme.load(webpages.ROOT / "templates", name, report)
        say = words.load(chosen, webpages.ROOT, report)
        args = (said, chosen, render.PRINT, webpages.ROOT, say, report)
        html = render.render(*args, chart_width="480")
        report.stop_on_errors()
    ids = Counter(one.get("id") for one in parse(html).iter() if one.get("id"))
    assert [one for one, times in ids.items() if times > 1] == []
    assert set(TAKEN) <= set(ids)
    own = [one for one in ids if not re.fullmatch(ID_PATTERN, one)]
    assert {one for one in own if not one.startswith("_")} <= {
        one
        for one in ids
        if "." in one  # units that the tool names by their places
    }
    assert any(one.startswith("_") for one in own)
