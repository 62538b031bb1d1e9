"""Turn what became of a job into bytes for a pipe, and back: JSON and raw bytes, nothing that runs.

8 bytes   length of the JSON
JSON      problems, facts, exit code
rest      the file that was made
"""

import json
from dataclasses import asdict, dataclass, field

from briefing.problems import ERROR, Problem, Said, Span, Wording

_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job."""

    problems: tuple[Problem, ...] = ()
    data: bytes = field(default=b"", repr=False)
    """The file; empty where there is none."""
    facts: dict = field(default_factory=dict)
    """What its manifest says, as JSON can hold it."""
    exit_code: int = 0
    bug: str = ""
    """Where our own code failed, without any content."""
    glosses: str = ""
    """What the record of the memo's glosses should hold; empty if it does."""

    @property
    def delivered(self) -> bool:
        """Whether there is a file to write."""
        return self.exit_code == 0 and bool(self.data)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop its delivery."""
        return tuple(problem for problem in self.problems if problem.severity == ERROR)


def packed(outcome: Outcome) -> bytes:
    """An outcome as bytes."""
    head = {
        "problems": [asdict(problem) for problem in outcome.problems],
        "facts": outcome.facts,
        "exit_code": outcome.exit_code,
        "bug": outcome.bug,
        "glosses": outcome.glosses,
        "size": len(outcome.data),
    }
    text = json.dumps(head, ensure_ascii=True).encode()
    return len(text).to_bytes(_LENGTH, "big") + text + outcome.data


def unpacked(message: bytes) -> Outcome | None:
    """The outcome in some bytes, or None if they are not whole."""
    length = int.from_bytes(message[:_LENGTH], "big")
    text, data = message[_LENGTH : _LENGTH + length], message[_LENGTH + length :]
    try:
        head = json.loads(text)
        if len(text) != length or len(data) != head["size"]:
            return None
        problems = tuple(_problem(fields) for fields in head["problems"])
        rest = (head[name] for name in ("facts", "exit_code", "bug", "glosses"))
        return Outcome(problems, data, *rest)
    except (ValueError, KeyError, TypeError):
        return None


def _problem(fields: dict) -> Problem:
    code, text, hint, severity = fields["wording"].values()
    return Problem(
        Wording(code, Said(*text), Said(*hint), severity),
        Span(**fields["span"]),
        fields["excerpt"],
        tuple(Span(**place) for place in fields["also"]),
        tuple(
            (name, value if isinstance(value, str) else Said(*value))
            for name, value in fields["args"]
        ),
    )
