"""Two copies of HarfBuzz in one process, the machine's and the Python package's, never meet."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.bootstrap import native

ROOT = Path(__file__).parents[2]
#: Finds by its name only what is loaded already, as on a machine that lacks the library.
LACKING = """
import ctypes, os
class Lacking(ctypes.CDLL):
    def __init__(self, name, mode=0):
        super().__init__(name, mode if "/" in name else mode | os.RTLD_NOLOAD)
ctypes.CDLL = Lacking
"""
GLOBAL = "import ctypes; ctypes.RTLD_LOCAL = ctypes.RTLD_GLOBAL"
LOADS = """
from briefing.bootstrap import native
native.load(Path(sys.argv[1]))
missing = native.missing()
import uharfbuzz
from briefing.look.print import loading
with loading.without_search():
    from weasyprint.text import ffi
print(json.dumps([missing, Path("/proc/self/maps").read_text()]))
"""
UNPACKED = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="libraries are unpacked on Linux alone")


def harfbuzz(root: Path, before: str = "") -> tuple[list[str], str, set[tuple[str, str]]]:
    """What a process that loads both copies of HarfBuzz lacks and maps, and who calls whom."""
    code = f"import json, sys\nfrom pathlib import Path\n{before}\n{LOADS}"
    env = os.environ | {"LD_DEBUG": "bindings", "LD_DEBUG_OUTPUT": str(root / "bound")}
    env["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-c", code, str(root)]
    done = subprocess.run(command, env=env, capture_output=True, check=True)
    bound = "".join(path.read_text("utf-8") for path in root.glob("bound.*"))
    calls = re.findall(r"binding file (\S+) \[0\] to (\S+) \[0\]: normal symbol `hb_", bound)
    return *json.loads(done.stdout), set(calls)


def strangers(calls: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Calls between the HarfBuzz inside the Python package and anything outside it."""
    return {call for call in calls if len({"uharfbuzz" in file for file in call}) == 2}


@linux
def test_no_harfbuzz_reaches_into_another(tmp_path):
    """The one in the Python package calls itself, and Pango calls the machine's."""
    lacks, maps, calls = harfbuzz(tmp_path)
    assert lacks == []
    assert "/libharfbuzz.so.0" in maps
    assert "uharfbuzz/_harfbuzz" in maps
    assert len({"uharfbuzz" in caller for caller, _ in calls}) == 2
    assert strangers(calls) == set()


@linux
def test_the_proof_sees_a_library_that_is_loaded_for_all(tmp_path):
    """Loaded with `RTLD_GLOBAL`, the machine's HarfBuzz takes the place of the package's."""
    _, _, calls = harfbuzz(tmp_path, GLOBAL)
    assert any("uharfbuzz" in caller for caller, _ in strangers(calls))


@pytest.fixture
def unpacked(tmp_path):
    """A folder whose `.native` holds Pango and what cuts fonts down, as packages unpack them."""
    folder = tmp_path / ".native" / "usr" / "lib" / "machine"
    folder.mkdir(parents=True)
    (folder / "libbad.so.1").write_text("no library")
    _, maps, _ = harfbuzz(tmp_path)
    for name in UNPACKED:
        path = re.search(rf"\s(/\S+/{name}\S*)$", maps, re.MULTILINE)[1]
        shutil.copy(path, folder / f"{name}.1.2")
        (folder / name).symlink_to(f"{name}.1.2")
    return folder


@linux
def test_unpacked_libraries_stay_by_themselves_too(unpacked, tmp_path):
    """What this machine lacks is loaded from `.native`, and what it has is not loaded twice."""
    lacks, maps, calls = harfbuzz(tmp_path, LACKING)
    assert lacks == []
    mapped = {
        name: set(re.findall(rf"\s(/\S+/{name}\S*)$", maps, re.MULTILINE)) for name in UNPACKED
    }
    assert {len(paths) for paths in mapped.values()} == {1}
    assert mapped[UNPACKED[-1]] == {str(unpacked / f"{UNPACKED[-1]}.1.2")}
    assert strangers(calls) == set()


@linux
@pytest.mark.usefixtures("unpacked")
def test_unpacked_libraries_tell_their_versions(tmp_path):
    """Whoever asks what a build would be made with is told, before anything else is loaded."""
    code = f"{LACKING}\nfrom briefing.bootstrap import native\nnative.ROOT = {str(tmp_path)!r}\n"
    code += "from briefing.run import versions\nprint(all(versions.libraries().values()))"
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr


def test_a_library_that_is_not_there_is_named():
    """The probe tells the file name of what this machine cannot load."""
    assert native.missing((("no-such-library", 7),)) == [native.file_name("no-such-library", 7)]
