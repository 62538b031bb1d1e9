"""Turn a file's bytes into its text, or into a problem that names the likely encoding.

The encoding is never guessed in order to read on: a wrong guess would print wrong words. The
guess serves only the hint, which says how to convert the file.
"""

import codecs
import re
import shlex

from briefing.problems import Report, Source, Span, Wording
from briefing.wording import files as wording

_HANGUL = re.compile("[가-힣]")
_KANA = re.compile("[ぁ-ヿ]")
_JAPANESE = re.compile("[ぁ-ヿ一-龯、。「」]")
#: The line ends of old Macs, and those that a transfer has doubled: each is one line's end.
_LONE_RETURN, _DOUBLED_RETURN = re.compile(r"\r(?!\n)"), re.compile(r"\r+(?=\r\n)")
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16", "UTF-16"),
)
#: Share of a text's non-ASCII characters that must be of a script to name its encoding.
_PLAUSIBLE = 0.6


def decoded(file: str, data: bytes, encoding: str, report: Report) -> Source | None:
    """The text of a file in the stated encoding, without a byte order mark; None if it is not."""
    try:
        text = data.decode(encoding)
    except UnicodeError as error:
        _report_fault(file, data, encoding, getattr(error, "start", 0), report)
        return None
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        report(wording.UNKNOWN_ENCODING.at(Span(file, 1, 1), encoding=encoding))
        return None
    if encoding.lower().startswith("utf-8") and "\0" in text and (wide := without_mark(data)):
        # ASCII in UTF-16 is valid UTF-8 with a NUL behind each letter.
        _report_likely(file, data, data.index(0), wide, report)
        return None
    return Source(file, _lined(text.removeprefix("\ufeff")))


def _lined(text: str) -> str:
    """The text with line ends that every reader counts alike; every character keeps its place."""
    if "\r" not in text:
        return text
    text = _DOUBLED_RETURN.sub(lambda returns: " " * len(returns[0]), text)
    return _LONE_RETURN.sub("\n", text)


def likely_encoding(data: bytes) -> tuple[str, str] | None:
    """The name and the iconv name of the encoding that makes most sense of some bytes."""
    for mark, name, codec in _MARKS:
        if data.startswith(mark):
            return name, codec
    return without_mark(data) or _korean(data) or _japanese(data) or _western(data)


def _report_fault(file: str, data: bytes, encoding: str, at: int, report: Report) -> None:
    """Report the first byte that the stated encoding does not know."""
    data = re.sub(rb"\r(?!\n)", b"\n", data)  # so that lines are counted on old Macs' files too
    if codecs.lookup(encoding).name not in ("utf-8", "utf-8-sig"):
        args = {"byte": f"0x{data[at]:02X}" if data else "", "offset": f"{at:,}"}
        line = data.count(b"\n", 0, at) + 1
        report(wording.NOT_IN_ENCODING.at(Span(file, line, 1), encoding=encoding, **args))
        return
    good, bad = _lines_by_validity(data)
    if _HANGUL.search(good) and (likely := likely_encoding(bad)):
        _report_likely(file, data, at, likely, report, wording.MIXED_ENCODINGS)
    else:
        _report_likely(file, data, at, likely_encoding(data), report)


def _report_likely(
    file: str,
    data: bytes,
    at: int,
    likely: tuple[str, str] | None,
    report: Report,
    sentence: Wording = wording.NOT_UTF8,
) -> None:
    """Report a byte that is not UTF-8, with the line as it reads in the likely encoding."""
    start = data.rfind(b"\n", 0, at) + 1
    before = data[start:at].decode("utf-8", "replace")
    args = {"byte": f"0x{data[at]:02X}", "offset": f"{at:,}"}
    excerpt = ""
    if likely is None:
        sentence = wording.NOT_UTF8_UNKNOWN
    else:
        name, codec = likely
        shown = shlex.quote(file)
        args |= {"name": name, "command": f"iconv -f {codec} -t UTF-8 {shown} > {shown}.new"}
        if not codec.startswith("UTF"):
            rest = data[at:].split(b"\n", 1)[0].rstrip(b"\r")
            excerpt = before + rest.decode(codec, "replace")
    span = Span(file, data.count(b"\n", 0, at) + 1, len(before) + 1)
    report(sentence.at(span, excerpt, **args))


def _lines_by_validity(data: bytes) -> tuple[str, bytes]:
    """The lines that are UTF-8, decoded, and those that are not."""
    good, bad = [], []
    for line in data.split(b"\n"):
        try:
            good.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            bad.append(line)
    return "\n".join(good), b"\n".join(bad)


def without_mark(data: bytes) -> tuple[str, str] | None:
    """Name and iconv name of UTF-16 or UTF-32 without a byte order mark; None if it is not that.

    Spaces and line ends show where the NULs are.
    """
    for codec, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        if len(data) % unit or b"\0" not in data:
            continue
        text = _try(data, codec)
        plain = sum(text.count(char) for char in " \n:")
        if plain * 20 > len(text) and "\0" not in text:
            return codec.upper(), codec.upper().replace("-LE", "LE").replace("-BE", "BE")
    return None


def _korean(data: bytes) -> tuple[str, str] | None:
    """EUC-KR and the larger CP949 of Windows, which converts both."""
    text = _try(data, "cp949")
    if _share(_HANGUL, text) < _PLAUSIBLE:
        return None
    syllables = _HANGUL.findall(text)
    common = sum(len(syllable.encode("euc_kr")) == 2 for syllable in syllables)
    if common * 2 < len(syllables) and _japanese(data):
        # Japanese read as CP949 gives syllables that hardly any word has.
        return None
    return ("EUC-KR" if _try(data, "euc_kr") else "CP949"), "CP949"


def _japanese(data: bytes) -> tuple[str, str] | None:
    """Shift-JIS; half-width kana do not count, for that is what Korean bytes look like in it."""
    text = _try(data, "cp932")
    if not _KANA.search(text) or _share(_JAPANESE, text) < _PLAUSIBLE:
        return None
    return "Shift-JIS", "CP932"


def _western(data: bytes) -> tuple[str, str] | None:
    """Latin-1 and its Windows form: mostly ASCII, with single letters among it."""
    text = _try(data, "cp1252")
    foreign = [char for char in text if not char.isascii()]
    if not foreign or len(foreign) * 4 > len(text) or re.search(r"[^\x00-\x7f]{3}", text):
        return None
    return "Latin-1", "CP1252"


def _try(data: bytes, codec: str) -> str:
    """The text in an encoding, or nothing if it is not in that encoding."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""


def _share(pattern: re.Pattern, text: str) -> float:
    """The share of a text's non-ASCII characters that a pattern accepts."""
    foreign = sum(not char.isascii() for char in text)
    return len(pattern.findall(text)) / foreign if foreign else 0.0
