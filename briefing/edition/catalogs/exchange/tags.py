"""Understand how other programs name languages: `en_US`, `en-US`, `EN`, `en_eng-US` are English."""

import re

_NAME = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*(?:[.@][\w-]*)*")
_PARTS = re.compile(r"[A-Za-z0-9]+")
#: The script that Chinese has where the region alone is named.
_SCRIPTS = dict.fromkeys(("CN", "SG"), "Hans") | dict.fromkeys(("TW", "HK", "MO"), "Hant")


def canonical(name: str) -> str:
    """A name of a language as a tag of BCP 47: language, script and region; else as it is."""
    if not _NAME.fullmatch(name):
        return name
    language, *others = _PARTS.findall(re.split("[.@]", name)[0]) or [""]
    script = next((part.title() for part in others if len(part) == 4 and part.isalpha()), "")
    regions = (p for p in others if re.fullmatch("[A-Za-z]{2}|[0-9]{3}", p))
    return "-".join(filter(None, (language.lower(), script, next(regions, "").upper())))


def akin(name: str, other: str) -> bool:
    """Whether two names mean one language: neither says what the other denies."""
    (language, *parts), (known, *others) = (canonical(tag).split("-") for tag in (name, other))
    if language != known or not language:
        return False
    pairs = zip(_detailed(language, parts), _detailed(known, others), strict=True)
    return all(not (first and second) or first == second for first, second in pairs)


def _detailed(language: str, parts: list[str]) -> tuple[str, str]:
    """Script and region, as far as they are named."""
    script = next((part for part in parts if len(part) == 4), "")
    region = next((part for part in parts if len(part) < 4), "")
    return script or (_SCRIPTS.get(region, "") if language == "zh" else ""), region
