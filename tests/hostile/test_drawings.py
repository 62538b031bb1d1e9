"""SVG files: what runs, loads or explodes is refused by name; what is a drawing is let in."""

from collections.abc import Iterator

import pytest

from tests.hostile import groups, project, samples
from tests.hostile.case import HTML, PDF, Case

OPEN = samples.SVG_OPEN.replace("<svg ", '<svg xmlns:xlink="http://www.w3.org/1999/xlink" ')
CODES = frozenset({"unsafe-svg", "unfit-image"})


def drawn(name: str, drawing: str | bytes, **how) -> Case:
    """A case of a memo with a drawing."""
    files = {project.MEMO: project.with_picture("figures/a.svg")}
    return Case(name, {**files, "content/tiny/figures/a.svg": drawing}, **how)


def cases(_) -> Iterator[Case]:
    """The table, and what is made: other encodings, and parts that repeat each other."""
    yield from groups.cases_of("drawings")
    yield drawn("UTF-16", samples.SVG.encode("utf-16"), codes=CODES, either=True)
    yield drawn("NUL bytes", b"<svg\0" + samples.SVG.encode(), codes=CODES)
    for levels in (4, 5, 8, 20):
        parts = ["<g id='a0'><circle r='1'/></g>"]
        for at in range(1, levels):
            parts.append(f"<g id='a{at}'>" + f"<use href='#a{at - 1}'/>" * 10 + "</g>")
        drawing = OPEN + "".join(parts) + f"<use href='#a{levels - 1}'/></svg>"
        codes = frozenset({"unsafe-svg"})
        yield drawn(f"{levels} levels of repeated parts", drawing, codes=codes)
    pattern = "<pattern id='p{0}' width='.01' height='.01'><rect width='9' height='9' "
    pattern += "fill='url(#p{1})'/></pattern>"
    mask = "<mask id='m{0}'><rect width='9' height='9' mask='url(#m{1})'/></mask>"
    last = (
        "<rect width='24' height='24' fill='url(#p11)'/>",
        ("<rect width='9' height='9' mask='url(#m29)'/>"),
    )
    for name, form, count, end in (
        ("patterns in patterns", pattern, 12, last[0]),
        ("masks in masks", mask, 30, last[1]),
    ):
        inside = "".join(form.format(at, at - 1) for at in range(count)) + end
        for job in (HTML, PDF):
            yield drawn(f"{name} {job.format}", f"{OPEN}{inside}</svg>", either=True, job=job)


@pytest.mark.tries("cases")
def test_a_drawing_only_draws(case, lab):
    """Scripts, addresses, foreign elements and endless repetition are told by name."""
    lab.hold(case)
