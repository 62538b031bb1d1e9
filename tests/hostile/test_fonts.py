"""Fonts that are damaged, hostile or not what the list says: told, and no library is crashed."""

import struct
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.look import fontcheck, fonts
from briefing.problems import BriefingError, Collected
from briefing.run.outcome import Outcome

FLIPS = 210
FACE, LICENCE = "A.otf", "LICENCE"


def test_a_bad_font_does_no_harm(lab, extent, tried):
    """What is no plain static font is refused, and a damaged one is told or does nothing (H07)."""
    model = min(lab.maker.fonts.faces, key=lambda face: face.size)
    good = files.read_bytes(model.path, model.folder, fontcheck.LARGEST)
    chance, folder = extent.random("fonts"), lab.folder / "fonts-tried"
    blobs = [*_hostile(good), *_damaged(good, chance, extent.count(FLIPS, few=210))]

    def work(blob: tuple[str, bytes]) -> Outcome:
        place = folder / sha256(blob[1]).hexdigest()[:12]
        return Outcome(data=_checked(place, blob[1], model))

    for (name, data), outcome in lab.forked(work, extent.some(blobs)):
        codes = ", ".join(problem.code for problem in outcome.problems)
        text = outcome.data.decode() or outcome.bug.replace("\n", " ") or codes
        fault = "" if outcome.data else f"the worker was lost: {text}"
        if not fault and name.startswith("hostile") and text == "sound":
            fault = "it was taken"
        tried(name, fault, sha256(data).hexdigest())


def _checked(folder: Path, data: bytes, model: fonts.Face) -> bytes:
    """What the check of fonts says of a font whose list is as hostile as the font."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in ((FACE, data), (LICENCE, b"OFL"), ("fonts.toml", _listed(data, model))):
        (folder / name).write_bytes(content)
    report = Collected()
    try:
        faces = fonts.load(folder)
        fontcheck.verify(faces, report)
        if not report.errors:
            faces.missing("가나다 abc")
    except BriefingError as error:
        return ",".join(problem.code for problem in error.problems).encode()
    return ",".join(problem.code for problem in report.errors).encode() or b"sound"


def _listed(data: bytes, model: fonts.Face) -> bytes:
    values = {name: getattr(model, name) for name in fonts.FIELDS}
    values |= {"file": FACE, "licence": LICENCE, "size": len(data)}
    values |= {"sha256": sha256(data).hexdigest()}
    lines = [f"{name} = {value!r}".replace("'", '"') for name, value in values.items()]
    return ("[[face]]\n" + "\n".join(lines) + "\n").encode()


def _hostile(good: bytes) -> Iterator[tuple[str, bytes]]:
    """What is no plain static font."""
    count = struct.unpack_from(">H", good, 4)[0]
    drawn = b"GSUB" if b"GSUB" in good[:500] else b"name"
    for name, data in {
        "nothing": b"",
        "a letter": b"a",
        "a head alone": good[:12],
        "zeros": bytes(2000),
        "a page": b"<html><script>alert(1)</script>",
        "half": good[: len(good) // 2],
        "a tenth": good[: len(good) // 10],
        "tables without end": good[:4] + b"\xff\xff" + good[6:],
        "no tables": good[:4] + bytes(8),
        "a table beyond the end": good[:12] + good[12:20] + b"\xff\xff\xff\xff" + good[24:],
        "drawings inside": good.replace(drawn, b"SVG ", 1),
        "a variable font": good.replace(b"GPOS", b"fvar", 1),
        "a collection": b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x0c" + good,
        "WOFF": b"wOFF" + good[4:200],
        "WOFF2": b"wOF2" + good[:4] + struct.pack(">IHH", 2**31, count, 0) + bytes(40),
        "without a map": good.replace(b"cmap", b"xmap", 1),
        "without outlines": good.replace(b"CFF ", b"xFF ", 1).replace(b"glyf", b"xlyf", 1),
        "Type 1": b"%!PS-AdobeFont-1.0: x\n" + bytes(100),
    }.items():
        if data != good:
            yield f"hostile: {name}", data


def _damaged(good: bytes, chance, count: int) -> Iterator[tuple[str, bytes]]:
    """A bit turned over, or the end cut off."""
    for turn in range(count):
        if turn % 4 == 3:
            yield f"cut {turn}", good[: chance.randrange(len(good))]
            continue
        # Half of them where the tables are listed and begin, which is where it hurts.
        at = chance.randrange(2_000 if turn % 2 else len(good))
        data = bytearray(good)
        data[at] ^= 1 << chance.randrange(8)
        yield f"bit {turn} at {at}", bytes(data)
