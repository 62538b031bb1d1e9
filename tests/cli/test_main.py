"""The command line teaches, answers in the user's language, and never shows a traceback."""

import argparse
import ast
import io
import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import briefing
from briefing import cli
from briefing.bootstrap.sentences import NativeMissingError
from briefing.wording import cli as labels
from tests import sample


def run(*words, root=None):
    """The exit code of a command line on a project."""
    return cli.main([*words, *(("--root", str(root)) if root else ())])


@pytest.mark.parametrize("word", ["-h", "--help"])
def test_help_teaches_by_examples(word, capsys):
    """It names every command and shows how to build, check and begin a memo."""
    assert run(word) == 0
    shown = capsys.readouterr().out
    for example in ("python3 build.py trilateral --edition ko", "build.py check", "build.py new"):
        assert example in shown
    assert all(f"  {name} " in shown for name in (*cli.COMMANDS, "test"))


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_has_help(command, capsys):
    """Each says what it is for and what its options mean."""
    with pytest.raises(SystemExit) as ended:
        run(command, "--help")
    assert ended.value.code == 0
    assert f"build.py {command}" in capsys.readouterr().out


@pytest.mark.parametrize("command", cli.BESIDE)
def test_what_stands_with_the_tests_needs_a_checkout(command, tmp_path):
    """Where the package alone is installed, the commands of the tests say where they are."""
    package = Path(briefing.__file__).parent
    shutil.copytree(package, tmp_path / "briefing", ignore=shutil.ignore_patterns("__pycache__"))
    code = f"import sys; from briefing.cli import main; sys.exit(main([{command!r}]))"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=sample.environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 2
    assert f"`build.py {command}` in a checkout" in ended.stderr


def test_ctrl_c_while_words_are_read_is_no_mistake_of_ours(monkeypatch, capsys):
    """Where argparse trips over the interruption, the code is that of an interruption."""

    def interrupted(parser):
        raise KeyboardInterrupt

    monkeypatch.setattr(argparse.ArgumentParser, "format_usage", interrupted)
    assert run("check", "brief") == 130
    assert "mistake" not in capsys.readouterr().err


def test_help_is_korean_for_koreans(monkeypatch, capsys):
    """The help follows the locale, down to the words that argparse adds."""
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    run("--help")
    with pytest.raises(SystemExit):
        run("build", "--help")
    shown = capsys.readouterr().out
    assert "종료 코드" in shown
    assert "사용법: build.py build" in shown
    assert "usage" not in shown
    assert "이 도움말 보기" in shown


VERBS = ("update", "status", "export", "import", "waive", "review")
HELPED = [(name,) for name in cli.COMMANDS] + [("translate", verb) for verb in VERBS]


def helped(words, monkeypatch, capsys, language):
    """What the help of a command says of itself, without what is typed or drawn from it."""
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(SystemExit):
        run(*words, "--help")
    _, shown = capsys.readouterr().out.split("\n\n", 1)  # the usage is names alone
    lines = [line for line in shown.splitlines() if not re.match(r"\s+(python3|#) ", line)]
    return re.sub(r"`[^`]*`", "`…`", "\n".join(lines))


@pytest.mark.parametrize("words", HELPED, ids=" ".join)
def test_help_speaks_one_language(words, monkeypatch, capsys):
    """Every option is explained, to Koreans without an English sentence, to others without Hangul.

    Names of commands, options and formats are the same for all.
    """
    english = helped(words, monkeypatch, capsys, "C")
    korean = helped(words, monkeypatch, capsys, "ko_KR.UTF-8")
    assert not re.search("[가-힣]", english)
    assert not re.search(r"\b[a-z]{2,}(?: [a-z]{2,}\b){2}", korean), korean
    for shown in (english, korean):
        options = re.findall(r"^  (--?[a-z][^\n]*(?:\n {8,}[^\n]*)?)", shown, re.MULTILINE)
        assert options
        assert all(re.search(r"\S(?:  |\n) *\S", option) for option in options), options


def test_the_version_is_that_of_the_project(capsys):
    """It is the one in pyproject.toml; with `--json` come those of everything underneath."""
    assert run("--version") == 0
    assert capsys.readouterr().out == f"briefing {briefing.__version__}\n"
    assert f'version = "{briefing.__version__}"' in (sample.ROOT / "pyproject.toml").read_text()
    assert run("--version", "--json") == 0
    versions = json.loads(capsys.readouterr().out)
    assert {"briefing", "python", "weasyprint", "pango", "harfbuzz", "fontconfig"} <= set(versions)


def test_asking_is_quick():
    """Help is there before anything slow is imported."""
    heavy = [
        "weasyprint",
        "jinja2",
        "yaml",
        "babel",
        "markdown_it",
        "fontTools",
        "uharfbuzz",
        "PIL",
    ]
    code = "import sys; from briefing.cli import main; main(['--help']); "
    code += f"print([name for name in {heavy} if name in sys.modules])"
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=sample.ROOT, capture_output=True, check=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert time.monotonic() - started < 2


def test_the_package_itself_needs_nothing():
    """Importing `briefing` loads no other module; its names are found when they are used."""
    code = "import sys; before = set(sys.modules); import briefing; "
    code += "print(sorted(set(sys.modules) - before - {'__future__', 'typing'}))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=sample.ROOT, capture_output=True, check=True, text=True,
    )  # fmt: skip
    loaded = [name for name in ast.literal_eval(done.stdout) if name.startswith("briefing")]
    assert loaded == ["briefing"]
    assert all(getattr(briefing, name) is not None for name in briefing.__all__)
    with pytest.raises(AttributeError):
        briefing.nothing  # noqa: B018


def test_a_folder_that_is_no_project_is_a_mistake(tmp_path, capsys):
    """`--root` must name a folder; the hint is a command that makes it."""
    assert run("check", root=tmp_path / "not there") == 2
    shown = capsys.readouterr().err
    assert "[no-such-folder]" in shown
    assert f"mkdir -p '{tmp_path / 'not there'}'" in shown


def test_an_option_of_every_command_needs_its_value(capsys):
    """`--root` at the end of the line is told as any other option without a value."""
    assert run("check", "--root") == 2
    assert "1:16: error: `--root` needs a value [option-form]" in capsys.readouterr().err


def test_mistakes_are_told_in_korean(shared, monkeypatch, capsys):
    """Place, sentence and hint are Korean; the code stays the word that the docs know."""
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    assert run("--jobs", "--strict", root=shared) == 2
    shown = capsys.readouterr().err
    assert "명령줄:1:10: 오류: `--jobs`에 값이 필요함 [option-form]" in shown
    assert "도움말:" in shown
    assert run("breif", root=shared) == 2
    assert "도움말: 혹시 `brief`인가요? 쓸 수 있는 메모: `brief`, `메모`" in capsys.readouterr().err


def test_a_project_without_memos_says_how_to_begin(project, capsys):
    """The hint names the command that makes one."""
    for path in (project / "content").glob("*/memo.yaml"):
        path.unlink()
    assert run("check", root=project) == 1
    assert " new my-memo`" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["ascii", "cp949", "latin-1"])
def test_a_poor_console_gets_escapes(encoding, shared, monkeypatch):
    """What a console cannot show degrades; the exit code is right."""
    out, error = (io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", error)
    monkeypatch.setenv("LANG", "ko")
    assert run("없는메모", root=shared) == 2
    assert run("--help") == 0
    for stream in (out, error):
        stream.flush()
    assert b"unknown-memo" in error.buffer.getvalue()


def test_a_bug_is_one_sentence(shared, monkeypatch, capsys):
    """Our own failure is exit code 70 and a report, without a traceback and without content."""

    def fail(_args):
        raise ValueError("words of the memo")

    monkeypatch.setattr("briefing.cli.theme.run", fail)
    assert run("theme", root=shared) == 70
    shown = capsys.readouterr().err
    assert shown.startswith("build: this is our mistake")
    report = (shared / ".cache" / "bug-report.txt").read_text("utf-8")
    assert "ValueError" in report
    assert "words of the memo" not in report + shown


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 1)])
def test_an_end_from_outside_is_no_bug(error, code, shared, monkeypatch, capfd):
    """Ctrl-C and a reader that has gone end the command quietly."""

    def fail(_args):
        raise error

    monkeypatch.setattr("briefing.cli.theme.run", fail)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert run("theme", root=shared) == code
    assert "Traceback" not in capfd.readouterr().err


def test_sigterm_unwinds_the_command(shared, monkeypatch):
    """The system's request to end is exit code 143, and the handler is put back."""
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr("briefing.cli.theme.run", lambda _args: signal.raise_signal(15))
    assert run("theme", root=shared) == 143
    assert signal.getsignal(signal.SIGTERM) is before


@pytest.mark.parametrize("error", [NativeMissingError("x"), ModuleNotFoundError("x", name="yaml")])
def test_what_is_missing_is_left_to_the_bootstrap(error, shared, monkeypatch):
    """It knows what to install; only what is ours is called a bug."""

    def fail(_args):
        raise error

    monkeypatch.setattr("briefing.cli.theme.run", fail)
    with pytest.raises(type(error)):
        run("theme", root=shared)


def test_every_text_is_in_both_languages():
    """Nothing that the command line says lacks its Korean or its English."""
    texts = [one for one in vars(labels).values() if isinstance(one, labels.Said)]
    texts += [*labels.COMMANDS.values(), *labels.ALLOW.values()]
    assert len(texts) > 40
    for text in texts:
        assert text.en
        assert any("가" <= char <= "힣" for char in text.ko)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("schema",), ("--version",), ("theme", "list")])
def test_a_full_disk_behind_the_output_is_no_bug(shared, words):
    """What cannot be printed is told as what it is: the machine's, not ours."""
    command = [*sample.command(*words, root=shared)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=sample.environment(), check=False
        )
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("option", ["--theme=", "--edition=,", "--format=", "--edition="])
def test_an_option_that_is_given_but_empty_is_told(shared, option, capsys):
    """Nothing is not taken for everything."""
    assert cli.main(["build", option, "--root", str(shared)]) == 2
    assert "command line:1:" in capsys.readouterr().err


def test_the_last_root_counts(shared, tmp_path, capsys):
    """`--root` may be given again, as by a script around another."""
    assert cli.main(["theme", "list", "--root", str(tmp_path), "--root", str(shared)]) == 0
    assert "sample" in capsys.readouterr().out
