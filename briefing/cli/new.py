"""The command `new`: begin a memo that explains itself."""

import datetime
import sys
import unicodedata

from briefing.cli import choosing, speaking
from briefing.cli.line import Request
from briefing.files import write_together
from briefing.memo import jsonschema
from briefing.problems import BriefingError, Exit
from briefing.run import sample
from briefing.run.project import is_memo_name
from briefing.wording import cli as labels
from briefing.wording import run as wording

SCHEMA_FILE = "memo.schema.json"


def add_arguments(subparsers) -> None:
    """Add `new` to the commands."""
    parser = subparsers.add_parser("new")
    parser.add_argument("memo", metavar="MEMO", help=labels.NEW_NAME)


def run(args: Request) -> int:
    """Write the memo and the schema that its first line points to."""
    line = args.line
    name = unicodedata.normalize("NFC", args.memo)
    project = choosing.project(args.root, line)
    if not is_memo_name(name):
        raise line.refusal(wording.MEMO_NAME, args.memo, name=name[:80])
    if name in labels.COMMANDS:
        raise line.refusal(wording.MEMO_COMMAND, args.memo, name=name)
    path = project.memo_path(name)
    if path.parent.exists():
        raise BriefingError([line.problem(wording.MEMO_EXISTS, args.memo, name=name)], Exit.USAGE)
    month = f"{datetime.date.today():%Y-%m}"
    texts = {path: sample.memo(month, args.language).encode()}
    known, text = project.content / SCHEMA_FILE, jsonschema.as_text(args.language)
    if project.text(known) != text:
        texts[known] = text.encode()
    write_together(texts, args.root)
    for written in texts:
        print(speaking.shown(written))
    print(labels.NEW_NEXT.filled(memo=name).to(args.language), file=sys.stderr)
    return 0
