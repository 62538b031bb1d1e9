"""Give pull quotes places of their own: one a page, apart from what they repeat and from headings.

A quote may go past a few paragraphs of its section. The places of all quotes are chosen
together, by where the paragraphs around them stand now, so that one new layout suffices.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from briefing.look.page import Tree
from briefing.look.print.layout import tuning
from briefing.look.print.layout.pages import Flow, is_heading, is_kind, is_text

_MOVED = "data-moved"
#: Set on a quote whose place was weighed once: where none is better it is not asked again.
_WEIGHED = "data-weighed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote could stand."""

    quote: Tree
    before: Tree | None
    """The paragraph that it would follow; none if it stays."""
    page: int
    rank: float
    """Its number in the running text."""
    cost: float


def part(flow: Flow, page: int) -> bool:
    """Part the quotes of a page and those behind it; whether any was moved."""
    quotes = [block for block in flow.blocks if is_kind(block, "pullquote")]
    here = [quote for quote in quotes if flow.begins(quote, page)]
    beside = [quote for quote in here if not quote.get(_WEIGHED) and _is_beside(flow, quote)]
    if len(here) < 2 and not beside:
        return False
    for quote in beside:
        quote.set(_WEIGHED, "true")
    flow.measured.finish()
    chosen = _chosen(flow, [q for q in quotes if (frame := flow.first(q)) and frame.page >= page])
    moved = [place for place in chosen if place.before is not None]
    for place in moved:
        parent = flow.parents[place.quote]
        parent.remove(place.quote)
        parent.insert(list(parent).index(place.before) + 1, place.quote)
        place.quote.set(_MOVED, str(_turns(place.quote) + 1))
    return bool(moved)


def _chosen(flow: Flow, quotes: list[Tree]) -> tuple[Place, ...]:
    """The places of some quotes that cost least together: the best ways to each page, in turn."""
    ways: list[tuple[float, tuple[Place, ...]]] = [(0.0, ())]
    for quote in quotes:
        cheapest: dict[int, tuple[float, tuple[Place, ...]]] = {}
        for place in _places(flow, quote):
            longer = [
                (cost + place.cost + tuning.SHARED * _is_shared(way, place), way)
                for cost, way in ways
                if way == () or way[-1].rank < place.rank
            ]
            cost, way = min(longer, key=lambda way: way[0], default=(inf, ()))
            if cost < cheapest.get(place.page, (inf,))[0]:
                cheapest[place.page] = cost, (*way, place)
        ways = list(cheapest.values())
    return min(ways, key=lambda way: way[0])[1]


def _is_shared(way: tuple[Place, ...], place: Place) -> bool:
    """Whether the quote before a place stands on its page."""
    return way != () and way[-1].page == place.page


def _places(flow: Flow, quote: Tree) -> Iterator[Place]:
    """Where a quote stands, and where it could."""
    parent, here = flow.place(quote)
    others = [element for element in parent if element is not quote]
    frame = flow.first(quote)
    rank = flow.blocks.index(quote)
    yield Place(quote, None, frame.page, rank, tuning.BESIDE * _is_ill(quote, others, here))
    if _turns(quote) >= tuning.TURNS:
        return
    for step in (1, -1):
        for distance in range(1, tuning.MOVES + 1):
            number = here + step * distance
            if not 0 < number <= len(others) or not is_text(others[number - 1]):
                break
            before, end = others[number - 1], flow.measured.last(others[number - 1])
            if step < 0 and not is_text(others[number]):
                break
            if end and (step > 0 or end.bottom + frame.height <= flow.measured.bottoms[end.page]):
                cost = distance + tuning.UP * (step < 0)
                cost += tuning.BESIDE * _is_ill(quote, others, number)
                yield Place(quote, before, end.page, flow.blocks.index(before) + 0.5, cost)


def _is_beside(flow: Flow, quote: Tree) -> bool:
    """Whether a quote stands directly before or behind what it repeats, or a heading."""
    parent, number = flow.place(quote)
    return _is_ill(quote, [element for element in parent if element is not quote], number)


def _is_ill(quote: Tree, others: list[Tree], number: int) -> bool:
    """Whether a quote would stand ill before the element of a number.

    There would be what it repeats or a heading beside it; behind the last element of a section
    the next one begins with its heading.
    """
    near = others[max(0, number - 1) : number + 1]
    at_edge = not 0 < number < len(others)
    return at_edge or _repeats(quote, near) or any(map(is_heading, near))


def _repeats(quote: Tree, near: list[Tree]) -> bool:
    """Whether the unit that a quote repeats is among some elements."""
    of = quote.get("data-of")
    return any(inner.get("id") == of for element in near for inner in element.iter())


def _turns(quote: Tree) -> int:
    return int(quote.get(_MOVED, "0"))
