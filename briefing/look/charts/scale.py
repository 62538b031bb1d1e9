"""Turn the numbers of a chart into a scale: where it begins and ends, and its few round ticks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal

_EXACT = Context(prec=60)
#: First digits of steps that are read at a glance.
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
#: Steps of a scale, at least and at most, and how many are best: three or four lines to read by.
_LEAST, _MOST, _BEST = 2, 4, 4
#: What a step more or less than the best costs, and a step that needs a further digit; by eye,
#: as shares of the numbers' range that would be left blank.
_OFF, _FINE = Decimal("0.15"), Decimal("0.35")
#: An axis begins at 0 where the numbers fill this share of it.
_FROM_ZERO = Decimal(1) / 3


@dataclass(frozen=True, slots=True)
class Scale:
    """Where an axis begins and ends, and the numbers at its lines."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    @property
    def is_broken(self) -> bool:
        """Whether 0 lies outside it, so that lengths along it say nothing."""
        return not self.low <= 0 <= self.high

    def share(self, value: Decimal) -> float:
        """Where a value lies: 0 at the beginning, 1 at the end."""
        return float((value - self.low) / (self.high - self.low)) if self.low < self.high else 0.5


def fitted(values: Iterable[Decimal], given: tuple[Decimal, ...] = (), zero: bool = False) -> Scale:
    """The scale for some values: what the memo gives, or round numbers around them.

    With `zero` it holds 0, as the lengths of bars need; without, where the values fill enough of
    it.
    """
    if given:
        step = min(_steps(*given), key=lambda step: _cost(step, *given, *given))
        return Scale(*given, tuple(_ticks(*given, step)))
    low, high = _ends([*values], zero)
    rounded = {step: _rounded(low, high, step) for step in _steps(low, high)}
    step = min(rounded, key=lambda step: _cost(step, *rounded[step], low, high))
    return Scale(*rounded[step], tuple(_ticks(*rounded[step], step)))


def _ends(values: list[Decimal], zero: bool) -> tuple[Decimal, Decimal]:
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    reach = max(abs(low), abs(high))
    if zero or low == high or high - low >= reach * _FROM_ZERO:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return (low, high) if low < high else (Decimal(0), Decimal(1))


def _rounded(low: Decimal, high: Decimal, step: Decimal) -> tuple[Decimal, Decimal]:
    return _below(low, step), -_below(-high, step)


def _below(value: Decimal, step: Decimal) -> Decimal:
    """The last multiple of a step that is not above a value."""
    return _EXACT.multiply(value // step - (1 if value < 0 and value % step else 0), step)


def _steps(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    """Round steps near a quarter of a range."""
    top = (high - low).adjusted()
    yield from (digit.scaleb(top - less) for less in (2, 1, 0) for digit in _ROUND)


def _cost(step: Decimal, low: Decimal, high: Decimal, least: Decimal, most: Decimal) -> Decimal:
    """How bad a step is for a scale that must hold some values."""
    count = Decimal(sum(1 for _ in _ticks(low, high, step)) - 1)
    bad = 0 if _LEAST <= count <= _MOST else 10
    return (high - low) / (most - least) + _OFF * abs(count - _BEST) + _FINE * _is_fine(step) + bad


def _is_fine(step: Decimal) -> bool:
    """Whether a step of 2.5 needs a digit that the others do not."""
    return step.normalize().as_tuple().digits == (2, 5) and step < 10


def _ticks(low: Decimal, high: Decimal, step: Decimal) -> Iterator[Decimal]:
    """The multiples of a step on a scale, with the digits that the step needs and no more."""
    if (high - low) / step > 5 * _MOST:
        return
    places = min(0, int(step.normalize().as_tuple().exponent))
    tick = -_below(-low, step)
    while tick <= high:
        yield _EXACT.quantize(tick, Decimal(1).scaleb(places)) + 0
        tick += step
