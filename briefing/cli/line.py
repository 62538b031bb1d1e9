"""Turn the words of the command line into a command's arguments, or into located problems.

A mistake on the command line is told as one in a memo is: with its place, and what to do.
"""

from __future__ import annotations

import argparse
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, make_dataclass
from pathlib import Path
from typing import Any

from briefing.home import PROGRAM
from briefing.memo.schema import suggestion, ticked
from briefing.problems import BriefingError, Exit, Problem, Said, Source, Wording
from briefing.wording import cli as labels
from briefing.wording import examples
from briefing.wording import run as wording

#: What the program calls itself: `build.py` or `briefing`.
NAME = PROGRAM.rpartition(" ")[2]
#: Options that are read before any command is.
EVERYWHERE = ("--root", "--version")
#: Options of `build` that other commands are often given in vain.
OF_BUILD = ("--draft", "--profile", "--jobs", "--force", "--quiet", "--trust-theme")


class Line:
    """The command line as its user typed it."""

    def __init__(self, words: Sequence[str], language: str = "en") -> None:
        self.words, self.language = tuple(words), language
        text = " ".join([NAME, *(repr(word) if " " in word else word for word in words)])
        self.source = Source(labels.COMMAND_LINE.to(language), text.replace("\n", " "))

    def problem(self, wording: Wording, word: str, **args) -> Problem:
        """A problem at a word of the line."""
        word = word.replace("\n", " ")
        match = re.search(rf"(?<![^\s=,]){re.escape(word)}(?![^\s=,])", self.source.text)
        at = match.start() if match and word else self.source.text.find(word or "\n")
        if at < 0:  # what is missing is missing at the end
            at, word = len(self.source.text), ""
        return self.source.problem(wording, at, max(1, len(word)), **args)

    def value(self, option: str) -> str:
        """What the line says behind an option, the last time; empty if it does not say it."""
        value = ""
        for word, behind in zip(self.words, (*self.words[1:], ""), strict=True):
            name, equals, own = word.partition("=")
            if name == option:
                value = own if equals else behind
        return value

    def without_effect(self, option: str, why: Said) -> BriefingError:
        """The error for an option that would do nothing."""
        return self.refusal(wording.WITHOUT_EFFECT, option, name=option, why=why)

    def refusal(self, wording: Wording, word: str, **args) -> BriefingError:
        """The error for a word that cannot be used."""
        return BriefingError([self.problem(wording, word, **args)], Exit.USAGE)

    def chosen(self, name: str, values: Iterable[str], known: Sequence[str]) -> tuple[str, ...]:
        """Values of an option, each once, with commas undone; an unknown one is refused."""
        values = tuple(values)
        choices = [choice for value in values for choice in value.split(",") if choice]
        if values and not choices:  # given, but empty
            choices = [""]
        for value in choices:
            if value not in known:
                args = {"value": value[:40], "name": name, "known": ticked(tuple(known))}
                near = suggestion(value, tuple(known))
                raise self.refusal(wording.NOT_A_CHOICE, value, suggestion=near, **args)
        return tuple(dict.fromkeys(choices))


@dataclass(frozen=True)
class Request:
    """What a command is asked to do: its options are fields too, and nothing changes them."""

    root: Path
    """The project's folder."""
    language: str
    """What its user reads: `ko` or `en`."""
    line: Line

    @classmethod
    def of(cls, options: Mapping[str, Any], root: Path, line: Line) -> Request:
        """A request with the options of its command, as they were read."""
        kind = make_dataclass("Request", options, bases=(cls,), frozen=True)
        return kind(root=root, language=line.language, line=line, **options)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the user's language and raises its complaints."""

    line: Line
    """Shared by all parsers of one run."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        language = self.line.language
        kwargs = {name: _read(value, language) for name, value in kwargs.items()}
        super().__init__(*args, add_help=False, allow_abbrev=False, **kwargs)
        if self.description:
            width = 48 if language == "ko" else 96  # Hangul is two cells wide
            self.description = textwrap.fill(self.description, width)
        self._positionals.title = labels.WORDS.to(language)
        self._optionals.title = labels.OPTIONS.to(language)
        self.add_argument("-h", "--help", action="help", help=labels.SHOW_HELP)

    def add_argument(self, *names: str, **kwargs) -> argparse.Action:
        """Add an argument; its help may be `Said`."""
        values = {name: _read(value, self.line.language) for name, value in kwargs.items()}
        return super().add_argument(*names, **values)

    def format_help(self) -> str:
        """The help, with its first word in the user's language."""
        usage = labels.USAGE.to(self.line.language)
        return super().format_help().replace("usage:", f"{usage}:", 1)

    def error(self, message: str) -> None:
        """Raise what argparse has to say, as a problem."""
        raise BriefingError([self._problem(message)], Exit.USAGE)

    def _problem(self, message: str) -> Problem:
        command = self.prog.partition(" ")[2]
        if match := re.match(r"unrecognized arguments: (\S+)", message):
            word = match[1]
            if word.startswith("-"):
                if command != "build" and word.partition("=")[0] in OF_BUILD:
                    args = {"name": word.partition("=")[0], "command": command}
                    return self.line.problem(wording.BUILDS_OPTION, word, **args)
                options = [name for name in self._option_string_actions if name != "-h"]
                near = suggestion(word, [*options, *EVERYWHERE])
                args = {"name": word, "suggestion": near}
                return self.line.problem(wording.UNKNOWN_OPTION, word, command=command, **args)
            return self._form(word, labels.UNEXPECTED, command, word=word)
        for pattern, sentence in _PATTERNS:
            if match := re.match(pattern, message):
                names = [word.split("/")[-1] for word in match["name"].split(", ")]
                name = names[0]
                return self._form(name, sentence, command, name=name, names=ticked(names))
        if match := re.match(r"argument (\S+): invalid choice: '?([^' ]*)'? \((.*)\)", message):
            known = tuple(re.findall(r"[\w-]+", match[3].partition("choose from")[2]))
            args = {"value": match[2], "name": match[1], "known": ticked(known)}
            near = suggestion(match[2], known)
            return self.line.problem(wording.NOT_A_CHOICE, match[2], suggestion=near, **args)
        return self._form("", labels.NOT_UNDERSTOOD, command, message=message)

    def _form(self, at: str, sentence: labels.Said, command: str, **args) -> Problem:
        reason = sentence.filled(**args)
        return self.line.problem(wording.OPTION_FORM, at, reason=reason, command=command)


_PATTERNS = (
    (r"argument (?P<name>\S+): expected (?:one|at least one) argument", labels.NEEDS_VALUE),
    (r"argument (?P<name>\S+): ignored explicit argument", labels.TAKES_NO_VALUE),
    (r"the following arguments are required: (?P<name>.+)", labels.LEFT_OUT),
)


def _read(value: object, language: str) -> object:
    return value.to(language) if isinstance(value, Said) else value


class Command:
    """Stands for argparse's list of commands, so that only the one in use is imported."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.language = line.language
        self.parser_class = type("Parser", (Parser,), {"line": line})
        self.parser: Parser | None = None

    def add_parser(self, name: str, **kwargs) -> Parser:
        """The parser of a command, which tells what it is for, and examples."""
        told = {"description": labels.ABOUT.get(name), "epilog": examples.EXAMPLES.get(name)}
        self.parser = self.parser_class(prog=f"{NAME} {name}", **told | kwargs)
        return self.parser

    def request(self, words: Sequence[str], root: Path) -> Request:
        """What the words behind the command ask for.

        Raises:
            BriefingError: They are no such words (exit code 2).
        """
        return Request.of(vars(self.parsed(words)), root, self.line)

    def parsed(self, words: Sequence[str]) -> argparse.Namespace:
        """The arguments in the words behind the command, in any order."""
        verbs = self.parser._subparsers  # a command with commands of its own has some
        known = verbs._group_actions[-1].choices if verbs else {}
        if words and words[0] in known:
            return known[words[0]].parse_intermixed_args(words[1:])
        return self.parser.parse_args(words) if verbs else self.parser.parse_intermixed_args(words)


def verb(verbs, name: str, does: Callable[[Request], int], about: Said) -> Callable:
    """Add a verb to a command, with its example; what adds arguments to it."""
    language = verbs._parser_class.line.language
    command = verbs._prog_prefix.rpartition(" ")[2]
    epilog = examples.VERBS[f"{command} {name}"]
    parser = verbs.add_parser(name, help=about.to(language), description=about, epilog=epilog)
    parser.set_defaults(does=does)
    return parser.add_argument
