"""Tell how alike texts are, and find among many those that one most likely came from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

#: So many texts are each compared; of more, those that share the rarest pairs of characters.
FEW = 400
#: Pairs that stand in more texts than this tell nothing, and so many texts are looked at closely.
COMMON, CLOSEST = 200, 12
#: The fewest pairs in which a part of a text can be known again.
PART = 8


def likeness(text: str, other: str) -> float:
    """How alike two texts are, from 0 to 1: the share of pairs of characters in common.

    Source: Sørensen and Dice's coefficient, over the characters of any script alike.
    """
    pairs, others = _pairs(text), _pairs(other)
    return 2 * (pairs & others).total() / (pairs.total() + others.total())


def contained(text: str, whole: str) -> float:
    """How much of a text stands in another, from 0 to 1; 0 for one too short to be known again."""
    pairs = _pairs(text)
    return (pairs & _pairs(whole)).total() / pairs.total() if pairs.total() >= PART else 0.0


@lru_cache(maxsize=2 * FEW)
def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1)) or Counter([text])


class Haystack:
    """Many texts, in which those near to one are found without comparing all."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.places: dict[str, list[int]] = {}
        if len(texts) > FEW:
            for place, text in enumerate(texts):
                for pair in _pairs(text):
                    self.places.setdefault(pair, []).append(place)

    def near(self, text: str) -> Iterator[int]:
        """Places of the texts that are worth a comparison."""
        if len(self.texts) <= FEW:
            yield from range(len(self.texts))
            return
        shared: Counter[int] = Counter()
        for pair in _pairs(text):
            places = self.places.get(pair, ())
            if len(places) <= COMMON:
                shared.update(places)
        yield from (place for place, _ in shared.most_common(CLOSEST))
