"""SVG files: what runs, loads or explodes is refused by name; what is a drawing is let in."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile import samples, tiny
from tests.hostile.case import HTML, PDF, Case, delivered
from tests.hostile.lab import Lab
from tests.hostile.pictures import memo
from tests.hostile.trial import Family, Tried

OPEN, CLOSE = (
    samples.SVG_OPEN.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" '),
    "</svg>",
)
#: What stands inside a drawing.
INSIDE = (
    "<script>alert(1)</script>",
    "<script href='http://127.0.0.1/x.js'/>",
    "<foreignObject><p/></foreignObject>",
    (
        "<foreignObject width='9' height='9'><body xmlns='http://www.w3.org/1999/xhtml'>"
        "a</body></foreignObject>"
    ),
    "<image href='http://127.0.0.1/a.png'/>",
    "<image xlink:href='file:///etc/passwd'/>",
    "<image href='a.png'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zz4='/>",
    "<use href='http://127.0.0.1/a.svg#b'/>",
    "<use xlink:href='file:///a.svg#b'/>",
    "<use href='other.svg#b'/>",
    "<use href='data:image/svg+xml,a#b'/>",
    "<a href='javascript:alert(1)'><text>a</text></a>",
    "<a xlink:href='https://a.example'><text>a</text></a>",
    "<rect onload='alert(1)'/>",
    "<rect onclick='x'/>",
    "<rect ONCLICK='x'/>",
    "<rect style='fill:url(http://127.0.0.1/)'/>",
    "<rect fill='url(http://127.0.0.1/#a)'/>",
    "<rect fill='url(file:///etc/passwd)'/>",
    "<rect fill='url( \"//h/x\" )'/>",
    "<rect style='background:url(//127.0.0.1/x)'/>",
    "<rect style='fill:\\75rl(http://127.0.0.1/)'/>",
    "<rect filter='url(#a)'/>",
    "<filter id='a'><feImage href='http://127.0.0.1/'/></filter>",
    "<filter id='a'><feTurbulence numOctaves='999999'/></filter>",
    "<style>@import 'http://127.0.0.1/';</style>",
    "<style>rect{fill:url(http://127.0.0.1/)}</style>",
    "<style>@font-face{src:url(http://127.0.0.1/)}</style>",
    "<style>* { behavior: expression(alert(1)) }</style>",
    "<style>a{b:\\75rl(x)}</style>",
    "<animate attributeName='href' values='javascript:alert(1)'/>",
    "<set attributeName='onload' to='x'/>",
    "<animateTransform/>",
    "<animateMotion/>",
    "<handler type='x'/>",
    "<iframe src='x'/>",
    "<video/>",
    "<audio/>",
    "<embed/>",
    "<object/>",
    "<link rel='stylesheet' href='x'/>",
    "<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>",
    "<m:math xmlns:m='http://www.w3.org/1998/Math/MathML'/>",
    "<switch><text>a</text></switch>",
    "<cursor/>",
    "<font-face-uri href='http://127.0.0.1/'/>",
    "<color-profile href='x'/>",
    "<discard/>",
    "<mpath href='x'/>",
    "<g id='a'><use href='#a'/></g>",
    "<use id='a' href='#a'/>",
    "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>",
    "<rect src='x'/>",
    "<g xml:base='http://127.0.0.1/'/>",
    "<textPath href='http://127.0.0.1/#a'>a</textPath>",
    "<linearGradient href='http://127.0.0.1/#a'/>",
    "<pattern xlink:href='//h/x'/>",
    "<mask href='x'/>",
    "<rect clip-path='url(x.svg#a)'/>",
    "<rect mask='url(http://127.0.0.1/#a)'/>",
    "<path marker-end='url(//h#a)'/>",
    "<text style='font-family:url(x)'>a</text>",
    "<rect fill='image(http://127.0.0.1/)' style='fill:image-set(\"x\")'/>",
    "<g>" * 70 + "</g>" * 70,
    "<g/>" * 5_001,
    "<rect width='1e99' height='1e99'/>",
    "<rect width='999999999'/>",
)
#: Whole files that are no drawings.
WHOLE = (
    "<svg/>",
    "<svg xmlns='http://www.w3.org/2000/SVG'/>",
    "<html/>",
    "<?xml version='1.0'?>",
    "<",
    "<svg",
    "<a></b>",
    "<!DOCTYPE svg><svg xmlns='http://www.w3.org/2000/svg'/>",
    "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + samples.SVG,
    "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + OPEN + "<text>&a;</text>" + CLOSE,
    "<!DOCTYPE svg SYSTEM 'http://127.0.0.1/a.dtd'>" + samples.SVG,
    (
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c "
        "'&b;&b;&b;&b;&b;'>]>"
    )
    + OPEN
    + "<text>&c;</text>"
    + CLOSE,
    "<!DOCTYPE a [<!ENTITY % a SYSTEM 'http://127.0.0.1/'> %a;]>" + samples.SVG,
    OPEN + "&nbsp;" + CLOSE,
    OPEN,
    samples.SVG + "<a/>",
    OPEN + "<text>\u0001</text>" + CLOSE,
    '<?xml version="1.0" encoding="UTF-7"?>' + samples.SVG,
    '<?xml version="1.0" encoding="no-such"?>' + samples.SVG,
    OPEN.replace("0 0 24 24", "0 0 1e9 1e9") + CLOSE,
    OPEN.replace('"24"', '"999999999"') + CLOSE,
    OPEN + "<x:a>" + CLOSE,
    "<svg:svg>" + CLOSE,
    "<<svg>>",
    '<?xml version="1.0" encoding="utf-16"?>' + samples.SVG,
    OPEN + "<text>" + "a" * 1_000_001 + "</text>" + CLOSE,
    OPEN + "<g " + "a='1' " * 2 + "/>" + CLOSE,
    "<svg xmlns='http://www.w3.org/1999/xhtml'><script/></svg>",
)
DRAWINGS_LET_IN = (
    samples.SVG,
    '<?xml version="1.0" encoding="UTF-8"?>\n' + samples.SVG,
    "\ufeff" + samples.SVG,
    "<?xml-stylesheet href='http://127.0.0.1/x.css'?>" + samples.SVG,
    OPEN
    + "<defs><linearGradient id='g'><stop offset='1' stop-color='#123'/></linearGradient></defs>"
    "<rect width='9' height='9' fill='url(#g)'/>" + CLOSE,
    OPEN
    + "<symbol id='s'><path d='M0 0h9v9z'/></symbol><use href='#s'/><use xlink:href='#s' x='9'/>"
    + CLOSE,
    OPEN + "<style>rect { fill: #123 }</style><rect width='9' height='9'/>" + CLOSE,
    OPEN + "<metadata><script>alert(1)</script></metadata><rect width='9' height='9'/>" + CLOSE,
    OPEN + "<text x='2' y='9' font-size='8'>가 &lt;script&gt; 나</text>" + CLOSE,
    OPEN + "<!-- <script>alert(1)</script> --><g transform='rotate(9)'><circle r='4'/></g>" + CLOSE,
)


def _tries(lab: Lab) -> Iterator[Tried]:
    yield from lab.judged((*_refused(), *_exploding(), *_let_in()))


DRAWINGS = Family("drawings", 110, _tries)


def _case(name: str, drawing: str | bytes, **how) -> Case:
    return Case(
        name, {tiny.MEMO: memo("figures/a.svg"), "content/tiny/figures/a.svg": drawing}, **how
    )


def _refused() -> Iterator[Case]:
    codes = frozenset({"unsafe-svg", "unfit-image"})
    harmless = (
        "<rect width='1e99'",
        "<rect width='999999999'/>",
        "<switch>",
        "<cursor",
        "<mask href",
    )
    for at, inside in enumerate(INSIDE):
        either = inside.startswith(harmless)
        job = PDF if at % 4 == 0 else HTML
        drawing = OPEN + inside + "<circle r='9'/>" + CLOSE
        yield _case(f"part {inside[:50]}", drawing, codes=codes, either=either, job=job)
    for at, drawing in enumerate(WHOLE):
        job = PDF if at % 4 == 0 else HTML
        yield _case(f"file {drawing[:60]}", drawing, codes=codes, job=job)
    wide = samples.SVG.encode("utf-16")
    yield _case("UTF-16", wide, codes=codes, either=True)
    yield _case("NUL bytes", b"<svg\0" + samples.SVG.encode(), codes=codes)


def _exploding() -> Iterator[Case]:
    """Repeated parts that would be drawn a million times."""
    codes = frozenset({"unsafe-svg"})
    for levels in (4, 5, 8, 20):
        parts = ["<g id='a0'><circle r='1'/></g>"]
        for at in range(1, levels):
            parts.append(f"<g id='a{at}'>" + f"<use href='#a{at - 1}'/>" * 10 + "</g>")
        drawing = OPEN + "".join(parts) + f"<use href='#a{levels - 1}'/>" + CLOSE
        yield _case(f"{levels} levels of repeated parts", drawing, codes=codes)
    for name, inside in {
        "patterns in patterns": "".join(
            (
                f"<pattern id='p{at}' width='.01' height='.01'><rect width='9' height='9' "
                f"fill='url(#p{at - 1})'/></pattern>"
            )
            for at in range(12)
        )
        + "<rect width='24' height='24' fill='url(#p11)'/>",
        "masks in masks": "".join(
            f"<mask id='m{at}'><rect width='9' height='9' mask='url(#m{at - 1})'/></mask>"
            for at in range(30)
        )
        + "<rect width='9' height='9' mask='url(#m29)'/>",
        "a mask of itself": (
            "<mask id='m'><rect width='9' height='9' mask='url(#m)'/></mask><rect "
            "mask='url(#m)' width='9' height='9'/>"
        ),
        "a pattern of itself": (
            "<pattern id='p' width='1' height='1'><rect width='9' height='9' "
            "fill='url(#p)'/></pattern><rect fill='url(#p)' width='9' height='9'/>"
        ),
        "markers everywhere": "<marker id='k'><path d='M0 0"
        + "h1" * 50
        + "' marker-mid='url(#k)'/></marker><path d='M0 0"
        + "h1" * 50
        + "' marker-mid='url(#k)'/>",
        "gradients of each other": (
            "<linearGradient id='a' href='#b'/><linearGradient id='b' href='#a'/><rect "
            "fill='url(#a)' width='9' height='9'/>"
        ),
        "clips of each other": (
            "<clipPath id='a' clip-path='url(#b)'><rect/></clipPath><clipPath id='b' "
            "clip-path='url(#a)'><rect/></clipPath><rect clip-path='url(#a)' width='9' "
            "height='9'/>"
        ),
        "dashes without end": "<path d='M0 0h99999' stroke='#000' stroke-dasharray='.00001'/>",
        "a path of 900 KB": "<path d='M0 0" + "l1 1" * 220_000 + "'/>",
    }.items():
        for job in (HTML, PDF):
            yield _case(f"{name} {job.format}", OPEN + inside + CLOSE, either=True, job=job)


def _let_in() -> Iterator[Case]:
    for at, drawing in enumerate(DRAWINGS_LET_IN):
        for job in (HTML, PDF):
            files = {tiny.MEMO: memo("figures/a.svg"), "content/tiny/figures/a.svg": drawing}
            yield delivered(f"good {at} {job.format}", files, job=job, absent=(b"alert(1)",))
