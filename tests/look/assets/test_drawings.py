"""A drawing is let in as shapes and words; whatever else it could do is refused by name."""

import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.look.assets.drawings import cleaned, looks_like_svg
from briefing.look.assets.images import UnfitError

DATA = Path(__file__).parents[2] / "data"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SOUND = f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Created with a drawing program by 홍길동 -->
{HEAD} xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="80" height="40"
  viewBox="0 0 80 40" inkscape:version="1.3" data-author="canary">
  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">canary</rdf:RDF></metadata>
  <inkscape:grid id="canary"/>
  <style>.a {{ fill: url(#g); font-family: Pretendard }}</style>
  <defs><linearGradient id="g"><stop offset="0" stop-color="#17456b"/></linearGradient>
    <g id="part"><rect class="a" width="9" height="9"/></g></defs>
  <title>그림</title><use href="#part" x="3"/><use xlink:href="#part" x="30"/>
  <text x="4" y="20" style="fill: #000; stroke: none">글자</text>
  <path d="M0 0h8" clip-path="url('#g')" transform="rotate(3)"/>
</svg>"""


def svg(inside="", attributes=""):
    """A drawing with something in it."""
    return f"{HEAD} {attributes}>{inside}</svg>".encode()


def refusal(data):
    """What is said about a drawing that is not let in, in English."""
    with pytest.raises(UnfitError) as refused:
        cleaned(data)
    assert refused.value.wording.code == "unsafe-svg"
    facts = {"file": "x", "limit": "", "what": ""} | refused.value.facts
    return refused.value.wording.text.en.format(**facts)


def test_a_sound_drawing_keeps_what_it_shows():
    """Shapes, words, gradients and repeated parts stay; what a program says about itself goes."""
    clean = cleaned(SOUND.encode())
    assert clean.type == "image/svg+xml"
    tags = [element.tag.rpartition("}")[2] for element in ElementTree.fromstring(clean.data).iter()]
    for kept in ("linearGradient", "rect", "use", "text", "path", "style", "title"):
        assert kept in tags
    assert "글자".encode() in clean.data
    for gone in (b"canary", b"inkscape", "홍길동".encode(), b"metadata"):
        assert gone not in clean.data
    assert cleaned(clean.data).data == clean.data


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n \t", b"\xef\xbb\xbf\r\n"])
def test_a_drawing_is_known_by_its_beginning(start):
    """A byte order mark or spaces before it make no difference."""
    assert looks_like_svg(start + b"<svg/>")
    assert not looks_like_svg(start + b"PNG")


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<foreignObject><p>x</p></foreignObject>", "<foreignObject>"),
        ('<image href="https://evil.example/x.png"/>', "<image>"),
        ('<image href="data:image/png;base64,AAAA"/>', "<image>"),
        ("<animate attributeName='x'/>", "<animate>"),
        ("<set attributeName='onclick' to='x'/>", "<set>"),
        ("<filter id='f'><feImage href='#x'/></filter>", "<filter>"),
        ("<feImage href='file:///etc/passwd'/>", "<feImage>"),
        ("<iframe xmlns='http://www.w3.org/1999/xhtml' src='x'/>", "<iframe>"),
        ("<script xmlns=''>x</script>", "<script>"),
        ("<handler type='x'/>", "<handler>"),
        ("<g onload='alert(1)'/>", "onload"),
        ("<g ONCLICK='alert(1)'/>", "ONCLICK"),
        ("<use href='https://evil.example/x.svg#a'/>", "href="),
        ("<use xlink:href='file:///etc/passwd'/>", "href="),
        ("<use xlink:href='other.svg#a'/>", "href="),
        ("<a href='javascript:alert(1)'/>", "href="),
        ("<a href=' java&#10;script:alert(1)'/>", "href="),
        ("<rect fill='url(https://evil.example/a)'/>", "url("),
        ("<rect fill='URL( &quot;//evil.example/a&quot; )'/>", "URL("),
        ("<rect style='fill: url(x.svg#a)'/>", "url("),
        ("<rect style='fill: u\\72l(https://evil.example)'/>", "\\72"),
        ("<rect fill='u\\72l(https://evil.example)'/>", "\\72"),
        ("<rect style='width: expression(alert(1))'/>", "expression"),
        ("<style>@import 'https://evil.example/x.css';</style>", "@import"),
        ("<style>@font-face { src: url(#x) }</style>", "@font-face"),
        ("<style>rect { fill: url(https://evil.example) }</style>", "url("),
        ("<rect filter='url(#f)'/>", "filter"),
        ("<svg width='1e9' height='1'/>", "width="),
        ("<svg viewBox='0 0 99999999 1'/>", "viewBox="),
    ],
)
def test_what_could_reach_out_is_refused_by_name(inside, named):
    """Scripts, other files, moving parts, effects, and every spelling of them."""
    assert named in refusal(svg(inside))


@pytest.mark.parametrize(
    "head",
    [
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://evil.example/svg11.dtd" []>',
        b'<!-- > --><!DOCTYPE svg SYSTEM "x" [<!ENTITY b "x">]>',
        b'<!DOCTYPE svg><!DOCTYPE svg [<!ENTITY b "x">]>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE svg [<!ENTITY b "x">]>'.encode("utf-16"),
        b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_document_type_is_refused_before_it_is_read(head):
    """Entities can grow without end, or read files."""
    wide = head.startswith(b"\xff\xfe")
    body = svg("<text>&b;&x;</text>").decode()
    said = refusal(head + (body.encode("utf-16-le") if wide else body.encode()))
    assert "<!DOCTYPE>" in said or "not well-formed" in said


@pytest.mark.parametrize("path", sorted((DATA / "drawings").glob("*.svg")), ids=lambda p: p.stem)
def test_drawings_of_the_usual_programs_are_let_in(path):
    """Graphviz, draw.io, Office, Inkscape and matplotlib: a document type without a subset, links
    of a node, the words beside a piece of a web page, and what each notes about itself."""
    clean = cleaned(path.read_bytes()).data
    assert "글자".encode() in clean
    for gone in (
        b"DOCTYPE",
        b"http://www.drawio",
        b"example.org/node",
        b"foreignObject",
        b"cannot",
    ):
        assert gone not in clean


def test_colours_that_follow_the_screen_are_the_light_ones():
    """The engine would paint black what draw.io lets a browser choose."""
    style = "fill: light-dark(#ffffff, var(--ge-dark-color, #121212)); stroke: rgb(0, 0, 0)"
    fill = "light-dark(rgb(1, 2, 3), rgb(4, 5, 6))"
    clean = cleaned(svg(f"<rect style='{style}' fill='{fill}'/>")).data.decode()
    assert 'style="fill: #ffffff; stroke: rgb(0, 0, 0)" fill="rgb(1, 2, 3)"' in clean


def test_words_that_only_a_browser_would_show_are_refused():
    """Where draw.io cuts off a label in what it draws for others, the rest would be lost."""
    piece = "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>{}</p></foreignObject>"
    whole = piece.format("공급망 안정화 위원회")
    assert "공급망 안정화 위원회" in refusal(
        svg(f"<switch>{whole}<text>공급망 안정…</text></switch>")
    )
    assert "공급망 안정화 위원회" in refusal(svg(f"<switch>{whole}</switch>"))
    assert "<foreignObject>" in refusal(svg(whole))
    kept = cleaned(svg(f"<switch>{whole}<text>공급망 안정화 위원회</text><text>x</text></switch>"))
    assert kept.data.count(b"text>") == 2
    assert (
        b"javascript" not in cleaned(svg("<a href='https://example.org/'><text>a</text></a>")).data
    )


@pytest.mark.parametrize(
    "data",
    [b"<svg/>", b"<html></html>", b"<svg", b"<svg xmlns='x'>\xff</svg>", svg("&nbsp;"), b"<a><b>",
     b"<?xml version='1.0' encoding='utf-7'?><svg/>"],
)  # fmt: skip
def test_what_is_no_svg_is_refused(data):
    """Other XML, broken XML, unknown encodings and entities."""
    assert "not well-formed" in refusal(data)


def test_an_outline_that_goes_on_behind_its_end_is_refused():
    """The engine would never be done with such a path; a new command behind `z` is sound."""
    assert 'd="M0 0 z 9' in refusal(svg('<path d="M0 0 z 9 9"/>'))
    assert b"path" in cleaned(svg('<path d="M0 0h8z m1 1l2-2Z"/>')).data


def test_words_that_turn_round_are_refused():
    """A direction override in a drawing would show other words than those that are there."""
    assert "U+202E" in refusal(svg("<text>1\u202e23</text>"))


def bombs():
    """Drawings that would take forever."""
    doubled = "".join(
        f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 40)
    )
    yield "uses that double", svg(f'<g id="g0"><rect/></g>{doubled}<use href="#g39"/>')
    yield "a use of itself", svg('<g id="a"><use href="#a"/></g>')
    circle = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'
    yield "a circle of uses", svg(circle)
    yield "depth", svg("<g>" * 100 + "</g>" * 100)
    yield "far too deep", svg("<g>" * 50_000 + "</g>" * 50_000)
    yield "too many shapes", svg("<rect/>" * 5_001)
    yield "too many unknown parts", svg("<x xmlns='urn:x'/>" * 30_000)
    yield "too large", svg("<path d='" + "h1" * 600_000 + "'/>")


@pytest.mark.parametrize(("name", "data"), list(bombs()))
def test_bombs_are_refused_at_once(name, data):
    """A drawing that repeats or nests without end is refused in no time."""
    started = time.monotonic()
    refusal(data)
    assert time.monotonic() - started < 1
