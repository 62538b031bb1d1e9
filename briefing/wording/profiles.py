"""What is said about profiles of PDFs, and about delivered files that are verified."""

from briefing.problems import Said, error, warning

CHANGED_BEFORE_ATTACHED = error("""changed-meanwhile
    this file was changed after it was read, so it cannot be attached as the source
    읽은 뒤에 파일이 바뀌어 출처로 첨부할 수 없음
    run the build again
    다시 빌드하세요""")

# A delivered file

NO_SEAL = error("""no-manifest
    this file holds no manifest that can be read
    읽을 수 있는 목록이 파일에 없음
    only a PDF or web page that this program delivered can be verified; if it is one, it was changed
        or cut: build it again
    이 프로그램이 낸 PDF와 웹 페이지만 확인할 수 있습니다. 그런 파일이라면 바뀌었거나 잘린 것이니
        다시 빌드하세요""")
FILE_CHANGED = error("""file-changed
    this file was changed after it was delivered: {parts}
    내보낸 뒤에 파일이 바뀜: {parts}
    do not rely on it; build it again or ask for the delivered file
    이 파일을 믿지 말고 다시 빌드하거나 원래 파일을 받으세요""")
SOURCE_CHANGED = error("""source-changed
    this is no longer what `{file}` was made from
    `{file}`을(를) 만들 때의 내용이 아님
    build again to bring it up to date; the manifest has {expected}…, the project {found}…
    다시 빌드하면 최신이 됩니다. 목록에는 {expected}…, 프로젝트에는 {found}…""")
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

#: Parts of a file, as `sealing` calls them.
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
ELSEWHERE = Said("the manifest itself, or what holds the file together", "목록 자체나 파일의 뼈대")

# The command

VERIFY_FILES = Said("a PDF or web page that a build delivered", "빌드가 낸 PDF나 웹 페이지")
VERIFY_ALONE = Said("do not compare with the project", "프로젝트와 대조하지 않음")
VERIFY_FORMAT = Said("how problems are printed: text or json", "문제를 보이는 형식: text, json")
SOUND = Said("{file}: unchanged ({what})", "{file}: 바뀌지 않음 ({what})")
