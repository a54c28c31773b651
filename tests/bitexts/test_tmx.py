"""Translation memories as files: what is written is read again, what is hostile is refused."""

import string
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ronda.bitexts.model import Pair
from ronda.bitexts.tmx import MOST_UNITS, NotTmx, fits, read, written

WORDS = st.text(
    st.characters(codec="utf-8", exclude_characters="\ufffe\uffff\x7f").filter(
        lambda c: c in "\t\n\r" or ord(c) >= 32
    ),
    min_size=1,
    max_size=200,
).filter(lambda text: bool(text.strip()))
TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001
    lambda t: t.replace(microsecond=0, tzinfo=UTC)
)
PAIRS = st.builds(
    Pair,
    WORDS,
    WORDS,
    st.just("en"),
    st.just("sr-Cyrl"),
    st.none() | TIMES,
    st.text(string.ascii_letters, max_size=8),
)


@given(st.lists(PAIRS, max_size=5))
def test_what_is_written_is_read_again(pairs: list[Pair]) -> None:
    assert read(written(pairs, version="1"), "en", "sr-Cyrl") == tuple(pairs)


@given(st.lists(PAIRS, max_size=3))
def test_pairs_are_read_the_other_way_round(pairs: list[Pair]) -> None:
    turned = read(written(pairs, version="1"), "sr-Cyrl", "en")
    assert [p.turned() for p in turned] == pairs


def test_a_written_file_is_what_the_format_asks() -> None:
    data = written([Pair("A", "B", "en", "fr")], version="0.1")
    root = etree.fromstring(data)
    header = root.find("header")
    assert root.get("version") == "1.4" and header is not None
    needed = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang"}
    assert needed | {"datatype"} <= set(header.attrib)
    assert [seg.text for seg in root.iter("seg")] == ["A", "B"]


def test_a_control_character_is_no_reason_to_lose_the_file() -> None:
    [pair] = read(written([Pair("A\x0bB", "C", "en", "fr")], version="1"), "en", "fr")
    assert pair.source == "A\ufffdB"


OTHER_TOOL = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="en-GB" datatype="html"/><body>
<tu changedate="20200101T000000Z"><prop type="x">y</prop>
<tuv xml:lang="en-GB"><seg>A <bpt i="1">&lt;b&gt;</bpt>bold<ept i="1">&lt;/b&gt;</ept> <hi>word</hi>.</seg></tuv>
<tuv xml:lang="fr-FR"><seg>Un mot <ph x="1"/>gras.</seg></tuv>
<tuv xml:lang="de"><seg>Ein Wort.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>Empty</seg></tuv><tuv xml:lang="fr"><seg> </seg></tuv></tu>
</body></tmx>"""  # noqa: E501


def test_the_file_of_another_tool_is_read_without_its_codes() -> None:
    expected = Pair("A bold word.", "Un mot gras.", "en", "fr", datetime(2020, 1, 1, tzinfo=UTC))
    assert read(OTHER_TOOL.encode(), "en", "fr") == (expected,)
    assert read(OTHER_TOOL.encode("utf-16"), "en", "fr") == (expected,)


HOSTILE = {
    "entities": b'<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>',
    "a file's text": b'<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tmx>&a;</tmx>',
    "no memory": b"<html><body/></html>",
    "not whole": b"<tmx><body><tu>",
    "no XML": b"PK\x03\x04",
    "nothing": b"",
    "entities in UTF-16": '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx>&a;</tmx>'.encode("utf-16"),
    "nesting": b"<tmx>" + b"<body>" * 3000 + b"</body>" * 3000 + b"</tmx>",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(NotTmx, match=r"\.$"):
        read(data, "en", "fr")


def test_too_many_units_are_refused() -> None:
    unit = b"<tu><tuv xml:lang='en'><seg>a</seg></tuv><tuv xml:lang='fr'><seg>b</seg></tuv></tu>"
    with pytest.raises(NotTmx, match="units"):
        read(b"<tmx><body>" + unit * (MOST_UNITS + 1) + b"</body></tmx>", "en", "fr")


def test_a_long_segment_is_refused() -> None:
    with pytest.raises(NotTmx, match="longer"):
        read(written([Pair("a" * 20_001, "b", "en", "fr")], version="1"), "en", "fr")


def test_languages_fit_by_their_main_part_and_script() -> None:
    assert fits("SR_latn", "sr-Latn") and fits("sr", "sr-Cyrl") and fits("sr-RS", "sr-Cyrl")
    assert not fits("sr-Latn", "sr-Cyrl") and not fits("fr", "en")
