"""A signature that was added afterwards is told from any other addition."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Iterable
from functools import cache

import pikepdf
import pytest

from briefing.look.seal.parts import objects
from briefing.look.seal.verify import verify
from tests import checkers
from tests.look.print import profiled

#: Room for a signature, in bytes.
ROOM = 4096


@cache
def key(folder: str) -> tuple[str, str]:
    """A key and a certificate of nobody."""
    names = f"{folder}/key.pem", f"{folder}/certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test"]
    command += ["-days", "9", "-keyout", names[0], "-out", names[1]]
    subprocess.run(command, check=True, capture_output=True)
    return names


def revision(data: bytes, more: Iterable[bytes] = (), catalog: bytes = b"") -> bytes:
    """The objects, table and trailer of a revision with a signature's field, still unsigned.

    `more` are further objects; `catalog` is further text in the catalog's dictionary.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root, page, size = pdf.Root, pdf.pages[0].obj, int(pdf.trailer.Size)
        numbers = root.objgen[0], page.objgen[0]
        whole = {name: _text(value) for name, value in ((0, root), (1, page))}
        info = pdf.trailer.Info.objgen[0]
    start = re.search(rb"startxref\n(\d+)", data[-60:])[1]
    field = b"%d 0 R" % size
    notes = re.search(rb"/Annots \[([^]]*)\]", whole[1])
    kept = notes[1] if notes else b""
    page_text = whole[1].replace(notes[0], b"") if notes else whole[1]
    bodies = [
        (numbers[0], whole[0][:-2] + catalog + b"/AcroForm <</SigFlags 3/Fields [%b]>>>>" % field),
        (numbers[1], page_text[:-2] + b"/Annots [%b %b]>>" % (kept, field)),
        (size, b"<</Subtype /Widget/FT /Sig/T (a)/Rect [0 0 0 0]/V %d 0 R>>" % (size + 1)),
        (size + 1, b"<</Type /Sig/Filter /Adobe.PPKLite/SubFilter /adbe.pkcs7.detached"
         b"/ByteRange [0 **********  ********** **********]/Contents <" + b"0" * ROOM * 2 + b">>>"),
    ]  # fmt: skip
    bodies += [(int(body.split()[0]), body.split(b" 0 obj ", 1)[1]) for body in more]
    added, table = b"\n", b"xref\n"
    for number, body in bodies:
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data) + len(added))
        added += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %b>>\nstartxref\n%d\n%%%%EOF\n"
    trailer %= size + 9, numbers[0], info, start, len(data) + len(added)
    return added + table + trailer


def _text(value: pikepdf.Dictionary) -> bytes:
    return value.unparse(resolved=True)


def signed(data: bytes, added: bytes, folder: str, of: bytes | None = None) -> bytes:
    """The file with a revision that is signed; `of` is signed in the place of its bytes."""
    whole = data + added
    before = whole.index(b"/Contents <", len(data)) + len(b"/Contents ")
    after = before + ROOM * 2 + 2
    for number in (before, after, len(whole) - after):
        whole = whole.replace(b"*" * 10, b"%-10d" % number, 1)
    secret, certificate = key(folder)
    command = ["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-md", "sha256"]
    command += ["-inkey", secret, "-signer", certificate]
    content = of or whole[:before] + whole[after:]
    made = subprocess.run(command, input=content, capture_output=True, check=True).stdout
    return whole[:before] + b"<%b>" % made.hex().encode().ljust(ROOM * 2, b"0") + whole[after:]


def codes(data: bytes, of: bytes) -> list[str]:
    """What is found in a file by the manifest of another."""
    return [problem.code for problem in verify(data, profiled.manifest(of), "x.pdf")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> str:
    """Where the key lies."""
    return str(tmp_path_factory.mktemp("key"))


@checkers.needs_openssl
@pytest.mark.parametrize("name", ["screen", "archive", "print"])
def test_a_signature_is_told(name: str, folder: str) -> None:
    """A file with a signature over all of it is what was delivered, and says that it is signed."""
    data = profiled.delivered(name)
    whole = signed(data, revision(data), folder)
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        assert pdf.Root.AcroForm.SigFlags == 3
    (problem,) = verify(whole, profiled.manifest(data), "x.pdf")
    assert (problem.code, problem.severity) == ("signed-afterwards", "warning")
    assert "signed afterwards" in problem.message()


@checkers.needs_openssl
def test_a_second_signature_is_told_too(folder: str) -> None:
    """Another hand may sign what is signed already."""
    data = profiled.delivered("screen")
    first = signed(data, revision(data), folder)
    second = signed(first, revision(first), folder)
    assert codes(second, data) == ["signed-afterwards"]


@checkers.needs_openssl
def test_a_signature_does_not_hide_a_change(folder: str) -> None:
    """A bit of what was delivered, of what was signed, or anything behind it is a change."""
    data = profiled.delivered("screen")
    whole = signed(data, revision(data), folder)
    for at in (100, len(data) // 2, len(data) + 40, len(whole) - 20):
        turned = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        assert codes(turned, data) == ["file-changed"], at
    for other in (whole + b"\n", whole[:-1], signed(data, revision(data), folder, of=b"other")):
        assert codes(other, data) == ["file-changed"]
    unsigned = data + revision(data)
    assert codes(unsigned, data) == ["file-changed"]
    other = whole.replace(b"/ByteRange [0 ", b"/ByteRange [1 ")
    assert codes(other, data) == ["file-changed"]


def _number(data: bytes, mark: bytes) -> int:
    return next(number for number, body in objects(data) if mark in body.partition(b"stream\n")[0])


@checkers.needs_openssl
def test_what_is_signed_may_change_no_page(folder: str) -> None:
    """A revision that replaces what is painted, or does something by itself, is a change."""
    data = profiled.delivered("screen")
    font = _number(data, b"/Length1")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page, content = pdf.pages[0].obj, pdf.pages[0].Contents.objgen[0]
        other = _text(page).replace(b"/Contents %d 0 R" % content, b"/Contents %d 0 R" % font)
        number = page.objgen[0]
    stream = b"%d 0 obj <</Length 0>>\nstream\n\nendstream"
    note = b"900 0 obj <</Type /Annot/Subtype /FreeText/Rect [0 0 500 800]>>"
    for name, more, catalog in (
        ("a page's text", [stream % content], b""),
        ("a font", [stream % font], b""),
        ("another text for a page", [b"%d 0 obj %b" % (number, other)], b""),
        ("a script", [], b"/OpenAction <</S /JavaScript/JS (a)>>"),
        ("a setting", [], b"/ViewerPreferences2 <<>>"),
    ):
        whole = signed(data, revision(data, more, catalog), folder)
        assert codes(whole, data) == ["file-changed"], name
    added = revision(data, [note]).replace(b"/Annots [", b"/Annots [900 0 R ")
    assert codes(signed(data, added, folder), data) == ["file-changed"]
    nothing = re.sub(rb"/Prev \d+", b"/Prev 9", revision(data))
    assert codes(signed(data, nothing, folder), data) == ["file-changed"]
