"""The one door to the file system: paths → bytes and texts, bytes → files."""

from briefing.files.decoding import decoded, without_mark
from briefing.files.paths import BUILT_IN, place, shown, stored
from briefing.files.reading import FILE_LIMIT, Entry, list_folder, read_bytes, read_source
from briefing.files.writing import NAME_LIMIT, TEMPORARY, lock, write_together

__all__ = [
    "BUILT_IN",
    "FILE_LIMIT",
    "NAME_LIMIT",
    "TEMPORARY",
    "Entry",
    "decoded",
    "list_folder",
    "lock",
    "place",
    "read_bytes",
    "read_source",
    "shown",
    "stored",
    "without_mark",
    "write_together",
]
