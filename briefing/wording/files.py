"""What is said about files: those that cannot be read, decoded or written."""

from briefing.problems import error

# Reading

NOT_FOUND = error("""file-not-found
    this file does not exist
    파일이 없음
    check the name and the folder; upper and lower case differ
    이름과 폴더를 확인하세요. 대문자와 소문자는 서로 다릅니다""")
OUTSIDE = error("""outside-folder
    this path leads out of its folder
    폴더 밖을 가리키는 경로임
    put the file inside the folder and name it from there, without `..`
    파일을 폴더 안에 두고 `..` 없이 그 안에서의 경로를 적으세요""")
IS_LINK = error("""is-a-link
    `{name}` is a symbolic link, and links are not followed
    `{name}`은(는) 심볼릭 링크이며, 링크는 따라가지 않음
    put the file itself there
    파일 자체를 그 자리에 두세요""")
NOT_A_FILE = error("""not-a-file
    this is not an ordinary file
    보통 파일이 아님
    name a file, not a folder or a device
    폴더나 장치가 아니라 파일을 지정하세요""")
NOT_A_FOLDER = error("""not-a-folder
    `{name}` is not a folder
    `{name}`은(는) 폴더가 아님
    check the path
    경로를 확인하세요""")
TOO_LARGE = error("""file-too-large
    this file is larger than the limit of {limit} bytes
    파일이 한도({limit}바이트)보다 큼
    make it smaller: split a text, shrink an image, take a font with fewer characters
    파일을 줄이세요. 글은 나누고, 그림은 줄이고, 글꼴은 글자 수가 적은 것을 쓰세요""")
CANNOT_READ = error("""cannot-read
    this file cannot be read: {reason}
    파일을 읽을 수 없음: {reason}
    check its access rights and the disk
    접근 권한과 디스크를 확인하세요""")

# Decoding

NOT_UTF8 = error("""not-utf-8
    byte {byte} at offset {offset} is not UTF-8; the file looks like {name}
    {offset}번째 위치의 바이트 {byte}은(는) UTF-8이 아님. {name}(으)로 보임
    save it as UTF-8, or convert it: `{command}`
    UTF-8로 저장하거나 변환하세요: `{command}`""")
NOT_UTF8_UNKNOWN = error("""not-utf-8
    byte {byte} at offset {offset} is not UTF-8, and the encoding cannot be told
    {offset}번째 위치의 바이트 {byte}은(는) UTF-8이 아니며, 어떤 인코딩인지 알 수 없음
    open it in the program that made it and save it as UTF-8
    파일을 만든 프로그램에서 열어 UTF-8로 저장하세요""")
MIXED_ENCODINGS = error("""not-utf-8
    byte {byte} at offset {offset} is not UTF-8, though other lines are; this one looks like {name}
    {offset}번째 위치의 바이트 {byte}은(는) UTF-8이 아님. 다른 줄은 UTF-8인데 이 줄은 {name}(으)로
        보임
    type the broken lines again, or paste them from their source; converting the file would break
        the others
    깨진 줄만 다시 입력하거나 원문에서 붙여 넣으세요. 파일 전체를 변환하면 다른 줄이 깨집니다""")
NOT_IN_ENCODING = error("""not-in-encoding
    byte {byte} at offset {offset} does not exist in {encoding}
    {offset}번째 위치의 바이트 {byte}은(는) {encoding}에 없음
    state another encoding, or save the file as UTF-8
    다른 인코딩을 지정하거나 파일을 UTF-8로 저장하세요""")
UNKNOWN_ENCODING = error("""unknown-encoding
    there is no encoding called `{encoding}`
    `{encoding}`(이)라는 인코딩은 없음
    use a name such as `utf-8`, `cp949` or `utf-16`
    `utf-8`, `cp949`, `utf-16` 같은 이름을 쓰세요""")

# Writing

DISK_FULL = error("""disk-full
    no space is left to write this file; what was there before is unchanged
    공간이 부족하여 파일을 쓸 수 없음. 이전 파일은 그대로임
    free some space, or write to another disk
    공간을 비우거나 다른 디스크에 쓰세요""")
READ_ONLY = error("""read-only
    this place is read-only
    읽기 전용 위치임
    choose another output folder
    다른 출력 폴더를 고르세요""")
NO_PERMISSION = error("""no-permission
    this file may not be written; what was there before is unchanged
    파일을 쓸 권한이 없음. 이전 파일은 그대로임
    close it if another program has it open; otherwise check the access rights of file and folder
    다른 프로그램에서 열려 있으면 닫고, 아니면 파일과 폴더의 접근 권한을 확인하세요""")
NAME_TOO_LONG = error("""name-too-long
    this file name has {bytes} bytes; the limit is {limit}
    파일 이름이 {bytes}바이트임. 한도는 {limit}바이트
    shorten the name: a Hangul syllable takes three bytes
    이름을 줄이세요. 한글 한 글자는 3바이트입니다""")
NOT_REPLACEABLE = error("""not-replaceable
    something that is not an ordinary file has this name
    보통 파일이 아닌 것이 이 이름을 쓰고 있음
    remove the folder, link or device, or write elsewhere
    그 폴더, 링크 또는 장치를 치우거나 다른 곳에 쓰세요""")
CANNOT_WRITE = error("""cannot-write
    this file cannot be written: {reason}; what was there before is unchanged
    파일을 쓸 수 없음: {reason}. 이전 파일은 그대로임
    check the folder and the disk
    폴더와 디스크를 확인하세요""")
HALF_WRITTEN = error("""half-written
    this file is new already, though another one that belongs to it could not be written
    함께 쓰려던 다른 파일은 쓰지 못했는데 이 파일은 이미 새것임
    solve the other problem and run again
    다른 문제를 해결한 뒤 다시 실행하세요""")
LOCKED = error("""folder-in-use
    another run is writing to this folder
    다른 실행이 이 폴더에 쓰고 있음
    wait until it ends, or write to another folder
    끝날 때까지 기다리거나 다른 폴더에 쓰세요""")
