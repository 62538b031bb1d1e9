"""Style sheets, templates and drawings that call other machines or open other files."""

import socket
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.hostile import groups, project, samples
from tests.hostile.case import HTML, PDF, Case
from tests.hostile.test_drawings import OPEN, drawn

CANARY = b"the canary of a file outside"
#: Addresses: HOST is a listener on this machine, OUTSIDE a file beside the project.
ADDRESSES = (
    "http://HOST/a.png", "//HOST/a.png", "ftp://HOST/a.png", "https://HOST/a.png",
    "file://OUTSIDE", "OUTSIDE", "file://HOST/a.png",
    "asset:memo/../../../../../../etc/passwd", "http://169.254.169.254/latest/meta-data/",
)  # fmt: skip


def _watched(root: Path) -> None:
    """Make an error of any opening of the file outside, by whatever part of Python."""

    def hook(event: str, args: tuple) -> None:
        if event == "socket.connect":
            raise KeyError(f"connects to {args[1]!r}")
        if event == "open" and str(args[0]).endswith(("foreign/a.png", "/etc/passwd")):
            raise KeyError(f"opens {args[0]!r}")

    sys.addaudithook(hook)


def cases(extent) -> Iterator[Case]:
    """Every place with several kinds of address, and over all places every kind."""
    how = {"either": True, "absent": (CANARY, b"root:x:"), "prepare": _watched}
    places = groups.table("connections")
    forms = [(kind, form) for kind in ("sheet", "page", "drawing") for form in places[kind]]
    for at, (kind, form) in enumerate(forms):
        wanted = ADDRESSES if extent.full else [ADDRESSES[(at + 2 * turn) % 9] for turn in range(4)]
        for address in dict.fromkeys((ADDRESSES[0], *wanted)):
            name, text = f"{kind} {form[:30]} {address} {at}", form.replace("%s", address)
            if kind == "sheet":
                yield Case(name, {project.SHEET: text}, job=PDF, **how)
                if address == ADDRESSES[0]:
                    screen = {project.SCREEN_SHEET: text}
                    yield Case(f"screen {name}", screen, job=HTML, **how)
            elif kind == "page":
                files = {"templates/tiny/before.html": text}
                yield Case(name, files, job=PDF if at % 2 else HTML, **how)
            else:
                yield drawn(name, f"{OPEN}{text}</svg>", job=PDF, **how)


@pytest.fixture(scope="module")
def listener():
    """A server on this machine that only counts who calls."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def _calls(listener: socket.socket) -> int:
    """How many have called since it was last asked."""
    count = 0
    while True:
        try:
            listener.accept()[0].close()
        except BlockingIOError:
            return count
        count += 1


@pytest.mark.tries("cases")
def test_nothing_outside_is_opened(case, lab, listener):
    """No connection is made, no file outside is opened, and nothing of it is in the delivery."""
    outside = lab.folder / "foreign" / "a.png"
    project.put(outside.parent, {outside.name: samples.PNG + CANARY})
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    files = {
        path: text.replace("HOST", host).replace("OUTSIDE", str(outside))
        for path, text in case.files.items()
    }
    lab.hold(replace(case, files=files))
    assert _calls(listener) == 0
