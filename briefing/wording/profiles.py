"""What is said about profiles of PDFs, and about delivered files that are verified."""

from briefing.problems import Said, error, warning

CHANGED_BEFORE_ATTACHED = error("""changed-meanwhile
    this file was changed after it was read, so it cannot be attached as the source
    읽은 뒤에 파일이 바뀌어 출처로 첨부할 수 없음
    run the build again
    다시 빌드하세요""")

# A delivered file

NO_MANIFEST = error("""no-manifest
    there is no manifest `{file}` that can be read
    읽을 수 있는 제작 기록 `{file}`이(가) 없음
    a build writes it beside each file; keep the two together, or name it with `--manifest`
    빌드할 때 파일마다 그 옆에 저장됩니다. 함께 두거나 `--manifest`로 지정하세요""")
FILE_CHANGED = error("""file-changed
    this file was changed after it was delivered: {parts}
    내보낸 뒤에 파일이 바뀜: {parts}
    do not rely on it; build it again or ask for the delivered file
    이 파일을 믿지 말고 다시 빌드하거나 원래 파일을 받으세요""")
SIGNED = warning("""signed-afterwards
    this file was signed afterwards: what was delivered is all in it, and a signature follows
    내보낸 뒤에 서명됨: 내보낸 내용이 모두 그대로 있고 그 뒤에 서명이 있음
    the signature covers the whole file; whose it is, whether its certificate holds and what its
        field shows, a PDF reader tells
    서명은 파일 전체에 걸쳐 있습니다. 누구의 서명인지, 인증서가 유효한지, 서명란에 무엇이 보이는지는
        PDF 뷰어에서 확인하세요""")
SOURCE_CHANGED = error("""source-changed
    this is no longer what `{file}` was made from
    `{file}`을(를) 만들 때의 내용이 아님
    build again to bring it up to date; the manifest has {expected}…, the project {found}…
    다시 빌드하면 최신이 됩니다. 제작 기록에는 {expected}…, 프로젝트에는 {found}…""")
SOURCE_GONE = error("""source-gone
    `{file}` was made from this, and it cannot be read here
    `{file}`을(를) 만든 파일인데 여기서 읽을 수 없음
    name the project that it came from with `--root`, or put the file back
    `--root`로 원래 프로젝트를 지정하거나 파일을 되돌려 놓으세요""")
OTHER_VERSIONS = warning("""other-versions
    `{file}` was made with other versions: {versions}
    `{file}`은(는) 다른 버전으로 만듦: {versions}
    a build here may give other bytes; install the versions of requirements.lock to get the same
    여기서 빌드하면 바이트가 다를 수 있습니다. requirements.lock의 버전을 설치하면 같아집니다""")

#: Parts of a file, as its manifest calls them.
PARTS = {
    "pages": Said("text and drawings on its pages", "쪽에 놓인 글과 그림"),
    "fonts": Said("fonts", "글꼴"),
    "pictures": Said("pictures", "사진"),
    "structure": Said("structure, links or settings", "구조·링크·설정"),
    "attachments": Said("attached files", "첨부 파일"),
    "colours": Said("colour profiles", "색 프로파일"),
    "metadata": Said("title, authors or other metadata", "제목·저자 등 메타데이터"),
    "text": Said("words", "글"),
    "markup": Said("markup or pictures", "마크업·그림"),
    "styles": Said("styles or fonts", "스타일·글꼴"),
    "head": Said("title, authors or other metadata", "제목·저자 등 메타데이터"),
}
ELSEWHERE = Said("the manifest, or what holds the file together", "제작 기록이나 파일의 뼈대")
APPENDED = Said("something was added behind its end", "파일 끝에 덧붙은 내용이 있음")

# The command

VERIFY_FILES = Said("a PDF or web page that a build delivered", "빌드가 낸 PDF나 웹 페이지")
VERIFY_ALONE = Said("do not compare with the project", "프로젝트와 대조하지 않음")
VERIFY_MANIFEST = Said(
    "the manifest to check by, instead of FILE.json beside each file",
    "파일마다 그 옆의 FILE.json 대신 대조할 제작 기록",
)
VERIFY_FORMAT = Said("how problems are printed: text or json", "문제를 보이는 형식: text, json")
SOUND = Said("{file}: unchanged ({what})", "{file}: 바뀌지 않음 ({what})")
