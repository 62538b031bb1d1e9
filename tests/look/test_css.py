"""One cascade: what wins on an element, by importance, specificity, order and conditions."""

import pytest

from briefing.look import css, page
from briefing.problems import Collected, Source

PAGE = page.parse('<html lang="ko"><body id="b"><div class="x"><p class="y">글</p></div>')


def read(text: str) -> tuple[list[css.Rule], list[tuple[int, int, str]]]:
    """The rules of a sheet, and what is reported: line, column and code."""
    report = Collected()
    rules = css.rules(Source("screen.css", text), report)
    return rules, [(p.span.line, p.span.column, p.code) for p in report.problems]


def won(text: str, part: str = "", tag: str = "p") -> dict[str, str]:
    """What wins on an element of the page, by property, the weightiest last."""
    rules, problems = read(text)
    assert problems == []
    cascade = css.Cascade(rules)
    element = next(e for e in css.elements(PAGE).iter_subtree() if e.local_name == tag)
    declared = cascade.winners(element).get(part, {})
    return {name: css.written(declared[name].value) for name in declared}


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("p { color: a } p { color: b }", "b"),
        (".y { color: a } p { color: b }", "a"),
        ("#b p { color: a } .x .y { color: b }", "a"),
        ("p { color: a !important } #b .y { color: b }", "a"),
        ("p { color: a !important } p { color: b !important }", "b"),
        ("p { color: a; color: b }", "b"),
        (":where(.x) p { color: a } p { color: b }", "b"),
        (":is(.x, #b) p { color: a } .x .y { color: b }", "a"),
        ("p, #none { color: a } p { color: b }", "b"),
        ("p:younger(x), .y { color: a } p { color: b }", "b"),
        ("P { COLOR: a }", "a"),
        (".x { & p { color: a } } p { color: b }", "a"),
        (".x { p, i { color: a } } p { color: b }", "a"),
        (".none, .x { p { color: a } } p { color: b }", "a"),
        (".x { i, p.none { color: a } } p { color: b }", "b"),
        (".y { .x > & { color: a } } .y { color: b }", "a"),
        (".y { @media (width > 1px) { color: a } } p { color: b }", "a"),
        ("@supports (x: y) { @layer z { .y { color: a } } } p { color: b }", "a"),
        ("p { color: /* c */ a /* d */ } ", "a"),
    ],
)
def test_the_weightiest_declaration_wins(text, colour):
    """Importance before specificity before order, in nested rules as in others."""
    assert won(text)["color"] == colour


def test_winners_stand_in_the_order_of_their_weight():
    """A shorthand is before or behind what it sets as the cascade says."""
    assert list(won("p { font: a } p { font-weight: b }")) == ["font", "font-weight"]
    assert list(won(".y { font: a } p { font-weight: b }")) == ["font-weight", "font"]
    assert list(won("p { font-weight: b !important } .y { font: a }")) == ["font", "font-weight"]


def test_parts_of_an_element_have_their_own_winners():
    """`::before` takes nothing from its element, nor gives it anything."""
    text = "p { color: a } p::before { color: b; content: 'x' }"
    assert won(text) == {"color": "a"}
    assert won(text, "before") == {"color": "b", "content": '"x"'}


def test_a_rule_knows_its_conditions_and_its_at_rule():
    """Pages, margin boxes and counter styles hold declarations too; groups are seen through."""
    rules, problems = read(
        "@media Print { @container (width > 1px) { p { color: a } } }"
        "@page :first { margin: 0; @bottom-right { content: 'x' } }"
        "@counter-style gana { symbols: '가' } @keyframes k { 50%, to { opacity: 0 } }"
    )
    assert problems == []
    assert [(rule.conditions, rule.at, rule.name) for rule in rules] == [
        (("@media print", "@container (width > 1px)"), "", ""),
        ((), "@page", ":first"),
        ((), "@bottom-right", ""),
        ((), "@counter-style", "gana"),
        ((), "@keyframes", "k 50%, to"),
    ]
    assert [len(rule.selectors) for rule in rules] == [1, 0, 0, 0, 0]


def computed(text: str, value: str) -> str:
    """A value on the page's paragraph, whose custom properties a sheet sets."""
    cascade, custom = css.Cascade(read(text)[0]), {}
    for element in css.elements(PAGE).iter_subtree():
        custom = css.custom(cascade.winners(element).get("", {}), custom)
    return css.written(css.resolved(css.parsed(value), custom))


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("body { --a: 1px }", "var(--a)", "1px"),
        ("body { --a: 1px } .x { --a: 2px }", "calc(var(--a) + 1px)", "calc(2px + 1px)"),
        ("", "var(--a, 3px)", "3px"),
        ("", "var(--a, var(--b, 5px))", "5px"),
        ("body { --a: 1px }", "var(--a, 3px)", "1px"),
        ("", "1px var(--a)", ""),
        ("", "rgb(var(--a) 0 0)", ""),
        ("body { --a: var(--b); --b: 1px }", "var(--a)", "1px"),
        ("body { --a: var(--b) } p { --b: 1px }", "var(--a, 2px)", "2px"),
        ("p { --a: var(--b); --b: var(--a) }", "var(--a, 2px)", "2px"),
        ("p { --a: var(--a, 1px) }", "var(--a, 2px)", "2px"),
        ("p { --A: 1px }", "var(--a, 2px)", "2px"),
        ("", "var()", ""),
        ("", "var(1px, 2px)", "2px"),
    ],
)
def test_a_variable_has_the_value_that_is_set_around_it(text, value, expected):
    """A custom property is inherited as it was computed; what is not set has its fallback."""
    assert computed(text, value) == expected


def test_a_variable_that_grows_without_end_is_none():
    """Ten times ten times ten: no value is made of more tokens than a page could need."""
    names = "".join(f"--a{n}: {f'var(--a{n - 1}) ' * 10};" for n in reversed(range(1, 12)))
    assert computed(f"p {{ {names} --a0: x }}", "var(--a2)").count("x") == 100
    assert computed(f"p {{ {names} --a0: x }}", "var(--a11)") == ""


def test_every_variable_that_a_value_asks_for_is_known():
    """Also inside functions, brackets and fallbacks."""
    value = css.parsed("calc((var(--a) + 1px) * var(--b, var(--c)))")
    assert list(css.variables(value)) == ["a", "b", "c"]


def test_a_colour_is_one_token():
    """What is seen through, or is no colour, is none."""
    assert css.colour(css.parsed(" #fff ")) == (1, 1, 1)
    for value in ("rgb(0 0 0 / 0.2)", "currentcolor", "none", "#fff url(x)", ""):
        assert css.colour(css.parsed(value)) is None


@pytest.mark.parametrize(
    "selector",
    [
        ":not(" * 51 + "p" + ")" * 51,
        ":not(" * 5_000 + "p" + ")" * 5_000,
        "p " * 200,
        "p > " * 300 + "p",
    ],
)
def test_a_selector_too_deep_to_read_is_a_problem_at_its_place(selector):
    """It would end the Python that it is made to; the rest of the sheet is read."""
    rules, problems = read("b { color: a }\n" + selector + " { color: b }")
    assert [(line, code) for line, _, code in problems] == [(2, "css-deep")]
    assert len(rules) < 3


def test_a_selector_may_be_as_deep_as_anyone_needs():
    """Fifty steps are read, and any number side by side."""
    for selector in ("p > " * 50 + "p", ":not(" * 49 + "p" + ")" * 49, "p" + ":not(:not(i))" * 400):
        rules, problems = read(selector + " { color: a }")
        assert problems == []
        assert len(rules[0].selectors) == 1


@pytest.mark.parametrize(
    "text",
    [
        "p {" * 300 + "color: red" + "}" * 300,
        "".join("& &, " * 20 + "a {" for _ in range(12)) + "color: red" + "}" * 12,
        "p { color: " + "(" * 5_000 + ")" * 5_000 + "}",
        "@media x {" * 5_000 + "p { color: red }" + "}" * 5_000,
    ],
)
def test_blocks_in_blocks_end_at_a_limit(text):
    """Neither the stack nor the memory is used up by a sheet of a few kilobytes."""
    assert "css-deep" in {code for *_, code in read(text)[1]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("p { color red; margin: 0 }", (1, 14)),
        ("p { color: 'red\n}", (1, 12)),
        ("p { color: red }\n} i { margin: 0 }", (2, 1)),
        ("p { margin: (0] }", (1, 15)),
        ("p", (1, 1)),
    ],
)
def test_what_is_no_css_is_told(text, place):
    """A browser would pass over it in silence."""
    assert (*place, "css-ignored") in read(text)[1]
