"""A theme is data: its files are read strictly, and no value of its can smuggle anything in."""

import os
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.look.themes import omissions, styles, theme, tokens
from briefing.problems import Collected
from tests.look.check import workshop


@pytest.fixture
def root(tmp_path):
    """A project with the shipped themes."""
    return workshop.project(tmp_path)


def loaded(root, name):
    """A theme and what is told of it."""
    report = Collected()
    return theme.load(root / "templates", name, report), report.problems


def told(root, text, name="mine"):
    """The places and codes of what is told of a theme file."""
    workshop.add(root, name, {"theme.yaml": text})
    return [(str(p.span).rpartition("/")[2], p.code) for p in loaded(root, name)[1]]


# The chain


def test_every_shipped_theme_loads(root):
    """All of them are whole, and every chain ends at `base`."""
    for name in theme.list_themes(root / "templates"):
        found, problems = loaded(root, name)
        assert problems == ()
        assert found.names[0] == name
        assert found.names[-1] == "base"
        assert found.title
        assert found.about


def test_a_child_sets_what_base_declares(root):
    """Values come from the nearest theme of the chain that sets them; the rest from `base`."""
    text = "extends: plain\ntokens:\n  accent: '#112233'\n  muted: {dark: '#ddeeff'}\n"
    workshop.add(root, "mine", {"theme.yaml": text + "options: {glosses: margin}\n"})
    found, problems = loaded(root, "mine")
    plain, base = loaded(root, "plain")[0], loaded(root, "base")[0]
    assert problems == ()
    assert found.names == ("mine", "plain", "base")
    assert found.tokens["accent"].value == "#112233"
    assert found.tokens["accent"].dark == plain.tokens["accent"].dark
    assert found.tokens["muted"].value == plain.tokens["muted"].value
    assert found.tokens["muted"].dark == "#ddeeff"
    assert found.tokens["gutter"].value == plain.tokens["gutter"].value != ""
    assert found.tokens["rule"].means == base.tokens["rule"].means
    assert found.option("glosses") == "margin"
    assert found.option("justify") == "ragged"
    assert found.omits == ("pullquote",)


def test_every_token_has_a_meaning_and_a_value_of_its_type(root):
    """`base` declares nothing without saying what it is for, in the form that it asks of others."""
    found, _ = loaded(root, "base")
    for token in found.tokens.values():
        assert token.means
        for value in filter(None, (token.value, token.dark)):
            assert re.fullmatch(tokens.FORMS[token.type][0], value), token.name


def test_a_theme_that_extends_itself_is_refused(root):
    """A ring of themes is told with its members."""
    workshop.add(root, "one", {"theme.yaml": "extends: two\n"})
    workshop.add(root, "two", {"theme.yaml": "extends: one\n"})
    found, problems = loaded(root, "one")
    assert found is None
    assert [p.code for p in problems] == ["theme-loop"]
    assert "one → two" in problems[0].message()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("extends: plian\n", ("theme.yaml:1:10", "no-theme")),
        ("extends: ../etc\n", ("theme.yaml:1:10", "no-theme")),
        ("extends: [plain]\n", ("theme.yaml:1:10", "wrong-type")),
        ("extends: plain\ncolours: {}\n", ("theme.yaml:2:1", "unknown-key")),
        ("extends: plain\ntokens: red\n", ("theme.yaml:2:9", "wrong-type")),
        ("extends: plain\ntokens: {acent: '#111111'}\n", ("theme.yaml:2:10", "unknown-token")),
        ("extends: plain\ntokens: {accent: {day: '#111'}}\n", ("theme.yaml:2:19", "unknown-key")),
        ("extends: plain\noptions: {margin: wide}\n", ("theme.yaml:2:11", "unknown-option")),
        ("extends: plain\noptions: {glosses: left}\n", ("theme.yaml:2:20", "option-value")),
        ("extends: plain\nomits: [pullqoute]\n", ("theme.yaml:2:9", "unknown-part")),
        ("extends: plain\nomits: pullquote\n", ("theme.yaml:2:8", "wrong-type")),
        ("- extends\n", ("theme.yaml:1:1", "not-a-theme")),
    ],
)  # fmt: skip
def test_mistakes_are_told_where_they_are(root, text, expected):
    """What a theme file gets wrong is told with its line and column."""
    assert expected in told(root, text)


def test_an_empty_part_says_nothing(root):
    """`tokens:` with nothing behind it is a theme that sets none."""
    assert told(root, "extends: plain\ntokens:\noptions:\n") == []


# Values (what is put into CSS)

INJECTIONS = {
    "accent": [
        "red} body{display:none", "#111;color:red", "#11111g", "url(http://127.0.0.1/)", "var(--x)",
        "expression(alert(1))", "#111111\\", "#111111/*", "device-cmyk(1 2 3 4); x", "",
    ],
    "gutter": ["1mm; color: red", "1e9mm", "calc(1mm)", "99999mm", "1mm 2mm", "١mm", "1mm\n"],
    "page-margin": ["1mm}@import 'x'", "1mm 2mm 3mm 4mm 5mm"],
    "sans": ['"A"; src: url(x)', '"A\\"', '"</style><script>"', '"A', "A B {", '"A"\n}'],
    "page-size": ["A4 landscape", "A4;}", "210mm 297mm"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value"), [(n, v) for n, several in INJECTIONS.items() for v in several]
)
def test_no_value_can_end_its_declaration(root, name, value):
    """Whatever is more than a value of the token's type is refused where it stands."""
    quoted = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    found = told(root, f'extends: plain\ntokens:\n  {name}: "{quoted}"\n')
    assert [place.rpartition(":")[0] for place, _ in found] == ["theme.yaml:3"]
    assert found[0][1] in ("token-value", "empty-value", "wrong-form")


@given(
    st.sampled_from(sorted(tokens.FORMS)), st.text("#;:{}()\\\"'/*<>@!,. 0123aF%m-\n", max_size=30)
)
def test_a_fitting_value_holds_nothing_that_css_reads_as_more(type_, value):
    """No text of the form of a type ends a declaration, opens a comment or holds a tag."""
    if re.fullmatch(tokens.FORMS[type_][0], value):
        assert not re.search(r"[;{}\\<>@!\n]|/\*|\*/", value)


def test_tokens_become_custom_properties(root):
    """Each token is one declaration; on a dark screen only those that differ."""
    found, _ = loaded(root, "institute")
    assert "--accent: #17456b;" in styles.properties(found).splitlines()
    assert styles.properties(found).count("\n") == len(found.tokens) - 1
    assert "--body-size" not in styles.properties(found, dark=True)


@pytest.mark.parametrize(
    ("length", "expected"),
    [("1in", 96), ("72pt", 96), ("25.4mm", 96), ("6pc", 96), ("0", 0), ("2em", 0), ("-10px", -10)],
)
def test_lengths_become_pixels(length, expected):
    """Absolute lengths are counted in CSS pixels; those that depend on others are nothing."""
    assert tokens.pixels(length) == pytest.approx(expected)


def test_the_column_is_what_margins_leave(root):
    """The width of the text is the paper's less both margins."""
    institute, memo = loaded(root, "institute")[0], loaded(root, "action-memo")[0]
    assert theme.text_width(institute) == round((210 - 62 - 20) * 96 / 25.4)
    assert theme.text_width(memo) == round(6.5 * 96)


# What a theme's folder may hold


def linked(folder):
    """A file that is a link."""
    (folder / "logo.svg").symlink_to("/etc/hostname")


def folder_linked(folder):
    """A folder that is a link."""
    (folder / "parts").symlink_to("/etc")


def piped(folder):
    """A pipe in the place of a style sheet."""
    os.mkfifo(folder / "print.css")


def clashing(folder):
    """Two names that differ in capitals."""
    (folder / "Print.css").write_text("", "utf-8")
    (folder / "print.css").write_text("", "utf-8")


def clashing_by_marks(folder):
    """Two names that differ in how an accent is stored."""
    (folder / "caf\u00e9.css").write_text("", "utf-8")
    (folder / "cafe\u0301.css").write_text("", "utf-8")


def unreadable(folder):
    """A name of bytes that are not UTF-8."""
    with open(os.fsencode(folder) + b"/\xff.css", "wb"):
        pass


def deep(folder):
    """Folders in folders in folders."""
    (folder / "/".join("abcdefghijkl")).mkdir(parents=True)


def own_file_linked(folder):
    """The theme file as a link to another inside the project."""
    text = (folder / "theme.yaml").read_text("utf-8")
    (folder.parent / "other.yaml").write_text(text, "utf-8")
    (folder / "theme.yaml").unlink()
    (folder / "theme.yaml").symlink_to(folder.parent / "other.yaml")


def itself_linked(folder):
    """The whole folder as a link."""
    folder.rename(folder.parent / "real")
    folder.symlink_to(folder.parent / "real")


@pytest.mark.parametrize(
    "spoil",
    [
        linked,
        folder_linked,
        piped,
        clashing,
        clashing_by_marks,
        unreadable,
        deep,
        own_file_linked,
        itself_linked,
    ],
)
def test_a_theme_holds_files_and_folders_only(root, spoil):
    """Links, pipes and names that clash are told at once, and nothing of them is read."""
    workshop.add(root, "mine", {})
    spoil(root / "templates" / "mine")
    _, problems = loaded(root, "mine")
    assert problems
    assert all(problem.span.file.startswith("templates/mine") for problem in problems)


# What a theme says it leaves out


def ids(root, omits, gloss=False):
    """What a theme with these `omits:` leaves out of the short memo."""
    workshop.add(root, "mine", {"theme.yaml": f"extends: plain\nomits: {omits}\n"})
    found, problems = loaded(root, "mine")
    assert problems == ()
    return omissions.omitted(found, workshop.memo(), gloss)


def test_kinds_and_parts_are_left_out_by_name(root):
    """A kind leaves out all texts of its blocks, a part all of its own."""
    assert ids(root, "[quote]") == {"body.2", "body.2.by"}
    assert ids(root, "[publisher]") == {"publisher"}
    assert "first-step.action" in ids(root, "[recommendations]")
    assert ids(root, "[from, cc]") == frozenset()


def test_a_gloss_can_be_left_out_alone(root):
    """With `.gloss` the words stay; without it both go."""
    assert ids(root, "[publisher.gloss]") == frozenset()
    assert ids(root, "[publisher.gloss]", gloss=True) == {"publisher"}
    assert ids(root, "[publisher]", gloss=True) == {"publisher"}


def test_what_a_theme_omits_stands_for_what_its_parent_omits(root):
    """The list of the nearest theme that has one counts."""
    assert ids(root, "[cc]") == frozenset()
    workshop.add(root, "heir", {})
    assert loaded(root, "heir")[0].omits == ("pullquote",)
