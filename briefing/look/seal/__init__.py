"""The seal of a finished file: what it was made of, and whether it still is what was made."""
