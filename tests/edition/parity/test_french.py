"""A language is added by `translate update`, a filled file and one line, and is set as its own."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from briefing.look.page import Tree, parse
from tests import french, pdfua, sample, text_layer

HANGUL = re.compile("[가-힣]")
NARROW, FIXED = "\u202f", "\u00a0"
ENTRY = re.compile(r'^msgid "(.+)"\nmsgstr "(.*)"$', re.MULTILINE)


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What a command says, in a process of its own."""
    return sample.run(*words, root=root)


def filled(empty: str) -> str:
    """A file with the translator's words and name in place of what is empty."""
    stored = french.FILLED.read_text("utf-8")
    words = dict(ENTRY.findall(stored))
    text = ENTRY.sub(lambda found: f'msgid "{found[1]}"\nmsgstr "{words[found[1]]}"', empty)
    who = re.search(r'("PO-Revision-Date: .*\n"Last-Translator: .*\n)', stored)[1]
    return text.replace('"Language: fr', who + '"Language: fr', 1)


@pytest.fixture(scope="module")
def added(tmp_path_factory):
    """The project after each step of adding French: what was said, and its folder."""
    root = french.made(tmp_path_factory.mktemp("french"), sample.ROOT / ".cache")
    path = root / "content" / "commerce" / "fr.po"
    steps = {"update": run(root, "translate", "update", "fr"), "empty": path.read_text("utf-8")}
    steps["status"] = run(root, "translate", "status", "fr", "--format", "json")
    path.write_text(filled(steps["empty"]), "utf-8")
    with (root / "content" / "editions.yaml").open("a", encoding="utf-8") as editions:
        editions.write("  fr: {language: fr}\n")
    steps["build"] = run(root, "build", "--edition", "fr")
    return root, steps


@pytest.fixture(scope="module")
def pdf(added) -> bytes:
    """The French PDF."""
    return (added[0] / "output" / "commerce.fr.institute.pdf").read_bytes()


@pytest.fixture(scope="module")
def page(added) -> Tree:
    """The French web page."""
    return parse((added[0] / "output" / "commerce.fr.institute.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def lines(pdf) -> list[str]:
    """The lines of the PDF as they are drawn."""
    return [line for page in text_layer.pages(pdf) for line in page.split("\r\n")]


def test_the_steps_are_update_fill_and_one_line(added):
    """Every text is asked for, the filled file is the translator's, and the build says nothing."""
    root, steps = added
    assert steps["update"].returncode == 0
    assert steps["update"].stdout.endswith("/content/commerce/fr.po\n")
    (status,) = json.loads(steps["status"].stdout)
    assert status["total"]["missing"] == status["total"]["total"] > 20
    path = root / "content" / "commerce" / "fr.po"
    assert path.read_text("utf-8") == french.FILLED.read_text("utf-8")
    assert (steps["build"].returncode, steps["build"].stderr) == (0, "")
    assert run(root, "translate", "update", "fr").stdout == ""
    assert run(root, "check", "--strict", "--edition", "fr").returncode == 0


def test_an_edition_without_its_file_is_told(tmp_path):
    """The line alone, without a file, is one problem that says what to run."""
    root = french.made(tmp_path, sample.ROOT / ".cache")
    (root / "content" / "editions.yaml").write_text("editions: {fr: {language: fr}}\n", "utf-8")
    said = run(root, "check")
    assert said.returncode == 1
    assert said.stdout.count("[no-catalog]") == said.stdout.count("error:") == 1
    assert "translate update fr" in said.stdout


def squeezed(text: str) -> str:
    """Words without spaces and marks, as they would follow each other in running text."""
    return re.sub(r"\[\^.*?\]|\[\]\(.*?\)|[\s\u2060\u00ad\ufffe*-]", "", text)


def test_all_of_its_text_is_french(pdf, page):
    """Every translation stands in the PDF and in the page, and not one syllable of Hangul."""
    printed = pdfua.reading_order_text(pdf)
    assert not HANGUL.search(printed)
    main = next(one for one in page.iter() if one.tag == "main")
    shown = "".join(main.itertext())
    assert not HANGUL.search(shown)
    words = [msgstr for _, msgstr in ENTRY.findall(french.FILLED.read_text("utf-8"))]
    for text in words[:-1]:  # the last is the definition of a term, which has no glossary here
        for piece in re.split(r"\[\^.*?\]|\[\]\(.*?\)", text):
            assert squeezed(piece) in squeezed(printed)
            if not text.startswith("Diagramme"):  # said to those who do not see
                assert squeezed(piece) in squeezed(shown)
    for word in ("Points clés", "Recommandations", "Tableau\u00a01", "À propos de cette note"):
        assert squeezed(word) in squeezed(printed)


def test_both_files_say_that_they_are_french(pdf, page):
    """The language stands in the PDF and at the root of the page, and no text has another."""
    assert pdfua.held(pdf).lang == "fr"
    assert {language for text, language in pdfua.languages(pdf) if text.strip()} == {"fr"}
    assert page.get("lang") == "fr"
    assert pdfua.check(pdf) == []


def test_dates_and_numbers_are_french(pdf, page):
    """Dates in words, 1er for the first, a comma before decimals, fixed spaces inside figures."""
    printed = pdfua.reading_order_text(pdf)
    (time,) = page.iter("time")
    assert (time.get("datetime"), time.text) == ("2022-05-21", "21 mai 2022")
    shown = "".join(page.itertext())
    for text in (printed, re.sub(rf"[{NARROW}{FIXED}]", " ", shown)):
        for said in ("21 mai 2022", "État de la traduction : 1er juin 2022.", "3,32", "1 234,5"):
            assert said in text
        assert not re.search(r"3\.32|1,234", text)
    assert f"48,1{FIXED}%" in shown
    assert f"1{NARROW}234,5" in shown
    assert f"État de la traduction{FIXED}: " in shown


def test_narrow_spaces_hold_guillemets_and_marks(lines, page):
    """« and » keep their narrow no-break spaces, and no line parts them from their words."""
    assert f"«{NARROW}partenariat stratégique{NARROW}»" in "".join(page.itertext())
    together = "".join(lines)
    assert "«" in together
    assert "»" in together
    for line in lines:
        assert not re.search(r"«\s*$", line)
        assert not re.match(r"\s*[»?;:%!]", line)


def test_long_words_are_hyphenated(lines, page):
    """French patterns part words at the end of lines; the page asks the browser for the same."""
    parted = "\ufffe"  # what pdfium makes of a hyphen at the end of a line
    assert re.search(f"[a-zà-ÿ]{{2}}{parted}[a-zà-ÿ]{{2}}", "".join(lines))
    style = next(page.iter("style")).text
    rule = re.search(r":not\(:lang\(ko\)[^{]*\{[^}]*\}", style)[0]
    assert "hyphens: auto" in rule
