"""Citations hold whatever a title has in it."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.citations import Citable, Kind, bibtex, line, ris

HOSTILE = (
    "100 % of $5 & #1_a ~ ^",
    "} , url = {https://elsewhere.example/",
    "{{{",
    "\\input{/etc/passwd}",
    "\\",
    'a "quoted" title @misc{x,',
    "one\nER  - \r\nTY  - BOOK",
    "one\u2028ER  - \x85TY  - BOOK\x0bx",
    "\u202egnitirw sdrawkcab",
    "</script><script>alert(1)</script>",
    "Заштита деце: „лажна“ страница",
    "",
)


def cited(title: str, kind: Kind = Kind.REPORT, address: str = "https://e.org/a") -> Citable:
    return Citable(
        key="lanzarote 2/XAR",
        kind=kind,
        title=title,
        body="Lanzarote Committee",
        address=address,
        published=date(2026, 3, 1),
        edition="Edition 2 in English",
        number="T-ES(2026)02",
        language="en",
        description=title,
    )


def fields(entry: str) -> dict[str, str]:
    """The fields of an entry as a strict reader takes them: values end where braces balance."""
    head = re.match(r"@[a-z]+\{[a-z0-9-]+,\n", entry)
    assert head is not None
    found, at = {}, head.end()
    while entry[at] != "}":
        name = re.compile(r"\s*([a-z]+) = \{").match(entry, at)
        assert name is not None, entry[at:]
        at, depth = name.end(), 1
        begun = at
        while depth:
            depth += {"{": 1, "}": -1}.get(entry[at], 0)
            at += 1
        found[name[1]] = entry[begun : at - 1]
        at += entry[at] == ","
        at += entry[at] == "\n"
    assert entry[at:] == "}\n"
    return found


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_breaks_out_of_its_field_of_bibtex(title: str) -> None:
    found = fields(bibtex(cited(title)))
    assert set(found) == {
        *("author", "title", "institution", "year", "date", "number", "note", "language", "url")
    }
    assert found["url"] == "https://e.org/a"
    assert not re.search(r"(?<!\\)[%$&#_]", found["title"])
    assert "\\input" not in found["title"]


@pytest.mark.parametrize("title", HOSTILE)
def test_no_title_makes_a_line_of_ris(title: str) -> None:
    record = ris(cited(title))
    tags = [one[:6] for one in record.splitlines()]
    assert tags[0] == "TY  - " and tags[-1] == "ER  - " and len(set(tags)) == len(tags)
    assert record.count("\r\n") == len(tags)


@given(st.text(max_size=80), st.sampled_from(Kind))
def test_any_text_is_cited(title: str, kind: Kind) -> None:
    one = cited(title, kind)
    fields(bibtex(one))
    assert len(ris(one).splitlines()) == ris(one).count("\r\n")
    assert "\n" not in line(one)


def test_a_line_says_who_what_which_when_and_where() -> None:
    assert line(cited("Arcadia, round 2")) == (
        "Lanzarote Committee (2026). Arcadia, round 2. "
        "T-ES(2026)02, Edition 2 in English, 2026-03-01. https://e.org/a"
    )


def test_an_address_ends_nothing() -> None:
    one = cited("A", address="https://e.org/a}b c\n{")
    assert fields(bibtex(one))["url"] == "https://e.org/a%7Db%20c%20%7B"


def test_a_key_is_letters_digits_and_hyphens() -> None:
    assert bibtex(cited("A")).startswith("@techreport{lanzarote-2-xar,\n")


def test_a_field_has_an_end() -> None:
    assert len(line(cited("x" * 100_000))) < 2_200
