"""Name the gates that a user may switch off, and the problems that each then lets pass."""

SWITCHES = {
    "missing-glyph": ("missing-glyph",),
    "lost-text": ("lost-text",),
    "engine-warning": ("engine-warning", "css-ignored"),
}
