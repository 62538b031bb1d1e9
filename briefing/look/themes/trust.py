"""Turn the files of a theme's chain into one digest, and hold it against those a user trusts.

Templates of every theme run in a sandbox. Who wants more, as an office with one approved house
style, names its digest: a theme with any other byte, in itself or in an ancestor, is refused
before one of its templates runs.
"""

import re
from hashlib import sha256
from pathlib import Path

from briefing import files
from briefing.look.themes.places import theme_files
from briefing.look.themes.theme import Theme
from briefing.problems import Report, Span
from briefing.wording import theme as wording

#: A digest as it is printed and typed.
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
#: The largest picture or font of a theme.
_LIMIT = 20_000_000


def digest(theme: Theme, root: Path) -> str:
    """`sha256:` and 64 hexadecimal digits over the names and bytes of all files of a chain.

    Raises:
        BriefingError: A file cannot be read.
    """
    whole = sha256()
    for folder in theme.folders:
        for path in theme_files(folder, root):
            content = sha256(files.read_bytes(path, root, _LIMIT)).hexdigest()
            whole.update(f"{files.place(path, root)}\0{content}\n".encode())
    return f"sha256:{whole.hexdigest()}"


def is_trusted(theme: Theme, root: Path, trusted: tuple[str, ...], report: Report) -> bool:
    """Whether a theme is one of those that are trusted; reported if not. None named trusts all."""
    if not trusted or (own := digest(theme, root)) in trusted:
        return True
    place = Span(files.place(theme.folders[0] / "theme.yaml", root), 1, 1)
    report(wording.NOT_TRUSTED.at(place, theme=theme.name, digest=own))
    return False
