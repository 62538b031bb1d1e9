"""Side by side, each passage begins level with its translation, over page breaks and on the web."""

import json
import re
import subprocess
from html import unescape

import pytest

from briefing.look.page import Tree
from tests import checkers
from tests.look import webpages
from tests.look.print import typesetting

SIDE = "ko-en-parallel"


@pytest.fixture(scope="module")
def printed(printed_editions):
    """The essay with its Korean and its English side by side."""
    return printed_editions[SIDE]


def passages(printed) -> list[tuple[Tree, Tree]]:
    """Each passage and what stands beside it."""
    return [tuple(one)[:2] for one in typesetting.elements(printed.tree, "passage")]


def test_each_translation_stands_level_with_its_passage(printed):
    """Both begin at the same height of the same page, and so do their first baselines."""
    measured = printed.measured
    assert len(passages(printed)) > 20
    for korean, english in passages(printed):
        frames = [
            [(f.page, pytest.approx(f.y, abs=0.1)) for f in measured.frames[one]]
            for one in (korean, english)
        ]
        assert frames[0] == frames[1], korean.get("id")
        first, second = (measured.lines[one][0] for one in (korean, english))
        assert first.baseline == pytest.approx(second.baseline, abs=0.2)
        assert measured.frames[english][0].x > measured.frames[korean][0].right - 1


def test_a_passage_that_is_parted_goes_on_level(printed):
    """A page's end parts both languages of a passage; both go on at the head of the next page.

    Where one language needs fewer lines, the other ends its passage alone.
    """
    measured = printed.measured
    parted = [pair for pair in passages(printed) if len(measured.frames[pair[0]]) > 1]
    both = 0
    for korean, english in parted:
        pages = [sorted({line.page for line in measured.lines[one]}) for one in (korean, english)]
        shorter, longer = sorted(pages, key=len)
        assert longer[: len(shorter)] == shorter
        both += len(shorter) > 1
        head = measured.tops[longer[-1]]
        for one in (korean, english):
            assert measured.frames[one][-1].y == pytest.approx(head, abs=0.1)
    assert both


def test_each_note_is_on_the_page_of_its_call(printed):
    """The note stands at the foot where its Korean calls it; the English repeats its number."""
    measured = printed.measured
    assert len(measured.calls) == 5
    for number, (note, page) in enumerate(measured.calls.items(), 1):
        assert [frame.page for frame in measured.frames[note]] == [page]
        assert measured.frames[note][0].y >= measured.bottoms[page]
        assert {one.get("lang") for one in note.iter()} >= {"en"}
        english = next(
            second
            for first, second in passages(printed)
            if any(one is note for one in first.iter())
        )
        calls = [one.text for one in english.iter("sup")]
        assert str(number) in calls
        lines = [line for line in measured.lines[english] if line.page == page]
        assert lines


def test_a_figure_is_named_in_the_language_around_it(printed):
    """Where the Korean says 그림 1, the English says Figure 1."""
    korean, english = next(p for p in passages(printed) if p[0].get("id") == "weak-surveys")
    named = [
        ["".join(a.itertext()).replace("\u2060", "") for a in one.iter("a")]
        for one in (korean, english)
    ]
    assert named == [
        ["그림\u00a01", "그림\u00a02"],
        ["Figure\u00a01", "Figure\u00a02"],
    ]


#: Reports, for each width, where the two languages of each passage stand in the page.
PROBE = """<!doctype html><meta charset="utf-8"><body><script>
const page = {page};
const results = {{}};
const widths = {widths};
function look(at) {{
  if (at == widths.length) {{
    const out = document.createElement("pre");
    out.id = "out";
    out.textContent = JSON.stringify(results);
    document.body.append(out);
    return;
  }}
  const frame = document.createElement("iframe");
  frame.style.cssText = `border:0;height:900px;width:${{widths[at]}}px`;
  frame.srcdoc = page;
  frame.onload = () => {{
    const inside = frame.contentDocument;
    results[widths[at]] = {{
      wide: inside.documentElement.scrollWidth,
      pairs: [...inside.querySelectorAll(".passage")].map(one =>
        [...one.children].slice(0, 2).map(p => {{
          const box = p.getBoundingClientRect();
          return [box.left, box.right, box.top, box.bottom].map(Math.round);
        }})),
    }};
    frame.remove();
    look(at + 1);
  }};
  document.body.append(frame);
}}
look(0);
</script>
"""


@checkers.needs_chromium
def test_on_the_web_two_columns_become_one_on_a_phone(tmp_path):
    """On a desk the languages stand level, side by side; at 360 px the second follows the first."""
    html = webpages.published(webpages.everything("side"), tmp_path).decode()
    literal = json.dumps(html).replace("</", "<\\/")
    probe = tmp_path / "probe.html"
    probe.write_text(PROBE.format(page=literal, widths=[360, 1280]), "utf-8")
    command = [
        checkers.chromium(), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
        f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=8000", probe.as_uri(),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    found = json.loads(unescape(re.search(r'<pre id="out">(.*?)</pre>', done.stdout)[1]))
    desk, phone = found["1280"], found["360"]
    assert len(desk["pairs"]) == len(phone["pairs"]) > 3
    for first, second in desk["pairs"]:
        assert first[1] <= second[0]
        assert first[2] == second[2]
    for first, second in phone["pairs"]:
        assert second[2] >= first[3]
        assert abs(first[0] - second[0]) < 30
    assert phone["wide"] <= 360
