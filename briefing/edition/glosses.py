"""Tell which English glosses were written for other Korean than stands beside them now.

A record beside the memo holds for each gloss the Korean that it was written for: two digests a
line, without places, so that nothing is said of what was only moved; of letters and figures alone,
so that nothing is said of spaces, punctuation and marks. A build keeps it, for what it delivered.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator

from briefing.edition.catalogs.entry import digest
from briefing.edition.units import unit_id
from briefing.memo import walk
from briefing.memo.document import Inlines, Memo, Text
from briefing.problems import Report, Source
from briefing.wording import run as wording

FILE = "glosses.lock"
_HEAD = """\
# Which Korean each English gloss was written for: digests of both. `build.py` keeps this file;
# it belongs to the memo and to its history.
"""
_LINE = re.compile(r"([0-9a-f]{16}) ([0-9a-f]{16})\s*")
#: Comments, and what a merge of two histories leaves between the lines.
_PASSED = ("#", "<<<<<<<", "|||||||", "=======", ">>>>>>>")
#: What makes two passages different: letters, figures, decimal points, signs of quantity.
_SAYING = re.compile(r"(?<=\d)\.(?=\d)|[\w%$€£¥₩−+±]")
Pair = tuple[str, str]


def read(source: Source | None, report: Report) -> Counter[Pair]:
    """The pairs of a record, none without one; its first line that is no pair is reported."""
    pairs: Counter[Pair] = Counter()
    start = 0
    for line in source.text.splitlines(keepends=True) if source else ():
        if match := _LINE.fullmatch(line):
            pairs[match[1], match[2]] += 1
        elif line.strip() and not line.startswith(_PASSED):
            report(source.problem(wording.GLOSS_RECORD, start, len(line.rstrip())))
            break
        start += len(line)
    return pairs


def stale(memo: Memo, record: Counter[Pair]) -> dict[str, tuple[Text, Pair]]:
    """By unit: texts whose Korean was changed and whose gloss was not, and what the record holds.

    A gloss that is new, or was changed as well, is taken for right.
    """
    gone = record - Counter(pair for _, pair in _glossed(memo))
    units: dict[str, tuple[Text, Pair]] = {}
    for text, pair in _glossed(memo):
        former = next((past for past in gone if past[1] == pair[1]), None)
        if former and pair not in record:
            gone -= Counter([former])
            units[unit_id(text)] = text, former
    return units


def written(memo: Memo, record: Counter[Pair], confirmed: Collection[str] = ()) -> str:
    """The record of a memo as it is now; of a stale gloss that nobody confirmed, as it was."""
    kept = {unit: pair for unit, (_, pair) in stale(memo, record).items() if unit not in confirmed}
    pairs = (kept.get(unit_id(text), pair) for text, pair in _glossed(memo))
    return _HEAD + "".join(f"{korean} {gloss}\n" for korean, gloss in sorted(pairs))


def _glossed(memo: Memo) -> Iterator[tuple[Text, Pair]]:
    for text in walk.texts(memo):
        if text.gloss:
            yield text, (_mark(text.words), _mark(text.gloss))


def _mark(inlines: Inlines) -> str:
    words = unicodedata.normalize("NFC", walk.visible(inlines))
    return digest("".join(_SAYING.findall(words)))
