"""Correct what is wrong with made-up pages, one kind of fault after another."""

from __future__ import annotations

from briefing.look.measure import Measured
from briefing.look.page import Tree


def mend(tree: Tree, measured: Measured) -> bool:
    """Correct the first kind of fault that is found; whether anything was changed."""
    return False
