"""The set of bundled fonts: what it has, which face it gives, and that nothing else is printed."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.look.fonts import FaceKey, FontSet, load
from briefing.look.pinning import pin
from briefing.problems import BriefingError

ROOT = Path(__file__).parents[2]
FONTS = load(ROOT / "fonts")

#: Prints pages with the bundled fonts, or pinned anew to a part of them; gives fonts and log.
PRINT = """
import io, json, logging, sys
from pathlib import Path
from briefing.look import fonts, pinning
folder, cache, part, pages = json.load(sys.stdin)
bundled = fonts.load(Path(folder))
pinning.pin(bundled, Path(cache))
import pikepdf, weasyprint
from weasyprint.text.fonts import FontConfiguration
if part:
    faces = tuple(face for face in bundled.faces if face.file.startswith(part))
    pinning.pin(fonts.FontSet(faces, (Path(folder, part),)), Path(cache))
said = []
class Keep(logging.Handler):
    def emit(self, record):
        said.append(record.getMessage())
logging.getLogger("weasyprint").handlers = [Keep()]
given = FontConfiguration()
found = []
for html in pages:
    said.clear()
    pdf = weasyprint.HTML(string=html).write_pdf(font_config=given)
    with pikepdf.open(io.BytesIO(pdf)) as read:
        names = {str(o.BaseFont) for o in read.objects
                 if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"}
    found.append([sorted(name.split("+")[-1] for name in names), list(said)])
json.dump(found, sys.stdout)
"""


@pytest.fixture(scope="session")
def cache(tmp_path_factory) -> Path:
    """One cache for all prints, so that fontconfig reads the fonts once."""
    return tmp_path_factory.mktemp("cache")


def printed(pages: list[str], cache: Path, part: str = "") -> list[tuple[list[str], list[str]]]:
    """The names of the embedded fonts and the log lines of each page, from a fresh process."""
    run = subprocess.run(
        [sys.executable, "-c", PRINT],
        input=json.dumps([str(ROOT / "fonts"), str(cache), part, pages]),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return json.loads(run.stdout)


def plain(name: str) -> str:
    """The letters and digits of a font's name, without the word for the usual weight."""
    return "".join(char for char in name if char.isalnum()).removesuffix("Regular")


def test_all_korean_syllables_are_there():
    """Each of the 11,172 modern syllables can be printed."""
    assert not FONTS.missing("".join(map(chr, range(0xAC00, 0xD7A4))))


def test_the_korean_standard_set_is_there_but_for_three_signs():
    """Of the 8,225 characters of KS X 1001 three signs are missing; all its Hanja are there."""
    codes = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    standard = "".join(code.decode("euc_kr", "ignore") for code in codes)
    assert len(standard) == 8225
    assert FONTS.missing(standard) == {"∼", "≒", "◈"}


def test_hanja_and_rare_characters():
    """Idioms in Hanja are there, the heavy check mark and emoji are not."""
    assert FONTS.missing("牽強附會 小 不 「」『』 ※ ① ㉠ ㎡ ℃ Ŏŏ Ŭŭ ʼ ✓ ☑") == frozenset()
    assert FONTS.missing("가✔나😀") == {"✔", "😀"}


def test_what_draws_nothing_is_not_missing():
    """Spaces, line ends, joiners and direction marks need no glyph; other controls do."""
    silent = "\n\t \u00a0\u1680\u200b\u200d\u2060\u00ad\ufeff\u2066\u061c\ufe0f\U000e0041"
    assert FONTS.missing(silent) == frozenset()
    assert FONTS.missing("\u0001\u2028") == {"\u0001", "\u2028"}


@given(st.text(), st.text())
def test_missing_is_found_character_by_character(one: str, other: str):
    """What two texts lack together is what each lacks, and never more than they hold."""
    both = FONTS.missing(one + other)
    assert both == FONTS.missing(one) | FONTS.missing(other)
    assert both <= set(one + other)


@given(
    st.lists(st.sampled_from([*FONTS.families, "serif", "No Such"]), max_size=4),
    st.sampled_from([300, 400, 500, 600, 700, 900]),
    st.sampled_from(["normal", "italic"]),
    st.text(st.sampled_from("가힣牽強か直Aé—·✔😀☑№\u2060 ")),
)
def test_every_character_is_shown_by_one_face(stack, weight, style, text):
    """A text is dealt out to faces that have its characters; only missing ones are left over."""
    shares = FONTS.share(tuple(stack), weight, style, text)
    dealt = "".join(shares.values())
    assert len(dealt) == len(set(dealt))
    assert set(text) - set(dealt) == FONTS.missing(text)
    by_key = {face.key: face for face in FONTS.faces}
    assert all({ord(c) for c in chars} <= by_key[key].characters for key, chars in shares.items())


def test_a_stack_comes_before_the_order_of_the_list():
    """Latin goes to the first family of the stack, and what it lacks to the next that has it."""
    shares = FONTS.share(("Source Serif 4", "Pretendard"), 700, "normal", "A가牽")
    assert shares == {
        FaceKey("Source Serif 4", 700, "normal"): "A",
        FaceKey("Pretendard", 600, "normal"): "가",
        FaceKey("Noto Serif KR", 700, "normal"): "牽",
    }


@pytest.mark.parametrize(
    ("want", "have"),
    [(100, 400), (400, 400), (500, 400), (501, 600), (600, 600), (900, 600)],
)
def test_the_nearest_weight_is_taken_as_in_css(want: int, have: int):
    """Below 500 the lighter face is preferred, above it the heavier."""
    assert FONTS.face("Pretendard", want).weight == have


def test_an_unknown_family_is_refused():
    """No face is made up for a family that is not in the set."""
    with pytest.raises(KeyError):
        FONTS.face("Comic Sans")


def test_the_print_takes_the_face_that_the_set_names(cache: Path):
    """For every family, weight and style WeasyPrint embeds the file that `face` gives."""
    wanted = [
        (family, weight, style)
        for family in (*FONTS.families, "serif", "sans-serif")
        for weight in (400, 500, 700)
        for style in ("normal", "italic")
    ]
    names = [f"'{one[0]}'" if one[0] in FONTS.families else one[0] for one in wanted]
    pages = [
        f'<p style="font: {style} {weight} 12px {name}">ab'
        for name, (_, weight, style) in zip(names, wanted, strict=True)
    ]
    for one, (embedded, said) in zip(wanted, printed(pages, cache), strict=True):
        stem = Path(FONTS.face(*one).file).stem.replace("_400Regular", "").replace("_700", "")
        assert [plain(name) for name in embedded] == [plain(stem)], one
        assert said == []


def test_no_font_of_the_machine_can_leak_in(cache: Path):
    """A character that only the machine's fonts have is a logged box, not a foreign font."""
    styles = ("DejaVu Sans, Pretendard", "Arial")
    pages = [f"<p style='font-family: {style}'>가 ✔ 牽" for style in styles]
    box = '.notdef glyph rendered for Unicode string unsupported by fonts: "✔" (U+2714)'
    ours = tuple(plain(family) for family in FONTS.families)
    for embedded, said in printed(pages, cache):
        assert said == [box]
        assert embedded
        assert all(plain(name).startswith(ours) for name in embedded)


def test_coverage_agrees_with_the_print(cache: Path):
    """Of 2,000 characters WeasyPrint boxes those that are missing, but for those it composes."""
    assigned = [chr(code) for code in range(0x21, 0x2FFFF, 61) if chr(code).isprintable()]
    text = "".join(assigned)[:2000] + "\u2060\u200b\u00a0\ufe0f\u2028✔∼☑직直"
    ((_, said),) = printed(["<p style='font-family: Pretendard'>" + " ".join(text)], cache)
    boxes = {chr(int(line.split("(U+")[1].rstrip(")"), 16)) for line in said}
    assert len(boxes) > 300
    missing = FONTS.missing(text)
    assert boxes <= missing
    assert all(unicodedata.decomposition(char) for char in missing - boxes)


def test_a_pin_is_the_same_each_time(tmp_path: Path, monkeypatch):
    """The same set gives the same file; a set with a theme's fonts gives another."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    monkeypatch.setenv("FONTCONFIG_SYSROOT", "/elsewhere")
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.delitem(sys.modules, "weasyprint")
    first, text = pin(FONTS, tmp_path), pin(FONTS, tmp_path).read_text("utf-8")
    assert pin(FONTS, tmp_path) == first
    assert first.read_text("utf-8") == text
    themed = FontSet(FONTS.faces[:1], (tmp_path / "a & b",))
    second = pin(FONTS + themed, tmp_path)
    assert second != first
    assert f"<dir>{tmp_path}/a &amp; b</dir>" in second.read_text("utf-8")
    assert sorted(path.suffix for path in first.parent.iterdir()) == [".conf", ".conf"]


def test_a_process_may_be_pinned_anew(cache: Path):
    """A later pin counts for what is printed next, so a worker may change its theme."""
    ((embedded, said),) = printed(
        ["<p style='font-family: Noto Serif KR'>가牽"], cache, "pretendard/"
    )
    assert embedded == ["Pretendard"]
    assert [line[-8:] for line in said] == ["(U+727D)"]


def test_a_pin_after_weasyprint_is_refused(tmp_path: Path, monkeypatch):
    """Once WeasyPrint has seen the machine's fonts, a pin would be too late."""
    monkeypatch.setenv("FONTCONFIG_FILE", "")
    monkeypatch.setitem(sys.modules, "weasyprint", sys)
    with pytest.raises(RuntimeError, match="before weasyprint"):
        pin(FONTS, tmp_path)


def test_a_cache_that_is_a_file_is_a_problem_of_the_environment(tmp_path: Path, monkeypatch):
    """Where the settings cannot be written, the run ends with exit code 4 and says where."""
    monkeypatch.setenv("FONTCONFIG_FILE", str(tmp_path / "cache/fontconfig/x.conf"))
    (tmp_path / "cache").write_text("in the way", "utf-8")
    with pytest.raises(BriefingError) as caught:
        pin(FONTS, tmp_path / "cache")
    assert caught.value.exit_code == 4
    assert [problem.code for problem in caught.value.problems] == ["no-font-cache"]


FACE = "[[face]]" + (ROOT / "fonts/fonts.toml").read_text("utf-8").split("[[face]]")[1]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("\n[[face]\n", 2, "Expected"),
        ("face = 3\n", 1, "no [[face]]"),
        ("[[face]]\nfile = 'x.ttf'\n", 1, "missing key family"),
        (FACE + "colour = 'red'\n", 1, "unknown key colour"),
        (FACE.replace("weight = 400", "weight = '400'"), 1, "weight is not of type int"),
        (FACE.replace("noto-serif-kr/L", "../L"), 1, "outside the folder"),
        ("generic = {serif = 3}\n" + FACE, 1, "[generic]"),
        ("more = 1\n" + FACE, 1, "unknown key more"),
        ("x = " + "9" * 5_000, 1, "too many digits"),
        ("x = " + "[" * 100_000, 1, "nested too deeply"),
        (FACE.replace("weight = 400", "weight = 0x" + "f" * 5_000), 1, "weight is not between"),
    ],
)
def test_a_list_out_of_form_is_told(tmp_path: Path, text: str, line: int, said: str):
    """A list of fonts that is not well formed stops with exit code 4 and the reason."""
    (tmp_path / "fonts.toml").write_text(text, "utf-8")
    with pytest.raises(BriefingError) as caught:
        load(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code, problem.span.line, caught.value.exit_code) == ("font-list-form", line, 4)
    assert said in problem.message()


def test_a_folder_without_a_list_is_told(tmp_path: Path):
    """Without its list the folder is of no use; the message names it."""
    with pytest.raises(BriefingError) as caught:
        load(tmp_path / "fonts")
    assert caught.value.problems[0].code == "no-font-list"
    assert "`fonts`" in caught.value.problems[0].hint()
