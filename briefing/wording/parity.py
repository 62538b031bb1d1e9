"""What is said about translations that do not say what the source says."""

from briefing.problems import Said, Wording, error, note, warning


def _differs(code: str, en: str, ko: str) -> Wording:
    """A sentence about one kind of fact; `advice` is one of those below."""
    return error(f"""{code}
    {en} differ: {{wanted}} in the source, {{found}} in the translation
    {ko} 다름: 원문 {{wanted}}, 번역문 {{found}}
    {{advice}}
    {{advice}}""")


NUMBER_PARITY = _differs("number-parity", "numbers", "숫자가")
DATE_PARITY = _differs("date-parity", "dates", "날짜가")
PERCENT_PARITY = _differs("percent-parity", "percentages", "퍼센트나 퍼센트포인트가")
ORDINAL_PARITY = _differs("ordinal-parity", "ordinals", "차례를 나타내는 수가")
UNIT_PARITY = _differs("unit-parity", "units", "단위가")

#: What stands for a fact that one side does not have.
ABSENT = Said("nothing like it", "해당 없음")
_EN = "; if both mean the same, `translate waive` lets it stand"
_KO = ". 뜻이 같으면 `translate waive`로 그대로 둘 수 있습니다"
#: What to do about a fact that was changed, lost or added.
CHANGED = Said(
    "the {language} has {wanted}; say the same here, or correct the {language}" + _EN,
    "원문은 {wanted}. 번역문을 같게 고치거나 원문을 바로잡으세요" + _KO,
)
LOST = Said(
    "the {language} has {wanted}; say it here too" + _EN,
    "원문의 {wanted}을(를) 번역문에도 쓰세요" + _KO,
)
ADDED = Said(
    "the {language} has no {found}; take it out, or add it to the {language}" + _EN,
    "원문에 없는 {found}을(를) 지우거나 원문에 넣으세요" + _KO,
)

UNREAD_NUMBER = note("""unread-number
    {wanted} stands nowhere here in digits, and of {language} only digits are read
    {wanted}이(가) 번역문에 숫자로 없음. 이 언어({language})는 숫자만 읽음
    see that the translation says it in words; `translate waive` silences this
    번역문이 말로 옮겼는지 확인하세요. `translate waive`로 알림을 끕니다""")
SAYS_NOTHING = error("""says-nothing
    the translation of `{id}` has no letter and no figure
    `{id}`의 번역에 글자도 숫자도 없음
    translate the text, or take the translation out: the policy of the edition then holds
    글을 번역하거나 번역을 비우세요. 비우면 판의 방침을 따릅니다""")
TERM_NOT_USED = warning("""term-not-used
    `{term}` is not said as `{form}` here
    `{term}`을(를) `{form}`(으)로 옮기지 않음
    write {forms}, or add the form used here to `allowed` in content/glossary.yaml
    {forms} 가운데 하나로 쓰거나, 여기 쓴 말을 content/glossary.yaml의 `allowed`에 넣으세요""")
FORBIDDEN_TERM = error("""forbidden-term
    `{found}` is a form that the glossary forbids for `{term}`
    `{found}`은(는) 용어집이 `{term}`의 번역으로 금한 말
    write {forms}
    {forms}(으)로 쓰세요""")

UNBALANCED = warning("""unbalanced-mark
    `{mark}` has no partner
    `{mark}`의 짝이 없음
    write the `{partner}` that belongs to it, or take it out
    짝이 되는 `{partner}`을(를) 넣거나 지우세요""")
STRAIGHT_QUOTE = warning("""straight-quote
    a straight `{mark}`
    곧은따옴표 `{mark}`
    write {wanted}
    {wanted}을(를) 쓰세요""")
LEFT_IN_KOREAN = error("""left-in-korean
    `{words}` is still Korean
    `{words}`이(가) 한국어로 남아 있음
    translate it; Korean that is meant stands in brackets or quotation marks
    번역하세요. 일부러 둔 한국어는 괄호나 따옴표 안에 쓰세요""")
DOUBLED_WORD = warning("""doubled-word
    `{word}` stands twice in a row
    `{word}`이(가) 잇달아 두 번 나옴
    take one of them out
    하나를 지우세요""")
DOUBLED_SPACE = warning("""doubled-space
    more than one space in a row
    공백이 잇달아 둘 이상 있음
    leave one space
    공백을 하나만 두세요""")
MIXED_STOPS = warning("""mixed-stops
    `{mark}` beside `{other}`
    `{other}`와(과) `{mark}`을(를) 섞어 씀
    use one of them throughout; `、` and `。` are usual
    하나로 통일하세요. 보통 `、`와 `。`를 씁니다""")
GUILLEMET_SPACE = warning("""guillemet-space
    `{mark}` without a no-break space inside
    `{mark}` 안쪽에 줄바꿈 없는 공백이 없음
    write « … » with narrow no-break spaces (U+202F) inside
    « … » 안쪽에 좁은 줄바꿈 없는 공백(U+202F)을 쓰세요""")
