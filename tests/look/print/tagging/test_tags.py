"""Printed HTML can be trusted by a screen reader: its order, its languages, its meaning."""

from __future__ import annotations

import gc
import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Name

from briefing.look.print import hooks
from briefing.look.print.tagging import tags
from tests import pdfua
from tests.look.print.tagged import EVERYTHING, SVG, everything, printed


def test_breaks_no_rule() -> None:
    """A long document of every kind of content breaks no rule of PDF/UA-1."""
    full = everything()
    with pikepdf.open(io.BytesIO(full)) as pdf:
        assert len(pdf.pages) > 5
    assert pdfua.check(full) == []


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_is_a_sound_file(tmp_path: Path) -> None:
    """Another program finds no fault in the file."""
    full = everything()
    path = tmp_path / "full.pdf"
    path.write_bytes(full)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout


def test_gives_the_same_bytes() -> None:
    """The same HTML gives the same file."""
    full = everything()
    assert printed(EVERYTHING) == full


def test_tells_the_language_of_each_run() -> None:
    """A run in another language says so, wherever it stands on the page."""
    full = everything()
    runs = {text.strip(): lang for text, lang in pdfua.languages(full)}
    assert runs["economic security"] == runs["a gloss"] == "en"
    assert runs["経済安全保障"] == "ja"
    assert runs["공급망과 동맹"] == runs["첫째"] == runs["그림 1"] == "ko"
    assert set(runs.values()) == {"ko", "en", "ja"}


def test_reads_in_the_order_of_the_document() -> None:
    """What floats in the margin or at the page's foot is read where the document has it."""
    full = everything()
    lines = pdfua.reading_order_text(full).splitlines()
    assert lines[:7] == [
        "세종 브리프",
        "공급망과 동맹",
        "권고",
        "1. 첫째",
        "2. 둘째",
        "◦ 안쪽",
        "본문은 강조 힘, economic security와 経済安全保障a gloss 이다.1 1. 각주 내용이다. "
        "FTA는 “끝”이다.",
    ]


def test_leaves_no_joiner_to_be_read() -> None:
    """Joiners that keep words whole are in no text that is extracted, read or shown."""
    svg = SVG.replace("막대", "막\u2060대")
    pdf = printed(
        "<h1>가\u2060나 e\u2060\u0301</h1><p><a href='http://b.kr'>다\u2060라</a>"
        f"<abbr title='마\u2060바'>사</abbr>{svg}</p>",
        style="h1 { font-family: Serif }",
    )
    assert not [finding for finding in pdfua.check(pdf) if finding.rule == "joiner"]
    assert [element.text("/Alt") for element in pdfua.elements(pdf, "Figure")] == ["막대 그림"]
    assert "\u2060" not in pdfua.reading_order_text(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == ["가나 e\u0301"]


def test_calls_glyphs_as_readers_do() -> None:
    """Fonts whose glyphs have other names than places are embedded so that both agree."""
    pdf = printed("<p>“1. a@b”</p>", style="body { font-family: Sans }")
    assert not [f for f in pdfua.check(pdf) if f.rule.startswith("7.21")]


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    names = (
        "div",
        "p",
        "aside class=margin",
        "section",
        "ul",
        "li",
        "dl",
        "dt",
        "dd",
        "span",
        "em",
    )
    more = ("figure", "blockquote", "span class=note", "a href=#x", "td", "table", "q lang=ja")
    tag = st.sampled_from(names + more)
    return st.builds(
        lambda name, kids: f"<{name}>{' '.join(kids)}</{name.split()[0]}>",
        tag,
        st.lists(inner, max_size=3),
    )


_words = st.sampled_from(["한국어 글", "word", SVG, " ", "<br>", "<p style='opacity:.5'>옅은</p>"])


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.lists(st.recursive(_words, _nested, max_leaves=12), min_size=1, max_size=4))
def test_breaks_no_rule_whatever_is_nested(parts: list[str]) -> None:
    """However elements are nested, all is read once and nothing stands where it may not."""
    body = "".join(parts)
    pdf = printed(f"<h1 id=x>제목</h1>{body}")
    assert [str(finding) for finding in pdfua.check(pdf)] == []
    text = pdfua.reading_order_text(pdf)
    for word in ("한국어 글", "word", "막대 그림", "옅은"):
        assert text.count(word) == body.count(word)


def test_refuses_what_was_laid_out_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that was laid out without numbers has no order to tell, and says so."""
    hooks.install(tags.HOOKS)
    build = weasyprint.document.build_formatting_structure.replaces
    monkeypatch.setattr(weasyprint.document, "build_formatting_structure", build)
    document = weasyprint.HTML(string="<html lang=en><p>a").render()
    with pytest.raises(RuntimeError, match="laid out before"):
        document.write_pdf(pdf_variant="pdf/ua-1")


def test_refuses_pdf_2() -> None:
    """PDF 2 has other structure types, and is refused."""
    with pytest.raises(ValueError, match="not for PDF 2"):
        printed("<p>a</p>", pdf_variant="pdf/ua-2")


# The printer leaves its colour profile open, which is told when the memory is tidied.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("options", [{"pdf_variant": "pdf/a-3a"}, {"pdf_tags": True}])
def test_tags_other_variants(options: dict[str, object]) -> None:
    """An archive copy has the same tree; it only does not claim to be PDF/UA."""
    body = "<h1>a</h1><p>b<span class=note>c</span></p>"
    pdf = printed(body, **{"pdf_variant": None, **options})
    assert pdfua.tree(pdf) == pdfua.tree(printed(body))
    assert {finding.rule for finding in pdfua.check(pdf)} <= {"5-1", "7.1-8"}
    gc.collect()


def test_refuses_pages_of_two_documents() -> None:
    """Pages of two documents have no common order."""
    hooks.install(tags.HOOKS)
    one, two = (weasyprint.HTML(string="<html lang=en><p>a").render() for _ in range(2))
    with pytest.raises(ValueError, match="several documents"):
        one.copy(one.pages + two.pages).write_pdf(pdf_variant="pdf/ua-1")


def test_leaves_untagged_files_alone() -> None:
    """A PDF that asks for no tags gets none."""
    with pikepdf.open(io.BytesIO(printed("<p>a</p>", pdf_variant=None))) as pdf:
        assert Name.StructTreeRoot not in pdf.Root
        assert isinstance(pdf.pages[0].obj, Dictionary)
        assert b"BDC" not in pdf.pages[0].Contents.read_bytes()
