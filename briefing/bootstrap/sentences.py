"""Say what is being set up, and why, in one line each, in the user's language.

Kept apart from `briefing/wording`: these are no problems in an author's file, and they must be
there before anything else is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from briefing.home import CALLED

#: name → (English, Korean)
SENTENCES = {
    "waiting": (
        "another run is setting things up: waiting for it",
        "다른 실행이 준비 작업을 하고 있어 끝나기를 기다립니다",
    ),
    "interrupted": (
        "interrupted; run it again to go on",
        "중단되었습니다. 다시 실행하면 이어집니다",
    ),
    "venv-making": (
        "making .venv, so that the Python packages stay inside this folder",
        "파이썬 패키지가 이 폴더 안에만 머물도록 .venv를 만듭니다",
    ),
    "venv-broken": (
        "the .venv that is there does not run: making it anew",
        ".venv가 있으나 실행되지 않아 새로 만듭니다",
    ),
    "packages": (
        "installing the Python packages of {lock} into .venv (takes up to a minute)",
        "{lock}에 적힌 파이썬 패키지를 .venv에 설치합니다(1분쯤 걸립니다)",
    ),
    "apt-update": ("fetching the list of Debian packages", "데비안 패키지 목록을 받습니다"),
    "apt-install": (
        "installing Debian packages {why}: {names}",
        "데비안 패키지를 설치합니다({why}): {names}",
    ),
    "why-venv": ("to make .venv", ".venv를 만들기 위해"),
    "why-native": ("that lay out the text of the PDF", "PDF의 글자 배치에 필요"),
    "apt-unpack": (
        "no root rights: unpacking Debian packages into .native for the layout of the PDF: {names}",
        "관리자 권한이 없어 PDF 글자 배치에 필요한 데비안 패키지를 .native에 풉니다: {names}",
    ),
    "subset-missing": (
        "libharfbuzz-subset could not be had ({reason}): PDFs are right, but slower to make",
        "libharfbuzz-subset을 구하지 못했습니다({reason}). PDF는 올바르지만 더 느립니다",
    ),
    # What ends a run
    "venv-missing": (
        "Python's `venv` is missing: run `apt-get install {package}` as root",
        "파이썬의 `venv`가 없습니다. 관리자로 `apt-get install {package}` 명령을 실행하세요",
    ),
    "hint-network": (
        "check the network and proxy settings, then run it again",
        "네트워크와 프록시 설정을 확인한 뒤 다시 실행하세요",
    ),
    "hint-hash": (
        "a package is not what the lock names: restore the lock, and do not install around it",
        "패키지가 잠금 파일의 내용과 다릅니다. 잠금 파일을 되돌리고, 우회해서 설치하지 마세요",
    ),
    "hint-disk": ("free some disk space, then run it again", "디스크 공간을 비우고 다시 하세요"),
    "command-failed": (
        "`{command}` failed\n{tail}\nhint: {hint}",
        "`{command}` 실행에 실패했습니다\n{tail}\n도움말: {hint}",
    ),
    "native-missing": (
        "Pango is missing, which lays out the text of the PDF: run `apt-get install {names}` as "
        "root (other systems than Debian were not tried: install Pango 1.44 or newer there)",
        "PDF의 글자를 배치하는 Pango가 없습니다. 관리자로 `apt-get install {names}` 명령을 "
        "실행하세요(데비안 밖에서는 시험하지 않았습니다. 그곳에서는 Pango 1.44 이상을 설치하세요)",
    ),
    "package-missing": (
        "the Python package `{name}` is missing: run it without `--no-bootstrap`",
        "파이썬 패키지 `{name}`이(가) 없습니다. `--no-bootstrap` 없이 실행하세요",
    ),
    "package-missing-installed": (
        "the Python package `{name}` is missing: install briefing again with what installed it "
        "(pip, pipx or uv)",
        "파이썬 패키지 `{name}`이(가) 없습니다. 설치할 때 쓴 도구(pip, pipx, uv)로 briefing을 다시 "
        "설치하세요",
    ),
    "never-holds": (
        ".venv does not stay as it was installed: delete the folder and run it again",
        ".venv가 설치한 상태로 유지되지 않습니다. 폴더를 지우고 다시 실행하세요",
    ),
    "test-help": (
        """\
usage: build.py test [--with-tools] [WORD ...]

Runs the tests of the program, all of them shared among the processors: some minutes. The first
run installs what they need into .venv. The exit code is 0 if all hold.

examples:
  python3 build.py test                       all
  python3 build.py test tests/memo -k marks   those of a folder with a word in their names
  python3 build.py test --with-tools          with the outside checkers (browser, PDF tools,
                                              validators), which are installed if they are missing

All words but --with-tools go to pytest; `.venv/bin/python -m pytest --help` tells its own.""",
        """\
사용법: build.py test [--with-tools] [WORD ...]

프로그램의 테스트를 모든 프로세서에 나누어 실행합니다. 몇 분 걸립니다. 처음에는 필요한 것을 .venv에
설치합니다. 모두 통과하면 종료 코드는 0입니다.

예:
  python3 build.py test                       모두
  python3 build.py test tests/memo -k marks   한 폴더에서 이름에 그 낱말이 있는 것만
  python3 build.py test --with-tools          외부 검사 도구(브라우저, PDF 도구, 검증기)까지.
                                              없으면 설치합니다

--with-tools 말고는 모두 pytest에 넘깁니다. pytest의 도움말: `.venv/bin/python -m pytest --help`""",
    ),
    "cannot-write": (
        "cannot set things up in {path}: {reason}",
        "{path}에서 준비 작업을 할 수 없습니다: {reason}",
    ),
}


LINES = 40
"""How many lines a pipe gets of a step with more parts than that."""


class NativeMissingError(OSError):
    """Pango and its kin are neither on this machine nor could be had; the text says what to do."""


class BootstrapError(Exception):
    """Something needed is missing and cannot be had; the text says what to do."""

    def __init__(self, name: str, /, **args) -> None:
        super().__init__(sentence(name, **args))


def language(environ: Mapping[str, str] = os.environ) -> str:
    """The user's language, `ko` or `en`, by the first locale variable that is set."""
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    return "ko" if locale.lower().startswith("ko") else "en"


def sentence(name: str, /, **args) -> str:
    """One sentence in the user's language, with its `{names}` filled."""
    english, korean = SENTENCES[name]
    return (korean if language() == "ko" else english).format(**args)


class Progress:
    """How far a step with many parts is: a line a part on a pipe, on a terminal one bar."""

    def __init__(self, total: int = 0) -> None:
        self.total, self.count = total, 0

    def __enter__(self) -> Progress:
        return self

    def step(self, part: str) -> None:
        """Tell that the next part has begun."""
        self.count += 1
        self.total = max(self.total, self.count)
        text = f"{self.count}/{self.total} {part}"
        if sys.stderr.isatty():
            bar = "#" * (24 * self.count // self.total)
            print(f"\r\033[Kbuild: [{bar:-<24}] {text}", end="", file=sys.stderr, flush=True)
        elif self.count * LINES // self.total > (self.count - 1) * LINES // self.total:
            print(f"build: {text}", file=sys.stderr, flush=True)

    def __exit__(self, *error: object) -> None:
        if self.count and sys.stderr.isatty():
            print(file=sys.stderr)


def say(name: str, /, **args) -> None:
    """Print one sentence on stderr, where it does not mix with the names of delivered files."""
    print(f"{CALLED}: {sentence(name, **args)}", file=sys.stderr, flush=True)
