"""Style sheets, templates and drawings that call other machines or open other files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.hostile import samples, tiny
from tests.hostile.case import HTML, PDF, Case
from tests.hostile.lab import Lab, Listener
from tests.hostile.pictures import memo
from tests.hostile.trial import Family, Tried

CANARY = b"the canary of a file outside"
#: Places of an address in a style sheet.
SHEETS = (
    "@import '{0}';",
    "@import url({0});",
    "@font-face {{ font-family: X; src: url({0}) }} p {{ font-family: X }}",
    "p {{ background: url({0}) }}",
    "p {{ background-image: url('{0}'), url(\"{0}\") }}",
    "p {{ list-style-image: url({0}) }}",
    "p::before {{ content: url({0}) }}",
    "@page {{ background: url({0}) }}",
    "@page {{ @top-left {{ content: url({0}) }} }}",
    "p {{ border-image: url({0}) 1 }}",
    "p {{ --x: url({0}); background: var(--x) }}",
    "@color-profile --x {{ src: url({0}) }}",
    "p {{ mask-image: url({0}) }}",
    "p {{ clip-path: url({0}#a) }}",
    "p {{ filter: url({0}#a) }}",
    "p {{ content: url({0}) }}",
    "p {{ background: u\\72l({0}) }}",
    "@namespace url({0});",
    "p {{ cursor: url({0}), auto }}",
)
#: Places of an address in a page.
PAGES = (
    "<img src='{0}' alt='a'>",
    "<link rel=stylesheet href='{0}'>",
    "<link rel=attachment href='{0}'>",
    "<a rel=attachment href='{0}'>a</a>",
    "<object data='{0}'></object>",
    "<embed src='{0}'>",
    "<svg width='9' height='9'><image href='{0}' width='9' height='9'/></svg>",
    "<svg width='9' height='9'><use href='{0}#a'/></svg>",
    "<style>p {{ background: url({0}) }}</style>",
    "<p style='background: url({0})'>a</p>",
    "<picture><source srcset='{0}'><img src='{0}' alt='a'></picture>",
    "<video poster='{0}'></video>",
    "<base href='{0}'>",
    "<link rel=icon href='{0}'>",
    (
        "<svg width='9' height='9'><style>@import '{0}'; rect {{ fill: url({0}) }}</style>"
        "<rect width='9' height='9'/></svg>"
    ),
)
#: Places of an address in a drawing.
DRAWN = (
    "<image href='{0}' width='9' height='9'/>",
    "<image xlink:href='{0}' width='9' height='9'/>",
    "<use href='{0}#a'/>",
    "<style>@import '{0}';</style><rect/>",
    "<rect fill='url({0}#a)' width='9' height='9'/>",
    "<feImage href='{0}'/>",
    "<script href='{0}'/>",
    "<text style='font-family:a;src:url({0})'>a</text>",
)


def _tries(lab: Lab) -> Iterator[Tried]:
    listener, outside = Listener(), lab.folder / "foreign" / "a.png"
    tiny.put(outside.parent, {"a.png": samples.PNG + CANARY})
    addresses = (
        f"http://{listener.address}/a.png",
        f"//{listener.address}/a.png",
        f"ftp://{listener.address}/a.png",
        f"https://{listener.address}/a.png",
        f"file://{outside}",
        str(outside),
        f"file://{listener.address}/a.png",
        "asset:memo/../../../../../../etc/passwd",
        "http://169.254.169.254/latest/meta-data/",
    )
    made = list(_cases(lab, addresses, outside))
    for tried in lab.judged(made):
        calls = listener.calls()
        yield Tried(tried.name, f"{calls} connections" if calls else tried.fault, tried.digest)


CONNECTIONS = Family("connections", 200, _tries)


def _cases(lab: Lab, addresses: tuple[str, ...], outside: Path) -> Iterator[Case]:
    def watched(folder: Path) -> None:
        """Make an error of any opening of the file outside, by whatever part of Python."""

        def hook(event: str, args: tuple) -> None:
            if event == "socket.connect":
                raise KeyError(f"connects to {args[1]!r}")
            if event == "open" and str(args[0]).endswith(("foreign/a.png", "/etc/passwd")):
                raise KeyError(f"opens {args[0]!r}")

        sys.addaudithook(hook)

    how = {"either": True, "absent": (CANARY, b"root:x:"), "prepare": watched}
    for at, form in enumerate((*SHEETS, *PAGES, *DRAWN)):
        # Every place with several kinds of address, and over all places every kind.
        wanted = addresses if lab.full else [addresses[(at + 2 * turn) % 9] for turn in range(4)]
        for address in dict.fromkeys((addresses[0], *wanted)):
            name = f"{form[:30]} {address.partition(':')[0][:12]} {at} {len(address)}"
            words = form.format(address)
            if form in SHEETS:
                yield Case(f"sheet {name}", {tiny.SHEET: words}, job=PDF, **how)
                if address == addresses[0]:
                    yield Case(f"screen {name}", {tiny.SCREEN_SHEET: words}, job=HTML, **how)
            elif form in PAGES:
                files = {"templates/tiny/before.html": words}
                yield Case(f"page {name}", files, job=PDF if at % 2 else HTML, **how)
            else:
                drawing = samples.SVG_OPEN.replace(
                    "<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" '
                )
                files = {
                    tiny.MEMO: memo("figures/a.svg"),
                    "content/tiny/figures/a.svg": drawing + words + "</svg>",
                }
                yield Case(f"drawing {name}", files, job=PDF, **how)
