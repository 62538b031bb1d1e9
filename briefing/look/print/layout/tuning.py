"""The numbers that the fit of a layout turns on, each with its unit and how it was found.

*Measured* is taken from boxes of the shipped essay and the torture memo, *standard* from the
text that is named, and *by eye* was set by looking at their pages: it may be tried otherwise.
"""

# Justification: `justify`

#: For each language, in em of the line: what a space takes before the letters begin to, and the
#: most that stands between two letters; beyond that the spaces take over again.
#: Standard: Hangul and kana bear some air between them (KLREQ, JLREQ), Latin letters hardly any;
#: how much is by eye.
SHARES = {"ko": (0.24, 0.055), "ja": (0.12, 0.06), "": (0.30, 0.012)}
#: em: the most between two letters of a line without spaces. By eye.
WITHOUT_SPACES = 0.12

# Lines of paragraphs: `paragraphs`

#: em: the widest space that is not worth a second try, and the widest that may stand. Measured:
#: a space of the body face takes 0.31 beside Hangul before anything is added, half of all spaces
#: take up to 0.38 and one in twenty 0.47 or more; at 0.7 rivers show.
WIDE, WIDEST = 0.40, 0.68
#: Characters: a shorter last line is joined by the word before it. Standard: KLREQ calls such a
#: line too short and names no number; four is by eye.
SHORT_LAST = 4
#: Lines that are tried in one go. Measured: that takes some seconds, so that the worst paragraphs
#: come first and the rest of a long memo goes without.
TRIED_LINES = 2000
#: em: word spacing of the tries. By eye: no reader sees them, yet
#: lines end elsewhere.
SPACINGS = (0.0, -0.02, 0.02, -0.04, 0.04, -0.06, 0.06, 0.09, 0.12)
#: Badness below which the far-fetched settings are not tried. By eye.
GOOD_ENOUGH = 2.0
#: em between letters that counts as one unit of looseness, and what that weighs. By eye.
LOOSE, LOOSENESS = 0.05, 0.3
#: Badness of a last line that is too short, of a space that may not stand, of being set ragged,
#: of a line that ends in a hyphen, of brackets opened. By eye: they rank what is given up first.
SHORT, TOO_WIDE, RAGGED, HYPHEN, OPENED = 6.0, 20.0, 12.0, 0.5, 0.5
#: Badness of an em of word spacing, and of each pair of words that is glued: no more than ties
#: are decided by. By eye.
SPACED, GLUED = 12.0, 0.05

# Headings and pull quotes: `balance`

#: Share of the widest line: a last line of that width is long enough. By eye.
EVEN = 0.6
#: Shares of the width that are tried empty at the line's end: each twentieth up to a half.
INSETS = tuple(number / 20 for number in range(1, 11))

# Pages: `pages`, `quotes`

#: Share of a page: a figure moves down when it would leave more than this empty above it. By eye.
EMPTY = 0.06
#: Share of its height: a last page that uses less has something brought to it, and the page
#: before it keeps that much of its own. By eye.
LONELY, LEFT = 0.18, 0.5
#: Lines of text that stand under a heading at least. Standard: widows and orphans of CSS.
LINES = 2
#: px from a page's top within which a block opens the page: more than a heading's margin.
OPENS = 30.0
#: Paragraphs that a quote or a figure moves past at most, and how often a quote does. By eye:
#: further off it is no longer beside what it is about.
MOVES, TURNS = 3, 2
#: What a place of a quote costs, in paragraphs of distance: a page shared with another quote,
#: a place beside what it repeats, and going up rather than down. By eye: the first two outweigh
#: any distance, the last only decides ties.
SHARED, BESIDE, UP = 10.0, 10.0, 0.5

# Tables: `tables`

#: Share of a page: a row that takes more goes on over the page. By eye: a smaller hole than that
#: is better than a parted row.
LONG_ROW = 0.4

# The margin: `glosses`, `sidebars`

#: Recommendations that stand in the margin; more become a panel. By eye: five fill page one.
ITEMS = 5
#: px between two glosses, and between the sidebar and a gloss. By eye.
GLOSS_GAP = 12.0
#: px that a gloss may reach beyond its paragraph's end: about five of its lines. By eye.
GLOSS_OVERHANG = 80.0
#: Share of a gloss that must stand beside its own paragraph. By eye.
GLOSS_BESIDE = 0.4
#: px from the top of a paragraph to that of its gloss, whose lines are lower. By eye.
GLOSS_ASCENT = 3.0
#: Height of a gloss below its paragraph, to its height in the margin. By eye: the column is
#: wider, and the next layout tells exactly.
GLOSS_BELOW = 0.5

# Time: `fit`

#: Pages laid out, over all layouts, for which one page is mended at a time. Measured: some seven
#: layouts of a brief. A long memo then has all its pages mended at once, as well as they are
#: known. Each layout counts as if it had been made to its end.
PATIENCE = 60
#: The same for each note besides. Measured: of 60 notes on 34 pages four stood behind their calls
#: with 60 pages of patience, none with 600, in half as much time again.
NOTE_PATIENCE = 9
#: Layouts in which all pages are mended at once. By eye: what three do not mend comes and goes.
HASTY = 3
#: Pages laid out between two looks for garbage. Measured: such looks take a quarter of the time
#: of a layout, and without any the memory grows.
GARBAGE = 60
