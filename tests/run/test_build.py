"""A build delivers all of a memo or nothing of it, says what is wrong, and can be repeated."""

import json
import os
import re
import socket
import time
from hashlib import sha256
from pathlib import Path

import pikepdf

from briefing.look.page import parse
from briefing.look.seen.gates import drawn
from tests import sample, text_layer

FILES = [
    f"{memo}.{edition}.sample.{format_}"
    for memo in sample.MEMOS
    for edition in ("ko", "ko-en")
    for format_ in ("pdf", "html")
]
#: Shown as they stand, whatever they would mean to HTML, Jinja, a shell or a formatter.
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</title></head><body onload=x>",
    '"><svg/onload=alert(1)>',
    "&lt;b&gt; &amp; &#x3c;i",
    "{{ 7 * 7 }} {% raw %} {# no #}",
    "%(name)s %s $HOME `id` ${x}",
    "<style>* { display: none }</style>",
]


#: The elements that templates write; anything else would come from a memo.
ELEMENTS = frozenset(
    (
        *("html", "head", "meta", "link", "title", "style", "script", "body", "main", "article"),
        *("header", "nav", "section", "footer", "h1", "h2", "h3", "p", "div", "span", "a", "em"),
        *("strong", "sup", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead"),
        *("tbody", "tr", "th", "td", "figure", "figcaption", "img", "blockquote", "time", "svg"),
        *("g", "rect", "line", "text", "tspan", "circle", "details", "summary", "input", "label"),
        *("aside", "small", "abbr", "br", "wbr", "button", "desc"),
    )
)


def html_text(path: Path) -> str:
    """The words of a page, without spaces."""
    return re.sub(r"\s+", "", drawn(parse(path.read_text("utf-8"))))


def test_it_prints_the_files_that_it_wrote_and_nothing_more(built):
    """Each delivered file is one line; the folder holds these and their manifests alone."""
    root, said = built
    assert (said.returncode, said.stderr) == (0, "")
    assert sorted(Path(line).name for line in said.stdout.splitlines()) == sorted(FILES)
    names = {path.name for path in (root / "output").iterdir()}
    assert names == {*FILES, *(f"{file}.json" for file in FILES)}


def test_a_manifest_says_what_a_file_is_made_of(built):
    """It has the digests of the file, of every source and of every font, and all versions."""
    root, _ = built
    for file in FILES:
        said = json.loads((root / "output" / f"{file}.json").read_text("utf-8"))
        data = (root / "output" / file).read_bytes()
        assert said["file"] == file
        assert (said["sha256"], said["bytes"]) == (sha256(data).hexdigest(), len(data))
        assert f"content/{said['memo']}/memo.yaml" in said["sources"]
        assert "templates/base/page.html" in said["sources"]
        for source, digest in said["sources"].items():
            assert sha256((root / source).read_bytes()).hexdigest() == digest
        for font, facts in said["fonts"].items():
            font_digest = sha256((sample.ROOT / "fonts" / font).read_bytes()).hexdigest()
            assert facts["sha256"] == font_digest
        assert said["versions"]["weasyprint"]
        assert said["allowed"] == {}


def test_a_picture_is_among_the_sources(built):
    """A manifest names the figures that the memo shows."""
    root, _ = built
    said = json.loads((root / "output/brief.ko.sample.pdf.json").read_text("utf-8"))
    assert "content/brief/figures/map.png" in said["sources"]


def test_nothing_tells_of_this_machine(built):
    """No file holds a path, a user, a host or a day of this machine."""
    root, _ = built
    home = os.path.expanduser("~")
    canaries = [str(root), str(sample.ROOT), socket.gethostname(), home, time.strftime("D:%Y")]
    canaries = [one for one in canaries if len(one) > 5]  # shorter ones come by chance
    for path in (root / "output").iterdir():
        data = path.read_bytes()
        if path.suffix == ".pdf":
            with pikepdf.open(path) as pdf:
                streams = [o.read_bytes() for o in pdf.objects if isinstance(o, pikepdf.Stream)]
            data += b"".join(streams)
        for canary in canaries:
            assert canary.encode() not in data, (path.name, canary)


def test_every_word_is_in_the_text_layer(built):
    """What the memo says, as typed, is in the PDF and in the page: nothing lost, nothing turned."""
    root, _ = built
    words = """작은 브리프|시험용|이슈브리프|한 문장으로 된 요점이다.
        |확장억제(extended deterrence)는 강조와 굵은 글씨, 링크, 각주를 담은 문단이다.
        |A paragraph with a term, marks and a note.
        |각주의 글이다.|그림 1과 그림 2, 그리고 표를 차례로 본다.|지도|응답|61%|68.50%|1.10|12:30
        |첫째|그 아래|둘째|첫걸음을 뗀다|올해 안에|할 일을 적는다.|어떤 자료
        |https://example.org/work|2022년 6월 9일"""
    pdf = text_layer.squeezed(root / "output/brief.ko-en.sample.pdf")
    page = html_text(root / "output/brief.ko-en.sample.html")
    for passage in words.split("|"):
        assert re.sub(r"\s+", "", passage) in pdf
        if "확장억제" not in passage:  # the call of a note stands in it
            assert re.sub(r"\s+", "", passage) in page


def test_same_input_same_bytes(built, tmp_path, cache):
    """Another folder, user, time zone, locale, hash seed, umask, order and pool change nothing."""
    root = sample.made(tmp_path, cache)
    said = sample.run(
        "--theme", sample.THEME, "--jobs", "1", "메모", "brief",
        root=root, before="import os; os.umask(0o077)", cwd=tmp_path,
        HOME=str(tmp_path), TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7",
        SOURCE_DATE_EPOCH="86400",
    )  # fmt: skip
    assert said.returncode == 0
    assert sample.digests(root / "output") == sample.digests(built[0] / "output")


def test_a_memo_with_a_problem_keeps_its_old_files(delivered):
    """The problem is told once for all its files; other memos are delivered; the exit code is 1."""
    before = sample.digests(delivered / "output")
    sample.changed(delivered / "content/brief/memo.yaml", "subtitle:", "subtitel:")
    sample.changed(delivered / "content/메모/memo.yaml", "짧은 글이다.", "바뀐 글이다.")
    said = sample.run("--theme", "sample", "--format", "html", root=delivered)
    assert said.returncode == 1
    assert said.stderr.count("error:") == 1
    assert "content/brief/memo.yaml:2:1: error: unknown key `subtitel`" in said.stderr
    assert "not written: brief.ko.sample.html" in said.stderr
    after = sample.digests(delivered / "output")
    assert {name for name in after if after[name] != before[name]} == {
        *(f"메모.{edition}.sample.html" for edition in ("ko", "ko-en")),
        *(f"메모.{edition}.sample.html.json" for edition in ("ko", "ko-en")),
    }


def test_pdf_and_page_come_together_or_not_at_all(delivered):
    """Where the print is refused, the web page of the same memo stays old too."""
    before = sample.digests(delivered / "output")
    with (delivered / "templates/sample/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write("p { colour: red }\n")
    sample.changed(delivered / "content/메모/memo.yaml", "짧은 글이다.", "바뀐 글이다.")
    said = sample.run("--theme", "sample", "메모", "--edition", "ko", root=delivered)
    assert said.returncode == 1
    assert "templates/sample/print.css:2:5: error:" in said.stderr
    assert sample.digests(delivered / "output") == before
    assert said.stdout == ""


def test_a_gate_that_is_switched_off_is_on_record(delivered):
    """What a switch lets pass is printed, delivered and written down beside the file."""
    with (delivered / "templates/sample/print.css").open("a", encoding="utf-8") as sheet:
        sheet.write("p { colour: red }\n")
    words = ("--theme", "sample", "메모", "--edition", "ko", "--format", "pdf")
    said = sample.run(*words, "--allow-engine-warning", root=delivered)
    assert said.returncode == 0
    assert "--allow-engine-warning" in said.stderr
    manifest = delivered / "output/메모.ko.sample.pdf.json"
    assert json.loads(manifest.read_text("utf-8"))["allowed"] == {"engine-warning": 1}


def test_payloads_are_shown_as_text(delivered):
    """Markup, templates and formats in any field are words in the page and in the PDF."""
    path = delivered / "content/brief/memo.yaml"
    typed = "·".join(re.sub(r"[\\*{}\[`!~=_]", r"\\\g<0>", payload) for payload in PAYLOADS)
    quoted = "'" + typed.replace("'", "''") + "'"
    for old in ("작은 브리프", "할 일을 적는다.", "지도", "파란 네모", "각주의 글이다."):
        sample.changed(path, f"ko: {old}", f"ko: {quoted}")
    sample.changed(path, "ko: 2021년", "ko: '<b>2021</b>'")  # a label has less room
    sample.changed(path, '"1.10"', f"{{ko: {quoted}, en: {quoted}}}")
    path.with_name("glosses.lock").unlink()  # the glosses were written for other words
    said = sample.run("--theme", "sample", "brief", "--edition", "ko-en", root=delivered)
    assert (said.returncode, said.stderr) == (0, "")
    page = delivered / "output/brief.ko-en.sample.html"
    tree = parse(page.read_text("utf-8"))
    assert {str(e.tag).rpartition("}")[2] for e in tree.iter()} <= ELEMENTS
    assert not [name for e in tree.iter() for name in e.attrib if str(name).startswith("on")]
    shown = html_text(page), text_layer.squeezed(delivered / "output/brief.ko-en.sample.pdf")
    assert all("<b>2021</b>" in text for text in shown)
    for payload in PAYLOADS:
        times = [text.count(re.sub(r"\s+", "", payload)) for text in shown]
        assert min(times) >= 5


def test_a_missing_glyph_is_located(delivered):
    """A character that no font has is told with every place; nothing is written."""
    path = delivered / "content/brief/memo.yaml"
    sample.changed(path, "할 일을 적는다.", "할 일을 ✔ 적는다.")
    sample.changed(path, "각주의 글이다.", "각주의 ✔ 글이다.")
    said = sample.run("--theme", "sample", "brief", "--format", "html", root=delivered)
    assert said.returncode == 1
    assert (
        "memo.yaml:58:30: error: no font of the set has `✔`, U+2714 (heavy check mark); it stands"
        in (said.stderr)
    )
    assert "see also: content/brief/memo.yaml:60:20" in said.stderr


def test_a_missing_picture_is_located(delivered):
    """It is told at the value that names it, once for all editions and formats."""
    (delivered / "content/brief/figures/map.png").unlink()
    said = sample.run("--theme", "sample", "brief", "--format", "html", root=delivered)
    assert said.returncode == 1
    assert said.stderr.count("error:") == 1
    assert "content/brief/memo.yaml:25:17: error: the picture `figures/map.png`" in said.stderr


def test_a_page_made_alone_keeps_its_pdf(delivered):
    """It links to the PDF that lies beside it, byte by byte as before; to none that is gone."""
    output = delivered / "output"
    page, pdf = output / "brief.ko.sample.html", output / "brief.ko.sample.pdf"
    words = ("--theme", sample.THEME, "brief", "--edition", "ko", "--format", "html", "--force")
    before = page.read_bytes()
    assert sample.run(*words, root=delivered).returncode == 0
    assert page.read_bytes() == before
    assert pdf.name.encode() in before
    pdf.unlink()
    ended = sample.run(*words[:-1], root=delivered)
    assert ended.stdout.split() == [str(page)]
    assert pdf.name.encode() not in page.read_bytes()
