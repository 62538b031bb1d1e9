from dataclasses import replace

from briefing.look.html import metadata
from tests.look.webpages import SPECS, essay, everything


def test_an_edition_knows_its_siblings():
    """Every edition of a memo is listed once, each under a name in its own language."""
    found = metadata.siblings(everything("ko-en"), "plain", SPECS)
    assert [(one.file, one.label, one.here) for one in found] == [
        ("sample.ko.plain.html", "한국어", False),
        ("sample.ko-en.plain.html", "한국어·영어", True),
        ("sample.side.plain.html", "한국어 / 영어", False),
        ("sample.ja.plain.html", "日本語", False),
    ]


def test_an_edition_that_is_made_alone_lists_itself():
    """The edition at hand is among its siblings even where none was named."""
    said = metadata.context(everything("ja"), "plain", ())["web"]
    assert [one.here for one in said.siblings] == [True]
    assert said.default == said.file == "sample.ja.plain.html"
    assert said.pdf == ""


def test_linked_data_hold_addresses_only_where_they_are_known():
    """Without an address on the web there is no `url`; with one, it leads every file."""
    said = everything("ko")
    others = metadata.siblings(said, "plain", SPECS)
    assert "url" not in metadata.linked_data(said, "plain", others, "sample.ko.plain.pdf")
    found = metadata.linked_data(
        said, "plain", others, "sample.ko.plain.pdf", "https://example.org/b/"
    )
    assert found["url"] == "https://example.org/b/sample.ko.plain.html"
    assert found["encoding"]["contentUrl"] == "https://example.org/b/sample.ko.plain.pdf"
    assert {one["inLanguage"] for one in found["workTranslation"]} == {"ja"}
    assert found["author"][0]["affiliation"] == {"@type": "Organization", "name": "연구원"}


def test_linked_data_leave_out_what_a_memo_does_not_say():
    """No key is empty: a memo without authors and subtitle has neither."""
    said = essay("ko")
    bare = replace(said, memo=replace(said.memo, subtitle=None, number="", keywords=()))
    found = metadata.linked_data(bare, "plain", (), "")
    assert all(found.values())
    assert not {"author", "alternativeHeadline", "reportNumber", "keywords"} & found.keys()
    assert found["headline"] == "한·미·일 3국 협력의 재가동"
