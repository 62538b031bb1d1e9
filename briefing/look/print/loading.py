"""Let the print engine be imported without a long search for its C libraries.

It tries several names for each, and for a name that the system's loader does not know Python asks
`ldconfig`, the linker and the compiler: thirty programs, more than half of the import. On Linux
the last name that it tries is the one that the loader knows.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_search() -> Iterator[None]:
    """Inside the block a library is loaded by its own name or not at all, on Linux."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
