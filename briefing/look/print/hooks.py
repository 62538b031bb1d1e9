"""Put functions of ours in the place of the print engine's own, where it has no public way.

That reaches into private parts. So another version of the engine, or a function that takes other
parameters than it did, is refused before anything is printed.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import pydyf
import weasyprint

from briefing.problems import BriefingError, Exit, Span
from briefing.wording import look as wording

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
    def actual(self) -> str:
        """The parameters that it has."""
        function = getattr(self.owner, self.name, None)
        return " ".join(inspect.signature(function).parameters) if function else "nothing"


def install(hooks: tuple[Hook, ...]) -> None:
    """Let our functions do the work of this process from now on; once is enough.

    Raises:
        BriefingError: The engine is not what they were written for (exit code 4); none is
            installed.
    """
    check_versions()
    for hook in hooks:
        if hook.actual != hook.parameters:
            _refuse(f"{hook.place}({hook.actual})", f"{hook.place}({hook.parameters})")
    for hook in hooks:
        original = getattr(hook.owner, hook.name)
        if not hasattr(original, "replaces"):
            replacement = wraps(original)(hook.maker(original))
            replacement.replaces = original
            setattr(hook.owner, hook.name, replacement)


def check_versions() -> None:
    """See that the engine is the one that the hooks were written for.

    Raises:
        BriefingError: It is another one (exit code 4).
    """
    actual = f"weasyprint {weasyprint.__version__}, pydyf {pydyf.__version__}"
    wanted = f"weasyprint {WEASYPRINT}, pydyf {PYDYF}"
    if actual != wanted:
        _refuse(actual, wanted)


def _refuse(actual: str, wanted: str) -> None:
    problem = wording.OTHER_ENGINE.at(Span("weasyprint", 1, 1), found=actual, wanted=wanted)
    raise BriefingError((problem,), Exit.ENVIRONMENT)
