"""Find the line of a theme that a fault comes from, for problems that are seen on a page."""

from briefing.look.check.proof import Proof
from briefing.look.css import variables
from briefing.look.page import Tree
from briefing.look.seen import gates
from briefing.memo import reading
from briefing.memo.nodes import Mapping, Scalar
from briefing.problems import Collected, Problem, Source, Span, Wording


def in_css(
    proof: Proof,
    element: Tree | None,
    part: str,
    names: tuple[str, ...],
    message: Wording,
    /,
    **args,
) -> Problem:
    """A problem at the declaration of some properties that holds for an element.

    A value that comes from a token which the theme sets is the token's fault.
    """
    declaration = proof.declarations.of(element, part, names)
    if declaration is None:
        return in_theme(proof, message, **args)
    if not declaration.source.file.startswith(f"templates/{proof.theme.name}/"):
        own = own_tokens(proof)
        for name in variables(declaration.value):
            if name in own:
                return own[name].problem(message, **args)
    return declaration.problem(message, **args)


def in_template(proof: Proof, name: str, words: str, message: Wording, /, **args) -> Problem:
    """A problem at some words of the nearest template of that name."""
    for source in proof.sources:
        if source.file.endswith(f"/{name}"):
            at = source.text.find(words) if words else 0
            return source.problem(message, max(at, 0), len(words) if at >= 0 else 1, **args)
    return in_theme(proof, message, **args)


def with_words(proof: Proof, words: str, message: Wording, /, **args) -> Problem:
    """A problem at the first place in the theme's files that holds some words."""
    for source in proof.sources:
        at = source.text.find(words)
        if at >= 0:
            return source.problem(message, at, len(words), **args)
    return in_theme(proof, message, **args)


def in_theme(proof: Proof, message: Wording, /, **args) -> Problem:
    """A problem with the theme as a whole."""
    return message.at(Span(f"templates/{proof.theme.name}/theme.yaml", 1, 1), **args)


def own_tokens(proof: Proof) -> dict[str, Scalar]:
    """The tokens that the theme's own file sets, each with its place."""
    source = own_file(proof, "theme.yaml")
    node = reading.read(source, Collected()) if source else None
    tokens = node.get("tokens") if isinstance(node, Mapping) else None
    return {key.value: key for key, _ in tokens.pairs} if isinstance(tokens, Mapping) else {}


def own_file(proof: Proof, name: str) -> Source | None:
    """A file of the theme's own folder."""
    wanted = f"templates/{proof.theme.name}/{name}"
    return next((source for source in proof.sources if source.file == wanted), None)


def shown(words: str) -> str:
    """Words as a problem repeats them."""
    words = " ".join(words.replace("\u2060", "").split())
    return words if len(words) <= gates.SHOWN else words[: gates.SHOWN] + "…"


def describe(element: Tree | None, part: str) -> str:
    """What a designer calls an element: `p.gloss`, `.steps::before`."""
    if element is None or part.startswith("@"):
        return part or "?"
    classes = element.get("class", "").split()
    name = str(element.tag) + "".join(f".{class_}" for class_ in classes[:2])
    return name + (f"::{part}" if part else "")
