"""The print engine is imported without asking other programs for its libraries."""

import ctypes.util
import subprocess
import sys

import pytest

from briefing.look.print import loading
from tests.look.print.typesetting import ROOT

#: Imports the engine, and counts the programs that are started meanwhile.
COUNT = """
import os, sys
from briefing.bootstrap import native
from briefing.look.print import loading
started = []
sys.addaudithook(lambda event, args: started.append(event) if event in (
    "subprocess.Popen", "os.system", "os.posix_spawn", "os.exec") else None)
native.preload()
started.clear()
with loading.without_search():
    import weasyprint
print(len(started))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux' loader knows libraries by name")
def test_no_program_is_asked_for_a_library():
    """On Linux the engine finds its libraries by the names that the system's loader knows."""
    run = subprocess.run(
        [sys.executable, "-c", COUNT], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "0"


def test_the_search_is_put_back():
    """Whoever looks for a library later finds it as before, also after an error."""
    before = ctypes.util.find_library
    with pytest.raises(OSError, match="none"), loading.without_search():
        raise OSError("none")
    assert ctypes.util.find_library is before
