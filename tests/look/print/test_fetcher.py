"""The print engine gets pictures through one door, and nothing past it."""

import socket
from pathlib import Path

import pytest
import weasyprint
from weasyprint.urls import URLFetcher

from briefing.look.assets.pictures import Pictures
from briefing.look.print.fetcher import Fetcher
from briefing.look.themes import theme
from briefing.problems import Collected
from tests import sample


@pytest.fixture
def pictures(tmp_path) -> Pictures:
    """The pictures of the sample's memo."""
    root: Path = sample.made(tmp_path)
    chosen = theme.load(root / "templates", "sample", Collected())
    return Pictures(root, root / "content/brief", chosen)


@pytest.fixture
def listener():
    """A server on this machine that counts who knocks."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_the_engine_prints_a_picture_through_it(pictures):
    """A figure and a style sheet's background are fetched, and nothing is refused."""
    html = '<div style="background: url(asset:theme/mark.svg)">x</div>'
    html += '<img src="asset:memo/figures/map.png" alt="x">'
    pdf = weasyprint.HTML(string=html, url_fetcher=Fetcher(pictures), base_url="asset:").write_pdf()
    assert b"/Image" in pdf
    assert set(pictures.opened) == {"asset:theme/mark.svg", "asset:memo/figures/map.png"}
    assert not pictures.refused


def test_every_way_out_is_closed(pictures, listener):
    """Whatever asks for an address, no connection is made, no file read, and all is on record."""
    host, port = listener.getsockname()
    out = f"http://{host}:{port}"
    ways = [
        '<img src="{}/1.png">', '<link rel=stylesheet href="{}/2.css">',
        "<style>@import '{}/3.css';</style>", "<style>p {{ background: url({}/4.png) }}</style>",
        "<style>@font-face {{ font-family: x; src: url({}/5.ttf) }} p {{ font-family: x }}</style>",
        '<object data="{}/6.svg"></object>', '<embed src="{}/7.svg">',
        "<style>li {{ list-style-image: url({}/8.png) }}</style><ul><li>x</ul>",
        "<style>p::before {{ content: url({}/9.png) }}</style>",
        '<svg><image href="{}/10.png" width="9" height="9"/></svg>',
        '<svg><use href="{}/11.svg#a"/></svg>', '<link rel=attachment href="{}/12.txt">',
        "<style>@page {{ background: url({}/13.png) }}</style>",
        '<img srcset="{}/14.png 1x" src=x>',
        "<style>p {{ border-image-source: url({}/15.png); border: 2px solid }}</style>",
    ]  # fmt: skip
    html = "<p>x</p>" + "".join(way.format(out) for way in ways)
    html += '<img src="file:///etc/hostname"><img src="//etc/hostname">'
    document = weasyprint.HTML(string=html, url_fetcher=Fetcher(pictures), base_url="asset:")
    document.write_pdf()
    with pytest.raises(BlockingIOError):
        listener.accept()
    assert not pictures.opened
    assert len([address for address in pictures.refused if address.startswith(out)]) >= 12


def test_the_door_has_no_other_handler(pictures):
    """The base class opens files and networks by handlers; ours has none, by any of its names."""
    fetcher = Fetcher(pictures)
    assert isinstance(fetcher, URLFetcher)
    assert not hasattr(fetcher, "handlers")
    for call in (fetcher, fetcher.fetch, fetcher.open):
        with pytest.raises(ValueError, match="not a picture"):
            call("file:///etc/hostname")
