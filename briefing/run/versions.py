"""Say what a document was made with: packages, and the C libraries under them."""

import ctypes
import platform
import zlib
from collections.abc import Callable
from contextlib import suppress
from importlib import metadata

from briefing.bootstrap import native
from briefing.bootstrap.sentences import NativeMissingError

__version__ = "0.1.0"
PACKAGES = (
    "weasyprint", "pydyf", "tinyhtml5", "tinycss2", "cssselect2", "pyphen", "jinja2", "markupsafe",
    "pyyaml", "babel", "markdown-it-py", "uharfbuzz", "fonttools", "brotli", "pillow",
)  # fmt: skip


def packages() -> dict[str, str]:
    """Installed versions by name; an absent package has none."""
    return {name: version for name in PACKAGES if (version := _installed(name))}


def libraries() -> dict[str, str]:
    """Versions of the libraries that lay out and pack what is printed; empty if not there."""
    with suppress(NativeMissingError):
        native.preload()
    return {
        "pango": _asked("pango-1.0", 0, _pango),
        "harfbuzz": _asked("harfbuzz", 0, _harfbuzz),
        "fontconfig": _asked("fontconfig", 1, _fontconfig),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def all_versions() -> dict[str, str]:
    """Everything whose change may change a byte of the output."""
    own = {"briefing": __version__, "python": platform.python_version()}
    return own | packages() | libraries()


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _asked(base: str, number: int, ask: Callable[[ctypes.CDLL], str]) -> str:
    try:
        return ask(ctypes.CDLL(native.file_name(base, number)))
    except (OSError, AttributeError):
        return ""


def _pango(library: ctypes.CDLL) -> str:
    library.pango_version_string.restype = ctypes.c_char_p
    return library.pango_version_string().decode()


def _harfbuzz(library: ctypes.CDLL) -> str:
    library.hb_version_string.restype = ctypes.c_char_p
    return library.hb_version_string().decode()


def _fontconfig(library: ctypes.CDLL) -> str:
    number = library.FcGetVersion()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
