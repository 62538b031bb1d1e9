"""Let the print engine fetch the pictures of a memo and of its theme, and nothing else.

No scheme is ever opened: whatever the engine asks for is looked up among `Pictures`, which keep a
ledger, since the engine passes over a failed fetch (inside an SVG, without even a log line).
"""

from weasyprint.urls import URLFetcher, URLFetcherResponse

from briefing.look.assets.pictures import Pictures


class NotLetInError(ValueError):
    """What the engine asked for is refused; the ledger says why, and where."""


class Fetcher(URLFetcher):
    """The engine's one way to files."""

    #: What the engine asks of a fetcher that has failed: one picture does not stop the page here.
    _fail_on_errors = False

    def __init__(self, pictures: Pictures) -> None:
        # The base class would set up handlers for files, http, ftp and proxies: it is not called.
        self.pictures = pictures

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """The picture at an address; a refusal is an error here and a problem in the ledger."""
        picture = self.pictures.open(url)
        if picture is None:
            raise NotLetInError("not a picture of the memo or its theme")
        return URLFetcherResponse(url, picture.data, {"Content-Type": picture.type})
