import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.look.html import wholes


def marked(text):
    """The page of a text with its whole words in `<>`."""
    found = wholes.keep(text).replace('<span class="whole">', "<")
    return found.replace("</span>", ">")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("한·미·일 협력", "<한·미·일> 협력"),
        ("핵·장거리·미사일을", "<핵·장거리·미>사일을"),
        ("법(2020년)의 값 16.7%에", "<법(>2020년<)의> 값 16.7<%에>"),
        ("‘위안부’와 『조약』이", "‘위안부<’와> 『조약<』이>"),
        ("동맹(a rather long gloss)", "동맹(a rather long gloss)"),
        ("그는 (옳다). a·b", "그는 (옳다). <a·b>"),
        ("<title>한·일</title>한·일", "<title>한·일</title><한·일>"),
        ("<svg><text>한·일</text></svg>", "<svg><text>한·일</text></svg>"),
    ],
)
def test_only_places_that_a_browser_would_break_are_held(text, expected):
    """Dots, particles behind signs and short brackets are held; words that may break are not."""
    assert marked(text) == expected


@given(st.text(st.sampled_from("가나·()%’a1 <>&;"), max_size=40))
def test_words_stay_as_they_are(text):
    """Without the elements that were put in, the page is what it was."""
    found = wholes.keep(text)
    assert re.sub(r'<span class="whole">(.*?)</span>', r"\1", found) == text
