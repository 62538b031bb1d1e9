"""What a checker finds, and the register of the rules that checkers look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Document


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule."""

    rule: str
    message: str
    where: str = ""

    def __str__(self) -> str:
        return f"[{self.rule}] {self.message}" + (f" ({self.where})" if self.where else "")


Checker = Callable[["Document"], Iterator[Finding]]
#: Every rule that some checker looks at.
RULES: dict[str, Checker] = {}


def checker(checkers: list[Checker], *rules: str) -> Callable[[Checker], Checker]:
    """Register a checker for the rules it looks at; two checkers never share a rule."""

    def register(function: Checker) -> Checker:
        for rule in rules:
            if rule in RULES:
                raise ValueError(f"rule {rule} has two checkers")
            RULES[rule] = function
        checkers.append(function)
        return function

    return register
