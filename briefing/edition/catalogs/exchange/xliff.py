"""Turn a catalog into XLIFF, 2.0 or the older 1.2 that most programs know, and into TMX."""

from xml.sax.saxutils import escape, quoteattr

from briefing.edition.catalogs.catalog import Catalog
from briefing.edition.catalogs.entry import MISSING, TRANSLATED, Entry, digest
from briefing.memo.document import SOURCE_LANGUAGE

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
OLD_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
#: What our own `subState` begins with, as the standard asks.
PREFIX = "briefing:"


def write(catalog: Catalog, name: str) -> str:
    """The XLIFF file of a memo's catalog. Source: XLIFF 2.0 (OASIS), the core alone."""
    units = "".join(_unit(entry) for entry in catalog.live)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{NAMESPACE}" version="2.0" srcLang="{SOURCE_LANGUAGE}" '
        f"trgLang={quoteattr(catalog.language)}>\n"
        f'  <file id="memo" original={quoteattr(name)}>\n{units}  </file>\n</xliff>\n'
    )


def _unit(entry: Entry) -> str:
    state = entry.state
    notes = "".join(f"        <note>{escape(remark)}</note>\n" for remark in _remarks(entry))
    notes = f"      <notes>\n{notes}      </notes>\n" if notes else ""
    done = "reviewed" if entry.record.reviewed else "translated"
    segment = (
        f'state="{done}"' if state == TRANSLATED else f'state="initial" subState="{PREFIX}{state}"'
    )
    target = ""
    if entry.msgstr:
        target = f'        <target xml:space="preserve">{escape(entry.msgstr)}</target>\n'
    return (
        f'    <unit id="{_id(entry)}" name={_name(entry)} canResegment="no">\n{notes}'
        f"      <segment {segment}>\n"
        f'        <source xml:space="preserve">{escape(entry.msgid)}</source>\n{target}'
        "      </segment>\n    </unit>\n"
    )


def write_old(catalog: Catalog, name: str) -> str:
    """The same as XLIFF 1.2. Source: XLIFF 1.2 (OASIS), strict."""
    units = "".join(_old_unit(entry) for entry in catalog.live)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{OLD_NAMESPACE}" version="1.2">\n'
        f'  <file original={quoteattr(name)} datatype="plaintext" '
        f'source-language="{SOURCE_LANGUAGE}" target-language={quoteattr(catalog.language)}>\n'
        f"    <body>\n{units}    </body>\n  </file>\n</xliff>\n"
    )


def _old_unit(entry: Entry) -> str:
    state = entry.state
    approved = ' approved="yes"' if state == TRANSLATED and entry.record.reviewed else ""
    done = "translated" if state == TRANSLATED else "needs-review-translation"
    target = f'        <target state="{done}">{escape(entry.msgstr)}</target>\n'
    notes = (f"        <note>{escape(remark)}</note>\n" for remark in _remarks(entry))
    return (
        f'      <trans-unit id="{_id(entry)}" resname={_name(entry)} xml:space="preserve"'
        f"{approved}>\n        <source>{escape(entry.msgid)}</source>\n"
        f"{target if entry.msgstr and state != MISSING else ''}{''.join(notes)}"
        "      </trans-unit>\n"
    )


def _id(entry: Entry) -> str:
    """The id of a unit; that of one for a single place of several begins with `s`."""
    return ("s" if entry.context else "u") + digest(*entry.key)


def _name(entry: Entry) -> str:
    return quoteattr(entry.context or " ".join(entry.units))


def _remarks(entry: Entry) -> tuple[str, ...]:
    return (*entry.extracted, *entry.comments)


def write_memory(catalog: Catalog) -> str:
    """What is translated as a memory for other memos, the obsolete texts among it.

    Source: TMX 1.4b (LISA OSCAR), level 1.
    """
    worded = (entry for entry in catalog.entries if entry.msgstr and not entry.fuzzy)
    texts = dict.fromkeys((entry.msgid, entry.msgstr) for entry in worded)
    units = "".join(
        "    <tu>\n"
        f'      <tuv xml:lang="{SOURCE_LANGUAGE}"><seg>{escape(source)}</seg></tuv>\n'
        f"      <tuv xml:lang={quoteattr(catalog.language)}><seg>{escape(words)}</seg></tuv>\n"
        "    </tu>\n"
        for source, words in texts
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n'
        '  <header creationtool="briefing" creationtoolversion="1" segtype="paragraph" '
        f'o-tmf="PO" adminlang="en" srclang="{SOURCE_LANGUAGE}" datatype="plaintext"/>\n'
        f"  <body>\n{units}  </body>\n</tmx>\n"
    )
