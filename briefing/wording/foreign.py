"""What the system, the engines and the readers below say in English: in Korean where it is common.

Everything else a Korean sentence quotes.
"""

import errno
import re

from briefing.problems import Said

_SYSTEM = {
    errno.ENOENT: "그런 파일이나 폴더가 없음",
    errno.EACCES: "접근 권한이 없음",
    errno.EPERM: "허용되지 않은 작업",
    errno.ENOSPC: "디스크에 남은 공간이 없음",
    errno.EDQUOT: "디스크 할당량을 넘음",
    errno.EROFS: "읽기 전용 파일 시스템",
    errno.EIO: "입출력 오류",
    errno.EISDIR: "파일이 아니라 폴더임",
    errno.ENOTDIR: "폴더가 아님",
    errno.ELOOP: "심볼릭 링크가 꼬리를 묾",
    errno.ENAMETOOLONG: "이름이 너무 김",
    errno.EFBIG: "파일이 너무 큼",
    errno.ENOMEM: "메모리가 모자람",
    errno.EMFILE: "열린 파일이 너무 많음",
    errno.EBUSY: "다른 프로그램이 쓰고 있음",
}
#: What templates, XML and style sheets are told most often.
_READERS = tuple(
    (re.compile(pattern), korean)
    for pattern, korean in (
        (r"'([^']+)' is undefined", r"`\1`이(가) 정의되어 있지 않음"),
        (r".* has no attribute '([^']+)'", r"`\1` 속성이 없음"),
        (r"No filter named '([^']+)'.*", r"`\1` 필터가 없음"),
        (r"Encountered unknown tag '([^']+)'.*", r"모르는 태그 `\1`"),
        (r"expected token '([^']+)', got '([^']+)'", r"`\1` 자리에 `\2`이(가) 있음"),
        (r"unexpected '([^']+)'", r"`\1`이(가) 올 수 없는 자리에 있음"),
        (r"[Uu]nexpected end of template.*", r"닫히지 않은 채 끝남"),
        (r"mismatched tag(: .*)?", r"태그의 짝이 맞지 않음"),
        (r"not well-formed \(invalid token\)(: .*)?", r"올 수 없는 글자가 있음"),
        (r"no element found(: .*)?", r"닫히지 않은 채 끝남"),
        (r"unclosed token(: .*)?", r"닫히지 않은 태그가 있음"),
        (r"undefined entity.*", r"정의되지 않은 개체가 있음"),
        (r"unbound prefix(: .*)?", r"선언하지 않은 접두어가 있음"),
        (r"duplicate attribute(: .*)?", r"같은 속성이 두 번 있음"),
        (r"junk after document element(: .*)?", r"문서가 끝난 뒤에 다른 것이 있음"),
        (r"Ignored `(.*)`, unknown property\.", r"`\1`에서 모르는 속성"),
        (r"Ignored `(.*)`, invalid value\.", r"`\1`에서 올바르지 않은 값"),
    )
)


def heard(words: object) -> Said:
    """What a reader or an engine says, in both languages."""
    english = str(words)
    for pattern, korean in _READERS:
        if match := pattern.fullmatch(english):
            return Said(english, match.expand(korean))
    return Said(english, f"“{english}”")


def system(error: OSError | ValueError) -> Said:
    """What the system says, in both languages."""
    if isinstance(error, OSError) and error.errno in _SYSTEM:
        return Said(error.strerror or str(error), _SYSTEM[error.errno])
    return heard((error.strerror if isinstance(error, OSError) else "") or error)
