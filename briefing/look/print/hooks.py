"""Put functions of ours in the place of the print engine's own, where it has no public way.

That reaches into private parts. So another version of the engine, or a function that takes other
parameters than it did, is refused before anything is printed.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import pydyf
import weasyprint

WEASYPRINT, PYDYF = "70.0", "0.13.0"


@dataclass(frozen=True, slots=True)
class Hook:
    """A function of the engine, and what takes its place."""

    owner: object
    """The module or class that holds it."""
    name: str
    parameters: str
    """The names of those that it must have, with spaces between."""
    maker: Callable[[Callable], Callable]
    """Makes ours of the original."""

    @property
    def place(self) -> str:
        """The whole name of the function."""
        owner = self.owner
        module = f"{owner.__module__}." if isinstance(owner, type) else ""
        return f"{module}{owner.__name__}.{self.name}"

    @property
    def found(self) -> str:
        """The parameters that it has."""
        function = getattr(self.owner, self.name, None)
        return " ".join(inspect.signature(function).parameters) if function else "nothing"


def install(hooks: tuple[Hook, ...]) -> None:
    """Let our functions do the work of this process from now on; once is enough.

    Raises `RuntimeError`, and installs none, where the engine is not what they were written for.
    """
    found = f"weasyprint {weasyprint.__version__}, pydyf {pydyf.__version__}"
    wanted = f"weasyprint {WEASYPRINT}, pydyf {PYDYF}"
    if found != wanted:
        raise RuntimeError(f"hooks are written for {wanted}; found {found}")
    for hook in hooks:
        if hook.found != hook.parameters:
            said = f"{hook.place} takes ({hook.found}); expected ({hook.parameters})"
            raise RuntimeError(f"{found}: {said}")
    for hook in hooks:
        original = getattr(hook.owner, hook.name)
        if not hasattr(original, "replaces"):
            replacement = wraps(original)(hook.maker(original))
            replacement.replaces = original
            setattr(hook.owner, hook.name, replacement)
