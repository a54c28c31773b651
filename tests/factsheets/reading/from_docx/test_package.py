"""Hostile and broken Word files: each is refused with one clear sentence, within bounds."""

import io
import zipfile
from pathlib import Path

import pytest

from ronda.factsheets.errors import (
    Damaged,
    DocumentError,
    Forbidden,
    Protected,
    TooLarge,
    UnknownFormat,
)
from ronda.factsheets.reading import read_document
from ronda.factsheets.reading.from_docx import document, package
from tests.factsheets.layouts.word_package import par, run, table, unzipped, word_file, zipped

GOOD = word_file(par("Hello"))


def test_good_file_is_read() -> None:
    assert document(GOOD).text == "Hello"


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_file_that_is_cut_off_is_damaged(keep: float) -> None:
    with pytest.raises(Damaged, match="cut off"):
        document(GOOD[: int(len(GOOD) * keep)])


def test_broken_byte_is_damaged_and_the_part_named() -> None:
    at = GOOD.index(b"word/document.xml") + 60
    with pytest.raises(Damaged, match=r"word/document\.xml"):
        document(GOOD[:at] + bytes([GOOD[at] ^ 0xFF]) + GOOD[at + 1 :])


def test_xml_that_is_not_well_formed_is_damaged_and_the_line_named() -> None:
    with pytest.raises(Damaged, match=r"word/document\.xml, line 2"):
        document(zipped(unzipped(GOOD) | {"word/document.xml": b"<w:document\n<w:body>"}))


@pytest.mark.parametrize("name", ["word/styles.xml", "word/footnotes.xml", "word/numbering.xml"])
def test_other_parts_must_be_well_formed_too(name: str) -> None:
    kind = name.removeprefix("word/").removesuffix(".xml")
    data = word_file(par("x"), parts={kind: ""})
    with pytest.raises(Damaged, match=name.replace(".", r"\.")):
        document(zipped(unzipped(data) | {name: b"<w:styles>"}))


def test_file_without_its_text_is_damaged() -> None:
    parts = unzipped(GOOD)
    del parts["word/document.xml"]
    with pytest.raises(Damaged, match="no text"):
        document(zipped(parts))
    del parts["_rels/.rels"]
    with pytest.raises(Damaged, match="where its text is"):
        document(zipped(parts))


def test_text_may_stand_in_a_part_of_another_name() -> None:
    parts = unzipped(GOOD)
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"word/document.xml", b"/word/document2.xml"
    )
    assert document(zipped(parts)).text == "Hello"


def test_archive_of_anything_else_is_no_word_document() -> None:
    with pytest.raises(UnknownFormat, match="zip archive"):
        document(zipped({"word/document.xml": b"<x/>"}))


@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "b">]>',
        b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
        b"<!doctype x>",
    ],
)
@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "_rels/.rels"])
def test_part_that_declares_entities_is_refused(declared: bytes, name: str) -> None:
    parts = unzipped(word_file(par("x"), parts={"styles": ""}))
    parts[name] = declared + parts[name]
    with pytest.raises(Forbidden, match="entities"):
        document(zipped(parts))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_entities_in_another_encoding_are_refused(encoding: str) -> None:
    parts = unzipped(GOOD)
    text = '<!DOCTYPE x [<!ENTITY a "b">]>' + parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.encode(encoding)
    with pytest.raises(Forbidden, match="entities"):
        document(zipped(parts))


def test_text_in_utf_16_is_read() -> None:
    parts = unzipped(GOOD)
    parts["word/document.xml"] = parts["word/document.xml"].decode().encode("utf-16")
    assert document(zipped(parts)).text == "Hello"


def test_file_with_macros_is_refused() -> None:
    for name in ("word/vbaProject.bin", "word/vbaData.xml"):
        with pytest.raises(Forbidden, match="macros"):
            document(zipped(unzipped(GOOD) | {name: b"x"}))
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    with pytest.raises(Forbidden, match="macros"):
        document(word_file(par("x"), main_type=macro))


def test_file_with_a_password_is_told_to_be_so() -> None:
    data = bytearray(GOOD)
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(Protected, match="password"):
        document(bytes(data))


@pytest.mark.parametrize(
    ("stream", "error", "words"),
    [("EncryptedPackage", Protected, "password"), ("WordDocument", UnknownFormat, r"\.docx")],
)
def test_old_containers_are_told_apart(
    stream: str, error: type[DocumentError], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le"))
    with pytest.raises(error, match=words):
        read_document(path)


def test_bomb_of_one_part_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped(unzipped(GOOD) | {"word/document.xml": b" " * 60_000_000})
    assert len(bomb) < 70_000
    with pytest.raises(TooLarge, match=r"word/document\.xml"):
        document(bomb)


def test_bomb_of_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_TOTAL", 200_000)
    data = word_file(par("x" * 90_000), parts={"styles": "y" * 60_000, "footnotes": "z" * 60_000})
    with pytest.raises(TooLarge, match="far larger"):
        document(data)


def test_size_that_the_file_tells_is_not_believed() -> None:
    """The directory says ten bytes; what comes out is counted."""
    data = bytearray(zipped(unzipped(GOOD) | {"word/document.xml": b" " * 30_000_000}))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(DocumentError):
        document(bytes(data))


def test_parts_without_number_are_refused_before_they_are_listed() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for number in range(package.MOST_ENTRIES + 1):
            archive.writestr(f"{number}", b"")
    with pytest.raises(TooLarge, match="parts"):
        document(held.getvalue())


def test_two_parts_of_one_name_are_refused() -> None:
    held = io.BytesIO(GOOD)
    with (
        zipfile.ZipFile(held, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate name"),
    ):
        archive.writestr("word/document.xml", "<x/>")
    with pytest.raises(Damaged, match="two parts of one name"):
        document(held.getvalue())


def test_things_inside_one_another_without_end_are_refused() -> None:
    deep = "<w:smartTag>" * 200 + run("x") + "</w:smartTag>" * 200
    with pytest.raises(Damaged, match="inside one another"):
        document(word_file(par(deep)))


def test_tables_inside_one_another_without_end_are_refused() -> None:
    inner = par("x")
    for _ in range(70):
        inner = table(f"<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>")
    with pytest.raises(Damaged, match="inside one another"):
        document(word_file(inner))
    with pytest.raises(Damaged, match=r"word/document\.xml"):
        document(word_file("<w:customXml>" * 5000 + par("x") + "</w:customXml>" * 5000))


@pytest.mark.parametrize("element", ['<w:altChunk r:id="x"/>', '<w:subDoc r:id="x"/>'])
def test_file_that_only_word_can_put_together_is_refused(element: str) -> None:
    with pytest.raises(UnknownFormat, match="joins"):
        document(word_file(par("x") + element))


def test_links_to_the_outside_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<w:styles/>")
    parts = unzipped(GOOD)
    outside = '<Relationship Id="s" Type="x/styles" Target="{}"{}/></Relationships>'
    for target, mode in (
        (secret.as_uri(), ' TargetMode="External"'),
        (secret.as_uri(), ""),
        ("../../../../etc/passwd", ""),
        ("http://127.0.0.1:9/styles.xml", ""),
    ):
        rels = parts["word/_rels/document.xml.rels"].decode()
        made = rels.replace("</Relationships>", outside.format(target, mode))
        found = document(zipped(parts | {"word/_rels/document.xml.rels": made.encode()}))
        assert found.text == "Hello"


def test_strict_documents_are_read_as_usual_ones() -> None:
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main":
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships":
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }  # fmt: skip
    link = f'<w:hyperlink r:id="out">{run("there")}</w:hyperlink>'
    parts = unzipped(word_file(par(link), links={"out": "https://a.example/"}))
    for usual, other in strict.items():
        parts = {name: data.replace(usual, other) for name, data in parts.items()}
    assert b"purl.oclc.org" in parts["word/document.xml"]
    (found,) = document(zipped(parts)).blocks
    assert (found.text, found.runs[0].href) == ("there", "https://a.example/")
