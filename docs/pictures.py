"""Turn a fresh build into the pictures of the docs.

    .venv/bin/python -m docs.pictures

Every picture is a page that `build.py` has just made; pdftoppm and Chromium take it.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

ROOT = Path(__file__).parents[1]
MEMO = "trilateral"
#: Colours kept in a picture: letters need few, and the files stay small.
COLOURS = 64
WIDTH = 800
#: What a picture of the docs may weigh, in bytes.
LIMIT = 150_000


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: which page of which file."""

    name: str
    edition: str
    theme: str = "institute"
    page: int = 1
    """Of the PDF; 0 takes the web page instead."""


SHOTS = (
    Shot("ko-en", "ko-en"),
    Shot("parallel", "ko-en-parallel", page=2),
    Shot("english", "en"),
    Shot("web", "ko-en", page=0),
    Shot("ministry", "ko", "ministry"),
    Shot("action-memo", "ko-en", "action-memo"),
    Shot("plain", "ko-en", "plain"),
)


def main() -> None:
    """Build, take every picture, and print its name and weight."""
    with TemporaryDirectory() as folder:
        for shot in SHOTS:
            target = ROOT / "docs" / "pictures" / f"{shot.name}.png"
            _take(shot, _built(shot, Path(folder)), Path(folder) / "shot.png")
            _shrink(Path(folder) / "shot.png", target)
            size = target.stat().st_size
            print(target.relative_to(ROOT), f"{size:,} bytes")
            if size > LIMIT:
                raise SystemExit(f"{target.name} is heavier than {LIMIT:,} bytes")


def _built(shot: Shot, folder: Path) -> Path:
    """The file that a picture is taken of."""
    kind = "pdf" if shot.page else "html"
    choice = ("--edition", shot.edition, "--theme", shot.theme, "--format", kind)
    command = [sys.executable, ROOT / "build.py", MEMO, *choice, "--output", folder, "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / f"{MEMO}.{shot.edition}.{shot.theme}.{kind}"


def _take(shot: Shot, file: Path, target: Path) -> None:
    """Take a page of a PDF, or the top of a web page."""
    if shot.page:
        page = str(shot.page)
        command = ["pdftoppm", "-png", "-singlefile", "-r", "144", "-f", page, "-l", page]
        command += [file, target.with_suffix("")]
    else:
        command = [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--force-device-scale-factor=1", "--window-size=1280,860",
            f"--screenshot={target}", file.as_uri(),
        ]  # fmt: skip
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _shrink(source: Path, target: Path) -> None:
    """The same picture, narrower and in few colours, with a thin frame for its paper."""
    with Image.open(source) as image:
        width = min(image.width, 1280 if image.width > image.height else WIDTH)
        height = round(image.height * width / image.width)
        small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    framed = Image.new("RGB", (width + 2, height + 2), "#d0d4da")
    framed.paste(small, (1, 1))
    few = framed.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


if __name__ == "__main__":
    main()
