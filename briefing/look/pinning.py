"""Turn a set of fonts into all that this process sees of fonts: a fontconfig file of our own."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from xml.sax.saxutils import escape

from briefing.look.fonts import FontSet
from briefing.problems import BriefingError, Exit, Span
from briefing.wording import fonts as wording
from briefing.wording import foreign


def pin(fonts: FontSet, cache: Path | None = None) -> Path:
    """Let this process see these fonts only: write the fontconfig file and name it to fontconfig.

    Without a `cache`, it is that of the fonts that were pinned before.

    Generated, because fontconfig has no cache folder relative to its own file. Each
    `FontConfiguration` of WeasyPrint reads it anew, so that a process may be pinned to another
    set later on.

    Raises:
        BriefingError: The cache folder cannot be written (exit code 4).
        RuntimeError: WeasyPrint was imported before and has seen the fonts of the machine.
    """
    before = Path(os.environ.get("FONTCONFIG_FILE", ""))
    folder = cache.resolve() / "fontconfig" if cache else before.parent
    text = _configuration(fonts, folder)
    path = folder / f"{sha256(text.encode()).hexdigest()[:16]}.conf"
    pinned = before.parent == folder
    if "weasyprint" in sys.modules and not pinned:
        raise RuntimeError("fonts must be pinned before weasyprint is imported")
    try:
        write(path, text.encode())
    except OSError as error:
        place = Span(str(folder), 1, 1)
        problem = wording.NO_FONT_CACHE.at(place, folder=str(folder), why=foreign.system(error))
        raise BriefingError((problem,), Exit.ENVIRONMENT) from error
    os.environ["FONTCONFIG_FILE"] = str(path)
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)
    return path


@contextmanager
def pinned(fonts: FontSet, usual: FontSet) -> Iterator[None]:
    """Inside the block the print engine sees these fonts, afterwards the usual ones again."""
    if fonts == usual:
        yield
        return
    pin(fonts)
    try:
        yield
    finally:
        pin(usual)


def write(path: Path, data: bytes) -> None:
    """Put a cache file in place at once, so that no process ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as draft:
        try:
            draft.write(data)
            draft.close()
            Path(draft.name).replace(path)
        except OSError:
            Path(draft.name).unlink()
            raise


def _configuration(fonts: FontSet, cache: Path) -> str:
    """The fontconfig file: these folders, this cache, and the order of the families.

    The families are appended weakly: the stack of the theme comes first, then the language,
    then the order of the list.
    """
    folders = "".join(f"  <dir>{escape(str(folder.resolve()))}</dir>\n" for folder in fonts.folders)
    generic = "".join(
        f'  <alias binding="same"><family>{escape(name)}</family>'
        f"<prefer><family>{escape(family)}</family></prefer></alias>\n"
        for name, family in fonts.generic
    )
    hidden = "".join(f"<glob>{escape(str(path.resolve()))}</glob>" for path in fonts.hidden)
    hidden = f"  <selectfont><rejectfont>{hidden}</rejectfont></selectfont>\n" if hidden else ""
    order = "".join(f"<string>{escape(family)}</string>" for family in fonts.families)
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'
        f"<fontconfig>\n{folders}  <cachedir>{escape(str(cache))}</cachedir>\n{hidden}{generic}"
        '  <match target="pattern"><edit name="family" mode="append_last" binding="weak">'
        f"{order}</edit></match>\n</fontconfig>\n"
    )
