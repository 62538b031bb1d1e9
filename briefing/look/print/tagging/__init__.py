"""The structure tree of a PDF: what a screen reader speaks, in which language and order."""
