"""What is said about a project, a command, and the work of making its files."""

from briefing.problems import Said, error, note, warning

# The project

NO_MEMOS = error("""no-memos
    there is no memo in this project
    이 프로젝트에 메모가 없음
    make one with `python3 build.py new my-memo`, or name another project with `--root`
    `python3 build.py new my-memo`로 하나 만들거나 `--root`로 다른 프로젝트를 지정하세요""")
MEMO_NAME = error("""memo-name
    `{name}` cannot be the name of a memo
    `{name}`은(는) 메모 이름이 될 수 없음
    use letters (한글 too), digits, hyphens and underscores, such as `trilateral-2022`
    `trilateral-2022`처럼 글자(한글 포함), 숫자, 붙임표, 밑줄만 쓰세요""")
MEMO_COMMAND = error("""memo-name
    `{name}` is a command, so that no memo can be called so
    `{name}`은(는) 명령 이름이라 메모 이름으로 쓸 수 없음
    choose another name, such as `{name}-2022`
    `{name}-2022`처럼 다른 이름을 고르세요""")
MEMO_TWICE = error("""memo-name
    `{name}` and `{other}` are one name, but for capitals or how letters are stored
    `{name}`과(와) `{other}`은(는) 대소문자나 글자 저장 방식만 다른 같은 이름임
    rename one of the folders; their files would replace each other
    폴더 하나의 이름을 바꾸세요. 만든 파일이 서로를 덮어쓰게 됩니다""")
PROJECT = Said("the project file", "프로젝트 파일")
EMPTY_PROJECT = error("""empty-file
    this file holds nothing
    빈 파일임
    write `theme:`, `editions:`, `formats:` or `profile:`, or delete the file: a project may do
        without
    `theme:`, `editions:`, `formats:`, `profile:` 가운데 쓸 것을 적거나 파일을 지우세요. 없어도
        되는 파일입니다""")
EMPTY_GLOSSARY = error("""empty-file
    this file holds nothing
    빈 파일임
    write `terms:` and the terms below it, or delete the file: a project may do without
    `terms:`와 그 아래에 용어를 적거나 파일을 지우세요. 없어도 되는 파일입니다""")
EMPTY_EDITIONS = error("""empty-file
    this file holds nothing
    빈 파일임
    write `editions:` and an edition below it, or delete the file: `ko`, `ko-en`, `ko-en-parallel`,
        `en` and `ja` are there without it
    `editions:`와 그 아래에 판을 적거나 파일을 지우세요. `ko`, `ko-en`, `ko-en-parallel`, `en`,
        `ja`는 이 파일이 없어도 있습니다""")
NAMED_TWICE = error("""named-twice
    `{key}` names `{name}` twice
    `{key}`에 `{name}`이(가) 두 번 적혀 있음
    take one of them out
    하나를 지우세요""")
PROFILE_IN_VAIN = error("""option-without-effect
    `profile` is for PDFs, and `formats` in this file names none
    `profile`은 PDF에 쓰는 것인데 이 파일의 `formats`에 PDF가 없음
    take it out, or write `pdf` into `formats:`
    빼거나 `formats:`에 `pdf`를 적으세요""")
NOT_TRANSLATED_YET = note("""not-translated-yet
    `{memo}` has no translation into `{language}` yet; not made: {editions}
    `{memo}`의 `{language}` 번역이 아직 없어 만들지 않은 판: {editions}
    begin one with `python3 build.py translate update {language} {memo}`, or name the editions
        that there should be, in this file or for all memos in content/project.yaml:
        `editions: [{others}]`
    `python3 build.py translate update {language} {memo}` 명령으로 번역을 시작하거나, 만들 판만
        이 파일에(모든 메모라면 content/project.yaml에) `editions: [{others}]`처럼 적으세요""")
STALE_GLOSS = warning("""stale-gloss
    the Korean of `{unit}` has changed since this gloss was written
    `{unit}`의 한국어가 바뀌었는데 영문 요지는 그대로임
    mend the gloss; if it still fits, say so with `python3 build.py translate keep {memo} {unit}`
    영문 요지를 고치세요. 그대로 맞으면
        `python3 build.py translate keep {memo} {unit}` 명령으로 알려 주세요""")
GLOSS_RECORD = error("""gloss-record
    this line does not say which Korean a gloss was written for
    영문 요지가 어느 한국어에 맞추어 쓴 것인지 알 수 없는 줄
    take the file back from its history, or delete it: then all glosses count as right
    파일을 이전 상태로 되돌리거나 지우세요. 지우면 모든 영문 요지를 맞는 것으로 봅니다""")
GLOSSES_NOT_KEPT = note("""glosses-not-kept
    it could not be kept which Korean the glosses were written for
    영문 요지가 어느 한국어에 맞추어 쓴 것인지 적어 두지 못함
    the files are delivered; let the folder of the memo be written to, and a later build will keep
        it and tell when a gloss no longer fits
    파일은 만들었습니다. 메모 폴더에 쓸 수 있게 하면 다음 빌드가 적어 두고, 영문 요지가 맞지 않게
        되면 알려 줍니다""")
UNKNOWN_EDITION = error("""unknown-edition
    there is no edition `{name}`
    `{name}` 판이 없음
    {suggestion}the editions are {known}; content/editions.yaml adds others
    {suggestion}있는 판: {known}. 다른 판은 content/editions.yaml에 더합니다""")
CHANGED_MEANWHILE = warning("""changed-meanwhile
    this file was changed while the build was reading it
    빌드가 읽는 동안 파일이 바뀜
    run the build again, so that the output holds the change
    바뀐 내용이 들어가도록 다시 빌드하세요""")

# The command line

NO_TESTS = error("""no-tests
    `{command}` belongs to the tests, and they are not installed with the program
    `{command}`은(는) 테스트에 딸린 명령이고, 테스트는 프로그램과 함께 설치되지 않음
    run `build.py {command}` in a checkout of the project
    프로젝트의 소스 폴더에서 `build.py {command}` 명령을 실행하세요""")
UNKNOWN_OPTION = error("""unknown-option
    there is no option `{name}`
    `{name}` 옵션이 없음
    {suggestion}`python3 build.py {command} --help` names them all
    {suggestion}`python3 build.py {command} --help`에 모두 적혀 있습니다""")
OPTION_FORM = error("""option-form
    {reason}
    {reason}
    `python3 build.py {command} --help` shows how it is written
    `python3 build.py {command} --help`에 쓰는 법이 있습니다""")
ROOT_WITHOUT_VALUE = error("""option-form
    `--root` needs a value
    `--root`에 값이 필요함
    name the folder that holds `content`: `--root FOLDER`
    `content`가 있는 폴더를 지정하세요: `--root 폴더`""")
WITHOUT_EFFECT = error("""option-without-effect
    `{name}` does nothing here: {why}
    여기서 `{name}`은(는) 아무 일도 하지 않음: {why}
    take it out, or change what is asked for beside it
    빼거나, 함께 쓴 것을 바꾸세요""")
NO_PDF_THERE = error("""option-without-effect
    `--profile` is for PDFs, and `formats:` in {file} names none
    `--profile`은 PDF에 쓰는 것인데 {file}의 `formats:`에 PDF가 없음
    add `--format pdf`, or write `pdf` into `formats:`
    `--format pdf`를 더하거나 `formats:`에 `pdf`를 적으세요""")
BUILDS_OPTION = error("""unknown-option
    `{name}` is an option of `build`, not of `{command}`
    `{name}`은(는) `{command}`의 옵션이 아니라 `build`의 옵션임
    take it out; `python3 build.py {command} --help` names the options of `{command}`
    빼세요. `{command}`의 옵션은 `python3 build.py {command} --help`에 모두 적혀 있습니다""")
NOT_A_CHOICE = error("""unknown-value
    `{value}` is not a value of `{name}`
    `{value}`은(는) `{name}`에 쓸 수 있는 값이 아님
    {suggestion}write one of {known}
    {suggestion}쓸 수 있는 값: {known}""")
NOT_A_COUNT = error("""unknown-value
    `{value}` is not a number of jobs from 1 to {limit}
    `{value}`은(는) 1에서 {limit} 사이의 작업 수가 아님
    write `--jobs 2`, or leave it out: it then follows the processors of the machine
    `--jobs 2`처럼 쓰거나 빼세요. 빼면 컴퓨터의 프로세서 수를 따릅니다""")
NOT_A_DIGEST = error("""unknown-value
    `{value}` is no digest of a theme
    `{value}`은(는) 테마의 다이제스트가 아님
    write `sha256:` and 64 digits, as `python3 build.py theme digest NAME` prints them
    `python3 build.py theme digest NAME`이 출력하는 대로 `sha256:`과 64자리를 쓰세요""")
NO_SUCH_FOLDER = error("""no-such-folder
    there is no folder `{value}`
    `{value}` 폴더가 없음
    make it with `mkdir -p {value}`, or name the folder that holds `content`
    `mkdir -p {value}` 명령으로 만들거나 `content`가 있는 폴더를 지정하세요""")
MEMO_EXISTS = error("""memo-exists
    there is a memo `{name}` already
    `{name}` 메모가 이미 있음
    choose another name; nothing was changed
    다른 이름을 고르세요. 아무것도 바꾸지 않았습니다""")

MAP_LINE = error("""private-map
    this line does not say what a private-use character stands for
    이 줄은 사용자 정의 글자가 무엇을 뜻하는지 나타내지 않음
    write the code point, a space and what it stands for, once each: `U+F53A △`
    코드 값, 공백, 뜻하는 글자를 한 번씩 적으세요: `U+F53A △`""")

# Workers

#: Of what a job wanted more than its limit.
OF_MEMORY, OF_NESTING = Said("of memory", "메모리"), Said("levels of nesting", "중첩 단계")
SECONDS, OF_COMPUTING = Said("seconds", "시간(초)"), Said("seconds of computing", "계산 시간(초)")
OF_OUTPUT = Said("bytes of output", "출력(바이트)")
#: How a worker ended.
BY_SIGNAL = Said("signal {name}", "시그널 {name}")
WITH_CODE = Said("exit code {code}", "종료 코드 {code}")
WORKER_CRASHED = error("""worker-crashed
    making {file} ended in a crash, twice: {how}
    {file}을(를) 만들다가 두 번 비정상 종료함: {how}
    take the last change to the memo or theme back to find what causes it; the old file, if any, is
        unchanged
    메모나 테마에서 마지막으로 바꾼 것을 되돌려 원인을 찾으세요. 이전 파일은 그대로입니다""")
OVER_LIMIT = error("""over-limit
    making {file} took more than {limit} {what}
    {file}을(를) 만드는 데 {what} 한도({limit})를 넘음
    look for very long tables, deep nesting or large pictures, in the memo and in the theme; if the
        machine was busy with other work, run it again; the old file, if any, is unchanged
    메모와 테마에서 아주 긴 표, 깊은 중첩, 큰 그림을 찾으세요. 컴퓨터가 다른 일로 바빴다면 다시
        실행하세요. 이전 파일은 그대로입니다""")
NO_FORK = note("""no-isolation
    this system cannot fork: files are made one by one, without limits of time and memory
    이 시스템에는 fork가 없어 시간과 메모리 제한 없이 하나씩 만듦
    nothing needs to be done; a build on Linux or macOS is guarded
    따로 할 일은 없습니다. 리눅스나 macOS에서는 제한이 적용됩니다""")
NO_ENGINE = error("""no-engine
    the print engine cannot be loaded: {why}
    인쇄 엔진을 불러올 수 없음: {why}
    run `python3 build.py doctor`; it says what is missing and how to get it
    `python3 build.py doctor`를 실행하면 빠진 것과 구하는 방법을 알려 줍니다""")

# Gates

ALLOWED = warning("""gate-switched-off
    delivered all the same, because of `--allow-{code}`: {count} problem(s)
    `--allow-{code}` 때문에 그대로 내보냄: 문제 {count}건
    the manifest beside the file says so; leave the switch out to be sure
    파일 옆의 제작 기록에도 적습니다. 확실히 하려면 옵션을 빼세요""")
