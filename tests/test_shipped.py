"""What ships beside the essay: memos of other kinds, made by name and never by a plain build."""

import pypdfium2

from briefing import cli
from docs.generated import ROOT
from tests import sample

EXAMPLES = ROOT / "examples"


def test_a_plain_build_makes_the_essay_alone():
    """The examples lie in a project of their own, so `content/` has one memo."""
    assert [path.parent.name for path in (ROOT / "content").glob("*/memo.yaml")] == ["trilateral"]
    assert [path.parent.name for path in EXAMPLES.glob("content/*/memo.yaml")] == ["leap-second"]


def test_no_example_has_a_problem(capsys):
    """Terms, facts, glosses and translations of the examples agree."""
    assert cli.main(["check", "--root", str(EXAMPLES)]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_decision_memo_has_two_pages(tmp_path):
    """It says who is asked, the bottom line, the options and the decision on two pages."""
    words = ("--format", "pdf", "--edition", "ko-en", "--output", str(tmp_path))
    assert sample.run(*words, root=EXAMPLES).returncode == 0
    (file,) = tmp_path.glob("*.pdf")
    with pypdfium2.PdfDocument(file) as pdf:
        assert len(pdf) == 2
