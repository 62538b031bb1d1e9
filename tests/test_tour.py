"""The five minutes of README, followed to the letter, end with right files."""

import re
import shutil
from pathlib import Path

from briefing import cli
from briefing.edition.spec import BUILT_IN
from docs.generated import ROOT
from tests import sample
from tests.manual import README, read


def test_the_tour_delivers_right_files(tmp_path, capsys):
    """Followed to the letter, from the changed sentence to the built pages, README is true.

    The pages stand for the PDFs, which say the same.
    """
    shutil.copytree(ROOT / "content", tmp_path / "content")
    folder = tmp_path / "content" / "trilateral"
    tour = re.search(r"^## Five minutes$(.*?)^## ", read(README), re.MULTILINE | re.DOTALL)[1]
    (korean,) = re.findall(r"`(\S+ 뒤)` instead of `(\S+ 뒤)`", tour)
    gloss, english, japanese = re.findall(r"\*([^*]+)\* instead of \*([^*]+)\*", tour)
    (shown,) = re.findall(r"^```\n(content.*?)^```$", tour, re.MULTILINE | re.DOTALL)
    check, *updates = re.findall(r"^python3 build\.py (.*)$", tour, re.MULTILINE)

    def run(line: str) -> tuple[int, str]:
        code = cli.main([*line.split(), "--root", str(tmp_path)])
        return code, capsys.readouterr().out.replace(f" --root {tmp_path}", "")

    rewritten(folder / "memo.yaml", *korean)
    code, told = run(check)
    assert (code, told.partition("content/trilateral/ja.po")[0]) == (1, shown)
    rewritten(folder / "memo.yaml", *gloss)
    assert [run(line)[0] for line in updates] == [0, 0, 0]
    for file, words in (("en.po", english), ("ja.po", japanese)):
        rewritten(folder / file, *words)
        rewritten(folder / file, "", "#, fuzzy\n")
    assert run(check) == (0, "")
    assert sample.run("--format", "html", root=tmp_path).returncode == 0
    pages = {path.name.split(".")[1]: path for path in (tmp_path / "output").glob("*.html")}
    assert pages.keys() == BUILT_IN.keys()
    new = {"ko": korean, "ko-en": gloss, "ko-en-parallel": english, "en": english, "ja": japanese}
    for edition, (now, before) in new.items():
        text = re.sub("\u2060|<[^>]+>", "", pages[edition].read_text("utf-8"))
        assert now in text, edition
        assert before not in text, edition


def rewritten(path: Path, new: str, old: str) -> None:
    """Change the one passage of a file that says something."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
