"""Debian packages without root rights: fetched, told, unpacked, and never half there."""

import pytest

from briefing.bootstrap import apt
from briefing.bootstrap.sentences import BootstrapError

APT = """#!/bin/sh
for word; do case $word in Dir::Cache=*) cache=${word#*=};; esac; done
case " $* " in *" update "*) exit 0;; esac
echo '0 upgraded, 3 newly installed, 0 to remove and 0 not upgraded.'
for name in libpango-1.0-0 libc6 fonts-dejavu-core; do
  echo "Get:1 http://mirror suite/main amd64 $name amd64 1.0 [9 kB]"
  echo "$name" > "$cache/archives/${name}_1.0_amd64.deb"
done
exit $CODE
"""
DPKG = '#!/bin/sh\nmkdir -p "$3/usr/lib" "$3/usr/share"\ncp "$2" "$3/usr/lib/$(cat "$2").so.0"\n'


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """An `apt-get` and a `dpkg-deb` that fetch and unpack three small packages."""
    for name, text in (("apt-get", APT), ("dpkg-deb", DPKG)):
        (tmp_path / name).write_text(text, "utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("CODE", "0")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def test_only_libraries_are_unpacked(programs, capsys):
    """Fonts and the C library stay out; each package is told as it comes."""
    apt.unpack(["libpango-1.0-0"], programs / "새 폴더" / ".native")
    (library,) = (path for path in (programs / "새 폴더").rglob("*") if path.is_file())
    assert library.relative_to(programs).as_posix() == "새 폴더/.native/usr/lib/libpango-1.0-0.so.0"
    told = [line.split()[-1] for line in capsys.readouterr().err.splitlines()]
    assert told[-3:] == ["libpango-1.0-0", "libc6", "fonts-dejavu-core"]


def test_a_download_that_breaks_off_leaves_nothing_to_load(programs, monkeypatch):
    """Apt's failure is told with its last lines, and the next run begins anew."""
    monkeypatch.setenv("CODE", "100")
    with pytest.raises(BootstrapError, match=r"(?s)`apt-get --download-only .*network"):
        apt.unpack(["libpango-1.0-0"], programs / ".native")
    assert not (programs / ".native").exists()
    monkeypatch.setenv("CODE", "0")
    apt.unpack(["libpango-1.0-0"], programs / ".native")
    assert (programs / ".native").is_dir()
