"""Turn a place in the words that a reader sees into the place in the author's file.

Between the two stand marks: `**`, link targets, note calls, glosses, backslashes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.memo.document import Text
from briefing.memo.walk import visible
from briefing.problems import Problem, Wording

#: What is typed but not seen; its characters must not be taken for those of the words.
_UNSEEN = re.compile(
    r"\]\([^)\s]*\)|\[\^[^\]]*\]|(?<!\\)\[(?=[^\[\]]*\]\()"  # links and note calls
    r"|(?<!\\)\{|(?:\|[^{}|]*)?(?<!\\)\}"  # terms with their glosses
    r"|(?<!\\)\*+|\\(?=[^\w\s])"
)


def typed_place(value: str, shown: str, offset: int, length: int) -> tuple[int, int]:
    """Index and length, in the text as typed, of a stretch of the words shown.

    The words are followed character by character over what is typed between them; where they
    part (an automatic figure number, say), the place is that of the stretch's first occurrence.
    """
    covered, indexes = _followed(value, shown)
    end = offset + max(1, length)
    if end <= len(indexes):
        return indexes[offset], indexes[end - 1] - indexes[offset] + 1
    surface = shown[offset:end]
    index = covered.find(surface)
    return (index, len(surface)) if surface and index >= 0 else (0, len(value))


@lru_cache(maxsize=4)
def _followed(value: str, shown: str) -> tuple[str, tuple[int, ...]]:
    """The typed text with its marks blotted out, and the index of each character shown."""
    covered = _UNSEEN.sub(lambda match: "\x00" * len(match[0]), value.replace("\n", " "))
    indexes: list[int] = []
    at = 0
    for char in shown:
        while at < len(covered) and covered[at] == "\x00":
            at += 1
        if at >= len(covered) or covered[at] != char:
            break
        indexes.append(at)
        at += 1
    return covered, tuple(indexes)


def problem_in(text: Text, offset: int, length: int, said: Wording, **args) -> Problem:
    """A problem at a stretch of a text's visible words; `length` 0 means the text as a whole."""
    origin = text.origin
    if not length:
        return origin.problem(said, **args)
    index, typed_length = typed_place(origin.value, visible(text.words), offset, length)
    return origin.problem_at(index, typed_length, said, **args)
