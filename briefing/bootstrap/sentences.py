"""Say what is being set up, and why, in one line each, in the user's language.

Kept apart from `briefing/wording`: these are no problems in an author's file, and they must be
there before anything else is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

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
        "installing {count} Python packages from {lock} into .venv (takes up to a minute)",
        "{lock}에 적힌 파이썬 패키지 {count}개를 .venv에 설치합니다(1분쯤 걸립니다)",
    ),
    "apt-update": (
        "refreshing the list of Debian packages, which is missing or too old",
        "데비안 패키지 목록이 없거나 오래되어 새로 받습니다",
    ),
    "apt-install": (
        "installing Debian packages {why}: {names}",
        "데비안 패키지를 설치합니다({why}): {names}",
    ),
    "why-venv": ("to make .venv", ".venv를 만들기 위해"),
    "why-native": ("that lay out the text of the PDF", "PDF의 글자 배치에 필요"),
    "why-tools": ("that check the tests' results", "테스트 결과 검사에 필요"),
    "native-local": (
        "no root rights: unpacking {count} Debian packages into .native for the layout of the PDF",
        "관리자 권한이 없어 PDF 글자 배치에 필요한 데비안 패키지 {count}개를 .native에 풉니다",
    ),
    "brew": (
        "installing Pango with Homebrew, for the layout of the PDF",
        "PDF 글자 배치에 필요한 Pango를 Homebrew로 설치합니다",
    ),
    "subset-missing": (
        "libharfbuzz-subset could not be had ({reason}): PDFs are right, but slower to make",
        "libharfbuzz-subset을 구하지 못했습니다({reason}). PDF는 올바르지만 더 느립니다",
    ),
    "npm": (
        "installing axe, puppeteer and vnu into tests/tools/node_modules, to check the web pages",
        "웹 페이지 검사를 위해 axe, puppeteer, vnu를 tests/tools/node_modules에 설치합니다",
    ),
    "tools-missing": (
        "cannot install {names} without root rights: the tests that need them will say so",
        "관리자 권한이 없어 {names}을(를) 설치하지 못합니다. 필요한 테스트가 이를 알립니다",
    ),
    # What ends a run
    "venv-missing": (
        "Python's `venv` is missing: run `apt-get install {package}` as root, or install `uv`",
        "파이썬의 `venv`가 없습니다. 관리자로 `apt-get install {package}`를 실행하거나 "
        "`uv`를 설치하세요",
    ),
    "venv-failed": (
        ".venv could not be made: {reason}",
        ".venv를 만들지 못했습니다: {reason}",
    ),
    "pip-failed": (
        "the Python packages could not be installed\n{tail}\nhint: {hint}",
        "파이썬 패키지를 설치하지 못했습니다\n{tail}\n도움말: {hint}",
    ),
    "hint-network": (
        "check the network and proxy settings, then run it again",
        "네트워크와 프록시 설정을 확인한 뒤 다시 실행하세요",
    ),
    "hint-hash": (
        "a package differs from {lock}: restore that file, and do not install around it",
        "패키지가 {lock}의 내용과 다릅니다. 그 파일을 되돌리고, 우회해서 설치하지 마세요",
    ),
    "hint-disk": ("free some disk space, then run it again", "디스크 공간을 비우고 다시 하세요"),
    "command-failed": (
        "`{command}` failed\n{tail}\nhint: {hint}",
        "`{command}` 실행에 실패했습니다\n{tail}\n도움말: {hint}",
    ),
    "native-missing": (
        "Pango is missing, which lays out the text of the PDF: {advice}",
        "PDF의 글자를 배치하는 Pango가 없습니다: {advice}",
    ),
    "advice-install": ("run `{command}`", "`{command}`를 실행하세요"),
    "advice-windows": (
        "install MSYS2 and run `pacman -S mingw-w64-ucrt-x86_64-pango` in its UCRT64 shell",
        "MSYS2를 설치하고 UCRT64 셸에서 `pacman -S mingw-w64-ucrt-x86_64-pango`를 실행하세요",
    ),
    "advice-any": (
        "install Pango 1.44 or newer with your system's package manager",
        "시스템의 패키지 관리자로 Pango 1.44 이상을 설치하세요",
    ),
    "package-missing": (
        "the Python package `{name}` is missing: run it without `--no-bootstrap`",
        "파이썬 패키지 `{name}`이(가) 없습니다. `--no-bootstrap` 없이 실행하세요",
    ),
    "never-holds": (
        ".venv does not stay as it was installed: delete the folder and run it again",
        ".venv가 설치한 상태로 유지되지 않습니다. 폴더를 지우고 다시 실행하세요",
    ),
    "cannot-write": (
        "cannot set things up in {path}: {reason}",
        "{path}에서 준비 작업을 할 수 없습니다: {reason}",
    ),
}


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


def say(name: str, /, **args) -> None:
    """Print one sentence on stderr, where it does not mix with the names of delivered files."""
    print(f"build: {sentence(name, **args)}", file=sys.stderr, flush=True)
