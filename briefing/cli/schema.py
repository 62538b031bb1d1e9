"""The command `schema`: print what an editor needs to know about memo.yaml."""

from briefing.cli.line import Request
from briefing.memo import jsonschema


def add_arguments(subparsers) -> None:
    """Add `schema` to the commands."""
    subparsers.add_parser("schema")


def run(args: Request) -> int:
    """Print the schema."""
    print(jsonschema.as_text(args.language), end="")
    return 0
