"""Turn the text of a content file into located nodes, or into problems.

Only the part of YAML that a memo needs is let through: mappings, lists and texts as typed. The
tree is built from the parser's events, under limits, so that no file can exhaust the machine
(building it inside the C library lets a deep file crash the interpreter).
"""

import re
from collections.abc import Iterator
from itertools import islice

import yaml

from briefing.memo.characters import check_characters, normalised, one_problem, readable
from briefing.memo.faults import (
    comment_in_text,
    escaped_characters,
    order_lines,
    tab_indents,
    tabs_between,
)
from briefing.memo.nodes import Mapping, Node, Scalar, Sequence
from briefing.memo.syntax import Failure, explain
from briefing.problems import Problem, Report, Source, Span, Wording
from briefing.wording import memo_reading as wording

DEPTH_LIMIT = 32
NODE_LIMIT = 200_000
SCALAR_LIMIT = 200_000
PROBLEM_LIMIT = 1_000
#: How often reading starts again behind a syntax error, and in how many characters altogether.
REPAIR_LIMIT = 20
REPAIRED_TEXT_LIMIT = 2_000_000
#: The C parser is about twenty times faster; both lead to the same nodes and problems.
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read(source: Source, report: Report, *, strict: bool = False) -> Node | None:
    """The file's root; None if its problems leave no tree that is worth reading further.

    Args: the text as decoded; with `strict`, invisible characters are errors. Source: YAML 1.2.2,
    of which only mappings, lists and texts are let through.
    """
    source = normalised(source, report)
    problems: list[Problem] = []
    check_characters(source, problems.append, strict)
    root = _rooted(readable(source) if problems else source, problems, strict)
    problems.sort(key=lambda problem: (problem.span.line, problem.span.column))
    for problem in problems[: PROBLEM_LIMIT + 1]:
        report(problem)
    return root


def _rooted(source: Source, problems: list[Problem], strict: bool) -> Node | None:
    """The root, after whatever must be blanked out for the parser to reach the end."""
    text, orders = order_lines(source)
    problems += islice(orders, PROBLEM_LIMIT)
    if tabs := list(islice(tab_indents(source), PROBLEM_LIMIT)):
        # Nothing that is indented by tabs can be trusted to stand where it seems to.
        problems += tabs
        return None
    faults: list[Problem] = []
    for attempt in range(1, REPAIR_LIMIT + 1):
        builder = _Builder(source, text, strict)
        try:
            root = builder.root()
        except _Stopped:
            root = None
        except yaml.YAMLError as error:
            problem, repaired = explain(Source(source.file, text), _failure(error, builder.last))
            faults.append(_reworded(problem, source))
            root = None
            if repaired is not None and attempt * len(text) < REPAIRED_TEXT_LIMIT:
                text = repaired
                continue
        break
    told = {problem.span for problem in faults}
    problems += faults + [problem for problem in builder.problems() if problem.span not in told]
    return root if not faults and builder.whole else None


def _reworded(problem: Problem, source: Source) -> Problem:
    """The problem with its line as the author wrote it, not as it was blanked out."""
    return source.problem_at(problem.wording, problem.span, **dict(problem.args))


def _failure(error: yaml.YAMLError, last: tuple[int, int]) -> Failure:
    """What a parser says about its failure, apart from its own words."""
    at = error.problem_mark.index
    since = error.context_mark.index if error.context_mark else at
    return Failure(error.problem or "", error.context or "", at, since, last)


class _Stopped(Exception):
    """A limit was passed and reported; never leaves this module."""


class _Builder:
    """Builds the nodes of one text from parser events."""

    def __init__(self, source: Source, text: str, strict: bool) -> None:
        self.source, self.text, self.strict = source, text, strict
        self.has_tabs = "\t" in text
        self.faults: list[Problem] = []
        self.grouped: dict[tuple[Wording, str], list[tuple[int, int]]] = {}
        self.count = 0
        self.whole = True
        self.seen = 0
        self.last = (0, 0)

    def root(self) -> Node | None:
        """The root of the one document."""
        events = self.events()
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            return self.refuse(wording.EMPTY_FILE, 0, 1)
        event = next(events)
        root = self.node(event, events, 1)
        if isinstance(root, Scalar):
            empty = root.style == "empty" and not self.grouped
            sentence = wording.EMPTY_FILE if empty else wording.SCALAR_ROOT
            self.refuse(sentence, 0 if empty else root.start, root.end - root.start)
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.refuse(wording.SECOND_DOCUMENT, event.start_mark.index, 3)
                raise _Stopped
        return root

    def events(self) -> Iterator[yaml.Event]:
        """The parser's events; what the pure parser leaves to Python's `chr` becomes its error."""
        parser = PARSER(self.text)
        try:
            while parser.check_event():
                event = parser.get_event()
                if self.has_tabs:
                    self.check_tabs(event)
                yield event
        except (ValueError, OverflowError):
            raise yaml.scanner.ScannerError(
                problem="escape", problem_mark=parser.get_mark()
            ) from None
        finally:
            parser.dispose()

    def problems(self) -> list[Problem]:
        """What was found, with repeated faults joined."""
        joined = [
            one_problem(self.source, sentence, places, name=name)
            for (sentence, name), places in self.grouped.items()
        ]
        return self.faults + joined

    # Nodes

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        """The node that an event begins."""
        self.count += 1
        if self.count > NODE_LIMIT:
            self.stop(wording.TOO_MANY_NODES, event, limit=f"{NODE_LIMIT:,}")
        if isinstance(event, yaml.AliasEvent):
            self.machinery(wording.ALIAS, event, event.anchor)
            self.whole = False
            return self.empty(event.start_mark.index)
        self.check_properties(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth > DEPTH_LIMIT:
            self.stop(wording.TOO_DEEP, event, limit=DEPTH_LIMIT)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, depth)
        return self.mapping(event, events, depth)

    def sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        """A list with its items."""
        items = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, depth + 1))
        return Sequence(tuple(items), self.span(start.start_mark, 1), self.source)

    def mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        """A mapping with its pairs; a repeated key is reported and left out."""
        pairs: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not self.is_key(key, event):
                self.whole = False
            elif key.value in pairs:
                first = pairs[key.value][0].span
                self.add(key.problem(wording.DUPLICATE_KEY, also=(first,), key=key.value))
            else:
                pairs[key.value] = (key, value)
        kept = tuple(pairs.values())
        span = kept[0][0].span if kept else self.span(start.start_mark, 1)
        return Mapping(kept, span, self.source)

    def is_key(self, key: Node, event: yaml.Event) -> bool:
        """Whether a node may stand before a colon; what may not is reported."""
        if isinstance(event, yaml.AliasEvent):
            return False
        if not isinstance(key, Scalar) or key.style == "block":
            self.refuse(wording.COMPLEX_KEY, event.start_mark.index, 1)
            return False
        if not key.value:
            self.add(key.problem(wording.EMPTY_KEY))
            return False
        if key.value == "<<" and key.style == "plain":
            self.add(key.problem(wording.MERGE_KEY))
            return False
        return True

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        """A text as typed, with the faults that show only in its value."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor or event.tag:
            start = min(_PROPERTIES.match(self.text, start).end(), end)
        style = _STYLES.get(event.style, "plain" if event.value else "empty")
        if style == "block":
            end = start + len(self.text[start:end].rstrip())
        self.last = (start, end)
        span = self.source.span(start, end - start)
        scalar = Scalar(event.value, span, self.source, style, start, end)
        if len(event.value) > SCALAR_LIMIT:
            count, limit = f"{len(event.value):,}", f"{SCALAR_LIMIT:,}"
            self.add(scalar.problem(wording.TOO_LONG, count=count, limit=limit))
            self.whole = False
        if style in ("plain", "empty"):
            self.add(*comment_in_text(self.source, end))
        elif event.style == '"':
            self.add(*escaped_characters(scalar, self.strict))
            self.whole &= not _HALF_PAIR.search(event.value)
        return scalar

    def empty(self, offset: int) -> Scalar:
        """What stands for a value that could not be used."""
        return Scalar("", self.source.span(offset), self.source, "empty", offset, offset)

    def span(self, mark: yaml.Mark, length: int) -> Span:
        """The place of a parser's mark."""
        return self.source.span(mark.index, length)

    # Faults that the parser accepts

    def check_properties(self, event: yaml.Event) -> None:
        """Report anchors and tags."""
        if event.anchor:
            self.machinery(wording.ANCHOR, event, event.anchor)
        if event.tag:
            self.machinery(wording.TAG, event, event.tag.replace("tag:yaml.org,2002:", "!!"))

    def machinery(self, sentence: Wording, event: yaml.Event, name: str) -> None:
        """Keep a fault that is told once for all its places."""
        stretch = event.end_mark.index - event.start_mark.index
        length = max(1, min(len(name) + 1, stretch))
        self.grouped.setdefault((sentence, name), []).append((event.start_mark.index, length))

    def check_tabs(self, event: yaml.Event) -> None:
        """Report tabs between the parts of a line: one parser takes them, the other does not."""
        start, end = event.start_mark.index, event.end_mark.index
        stretches = [(self.seen, start)]
        if isinstance(event, yaml.ScalarEvent) and event.style not in ("'", '"'):
            header = self.text.find("\n", start)
            stretches.append((start, header if event.style in ("|", ">") else end))
        self.seen = end
        for stretch in stretches:
            tabs = tuple(tabs_between(self.source, *stretch))
            self.whole &= not tabs
            self.add(*tabs)

    # Reporting

    def add(self, *problems: Problem) -> None:
        """Keep problems; a file with far too many is not read further."""
        self.faults += problems
        if len(self.faults) >= PROBLEM_LIMIT:
            self.faults = self.faults[:PROBLEM_LIMIT]
            last = self.faults[-1].span
            sentence = wording.TOO_MANY_PROBLEMS
            self.faults.append(self.source.problem_at(sentence, last, limit=PROBLEM_LIMIT))
            raise _Stopped

    def refuse(self, sentence: Wording, offset: int, length: int, **args) -> None:
        """Report what leaves the tree unfit for further reading."""
        self.whole = False
        self.add(self.source.problem(sentence, offset, length, **args))

    def stop(self, sentence: Wording, event: yaml.Event, **args) -> None:
        """Report a limit and read no further."""
        self.refuse(sentence, event.start_mark.index, 1, **args)
        raise _Stopped
