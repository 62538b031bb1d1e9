"""Tell whether all that was added to a delivered PDF is a signature (ISO 32000-1, 12.8).

Checked is that the signature covers every byte of the file but itself, that its digest is that of
those bytes, and that what was added leaves the pages alone. Whose signature it is, whether the
certificate holds, and what the signature's own field shows is for a PDF reader to say.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator

from briefing.look.seal.parts import objects

_RANGE = re.compile(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
#: The attribute of a signature that holds a digest of what is signed (RFC 5652, 11.2), in DER.
_DIGEST = re.compile(rb"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04\x31.\x04(.)", re.DOTALL)
_HASHES = {32: "sha256", 48: "sha384", 64: "sha512"}
_TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<<|>>|[\[\]]|<[^>]*>|/?[^\s/<>\[\]()]+", re.DOTALL)
_REFERENCE = re.compile(rb"\b(\d+)\s+(\d+)\s+R\b")
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*)endstream", re.DOTALL)
#: The sections of a cross-reference table, and its trailer.
_TABLE = re.compile(rb"\bxref\s([\d\snf]+)trailer\s*(.*?)startxref", re.DOTALL)
_SECTION = re.compile(rb"(?<!\S)(\d{1,9}) (\d{1,9})(?!\S)(?! [nf])")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_MOST = 1_000_000
#: What a signature adds to the catalog, and what makes a file do something by itself.
_CATALOG = {b"/AcroForm", b"/Extensions", b"/Version", b"/DSS", b"/Perms"}
_ACTIVE = re.compile(rb"/(?:JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|XFA)\b")


def is_signed(data: bytes, size: int) -> bool:
    """Whether what follows the first `size` bytes of a PDF is a signature of it and no more."""
    try:
        return _is_covered(data, size) and _leaves_pages_alone(data[:size], data[size:])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, zlib.error):
        return False  # whatever it is, no signer wrote it


def _is_covered(data: bytes, size: int) -> bool:
    """Whether a signature's bytes are all of the file but itself, and its digest is theirs."""
    for match in _RANGE.finditer(data, size):
        before, after, rest = map(int, match.groups())
        hole = data[before:after]
        named = data[:before].rstrip().endswith(b"/Contents") and hole[:1] + hole[-1:] == b"<>"
        if not named or before < size or after + rest != len(data):
            continue
        signed, signature = data[:before] + data[after:], bytes.fromhex(hole[1:-1].decode())
        for digest in _DIGEST.finditer(signature):
            hashed = hashlib.new(_HASHES[digest[1][0]], signed).digest()
            if signature.startswith(hashed, digest.end()):
                return True
    return False


def _leaves_pages_alone(before: bytes, added: bytes) -> bool:
    """Whether added objects replace none but the catalog, metadata, and pages by their like."""
    old, new = dict(_dictionaries(before)), list(_dictionaries(added))
    ((first, _),), tables = _tables(before), list(_tables(added))
    fields = {b"%d_0_R" % number for number, value in new if value.get(b"/FT") == b"/Sig"}
    facts = int(first[b"/Info"].split(b"_")[0])
    listed = {number for _, numbers in tables for number in numbers}
    return (
        not _ACTIVE.search(added)
        and any(trailer[b"/Prev"] == _START.search(before)[1] for trailer, _ in tables)
        and all(trailer[b"/Root"] == first[b"/Root"] for trailer, _ in tables)
        and listed <= {0, *(number for number, _ in new)}
        and all(n == facts or n not in old or _is_like(old[n], v, fields) for n, v in new)
    )


def _is_like(old: dict, new: dict, fields: set[bytes]) -> bool:
    """Whether an object says what it said: a catalog, metadata, a page; but for new `fields`."""
    kind = old.get(b"/Type")
    if kind == b"/Catalog":
        return new.keys() - old.keys() <= _CATALOG and new[b"/Pages"] == old[b"/Pages"]
    notes, now = list(old.get(b"/Annots", ())), list(new.get(b"/Annots", ()))
    same = {**old, b"/Annots": 0} == {**new, b"/Annots": 0}
    only_fields = now[: len(notes)] == notes and fields.issuperset(now[len(notes) :])
    return kind == new[b"/Type"] and (kind == b"/Metadata" or (same and only_fields))


def _dictionaries(data: bytes) -> Iterator[tuple[int, dict]]:
    """The number and dictionary of each object, of those in object streams too."""
    for number, body in objects(data):
        stream = _STREAM.match(body)
        value = _parsed(stream[1] if stream else body)
        yield number, value
        if stream and value.get(b"/Type") == b"/ObjStm":
            inner = zlib.decompressobj().decompress(stream[2])
            first = int(value[b"/First"])
            places = [int(place) for place in inner[:first].split()]
            ends = [*places[3::2], len(inner)]
            for name, start, end in zip(places[::2], places[1::2], ends, strict=True):
                yield name, _parsed(inner[first + start : first + end])


def _tables(data: bytes) -> Iterator[tuple[dict, set[int]]]:
    """The trailer of each cross-reference, and the numbers of the objects that it places."""
    for _, value in _dictionaries(data):
        if value.get(b"/Type") == b"/XRef":
            pairs = [int(place) for place in value.get(b"/Index", (0, value[b"/Size"]))]
            yield value, _numbered(zip(pairs[::2], pairs[1::2], strict=True))
    for sections, trailer in _TABLE.findall(data):
        pairs = ((int(start), int(count)) for start, count in _SECTION.findall(sections))
        yield _parsed(trailer), _numbered(pairs)


def _numbered(sections: Iterator[tuple[int, int]]) -> set[int]:
    """The numbers of some sections; a count that no file of ours reaches is cut."""
    ranges = (range(start, start + min(count, _MOST)) for start, count in sections)
    return {number for numbers in ranges for number in numbers}


def _parsed(text: bytes) -> dict:
    """A dictionary of a PDF, with references as `7_0_R`; empty for any other object."""
    tokens = iter(_TOKEN.findall(_REFERENCE.sub(rb"\1_\2_R", text)))
    value = _value(next(tokens, b""), tokens)
    return value if isinstance(value, dict) else {}


def _value(token: bytes, tokens: Iterator[bytes]) -> bytes | list | dict:
    if token == b"[":
        return [_value(inner, tokens) for inner in iter(lambda: next(tokens), b"]")]
    if token == b"<<":
        items = [_value(inner, tokens) for inner in iter(lambda: next(tokens), b">>")]
        return dict(zip(items[::2], items[1::2], strict=True))
    return token
