"""Words that mean something to HTML, templates, formats or shells, in every field of a memo."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator

from tests.hostile import tiny
from tests.hostile.case import HTML, PDF, Case
from tests.hostile.lab import Lab
from tests.hostile.trial import Family, Tried

PAYLOADS = """\
<script>alert(1)</script>
<SCRIPT SRC=http://127.0.0.1/x.js></SCRIPT>
<script\x20type="text/javascript">alert(1);</script>
<img src=x onerror=alert(1)>
<img src="file:///etc/passwd">
<img src=asset:memo/../../x>
<svg/onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><use href="http://127.0.0.1/x.svg#a"/></svg>
<body onload=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<object data="file:///etc/passwd"></object>
<embed src="file:///etc/passwd">
<link rel=attachment href="file:///etc/passwd">
<link rel=stylesheet href="http://127.0.0.1/x.css">
<a rel=attachment href="file:///etc/passwd">x</a>
<style>* { display: none }</style>
<style>@import "http://127.0.0.1/x.css";</style>
<meta http-equiv=refresh content="0;url=http://127.0.0.1/">
<base href="http://127.0.0.1/">
<form action="http://127.0.0.1/"><input name=a></form>
<math><mtext></mtext><mglyph><style></math><img src onerror=alert(1)>
<details open ontoggle=alert(1)>
<video><source onerror="alert(1)"></video>
<input autofocus onfocus=alert(1)>
<marquee onstart=alert(1)>
<template><script>alert(1)</script></template>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<textarea><script>alert(1)</script>
</title></head><body onload=alert(1)>
</style><script>alert(1)</script>
</script><script>alert(1)</script>
--><script>alert(1)</script>
<!--><script>alert(1)</script>
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><x/>
<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;
"><script>alert(1)</script>
'><script>alert(1)</script>
" onmouseover="alert(1)
' onmouseover='alert(1)
" style="background:url(http://127.0.0.1/)
x" data-unit="title
x" id="text" class="footnote
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3c;img src=x onerror=alert(1)&#x3e;
&amp; &quot; &apos; &nbsp; &copy; &#0; &#xD800;
&lt &gt &amp
<p
<a href=
</p></div></section></article>
<b>a</b><i>b</i><br><hr>
<table><tr><td>a</table>
<h1>a</h1>
<span lang="xx">a</span>
<span class="footnote">a</span>
＜script＞alert(1)＜/script＞
\\x3cscript\\x3e
javascript:alert(1)
data:text/html,<script>alert(1)</script>
file:///etc/passwd
url(http://127.0.0.1/)
expression(alert(1))
} body { display: none } a {
/* */ @page { size: 1px }
{{ 7 * 7 }}
{{ config }}
{{ ''.__class__.__mro__ }}
{{ self.__init__.__globals__ }}
{% raw %}a{% endraw %}
{% include "page.html" %}
{% for a in range(9) %}x{% endfor %}
{# a comment #}
{%- set x = 1 -%}
${7*7} #{7*7} <%= 7*7 %> [[7*7]]
%(name)s %s %d %n %%
{0} {name} {0.__class__}
$HOME `id` $(id) ; rm -rf x | cat && true
\\n \\t \\u0041 \\" \\'
=1+1 +1 -1 @SUM(A1)
../../../../etc/passwd
C:\\Windows\\win.ini
\\\\host\\share
asset:theme/page.html
data-gloss="title" data-plain="x"
<?php echo 1; ?>
<!--#include file="x" -->
]]>
(a) Tj ET Q q /JS (app.alert(1))
/OpenAction << /S /JavaScript >>
endstream endobj
<</Type /Action>>
\\(a\\) \\) (
tel:1 mailto:a@b.c?bcc=d@e.f
""".splitlines()
#: What stands for itself behind a backslash.
_MARKS = re.compile(r"[\\*{}\[\]`!~=_]")


def _tries(lab: Lab) -> Iterator[Tried]:
    yield from lab.judged((*_everywhere(lab.full), *_raw(), *_narrow()))


INJECTION = Family("injection", 400, _tries)


def escaped(payload: str) -> str:
    """A text whose marks stand for themselves."""
    return _MARKS.sub(r"\\\g<0>", payload)


def _everywhere(full: bool) -> Iterator[Case]:
    """C18, C19: escaped: shown as typed, harming nothing, in each text of a memo."""
    for at, payload in enumerate(PAYLOADS):
        memo = tiny.with_words(f"가 {escaped(payload)} 나", f"a {escaped(payload)} b")
        memo = memo.replace("작은 메모", json.dumps(escaped(payload))[1:-1], 1)
        job, shown = (PDF, ()) if at % 3 == 0 else (HTML, (payload,))
        yield Case(f"escaped {payload[:40]}", {tiny.MEMO: memo}, shown=shown, job=job)
    # Each field meets every payload on the web, and in print, which takes long, every fourth.
    printed = PAYLOADS if full else PAYLOADS[::4]
    for at, job in itertools.product(range(len(PAYLOADS)), (HTML, PDF)):
        if job is PDF and PAYLOADS[at] not in printed:
            continue
        turned = itertools.cycle(PAYLOADS[at:] + PAYLOADS[:at])
        memo = tiny.written(_filled(tiny.rich(), turned))
        yield Case(f"every field, from {at}, {job.format}", {tiny.MEMO: memo}, job=job)


def _filled(value: object, turned: Iterator[str]) -> object:
    """A memo with another payload in each of its texts."""
    if isinstance(value, dict):
        return {
            key: f"가 {escaped(next(turned))} {below[-7:] if below.endswith('[^note]') else ''}"
            if key in ("ko", "en") and below
            else _filled(below, turned)
            for key, below in value.items()
        }
    return [_filled(one, turned) for one in value] if isinstance(value, list) else value


def _raw() -> Iterator[Case]:
    """The same without backslashes: refused at its place, or shown without harm."""
    for payload in PAYLOADS:
        memo = tiny.with_words(f"가 {payload} 나", f"a {payload} b")
        yield Case(f"bare {payload[:40]}", {tiny.MEMO: memo}, either=True)


def _narrow() -> Iterator[Case]:
    """Fields that hold no text: refused at their place, or without harm."""
    for at, payload in enumerate(PAYLOADS[::4]):
        for key in ("number", "email", "url", "file", "id", "form", "of", "align"):
            if at % 3 and key not in ("number", "url"):
                continue
            memo = tiny.rich()
            body = memo["sections"][0]["body"]
            holders = {
                "number": memo, "email": memo["authors"][0], "url": memo["sources"][0],
                "file": body[5]["figure"], "id": memo["sources"][0], "form": body[6]["chart"],
                "of": body[7]["pullquote"], "align": body[4]["table"],
            }  # fmt: skip
            holders[key][key] = [payload] if key == "align" else payload
            yield Case(f"{key} {payload[:40]}", {tiny.MEMO: tiny.written(memo)}, either=True)
