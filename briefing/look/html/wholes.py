"""Turn the words of a page that a browser would break at a bad place into whole ones.

`word-break: keep-all` keeps syllables together, but a browser still breaks beside signs: before
and behind the dot of `한·일`, between a closing bracket and its particle. Print has word joiners
there; on the web they would be copied along with the text, so an element holds the place.
"""

import re

_HANGUL = "\uac00-\ud7a3"
#: A dot between words with what stands beside it; a particle with the sign that it follows; the
#: letter before a short bracket.
_PLACE = re.compile(
    rf"\w·\w(?:\w*·\w)*|[)\]’”』」》〉%℃][{_HANGUL}]|[{_HANGUL}]\((?=[^()\s<]{{1,8}}\))"
)
_TAG = re.compile(r"(<[^>]*>)")
#: Elements whose text is not made of elements.
_CLOSED = re.compile(r"<(/?)(head|svg|script|style|title|textarea)\b")


def keep(html: str) -> str:
    """The page with each such place in a `<span class="whole">`; its words stay as they are."""
    closed = 0
    out = []
    for piece in _TAG.split(html):
        if tag := _CLOSED.match(piece):
            closed += -1 if tag[1] else 1
        elif not closed and not piece.startswith("<"):
            piece = _PLACE.sub(r'<span class="whole">\g<0></span>', piece)
        out.append(piece)
    return "".join(out)
