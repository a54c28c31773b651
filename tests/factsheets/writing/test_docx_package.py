"""The Word file as a package: Word refuses, or "repairs", whatever is not exactly in its place.

Two things to know. What Word is strict about is checked on files with everything in them: ids that
are given twice, references that lead nowhere, children out of the schema's order. And the orders
here are those of ISO/IEC 29500-1 (transitional), as far as the writer uses the elements.
"""

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read
from ronda.factsheets.word_names import BOX_STYLES, STYLES
from ronda.factsheets.writing.to_docx import docx
from tests.factsheets.factsheet_strategy import factsheets

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VARIANTS = Path(__file__).parent.parent / "variants"
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing jc"
    " textAlignment outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike noProof vanish color spacing w kern"
    " position sz szCs highlight u effect bdr shd vertAlign rtl cs em lang",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding docPartObj"
    " comboBox text {http://schemas.microsoft.com/office/word/2010/wordml}checkbox",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p tbl",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar cols titlePg",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked pPr rPr tblPr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num",
    "styles": "docDefaults latentStyles style",
    "pBdr": "top left bottom right between bar",
    "settings": "writeProtection view zoom mirrorMargins documentProtection defaultTabStop"
    " autoHyphenation characterSpacingControl footnotePr endnotePr compat rsids themeFontLang"
    " clrSchemeMapping decimalSymbol listSeparator",
    "footnotePr": "pos numFmt numStart numRestart footnote",
}


class Package:
    """The parts of a file, as XML where they are."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.names = archive.namelist()
            self.parts = {name: etree.fromstring(archive.read(name)) for name in self.names}

    def relations(self, name: str) -> dict[str, etree._Element]:
        folder, file = posixpath.split(name)
        root = self.parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {} if root is None else {one.get("Id", ""): one for one in root}

    def values(self, name: str, element: str, attribute: str = "val") -> list[str]:
        return [e.get(W + attribute, "") for e in self.parts[name].iter(W + element)]


def everything() -> Iterator[tuple[str, Factsheet]]:
    for path in sorted(VARIANTS.glob("*.txt")):
        yield path.stem, read(path)


@pytest.fixture(scope="module", params=everything(), ids=lambda pair: pair[0])
def package(request: pytest.FixtureRequest) -> Package:
    return Package(docx(request.param[1]))


def unique(values: list[str]) -> bool:
    return max(Counter(values).values(), default=1) == 1


def test_every_part_has_its_type_and_stands_once(package: Package) -> None:
    assert package.names[0] == "[Content_Types].xml"
    assert unique(package.names)
    types = package.parts["[Content_Types].xml"]
    told = {one.get("PartName", "").lstrip("/") for one in types if one.get("PartName")}
    others = {n for n in package.names if not n.endswith(".rels") and n != "[Content_Types].xml"}
    assert told == others


def test_every_relation_leads_to_a_part_and_each_part_is_reached(package: Package) -> None:
    reached = set()
    for name in ("", *(n for n in package.names if not n.endswith(".rels"))):
        for one in package.relations(name).values():
            if one.get("TargetMode") != "External":
                target = posixpath.join(posixpath.dirname(name), one.get("Target", ""))
                reached.add(target)
                assert target in package.names
    parts = {n for n in package.names if not n.endswith(".rels") and n != "[Content_Types].xml"}
    assert reached == parts


def test_every_id_of_a_relation_that_is_used_is_there(package: Package) -> None:
    for name in ("word/document.xml", "word/footnotes.xml"):
        used = {i for e in package.parts[name].iter() for k, i in e.items() if str(k).startswith(R)}
        assert used <= set(package.relations(name))


def test_ids_are_given_once(package: Package) -> None:
    text = "word/document.xml"
    bookmarks = package.values(text, "bookmarkStart", "id")
    assert unique(bookmarks) and unique(package.values(text, "bookmarkStart", "name"))
    assert sorted(bookmarks) == sorted(package.values(text, "bookmarkEnd", "id"))
    controls = [e.get(f"{W}val", "") for e in package.parts[text].iterfind(f".//{W}sdtPr/{W}id")]
    assert unique(controls)
    assert unique(package.values(text, "footnoteReference", "id"))
    assert unique(package.values("word/footnotes.xml", "footnote", "id"))
    assert unique(package.values("word/styles.xml", "style", "styleId"))
    assert unique(package.values("word/numbering.xml", "num", "numId"))


def test_every_reference_leads_somewhere(package: Package) -> None:
    text = "word/document.xml"
    styles = set(package.values("word/styles.xml", "style", "styleId"))
    for name in (text, "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        assert set(package.values(name, "pStyle")) | set(package.values(name, "rStyle")) <= styles
    for link in ("basedOn", "next", "link"):
        assert set(package.values("word/styles.xml", link)) <= styles
    lists = set(package.values("word/numbering.xml", "num", "numId"))
    definitions = set(package.values("word/numbering.xml", "abstractNum", "abstractNumId"))
    assert set(package.values(text, "numId")) <= lists
    assert set(package.values("word/numbering.xml", "abstractNumId")) <= definitions
    notes = {i for i in package.values("word/footnotes.xml", "footnote", "id") if int(i) > 0}
    assert set(package.values(text, "footnoteReference", "id")) == notes
    places = set(package.values(text, "bookmarkStart", "name"))
    fields = [(e.text or "").split() for e in package.parts[text].iter(f"{W}instrText")]
    assert {f[1] for f in fields if f[0] == "PAGEREF"} <= places
    assert set(package.values(text, "hyperlink", "anchor")) - {""} <= places


def test_styles_of_every_role_are_there_by_name(package: Package) -> None:
    names = set(package.values("word/styles.xml", "name"))
    assert {*STYLES.values(), *BOX_STYLES.values()} <= names


def test_fields_are_whole(package: Package) -> None:
    depth = 0
    for one in package.parts["word/document.xml"].iter(f"{W}fldChar"):
        kind = one.get(f"{W}fldCharType")
        depth += {"begin": 1, "separate": 0, "end": -1}[kind or ""]
        assert depth >= 0
    assert depth == 0


def in_order(element: etree._Element) -> bool:
    names = ORDERS.get(str(element.tag).removeprefix(W))
    if names is None:
        return True
    order = names.split()
    places = [order.index(str(child.tag).removeprefix(W)) for child in element]
    return places == sorted(places)


def test_children_stand_in_the_schemas_order(package: Package) -> None:
    wrong = [e.tag for root in package.parts.values() for e in root.iter() if not in_order(e)]
    assert wrong == []


def test_text_ends_with_its_one_section_and_nothing_asks_on_opening(package: Package) -> None:
    body = package.parts["word/document.xml"][0]
    assert [child.tag for child in body].index(f"{W}sectPr") == len(body) - 1
    settings = package.parts["word/settings.xml"]
    assert settings.find(f"{W}updateFields") is None
    assert not [e for e in body.iter(f"{W}fldChar") if e.get(f"{W}dirty")]


def test_nothing_is_protected_but_boxes_cannot_be_deleted(package: Package) -> None:
    assert package.parts["word/settings.xml"].find(f"{W}documentProtection") is None
    text = package.parts["word/document.xml"]
    tagged = [look for look in text.iter(f"{W}sdtPr") if look.find(f"{W}tag") is not None]
    locks = [look.find(f"{W}lock") for look in tagged]
    assert tagged and all(lock is not None for lock in locks)
    assert {lock.get(f"{W}val") for lock in locks if lock is not None} == {"sdtLocked"}


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(factsheets())
def test_any_factsheet_makes_a_sound_package(factsheet: Factsheet) -> None:
    package = Package(docx(factsheet))
    test_every_part_has_its_type_and_stands_once(package)
    test_every_relation_leads_to_a_part_and_each_part_is_reached(package)
    test_every_id_of_a_relation_that_is_used_is_there(package)
    test_ids_are_given_once(package)
    test_every_reference_leads_somewhere(package)
    test_fields_are_whole(package)
    test_children_stand_in_the_schemas_order(package)
