"""Turn a Debian release into a machine with nothing but Python, in a folder of this one.

Everything is mounted in a namespace of its own (`enter`), so that nothing outlives the program.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "briefing-machines"
OLDEST = 14 * 86400
"""Seconds after which a kept file system is made anew."""
LONGEST = 3600
"""Seconds that one command may take: the tests take ten minutes where nothing else runs."""
PACKAGES = "python3,python3-venv,ca-certificates"
NEWCOMER = 1000
"""The number of the ordinary user."""
INSIDE = "BRIEFING_MACHINES_INSIDE"
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
#: How this machine reaches registries, which the fresh one is told too.
NETWORK = re.compile(
    r"(?i)(pip_(?!find)|npm_config|ssl_cert|requests_ca|curl_ca|node_extra|\w+_proxy$)"
)
DEVICES = {
    "null": "1 3",
    "zero": "1 5",
    "full": "1 7",
    "random": "1 8",
    "urandom": "1 9",
    "tty": "5 0",
}


class HostError(Exception):
    """This machine can make no fresh one; nothing was proved."""


@dataclass(frozen=True)
class Ended:
    """A command that ran in a machine: its exit code, both its streams, and how long it took."""

    code: int
    out: str
    err: str
    seconds: float


def enter() -> None:
    """Go on in namespaces of our own, with `debootstrap` at hand. Raises HostError."""
    if os.geteuid() != 0:
        raise HostError("root rights are needed")
    if INSIDE in os.environ:
        return
    if not shutil.which("debootstrap") and shutil.which("apt-get"):
        _host("apt-get", "update")
        _host("apt-get", "install", "-y", "--no-install-recommends", "debootstrap")
    for program in ("debootstrap", "git", "unshare", "chroot", "tar"):
        if not shutil.which(program):
            raise HostError(f"`{program}` is missing")
    apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
    if _host(*apart, "true"):
        raise HostError("it may not mount anything")
    os.environ[INSIDE] = "1"
    os.execvp("unshare", [*apart, sys.executable, "-m", "tests.machines", *sys.argv[1:]])


@contextmanager
def machine(suite: str) -> Iterator[Machine]:
    """A fresh machine of a Debian release, gone at the end. Raises HostError."""
    image = _image(suite)
    with tempfile.TemporaryDirectory(prefix="machine-", ignore_cleanup_errors=True) as folder:
        root = Path(folder)
        if _host("tar", "-C", folder, "-xpf", str(image)):
            image.unlink()
            raise HostError("the kept file system was broken; it is deleted")
        root.chmod(0o755)
        try:
            _mount(root)
            yield Machine(root)
        finally:
            _host("umount", "--recursive", str(root / "proc"), str(root / "dev"))


@dataclass(frozen=True)
class Machine:
    """A file system in which commands run as if it were a computer."""

    root: Path

    def run(
        self, words: Sequence[str], folder: str = "/", user: int = 0, around: Sequence[str] = ()
    ) -> Ended:
        """Run a command there, as a user with a home and nothing else; `around` runs it."""
        known = {name: value for name, value in os.environ.items() if NETWORK.match(name)}
        home = "/home/newcomer" if user else "/root"
        known |= {"PATH": PATH, "LANG": "C.UTF-8", "HOME": home, "TERM": "dumb"}
        command = [*around, "chroot", f"--userspec={user}:{user}", str(self.root), "env", "-i"]
        command += [f"{name}={value}" for name, value in known.items()]
        command += ["sh", "-c", 'cd "$0" && exec "$@"', folder, *words]
        start = time.monotonic()
        pipes = dict.fromkeys(("stdout", "stderr"), subprocess.PIPE) | {"stdin": subprocess.DEVNULL}
        with subprocess.Popen(command, text=True, start_new_session=True, **pipes) as process:
            try:
                out, err = process.communicate(timeout=LONGEST)
            except subprocess.TimeoutExpired:
                os.killpg(
                    process.pid, signal.SIGKILL
                )  # with those that it started, which print too
                out, err = process.communicate()
                return Ended(124, out, f"{err}it did not end within {LONGEST} s", LONGEST)
        code = process.returncode if process.returncode >= 0 else 128 - process.returncode
        return Ended(code, out, err, time.monotonic() - start)

    def prepare(self, line: str) -> None:
        """Run a line of shell as root, to make the machine what is wanted. Raises HostError."""
        done = self.run(["sh", "-c", line])
        if done.code:
            raise HostError(f"`{line}` failed: {(done.err or done.out).strip()[-300:]}")

    def checkout(self, user: int) -> str:
        """Clone this project's HEAD into the user's home; return the folder."""
        place = "home/newcomer/새 폴더/briefing" if user else "root/briefing"
        (self.root / place).parent.mkdir(parents=True, exist_ok=True)
        safe = ["git", "-c", "safe.directory=*"]
        if _host(*safe, "clone", "-q", "--no-hardlinks", str(CHECKOUT), str(self.root / place)):
            raise HostError("this is no git checkout")
        self.prepare(f"chown -R {user}:{user} '/{place}/..'")
        return f"/{place}"

    def sums(self, folder: str) -> dict[str, str]:
        """The sha256 of every PDF and HTML file that was delivered in a checkout."""
        output = self.root / folder.lstrip("/") / "output"
        files = sorted(path for path in output.iterdir() if path.suffix in (".pdf", ".html"))
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def commit() -> str:
    """The commit of this project that machines get, in short."""
    command = ["git", "-c", "safe.directory=*", "-C", str(CHECKOUT), "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def _host(*words: str) -> int:
    return subprocess.run(words, capture_output=True, check=False).returncode


def _image(suite: str) -> Path:
    """The kept file system of a release, made anew if there is none of late."""
    image = CACHE / f"{suite}.tar"
    if image.is_file() and time.time() - image.stat().st_mtime < OLDEST:
        return image
    print(f"machines: making a minimal {suite}, kept in {CACHE}", file=sys.stderr, flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    sources = _sources(suite)
    mirror = next(
        iter(re.findall(r"(?m)^(?:URIs: *|deb +(?:\[.*\] +)?)(\S+)", "".join(sources.values()))), ""
    )
    if not mirror:
        raise HostError("apt has no source of Debian packages here")
    with tempfile.TemporaryDirectory(prefix="machine-") as folder:
        root = Path(folder)
        command = [
            "debootstrap",
            "--variant=minbase",
            f"--include={PACKAGES}",
            suite,
            folder,
            mirror,
        ]
        if _host(*command):
            raise HostError(f"debootstrap could not make {suite}: is its mirror within reach?")
        _configure(root, sources)
        for package in root.glob("var/cache/apt/archives/*.deb"):
            package.unlink()
        _mount(root)
        try:
            Machine(root).prepare("apt-get update && useradd --create-home newcomer")
        finally:
            _host("umount", "--recursive", str(root / "proc"), str(root / "dev"))
        fresh = image.with_suffix(f".{os.getpid()}")
        if _host("tar", "-C", folder, "--numeric-owner", "-cf", str(fresh), "."):
            fresh.unlink(missing_ok=True)
            raise HostError(f"no room in {CACHE}")
        fresh.replace(image)
    return image


def _sources(suite: str) -> dict[str, str]:
    """This machine's own sources of Debian packages, told to serve another release."""
    release = Path("/etc/os-release").read_text("utf-8")
    own = (re.findall(r"VERSION_CODENAME=(\w+)", release) or [suite])[0]
    files = (Path("/etc/apt/sources.list.d/debian.sources"), Path("/etc/apt/sources.list"))
    texts = {str(path): path.read_text("utf-8") for path in files if path.is_file()}
    return {path: re.sub(rf"\b{own}\b", suite, text) for path, text in texts.items()}


def _configure(root: Path, sources: dict[str, str]) -> None:
    """Tell a new file system how this machine reaches Debian, PyPI and the name service."""
    (root / "etc/apt/sources.list").unlink(missing_ok=True)
    for path, text in sources.items():
        (root / path.lstrip("/")).write_text(text, "utf-8")
    said = [
        *Path("/etc/apt/apt.conf.d").glob("*"),
        *Path("/usr/local/share/ca-certificates").glob("*"),
    ]
    said = [
        path for path in said if path.suffix == ".crt" or "Acquire::" in path.read_text("utf-8")
    ]
    fixed = (
        "/etc/resolv.conf",
        "/etc/hosts",
        "/etc/pip.conf",
        "/etc/ssl/certs/ca-certificates.crt",
    )
    for path in [*said, *map(Path, fixed)]:
        if path.is_file():
            target = root / str(path).lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def _mount(root: Path) -> None:
    """Give a file system a `/proc` and a small `/dev` of its own."""
    lines = [f"mount -t proc proc {root}/proc", f"mount -t tmpfs -o mode=755 tmpfs {root}/dev"]
    lines += [f"mknod -m 666 {root}/dev/{name} c {numbers}" for name, numbers in DEVICES.items()]
    lines += [f"mkdir -m 1777 {root}/dev/shm", f"ln -s /proc/self/fd {root}/dev/fd"]
    for line in lines:
        if _host(*line.split()):
            raise HostError(f"`{line.split()[0]}` is not allowed")
