"""A list is read in parts of whole lines, whatever it looks like, and none is lost."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.hashes.errors import UnknownKind
from ronda.hashes.scanning.lists import Layout, parts_of


@given(
    lines=st.lists(st.text("ab", min_size=0, max_size=30), min_size=1, max_size=30),
    size=st.integers(1, 200),
    ended=st.booleans(),
)
def test_no_line_is_lost_and_each_has_its_number(lines: list[str], size: int, ended: bool) -> None:
    text = ("\n".join(["c", *lines]) + ("\n" if ended else "")).encode()
    number, joined = 1, b""
    longest = max(map(len, lines)) + 1
    for _, part in parts_of(io.BytesIO(text), "md5", size=max(size, longest)):
        assert part.first == number
        number += part.data.count(b"\n")
        joined += part.data
    assert joined == text


@pytest.mark.parametrize(
    ("head", "layout"),
    [
        ("path,size,md5,sha1,sha256,pdq,quality",
         Layout(((2, "md5"), (3, "sha1"), (4, "sha256"), (5, "pdq")), ",", 6)),
        ("\ufeffMD5; SHA1 ;Image ID", Layout(((0, "md5"), (1, "sha1")), ";")),
        ('"name","PDQ"\r', Layout(((1, "pdq"),), ",")),
        ("d41d8cd98f00b204e9800998ecf8427e", Layout(((0, "md5"),))),
        (" " + "a" * 40 + "\r", Layout(((0, "sha1"),))),
    ],
)  # fmt: skip
def test_layout_is_seen_from_the_first_line(head: str, layout: Layout) -> None:
    [(found, _)] = parts_of(io.BytesIO(f"{head}\n1\n".encode()), None)
    assert found == layout


def test_a_kind_that_is_asked_for_is_the_only_one() -> None:
    [(found, part)] = parts_of(io.BytesIO(b"md5,pdq,quality\n1\n"), "pdq")
    assert found == Layout(((1, "pdq"),), ",", 2)
    assert (part.first, part.data) == (2, b"1\n")


@pytest.mark.parametrize("line", [b"a" * 64, b"hello", b"a,b,c"])
def test_a_kind_that_cannot_be_seen_is_asked_for(line: bytes) -> None:
    with pytest.raises(UnknownKind, match="say so with --kind"):
        next(parts_of(io.BytesIO(line), None))


def test_a_column_that_is_not_there_is_told() -> None:
    with pytest.raises(UnknownKind, match="no column “pdq”"):
        next(parts_of(io.BytesIO(b"md5,sha1\n"), "pdq"))


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_list_has_no_parts(data: bytes) -> None:
    assert list(parts_of(io.BytesIO(data), None)) == []
