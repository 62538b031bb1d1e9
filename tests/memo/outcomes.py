"""What reading makes of a text, for the tests of this folder."""

import yaml

from briefing.memo.nodes import Mapping, Sequence
from briefing.memo.reading import read
from briefing.problems import Collected, Source

#: The parsers that may be installed: both must lead to the same.
PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def outcome(text: str, strict: bool = False):
    """The root and what was said."""
    said = Collected()
    return read(Source("memo.yaml", text), said, strict=strict), said.problems


def codes(text: str, strict: bool = False) -> list[str]:
    """The kinds of the problems, in order."""
    return [problem.code for problem in outcome(text, strict)[1]]


def places(text: str) -> list[tuple[str, str]]:
    """Where each problem is, and its kind."""
    return [(str(problem.span), problem.code) for problem in outcome(text)[1]]


def plain(node):
    """A node as dictionaries, lists and strings."""
    if isinstance(node, Mapping):
        return {key.value: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Sequence) else node.value
