import json
import re
import shutil
import subprocess
from base64 import b64decode, b64encode
from collections import Counter, defaultdict
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from fontTools.ttLib import TTFont

from briefing.edition import runs
from briefing.look import page
from briefing.look.fonts import DRAWN_AS_NOTHING
from briefing.look.html import web
from briefing.look.themes import theme
from briefing.problems import Collected
from tests import checkers
from tests.look import webpages

NAMES = [("essay", "ko"), ("essay", "ko-en"), ("everything", "ko-en"), ("everything", "side")]
#: A warning of the validator that is wrong: its reader of policies knows no `data:` pictures.
UNJUST = re.compile("image “data:image/png;base64,[^”]*” blocked by “img-src” directive")


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One cache for the fonts of all pages."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def pages(cache):
    """The file of each edition, by memo and edition."""
    return {
        (memo, spec): webpages.published(getattr(webpages, memo)(spec), cache).decode()
        for memo, spec in NAMES
    }


@pytest.fixture(scope="module")
def trees(pages):
    """The same as trees."""
    return {name: page.parse(html) for name, html in pages.items()}


def css_of(tree):
    """The style sheet of a page."""
    return tree.find("head/style").text


def faces_of(css):
    """Family, weight, style, range and font of each `@font-face`."""
    form = (
        r'@font-face \{ font-family: "([^"]+)"; font-weight: (\d+); font-style: (\w+); '
        r'font-display: block; unicode-range: ([^;]+); src: url\("data:font/woff2;base64,([^"]+)"'
    )
    for *key, ranges, data in re.findall(form, css):
        points = set()
        for part in ranges.split(","):
            first, _, last = part.removeprefix("U+").partition("-")
            points |= set(range(int(first, 16), int(last or first, 16) + 1))
        yield tuple(key), points, TTFont(BytesIO(b64decode(data)))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded_from_outside(trees, name):
    """No address in the file is one that a browser would open by itself, unless it is `data:`."""
    tree = trees[name]
    for element in tree.iter():
        tag = str(element.tag)
        assert tag not in ("iframe", "object", "embed", "base", "form")
        assert element.get("src", "data:").startswith("data:")
        assert not {"style", "srcset"} & set(element.attrib)
        if tag == "link":
            rel = element.get("rel")
            facts = rel in ("alternate", "canonical") or rel.startswith("schema.")
            assert facts or element.get("href").startswith("data:")
        if tag == "script":
            assert element.get("type") == "application/ld+json"
    addresses = re.findall(r"url\(\s*[\"']?([^\"')]{0,40})", css_of(tree))
    assert addresses
    assert all(address.startswith("data:") for address in addresses)
    assert "@import" not in css_of(tree)


@pytest.mark.parametrize("name", NAMES)
def test_the_policy_names_the_styles_and_the_data_and_nothing_else(trees, name):
    """The content security policy holds the hashes of the one style sheet and of the JSON-LD."""

    def named(text):
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    tree = trees[name]
    said = tree.find("head/meta[@http-equiv]").get("content")
    policy = dict(part.strip().split(" ", 1) for part in said.split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": named(tree.find("head/script").text),
        "style-src": named(css_of(tree)),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert [child.tag for child in tree.find("head")][:2] == ["meta", "meta"]
    assert len(tree.findall(".//style")) == len(tree.findall(".//script")) == 1


@pytest.mark.parametrize("name", NAMES)
def test_links_inside_the_page_arrive(trees, name):
    """Every id is there once, and every `#` link and label points to one."""
    ids = Counter(one.get("id") for one in trees[name].iter() if one.get("id"))
    assert [one for one, times in ids.items() if times > 1] == []
    links = [one.get("href") for one in trees[name].iter("a")]
    inside = {unquote(link[1:]) for link in links if link.startswith("#")}
    assert len(inside) > 5
    named = {one.get(key) for one in trees[name].iter() for key in ("aria-labelledby", "for")}
    assert (inside | named) - {None} <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_every_foreign_run_has_its_language(trees, name):
    """No text stands under a language that is not its own; addresses have none."""
    found = []

    def walk(element, language):
        language = element.get("lang", language)
        if str(element.tag).rpartition("}")[2] in ("style", "script", "title", "a"):
            return
        found.extend(runs.runs(element.text or "", language))
        for child in element:
            walk(child, language)
            found.extend(runs.runs(child.tail or "", language))

    walk(trees[name].find("body"), trees[name].get("lang"))
    assert len(found) > 50
    assert [run.text for run in found if run.language] == []


@pytest.mark.parametrize("name", NAMES)
def test_fonts_have_every_character_of_the_page(trees, name):
    """The faces together show all text, hold what their ranges say, and bear neutral names."""
    have = set()
    for (family, *_), points, font in faces_of(css_of(trees[name])):
        assert set(font.getBestCmap()) == points
        assert family.startswith("brief-")
        assert font["name"].getDebugName(1) == family
        have |= points
    body = list(trees[name].find("body").iter())
    texts = [one.text for one in body if not str(one.tag).endswith("}title")]
    shown = set("".join(filter(None, [*texts, *(one.tail for one in body)])))
    assert len(shown) > 100
    assert {char for char in shown if not DRAWN_AS_NOTHING.match(char)} <= set(map(chr, have))


def test_a_face_comes_only_where_its_text_is(trees):
    """The Japanese serif is in the page with kana only, and no face is there twice."""
    families = defaultdict(set)
    for name, tree in trees.items():
        keys = [key for key, *_ in faces_of(css_of(tree))]
        assert len(keys) == len(set(keys))
        families[name] = {family for family, *_ in keys}
    assert "brief-serif-jp" in families["everything", "ko-en"]
    assert "brief-serif" in families["essay", "ko"]
    assert "brief-serif-jp" not in families["essay", "ko"]


def test_the_same_input_gives_the_same_bytes(pages, tmp_path):
    """A page is the same to the byte when nothing of it is in a cache."""
    again = webpages.published(webpages.everything("ko-en"), tmp_path)
    assert again.decode() == pages["everything", "ko-en"]


def test_catalogues_read_what_the_memo_is(trees):
    """Dublin Core, citation tags, JSON-LD and the links to the other editions say the same."""
    head = trees["everything", "ko-en"].find("head")
    said = {one.get("name"): one.get("content") for one in head.iter("meta")}
    linked = json.loads(head.find("script").text)
    assert said["DCTERMS.title"] == said["citation_title"] == linked["headline"]
    assert said["DCTERMS.issued"] == linked["datePublished"] == "2026-06-09"
    assert said["citation_publication_date"] == "2026/06/09"
    assert said["citation_author"] == linked["author"][0]["name"] == "홍길동"
    assert said["viewport"].startswith("width=device-width")
    assert said["color-scheme"] == "light dark"
    editions = {
        (one.get("hreflang"), one.get("href")) for one in head.iter("link") if one.get("hreflang")
    }
    assert editions == {
        ("ko", "sample.ko.institute.html"),
        ("ko", "sample.ko-en.institute.html"),
        ("ja", "sample.ja.institute.html"),
        ("x-default", "sample.ko.institute.html"),
    }
    assert linked["workTranslation"][0]["url"] == "sample.ja.institute.html"
    assert head.find("link[@type='application/pdf']").get("href") == "sample.ko-en.institute.pdf"


def test_what_a_theme_would_load_is_reported_at_its_line(tmp_path, cache):
    """A remote picture, a script, a style attribute and an import each become a problem."""
    shutil.copytree(webpages.ROOT / "templates", tmp_path / "templates")
    sheet = "p { color: red }\n@import 'x.css';\np { background: url(https://a.b/c.png) }\n"
    (tmp_path / "templates/institute/screen.css").write_text(sheet, "utf-8")
    bad = '<img src="//a.b/c.png" alt=""><script>1</script><p style="x" onclick="y"></p></body>'
    said, report = webpages.everything("ko"), Collected()
    html, _ = webpages.rendered(said)
    bad_page = page.Page(html.replace("</body>", bad))
    chosen = theme.load(tmp_path / "templates", "institute", report)
    args = (said, chosen, webpages.FONTS, tmp_path, cache, report)
    web.publish(bad_page, *args, lambda _: (webpages.PIXEL, "image/png"))
    found = [(str(problem.span), dict(problem.args)["what"]) for problem in report.problems]
    page_start = "sample.ko.institute.html:1:1"
    assert found == [
        *((page_start, what) for what in ("//a.b/c.png", "<script>", "style=", "onclick=")),
        ("templates/institute/screen.css:2:1", "@import"),
        ("templates/institute/screen.css:3:17", "https://a.b/c.png"),
    ]


@checkers.needs_axe
def test_browsers_find_no_fault(pages, tmp_path):
    """Chromium shows each page without a message, a request, a barrier or a foreign font.

    On a phone and on a desk, light and dark; no page is wider than its window, and no Korean
    word goes on in the next line. A page spoiled on purpose shows that faults would be found.
    """
    views = []
    for name in (("essay", "ko-en"), ("everything", "ko-en")):
        path = tmp_path / f"{'.'.join(name)}.html"
        path.write_text(pages[name], "utf-8")
        sizes = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
        views += [f"{width}:{scheme}:{path.as_uri()}" for width, scheme in sizes]
    spoiled = tmp_path / "spoiled.html"
    faulty = '<p style="color: red">뷁<img src="http://127.0.0.1:9/x.png"></p>'
    faulty += f"<p>{' '.join('가' * (count % 9 + 1) + '·가나' for count in range(99))}</p>"
    spoiled.write_text(pages["everything", "ko-en"].replace("</main>", f"{faulty}</main>"))
    *clean, found = _looked(tmp_path, [*views, f"1280:light:{spoiled.as_uri()}"])
    for view, said in zip(views, clean, strict=True):
        assert said.pop("ground")
        assert not any(said.values()), (view, said)
    assert any("style-src" in message for message in found["messages"])
    assert any("img-src" in message for message in found["messages"])
    assert any(barrier.startswith("image-alt") for barrier in found["barriers"])
    assert found["broken"]


@checkers.needs_axe
@pytest.mark.parametrize("look", ["institute", "plain", "ministry", "action-memo"])
def test_every_theme_works_on_every_screen(look, cache, tmp_path):
    """Light, dark, with forced colours and printed, a theme has no barrier, and its marks show.

    A page that is printed from a dark screen is black on white.
    """
    path = tmp_path / "page.html"
    path.write_bytes(webpages.published(webpages.everything("ko-en"), cache, look))
    sizes = ("360:dark", "1280:light", "1280:forced", "794:print")
    found = _looked(tmp_path, [f"{size}:{path.as_uri()}" for size in sizes])
    grounds = [said.pop("ground") for said in found]
    for size, said in zip(sizes, found, strict=True):
        assert not any(said.values()), (size, said)
    dark, light, _, paper = grounds
    assert dark != light
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def _looked(folder, views):
    script = Path(__file__).with_name("axe.mjs")
    command = [checkers.node(), script, checkers.chromium(), folder / "profile", *views]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@checkers.needs_vnu
def test_the_validator_finds_nothing(pages, tmp_path):
    """HTML and CSS of each page are valid, and without a warning."""
    for name, html in pages.items():
        (tmp_path / f"{'.'.join(name)}.html").write_text(html, "utf-8")
    command = [*checkers.vnu(), "--also-check-css", "--format", "json", *tmp_path.glob("*.html")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    said = [message["message"] for message in json.loads(done.stderr)["messages"]]
    assert [message for message in said if not UNJUST.search(message)] == []
