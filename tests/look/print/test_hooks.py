"""What is replaced inside the print engine is what was there when the replacement was written."""

import pydyf
import pytest
import weasyprint

from briefing.look.print import hooks
from briefing.look.print.pdf import HOOKS
from briefing.problems import BriefingError, Exit


def test_installing_again_changes_nothing():
    """Each function of ours stands in the place of one of the engine's, once."""
    hooks.install(HOOKS)
    before = [getattr(hook.owner, hook.name) for hook in HOOKS]
    hooks.install(HOOKS)
    assert [getattr(hook.owner, hook.name) for hook in HOOKS] == before
    assert not any(hasattr(one.replaces, "replaces") for one in before)


@pytest.mark.parametrize("package", [weasyprint, pydyf], ids=lambda one: one.__name__)
def test_another_version_is_refused(package, monkeypatch):
    """The hooks work with the versions that they were written for, and name both."""
    monkeypatch.setattr(package, "__version__", "99.1")
    with pytest.raises(BriefingError, match=r"has `.*99\.1.*`, not `weasyprint 70\.0") as raised:
        hooks.install(HOOKS)
    assert raised.value.exit_code == Exit.ENVIRONMENT


@pytest.mark.parametrize("hook", HOOKS, ids=lambda one: one.place)
def test_another_inside_is_refused(hook, monkeypatch):
    """A private function that takes other parameters, or is gone, is refused by name."""
    monkeypatch.setattr(hook.owner, hook.name, lambda one, other: None)
    with pytest.raises(BriefingError) as raised:
        hooks.install(HOOKS)
    assert f"{hook.place}(one other)`, not `{hook.place}({hook.parameters})" in str(raised.value)
    monkeypatch.delattr(hook.owner, hook.name)
    with pytest.raises(BriefingError) as raised:
        hooks.install(HOOKS)
    assert f"{hook.place}(nothing)" in str(raised.value)
