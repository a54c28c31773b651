"""What a file is, by what is in it; and what it is instead, in one sentence."""

import io
from datetime import UTC, datetime
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from ronda.hashes.exchange.contract import Format, Report
from ronda.hashes.exchange.errors import UnknownFile
from ronda.hashes.exchange.feed import START, Batch, signed
from ronda.hashes.exchange.formats import FORMATS, format_named, format_to_write
from ronda.hashes.exchange.misp import Misp
from ronda.hashes.exchange.sniffing import LOOKED_AT, format_of, sniff
from ronda.hashes.model import Classification
from tests.hashes.exchange.format_contract import plain

NOW = datetime(2026, 5, 1, tzinfo=UTC)
KNOWN = Classification(scheme="nsrl", version="3", code="known", original="known")
WRITERS: dict[str, Format] = dict(FORMATS) | {"misp": Misp(UUID(int=5), NOW)}
MD5 = "0123456789abcdef" * 2


@pytest.mark.parametrize("name", WRITERS)
def test_what_ronda_writes_is_known_again(name: str) -> None:
    out = io.BytesIO()
    WRITERS[name].write([plain(1, classifications=(KNOWN,))], out, Report())
    out.seek(0)
    assert sniff(out) == ("csv" if name == "icse" else name)
    assert out.tell() == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{MD5}\n{MD5}\n", "csv"),
        ("sep=;\nMD5;Category\n", "csv"),
        ('\ufeff"Hash (MD5)","MD5"\n', "csv"),
        ("BM,MD5\n", "csv"),
        ('{"odata.metadata":"http://github.com/ICMEC/ProjectVic/DataModels/1.3.xml#Media"', "vics"),
        ('\n {"response": [{"Event": {', "misp"),
    ],
)
def test_files_of_others_are_known(text: str, name: str) -> None:
    assert format_of(text.encode()) == name
    assert format_of(text.lstrip("\ufeff").encode("utf-16")) == name


BATCH = Batch.after(START, sender="arcadia", recipient="utopia", created=NOW)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"PK\x03\x04\x14\0", "zip"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "never be sent here"),
        (b"\x89PNG\r\n\x1a\n", "never be sent here"),
        (b"\0\0\0\x18ftypmp42", "never be sent here"),
        (b"<?xml version='1.0'?><queryResult/>", "XML"),
        (b"<!DOCTYPE html>", "XML"),
        (b"MZ\x90\0\x03", "program"),
        (b'{"a": 1}', "JSON"),
        (b"[" * 100_000, "JSON"),
        (signed(BATCH, KEY)[0], "feed"),
        (b"name,comment\n", "no column of hashes"),
        (b"\x01\x00\x02\x00", "neither text"),
        (b"0123456789abcdef" * 4 + b"\n", "no column of hashes"),
    ],
)
def test_other_files_are_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnknownFile) as caught:
        format_of(data)
    assert said in str(caught.value) and str(caught.value).endswith(".")


@given(st.binary(max_size=2_000) | st.text(max_size=500).map(str.encode))
def test_any_bytes_are_a_format_or_refused(data: bytes) -> None:
    try:
        assert format_of(data) in FORMATS
    except UnknownFile as error:
        sentence = str(error)
        assert sentence


def test_only_the_beginning_is_looked_at() -> None:
    stream = io.BytesIO(b"MD5\n" + b"x" * 10 * LOOKED_AT)
    assert sniff(stream) == "csv" and stream.tell() == 0


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_had_to_write(name: str) -> None:
    form, out = format_to_write(name, event=UUID(int=5), made=NOW, country="US"), io.BytesIO()
    assert form.name == name
    form.write([plain(1, classifications=(KNOWN,))], out, Report())
    assert out.getvalue()


def test_formats_are_named_once_and_asked_for_by_name() -> None:
    assert all(form.name == name for name, form in FORMATS.items())
    with pytest.raises(UnknownFile, match="vics"):
        format_named("word")
