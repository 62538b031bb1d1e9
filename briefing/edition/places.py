"""Turn a place in the words that a reader sees into the place in the author's file.

Between the two stand marks: `**`, link targets, note calls, glosses, backslashes.
"""

import re
from functools import lru_cache

from briefing.memo.document import Text
from briefing.memo.inlines import Break, Code, Inlines, Place, Run, Term
from briefing.memo.walk import flat
from briefing.problems import Problem, Wording

#: A character as typed, with the backslash that keeps it from being a mark (CommonMark 2.4).
_TYPED = re.compile(r"\\(?=[!-/:-@\[-`{-~]).|.", re.DOTALL)


def typed_place(value: str, inlines: Inlines, offset: int, length: int) -> Place:
    """Index and length, in a text as typed, of a stretch of its visible words."""
    letters = _letters(value, inlines)[offset : offset + max(1, length)]
    if not letters:
        return 0, len(value)
    start = letters[0][0]
    return start, letters[-1][1] - start


@lru_cache(maxsize=4)
def _letters(value: str, inlines: Inlines) -> list[Place]:
    """Where each visible character begins and ends as typed.

    Words that are not those typed, such as a figure in another language's signs, have the place
    of what was typed for them.
    """
    places: list[Place] = []
    for inline in flat(inlines):
        match inline:
            case Run(text=words, place=(start, length)):
                first = start
            case Code(text=words, place=(start, _)):
                places += [(at, at + 1) for at in range(start, start + len(words))]
                continue
            case Break(place=(start, length)):
                places.append((start, start + length))
                continue
            case Term(words=words, place=(start, length)):
                first = start + 1
                while value[first : first + 1].isspace():
                    first += 1
            case _:
                continue
        end = start + length
        typed = [match.span() for match in _TYPED.finditer(value, first, end)]
        kept = isinstance(inline, Term) or len(typed) == len(words)
        places += typed[: len(words)] if kept else [(start, end)] * len(words)
    return places


def problem_in(text: Text, offset: int, length: int, sentence: Wording, **args) -> Problem:
    """A problem at a stretch of a text's visible words; `length` 0 means the text as a whole.

    Args: a text as it was read, before an edition marks runs in other languages.
    """
    if not length:
        return text.origin.problem(sentence, **args)
    place = typed_place(text.origin.value, text.words, offset, length)
    return text.origin.problem_at(*place, sentence, **args)
