"""The command `schema`: print what an editor needs to know about memo.yaml."""

from __future__ import annotations

from briefing.cli.line import Request
from briefing.memo import jsonschema
from briefing.wording import cli as labels


def add_arguments(subparsers) -> None:
    """Add `schema` to the commands."""
    subparsers.add_parser(
        "schema",
        description=labels.SCHEMA_ABOUT,
        epilog=labels.SCHEMA_EXAMPLES,
    )


def run(args: Request) -> int:
    """Print the schema."""
    print(jsonschema.as_text(), end="")
    return 0
