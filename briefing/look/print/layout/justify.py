"""Turn the slack of a justified line into spaces that stay narrow.

WeasyPrint gives all slack to the spaces between words; Korean lines have few of them, so that
unbroken words leave rivers. Here a space takes its share up to a limit and the letters take
the rest, as the justification of KLREQ allows.
"""

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.text.line_break import create_layout, line_size

from briefing.edition.korean import WORD_JOINER
from briefing.look.print.hooks import Hook
from briefing.look.print.layout import tuning


def justify_line(context, line: boxes.LineBox, extra_width: float) -> None:
    """Spread `extra_width` (px) over a line that has been broken already."""
    texts = list(text_boxes(line))
    spaces = sum(inline.count_expandable_spaces(box) for box in texts)
    letters = sum(len(_bare(box.text)) for box in texts)
    size = line.style["font_size"]
    language = (line.style["lang"] or "").partition("-")[0]
    for_space, for_letter = tuning.SHARES.get(language, tuning.SHARES[""])
    if not spaces:
        between = extra_width / max(1, letters - 1)
        if between <= tuning.WITHOUT_SPACES * size:
            _spread(context, line, between)
        return
    share = extra_width / spaces
    spare = extra_width - spaces * for_space * size
    if spare > 0 and letters > 1:
        before = sum(box.width for box in texts)
        between = min(spare / (letters - 1), for_letter * size)
        _spread(context, line, between)
        # What stands behind the last letter is not seen: it hangs over the edge.
        share = (extra_width + between - (sum(box.width for box in texts) - before)) / spaces
    inline.add_word_spacing(context, line, share, 0)


def text_boxes(box: boxes.Box) -> Iterator[boxes.TextBox]:
    """The texts of a line that stand in its flow."""
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from text_boxes(child)


def _bare(text: str) -> str:
    """A text without joiners: they have done their work, and would take letter spacing."""
    return text.replace(WORD_JOINER, "")


def _spread(context, box: boxes.Box, between: float, shift: float = 0) -> float:
    """Put `between` px behind every letter; returns how far what follows has moved."""
    box.position_x += shift
    if isinstance(box, boxes.TextBox):
        old = box.width
        own = box.style["letter_spacing"]
        box.text = _bare(box.text)
        box.style = box.style.copy()
        box.style["letter_spacing"] = between + (0 if own == "normal" else own)
        layout = create_layout(box.text, box.style, context, None, 0)
        box.width, _ = line_size(layout.get_first_line()[0], box.style)
        layout.deactivate()
        box.pango_layout = layout
        return shift + box.width - old
    if not isinstance(box, boxes.LineBox | boxes.InlineBox):
        box.translate(shift, 0)
        box.position_x -= shift
        return shift
    moved = shift
    for child in box.children:
        if child.is_in_normal_flow():
            moved = _spread(context, child, between, moved)
    box.width += moved - shift
    return moved


HOOKS = (Hook(inline, "justify_line", "context line extra_width", lambda original: justify_line),)
