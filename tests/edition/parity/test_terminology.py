import pytest

from briefing.edition.parity.terminology import check, used
from briefing.memo.glossary import Entry, Glossary
from briefing.problems import ERROR, WARNING, Collected
from tests.edition.parity.comparing import korean, text


def entry(term: str, en: str = "", ja: str = "", **more) -> Entry:
    """A term with its forms."""
    translations = {language: form for language, form in (("en", en), ("ja", ja)) if form}
    return Entry(term, translations, **more)


GLOSSARY = Glossary(
    {
        one.term: one
        for one in (
            entry("확장억제", "extended deterrence", "拡大抑止", forbidden={
                "en": ("expanded deterrence",), "ja": ("拡張抑止",)}),
            entry("억제", "deterrence", allowed={"en": ("deterrent", "deter")}),
            entry("정보 공유", "information sharing", "情報共有"),
            entry("정보 공유 협정", "information-sharing agreement", "情報共有協定"),
            entry("대륙간탄도미사일", "intercontinental ballistic missile", short="ICBM"),
            entry("규칙 기반 질서", "rules-based order", forbidden={"en": ("rule-based order",)}),
            entry("한·미 상호방위조약", "Korea–U.S. Mutual Defense Treaty"),
            entry("비핵화", "denuclearization"),
            entry("쿼드"),
        )
    }
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "terms"),
    [
        ("확장억제를 강화한다", ["확장억제"]),
        ("확장억제에 대한 공약과 억제의 논리", ["확장억제", "억제"]),
        ("‘확장억제’라는 말에서부터", ["확장억제"]),
        ("정보공유는 늘었다", ["정보 공유"]),
        ("정보 공유 협정이다", ["정보 공유 협정"]),
        ("정보 공유와 정보 공유 협정으로", ["정보 공유", "정보 공유 협정"]),
        ("확장억제력과 비핵화하다", []),
        ("한ㆍ미 상호방위조약에는", ["한·미 상호방위조약"]),
    ],
)
def test_term_is_found_behind_particles(words, terms):
    """A term counts with any particle, not inside another word or a longer term."""
    assert [found.term for found in used(words, GLOSSARY)] == terms


def codes(source: str, target: str, language: str = "en") -> list[str]:
    """The codes of what is wrong with a pair."""
    report = Collected()
    check(korean(source), text(target, language), GLOSSARY, report)
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("확장억제를", "Extended Deterrence works."),
        ("확장억제를", "the extended-deterrence commitment"),
        ("정보 공유를", "They share more: information sharing grows."),
        ("정보 공유 협정은", "Both information-sharing agreements hold."),
        ("정보 공유 협정은", "the “information sharing agreement’s” text"),
        ("대륙간탄도미사일을", "It fired two intercontinental ballistic missiles."),
        ("대륙간탄도미사일을", "It fired ICBMs."),
        ("억제의", "a credible deterrent"),
        ("비핵화를", "the denuclearisation of the peninsula"),
        ("한·미 상호방위조약은", "The Korea-US mutual defence treaty stands."),
        ("규칙 기반 질서를", "a rules-based order"),
        ("쿼드는", "It has no form to use."),
    ],
)
def test_form_is_recognised(source, target):
    """Inflection, capitals, articles, hyphens, dots, acronyms and British spelling do not count."""
    assert codes(source, target) == []


def test_other_words_are_a_warning():
    """A term that is said otherwise is a warning that names the form."""
    report = Collected()
    check(korean("확장억제를 강화한다."), text("It strengthens the umbrella."), GLOSSARY, report)
    (problem,) = report.problems
    assert (problem.code, problem.severity) == ("term-not-used", WARNING)
    assert problem.message() == "`확장억제` is not said as `extended deterrence` here"


def test_forbidden_form_is_an_error_at_its_place():
    """A forbidden form is an error wherever it stands, whatever the Korean has."""
    report = Collected()
    target = text("We *want* Expanded Deterrence now.")
    check(korean("무엇을 원하는가."), target, GLOSSARY, report)
    (problem,) = report.problems
    assert (problem.code, problem.severity) == ("forbidden-term", ERROR)
    column = problem.span.column - 1
    assert problem.excerpt[column : column + problem.span.length] == "Expanded Deterrence"
    assert "`extended deterrence`" in problem.hint()


def test_forbidden_form_near_the_right_one():
    """A form is forbidden as it is written: rules-based is not rule-based."""
    assert codes("규칙 기반 질서", "the rules-based order") == []
    assert "forbidden-term" in codes("규칙 기반 질서", "the rule-based order")


def test_japanese_is_plain_containment():
    """A language without spaces needs the form somewhere, full-width letters or not."""
    assert codes("확장억제를", "拡大抑止の強化", "ja") == []
    assert codes("확장억제를", "核の傘の強化", "ja") == ["term-not-used"]
    assert codes("확장억제를", "拡張抑止の強化", "ja") == ["forbidden-term", "term-not-used"]


def test_language_without_forms():
    """A term without a form in a language asks for nothing in it."""
    assert codes("확장억제를", "la dissuasion", "fr") == []
