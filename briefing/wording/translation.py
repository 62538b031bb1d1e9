"""What is said about translations: their files, their state, and what they must keep."""

from briefing.problems import Said, error, warning

# The file as PO

PO_LINE = error("""po-line
    this line is no part of a PO file
    PO 파일에 있을 수 없는 줄
    a line is a comment (`#`), a keyword with a text in quotation marks (`msgstr "…"`), or such a
        text alone
    주석(`#`), 따옴표 글이 붙은 키워드(`msgstr "…"`), 또는 따옴표 글만 있는 줄로 고치세요""")
PO_UNCLOSED = error(r"""po-unclosed
    the text is not closed by a quotation mark on its line
    글이 그 줄 안에서 따옴표로 닫히지 않음
    close it with `"`; inside the text write `\"`
    `"`로 닫으세요. 글 안의 따옴표는 `\"`로 쓰세요""")
PO_ESCAPE = error(r"""po-escape
    `{escape}` means nothing in a PO text
    PO 글에서 `{escape}`은(는) 뜻이 없음
    write `\\` for a backslash; the others are `\"`, `\n` and `\t`
    역빗금은 `\\`로 쓰세요. 그 밖에 `\"`, `\n`, `\t`만 쓸 수 있습니다""")
PO_ORDER = error("""po-order
    `{found}` where `{expected}` was expected
    `{expected}` 자리에 `{found}`이(가) 있음
    an entry is its comments, `msgid` and `msgstr`, in this order
    항목은 주석, `msgid`, `msgstr` 순서로 적으세요""")
PO_NO_MSGSTR = error("""po-no-msgstr
    this entry has no `msgstr`
    이 항목에 `msgstr`이 없음
    add `msgstr ""` under it, with the translation if there is one
    아래에 `msgstr ""`을 넣고 번역이 있으면 채우세요""")
PO_PLURAL_ENTRY = error("""po-plural-entry
    an entry with plural forms, which memos do not have
    메모에는 없는 복수형 항목
    keep one `msgid` and one `msgstr`
    `msgid` 하나와 `msgstr` 하나만 두세요""")
PO_DUPLICATE = error("""po-duplicate
    this `msgid` is in the file twice
    같은 `msgid`가 파일에 두 번 있음
    keep the better of the two translations and take the other entry out
    둘 가운데 나은 번역을 남기고 다른 항목은 지우세요""")
PO_NO_HEADER = error("""po-no-header
    the file does not begin with a header
    파일이 머리 항목으로 시작하지 않음
    begin with `msgid ""` and the fields of the header, or let `translate update` write the file
    `msgid ""`과 머리 필드로 시작하거나, `translate update`로 파일을 만드세요""")
PO_CHARSET = error("""po-charset
    the header says that the file is in `{charset}`
    머리에 적힌 문자 집합이 `{charset}`임
    save the file as UTF-8 and write `Content-Type: text/plain; charset=UTF-8`
    파일을 UTF-8로 저장하고 `Content-Type: text/plain; charset=UTF-8`로 적으세요""")
PO_LANGUAGE = error("""po-language
    the header says `{found}`, but this is the place of `{expected}`
    머리에는 `{found}`(이)라고 적혀 있으나 `{expected}`의 자리임
    mend `Language:`, or put the file in its own language's place
    `Language:`를 고치거나 파일을 제 언어의 자리에 두세요""")
#: What is wrong with a rule for plurals.
NO_PLURAL_RULE = Said("it is not a plural rule", "복수형 규칙이 아님")
WRONG_FORMULA = Said("its formula is wrong", "수식이 잘못됨")
BEYOND_NPLURALS = Said("its formula goes beyond `nplurals`", "수식이 `nplurals`를 넘음")
PO_PLURAL_FORMS = error("""po-plural-forms
    `Plural-Forms` cannot be used: {why}
    `Plural-Forms`를 쓸 수 없음: {why}
    take the line out: memos have no plural forms
    이 줄을 지우세요. 메모에는 복수형이 없습니다""")
PO_LEDGER = error("""po-ledger
    a line of the ledger that cannot be read
    읽을 수 없는 번역 기록의 줄
    take the line out; `translate update`, `review` and `waive` write these lines
    이 줄을 지우세요. 이 줄들은 `translate update`, `review`, `waive`가 씁니다""")
PO_EDGE = warning("""po-edge
    the translation begins or ends with a blank or a line end
    번역이 공백이나 줄바꿈으로 시작하거나 끝남
    take it out
    지우세요""")

# What a translation must keep

LOST_NOTE = error("""lost-note
    the translation does not call the footnote `{note}`
    번역에 각주 `{note}`의 표시가 빠짐
    put `[^{note}]` where the note belongs
    각주가 붙을 자리에 `[^{note}]`를 넣으세요""")
ADDED_NOTE = error("""added-note
    the translation calls the footnote `{note}` once more than the Korean
    번역이 각주 `{note}`을(를) 원문보다 한 번 더 부름
    take `[^{note}]` out
    `[^{note}]`를 지우세요""")
LOST_LINK = error("""lost-link
    the translation has no link to `{target}`
    번역에 `{target}` 링크가 없음
    write `[words]({target})`
    `[글]({target})`을 넣으세요""")
ADDED_LINK = error("""added-link
    the translation links to `{target}`, which the Korean does not
    번역에 원문에 없는 링크 `{target}`이(가) 있음
    use the addresses of the Korean, letter for letter
    원문의 주소를 글자 그대로 쓰세요""")
LOST_ADDRESS = error("""lost-address
    the address `{target}` of the Korean is not in the translation
    원문의 주소 `{target}`이(가) 번역에 없음
    copy the address letter for letter
    주소를 글자 그대로 옮기세요""")
LOST_PLACEHOLDER = error("""lost-placeholder
    the translation lacks `{name}`
    번역에 `{name}`이(가) 빠짐
    put `{name}` where its value belongs
    값이 들어갈 자리에 `{name}`을(를) 넣으세요""")
ADDED_PLACEHOLDER = error("""added-placeholder
    `{name}` is not in the Korean
    `{name}`은(는) 원문에 없음
    use the placeholders of the Korean, letter for letter
    원문의 자리 표시를 글자 그대로 쓰세요""")
PLACEHOLDER_FORM = error("""placeholder-form
    `{name}` is not a placeholder
    `{name}`은(는) 자리 표시가 아님
    a placeholder is a bare name in braces, as in the Korean
    자리 표시는 원문처럼 중괄호 안에 이름만 씁니다""")
TERM_IN_TRANSLATION = error(r"""term-in-translation
    `{mark}` marks a term, which translations do not
    `{mark}`은(는) 용어 표시인데 번역에서는 쓸 수 없음
    write the words alone, or `\{` and `\}` for the braces themselves
    글만 쓰세요. 중괄호 그대로는 `\{`와 `\}`로 쓰세요""")
OTHER_EMPHASIS = warning("""other-emphasis
    the Korean has {expected} of {mark}, the translation {found}
    {mark} 표시가 원문에는 {expected}개, 번역에는 {found}개임
    emphasise the same words, unless the language has another way to say it
    그 언어의 다른 표현법이 아니라면 같은 말에 강조를 두세요""")

# Where a translation stands

NO_CATALOG = error("""no-catalog
    there is no translation into `{language}`
    `{language}` 번역이 없음
    run `python3 build.py translate update {language}` and fill in the file that it writes
    `python3 build.py translate update {language}` 명령을 실행하고 만들어진 파일을 채우세요""")
UNTRANSLATED = error("""untranslated
    `{unit}` is not translated into `{language}`
    `{unit}`의 `{language}` 번역이 없음
    translate it; a build with `--draft` marks it and goes on
    번역하세요. `--draft`로 만들면 표시만 하고 넘어갑니다""")
NOTHING_TRANSLATED = error("""untranslated
    none of {count} units is translated into `{language}`
    `{language}` 번역이 하나도 없음(번역 단위 {count}개)
    `python3 build.py translate status {language} --list` lists them; a build with `--draft` marks
        them and goes on
    `python3 build.py translate status {language} --list`로 할 일을 볼 수 있습니다. `--draft`로
        만들면 표시만 하고 넘어갑니다""")
NEW_UNIT = error("""untranslated-unit
    `{unit}` is not in the `{language}` file yet
    `{unit}`이(가) 아직 `{language}` 파일에 없음
    run `python3 build.py translate update {language}`, then translate it
    `python3 build.py translate update {language}` 명령을 실행한 뒤 번역하세요""")
OUTDATED = error("""outdated
    the translation of `{unit}` into `{language}` is not of the present Korean
    `{unit}`의 `{language}` 번역이 지금의 원문과 맞지 않음
    run `python3 build.py translate update {language}`, mend the text and take the `fuzzy` flag out
    `python3 build.py translate update {language}` 명령을 실행한 뒤 글을 고치고 `fuzzy` 표시를
        지우세요""")
STALE = error("""stale
    the translation of `{unit}` into `{language}` was made from an older `{via}`
    `{unit}`의 `{language}` 번역이 지금보다 오래된 `{via}`에서 나옴
    run `python3 build.py translate update {language}`, compare the two, and take the `fuzzy` flag
        out
    `python3 build.py translate update {language}` 명령을 실행해 둘을 견주어 보고 `fuzzy` 표시를
        지우세요""")
NO_PIVOT = error("""no-pivot
    the translation is made from `{via}`, of which there is none
    이 번역은 `{via}`에서 옮긴 것인데 `{via}` 번역이 없음
    run `python3 build.py translate update {via}`, or mend `X-Translated-Via` in the header
    `python3 build.py translate update {via}` 명령을 실행하거나 머리의 `X-Translated-Via`를
        고치세요""")

# Files that come back from translators

UNKNOWN_RETURN = warning("""unknown-return
    no unit has this Korean any more: “{words}”
    이 원문을 가진 번역 단위가 더는 없음: “{words}”
    the memo changed after the export; the words are kept as an obsolete entry (`#~`) of the PO
        file: look where the passage went and translate it there
    내보낸 뒤 메모가 바뀌었습니다. 번역은 PO 파일에 옛 항목(`#~`)으로 남겨 두었습니다. 그 대목이 간
        곳을 찾아 거기서 번역하세요""")
LATE_RETURN = warning("""late-return
    this was made from older Korean, and the present Korean is translated already: “{words}”
    예전 원문의 번역인데 지금 원문은 이미 번역되어 있음: “{words}”
    the words are kept in a remark of the entry (`# returned:`); take from them what still fits,
        then take the remark out
    번역은 그 항목의 주석(`# returned:`)에 남겨 두었습니다. 쓸 것을 옮기고 주석을 지우세요""")
DISPUTED_RETURN = warning("""disputed-return
    this was changed here too since it was sent: “{words}”
    보낸 뒤 여기서도 고친 번역임: “{words}”
    what came back was taken and is fuzzy; what stood here is kept in a remark of the entry
        (`# before:`): choose, and take the remark out
    돌아온 번역을 넣고 불확실로 표시했습니다. 여기 있던 번역은 그 항목의 주석(`# before:`)에 남겨
        두었으니 둘 가운데 고르고 주석을 지우세요""")
NOTHING_TO_CREDIT = warning("""nothing-to-credit
    no word of this file is new, so nobody is credited for it
    새로 바뀐 말이 없으므로 번역자와 날짜를 적지 않음
    `translate review` says who confirmed words that stand
    그대로 둔 번역을 확인한 사람은 `translate review`로 적으세요""")
KEPT_RETURN = warning("""kept-return
    a file of this name held work that was not imported; it is kept as `{kept}`
    같은 이름의 파일에 아직 가져오지 않은 작업이 있어 `{kept}`(으)로 남겨 둠
    import it, or delete it if it is not wanted
    그 파일을 가져오거나 필요 없으면 지우세요""")
HALF_RETURN = warning("""half-return
    a sentence of this is still Korean: “{words}”
    아직 한국어로 남은 문장이 있는 번역임: “{words}”
    words that stood here before were kept; translate the rest in the program and import again
    여기 있던 번역은 그대로 두었습니다. 프로그램에서 나머지를 번역하고 다시 가져오세요""")
DEGRADED_RETURN = error("""degraded-return
    characters were lost on the way: `?` or broken letters stand where others stood
    오가는 사이에 글자가 깨짐: 다른 글자가 있던 자리에 `?`나 깨진 글자가 있음
    nothing was taken; go back to the file as it was before it was saved in another encoding, and
        save that as UTF-8 (Excel: *CSV UTF-8*); keep this file until then
    아무것도 가져오지 않았습니다. 다른 인코딩으로 저장하기 전의 파일로 돌아가 UTF-8로
        저장하세요(Excel: *CSV UTF-8*). 그때까지 이 파일도 지우지 마세요""")
SHEET_ENCODING = error("""sheet-encoding
    byte {byte} is not UTF-8: the sheet was saved in an older encoding
    바이트 {byte}은(는) UTF-8이 아님. 검토표를 예전 인코딩으로 저장함
    nothing was taken; in the program where it was filled in save it as UTF-8 (Excel: *CSV UTF-8*,
        or *Unicode Text*): converting this file would not bring back what it has lost
    아무것도 가져오지 않았습니다. 채운 프로그램에서 UTF-8로 다시 저장하세요(Excel: *CSV UTF-8* 또는
        *유니코드 텍스트*). 이 파일을 변환해도 이미 잃은 글자는 돌아오지 않습니다""")
PACKED_RETURN = error("""packed-return
    this is a workbook or a packed file, not a text
    글이 아니라 통합 문서나 압축 파일임
    save the sheet as *CSV UTF-8*, or unpack the file, and import that
    시트를 *CSV UTF-8*로 저장하거나 압축을 푼 뒤 그 파일을 가져오세요""")
UNKNOWN_STATE = warning("""unknown-state
    `{state}` is no state, and is taken for a doubt
    `{state}`은(는) 상태가 아니므로 불확실로 받아들임
    the column `state` holds `ok` for what is right, `fuzzy` for what has to be looked at again
    `state` 열에는 맞으면 `ok`, 다시 보아야 하면 `fuzzy`를 쓰세요""")
#: What the sheet itself says about the column of states.
SHEET_HELP = Said("state: ok = right, fuzzy = look again", "state: ok = 맞음, fuzzy = 다시 볼 것")
RETURN_NO_HEADER = warning("""po-no-header
    the file came back without its header
    파일이 머리 항목 없이 돌아옴
    its texts are taken as `{language}`; let the program keep the entry with the empty `msgid`
    본문은 `{language}` 번역으로 받아들였습니다. 프로그램이 빈 `msgid` 항목을 지우지 않게 하세요""")
RETURNED_TWICE = error("""returned-twice
    two different translations of one passage: “{words}”
    같은 대목의 번역이 두 가지임: “{words}”
    keep one of them
    하나만 남기세요""")
#: Why a file cannot be taken back.
NO_UNIT_COLUMN = Said("it has no column `unit`", "`unit` 열이 없음")
OTHER_COLUMNS = Said("its columns are others", "열이 다름")
LACKING_CELLS = Said("a row lacks cells", "칸이 모자란 행이 있음")
BROKEN_CSV = Said("{why}", "CSV 형식이 깨짐")
DEEP_ELEMENTS = Said("its elements are nested too deep", "요소가 너무 깊이 겹침")
ELEMENT_IN_TEXT = Said("`<{tag}>` inside a text", "글 안에 `<{tag}>`이(가) 있음")
NOT_XLIFF = Said("it is not XLIFF 1.2 or 2", "XLIFF 1.2나 2가 아님")
NO_KNOWN_TEXT = Said(
    "it is of another memo: this one does not have its texts",
    "다른 메모의 파일임: 이 메모에 없는 글들임",
)
MEMORY_GOES_OUT = Said("a translation memory does not come back", "번역 메모리는 다시 들일 수 없음")
OTHER_LANGUAGE = Said("its language is `{language}`", "언어가 `{language}`임")
RETURN_FORM = error("""return-form
    this is not a file that `translate export` wrote: {why}
    `translate export`가 만든 파일이 아님: {why}
    nothing was taken; keep the file and mend what is named, or move its words into a new export;
        columns, ids and Korean stay as they were sent
    아무것도 가져오지 않았습니다. 파일을 지우지 말고 해당 부분을 고치거나, 새로 내보낸 파일로 번역을
        옮기세요. 열, 식별자, 한국어는 보낸 그대로 두세요""")
XML_DOCTYPE = error("""xml-doctype
    a document type, which can hold harmful definitions
    해로운 정의가 들어갈 수 있는 문서 형식 선언(DOCTYPE)
    take the `<!DOCTYPE …>` out
    `<!DOCTYPE …>`을 지우세요""")
XML_BROKEN = error("""xml-broken
    the file is not well-formed XML: {why}
    올바른 XML이 아님: {why}
    nothing was taken; keep the file, and let the translation program save it again
    아무것도 가져오지 않았습니다. 파일을 지우지 말고 번역 프로그램에서 다시 저장하세요""")

# The command line

UNKNOWN_MEMO = error("""unknown-memo
    there is no memo `{name}`
    `{name}` 메모가 없음
    {suggestion}the memos are {known}
    {suggestion}쓸 수 있는 메모: {known}""")
UNKNOWN_UNIT = error("""unknown-unit
    no unit of the memo has the id `{unit}`
    식별자가 `{unit}`인 번역 단위가 없음
    {suggestion}the ids stand behind `#:` in the PO file, and in what `check` says
    {suggestion}식별자는 PO 파일의 `#:` 뒤와 `check`의 알림에 있습니다""")
SOURCE_NOT_TRANSLATED = error("""source-language
    `{language}` is the language that memos are written in
    `{language}`은(는) 메모를 쓰는 언어임
    name a language to translate into, such as `en`
    `en`처럼 옮길 언어를 적으세요""")
BAD_NAME = error("""bad-name
    `{value}` cannot be a name in the ledger
    `{value}`은(는) 번역 기록에 적을 이름이 될 수 없음
    write a name on one line, without `:` or control characters
    `:`이나 제어 문자 없이 한 줄로 이름을 쓰세요""")
BAD_REASON = error("""bad-reason
    `{value}` cannot be a reason in the ledger
    `{value}`은(는) 번역 기록에 적을 까닭이 될 수 없음
    write a few words on one line, without control characters
    제어 문자 없이 한 줄로 까닭을 쓰세요""")
NO_UNITS = error("""no-units
    which translations are right is not said
    어느 번역이 맞는지 적혀 있지 않음
    write the ids of the units behind the memo, or `--all` for every one that has a translation
    메모 뒤에 번역 단위의 식별자를 쓰거나, 번역이 있는 것 모두라면 `--all`을 쓰세요""")
RETURN_TO_READ = error("""return-form
    an HTML sheet is for reading; it does not come back
    HTML 검토표는 읽기용이며 다시 가져올 수 없음
    fill in the .csv that `export` wrote beside it, and name that
    `export`가 함께 쓴 .csv 파일을 채우고 그 파일을 지정하세요""")
UNNAMED_RETURN = error("""unnamed-return
    the name of the file does not say which memo and which language it is for
    파일 이름으로 어느 메모의 어느 언어인지 알 수 없음
    name it as `export` did, such as `trilateral.ja.csv`, or add `--memo` and `--lang`
    `trilateral.ja.csv`처럼 `export`가 지은 이름으로 두거나 `--memo`와 `--lang`을 쓰세요""")
NOTHING_TO_REVIEW = error("""nothing-to-review
    `{unit}` has no translation to review
    `{unit}`에 검토할 번역이 없음
    translate it first, or waive it: `python3 build.py translate waive --help` shows how
    먼저 번역하거나 면제하세요: `python3 build.py translate waive --help`""")
