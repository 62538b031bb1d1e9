import pytest

from briefing.memo import reading
from tests.memo.outcomes import PARSERS


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def parser(request, monkeypatch):
    """Reading with each of the parsers that may be installed."""
    monkeypatch.setattr(reading, "PARSER", request.param)
    return request.param
