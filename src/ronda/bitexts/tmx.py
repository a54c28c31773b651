"""Translation memories as files that every translator's tool reads: TMX 1.4b, in and out.

Two things to know. A file from elsewhere is hostile until read: no entity is resolved, nothing is
fetched, and its size is bounded. And what stands in a segment between marks of another tool's
formatting is kept, those marks are not: they mean nothing outside that tool.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

from ronda.bitexts.model import Pair

LARGEST = 20_000_000
MOST_UNITS = 100_000
LONGEST_SEGMENT = 20_000
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NATIVE = frozenset(("bpt", "ept", "ph", "it", "ut"))
_ENTITY = re.compile(rb"<!ENTITY|<!DOCTYPE[^>]*\[", re.IGNORECASE)
_TIME = "%Y%m%dT%H%M%SZ"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'


class NotTmx(ValueError):
    """A file that is no translation memory that can be read; the sentence says why."""


def read(data: bytes, source_language: str, target_language: str) -> tuple[Pair, ...]:
    """The pairs of two languages in a file, in either direction; raises NotTmx.

    Languages match by their main part where the file does not say more: "sr" fits "sr-Latn".
    """
    if len(data) > LARGEST:
        raise NotTmx(f"The file is larger than {LARGEST // 1_000_000} MB: divide it.")
    plain = data.replace(b"\x00", b"")
    if _ENTITY.search(plain):
        raise NotTmx("The file declares entities, which no translation memory needs.")
    try:
        return tuple(_pairs(data, source_language, target_language))
    except etree.XMLSyntaxError as error:
        raise NotTmx(f"The file is no whole XML (line {error.lineno}): export it again.") from error


def _pairs(data: bytes, source: str, target: str) -> Iterator[Pair]:
    units = 0
    root_seen = False
    for event, element in etree.iterparse(
        BytesIO(data),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_pis=True,
        remove_comments=True,
        huge_tree=False,
    ):
        if not root_seen:
            _refuse_other(element)
            root_seen = True
        if event == "end" and element.tag == "tu":
            units += 1
            if units > MOST_UNITS:
                raise NotTmx(f"The file has more than {MOST_UNITS} units: divide it.")
            if (pair := _pair(element, source, target)) is not None:
                yield pair
            element.clear()
    if not root_seen:
        raise NotTmx("The file is empty.")


def _refuse_other(root: etree._Element) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if any(getattr(dtd, "iterentities", tuple)()):
        raise NotTmx("The file declares entities, which no translation memory needs.")
    if root.tag != "tmx":
        raise NotTmx("This is no translation memory: a TMX file begins with <tmx>.")


def _pair(unit: etree._Element, source: str, target: str) -> Pair | None:
    said = [
        (variant, variant.get(_LANG, variant.get("lang", "")))
        for variant in unit.iterchildren("tuv")
    ]
    ours = next((v for v, tag in said if fits(tag, source)), None)
    theirs = next((v for v, tag in said if v is not ours and fits(tag, target)), None)
    if ours is None or theirs is None:
        return None
    texts = _segment(ours), _segment(theirs)
    if not all(text.strip() for text in texts):
        return None
    changed = theirs.get("changedate") or unit.get("changedate") or unit.get("creationdate")
    origin = unit.get("creationid") or ""
    return Pair(*texts, source, target, _time(changed), origin)


def fits(tag: str, wanted: str) -> bool:
    """Whether a language as a file tells it is the wanted one.

    >>> fits("SR-latn-RS", "sr-Latn"), fits("sr", "sr-Latn"), fits("sr-Cyrl", "sr-Latn")
    (True, True, False)
    """
    said, asked = (t.lower().replace("_", "-").split("-") for t in (tag, wanted))
    if said[0] != asked[0]:
        return False
    scripts = [[part for part in parts[1:] if len(part) == 4] for parts in (said, asked)]
    return not all(scripts) or scripts[0] == scripts[1]


def _segment(variant: etree._Element) -> str:
    seg = variant.find("seg")
    text = "".join(_said(seg)) if seg is not None else ""
    if len(text) > LONGEST_SEGMENT:
        raise NotTmx(f"A segment is longer than {LONGEST_SEGMENT} characters.")
    return text


def _said(element: etree._Element) -> Iterator[str]:
    """What is said in an element, without the codes of other tools."""
    yield element.text or ""
    for child in element:
        if child.tag not in _NATIVE:
            yield from _said(child)
        yield child.tail or ""


def _time(told: str | None) -> datetime | None:
    try:
        return datetime.strptime(told or "", _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def written(pairs: Iterable[Pair], *, version: str) -> bytes:
    """The pairs as a TMX 1.4b file; `version` is that of Ronda.

    Characters that XML cannot hold are written as the sign for a lost one.
    """
    pairs = list(pairs)
    source = pairs[0].source_language if pairs else "en"
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "Ronda",
            "creationtoolversion": version,
            "segtype": "paragraph",
            "o-tmf": "Ronda",
            "adminlang": "en",
            "srclang": source,
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    for pair in pairs:
        _unit(body, pair)
    tree = root.getroottree()
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", doctype=_DOCTYPE)


def _unit(body: etree._Element, pair: Pair) -> None:
    unit = etree.SubElement(body, "tu")
    if pair.changed is not None:
        unit.set("changedate", pair.changed.astimezone(UTC).strftime(_TIME))
    if pair.origin:
        unit.set("creationid", _holdable(pair.origin))
    for language, text in (
        (pair.source_language, pair.source),
        (pair.target_language, pair.target),
    ):
        variant = etree.SubElement(unit, "tuv", {_LANG: language})
        etree.SubElement(variant, "seg").text = _holdable(text)


def _holdable(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
