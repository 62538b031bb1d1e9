"""Every sentence said to an author, in English and Korean side by side.

One module a room. Sentences are lower case without a full stop, names stand in backticks,
and the hint says what to do.
"""
