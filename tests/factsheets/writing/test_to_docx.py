"""Word files that Ronda writes: nothing is lost on the way there and back."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from ronda.factsheets.blocks import Block, Box, Kind, Role, Run
from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.model import Box as BoxText
from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    HeadingKind,
    Mark,
    NoteKind,
    Observation,
    Party,
    Recommendation,
    Scope,
    Strength,
    Style,
    StyleKind,
    Text,
)
from ronda.factsheets.reading import read
from ronda.factsheets.reading.from_docx import document
from ronda.factsheets.writing.outline import outline
from ronda.factsheets.writing.to_docx import docx
from tests.factsheets.factsheet_strategy import factsheets

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ASKED = "The Committee requires Arcadia to train its judges."
MANY = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def shown(element: etree._Element | None) -> str:
    assert element is not None
    return "".join(str(text) for text in element.itertext())


def small(**changes: object) -> Factsheet:
    """A factsheet of one chapter; `changes` are fields of its recommendation or the factsheet."""
    fields: dict[str, object] = {
        "codes": ("I-1",),
        "strength": Strength.REQUIRE,
        "scope": Scope.SPECIFIC,
        "text": ASKED,
        "position": 0,
        "marks": (Mark(number=1, at=len(ASKED)),),
        "follow_up": BoxText(),
    }
    own = {k: v for k, v in changes.items() if k in Recommendation.model_fields}
    top = {k: v for k, v in changes.items() if k not in own}
    note = Footnote(
        number=1,
        text="Recommendation I-1.",
        kind=NoteKind.RECOMMENDATIONS,
        recommendations=("I-1",),
    )
    chapter = Chapter(
        number="I",
        title="Courts",
        headings=(
            Heading(
                kind=HeadingKind.SECTION,
                text="Recommendations specific to Arcadia",
                scope=Scope.SPECIFIC,
                position=0,
            ),
        ),
        recommendations=(Recommendation.model_validate(fields | own),),
    )
    made: dict[str, object] = {
        "body": "lanzarote",
        "round": 2,
        "party": Party(name="Arcadia", code="XAR"),
        "title": "FACTSHEET – ARCADIA",
        "language": "en",
        "chapters": (chapter,),
        "footnotes": (note,),
    }
    return Factsheet.model_validate(made | top)


def comparable(blocks: list[Block]) -> list[Block]:
    """Blocks without what only a file has: offsets, places, and the numbers boxes are given."""
    numbers = {b.box: i for i, b in enumerate(blocks) if b.box is not None}
    boxes = {box: turn for turn, box in enumerate(dict.fromkeys(numbers), start=1)}
    return [
        replace(
            block,
            runs=tuple(replace(run, start=0, end=0) for run in _joined(block.runs)),
            box=Box(boxes[block.box], block.box.colour) if block.box else None,
            label="" if block.kind is Kind.NOTE else block.label,
            where="",
        )
        for block in blocks
        if block.kind is not Kind.FURNITURE and block.role is not Role.CONTENTS
    ]


def _joined(runs: tuple[Run, ...]) -> Iterator[Run]:
    held: Run | None = None
    for run in runs:
        if held and replace(held, text="") == replace(run, text="") and run.mark is None:
            held = replace(held, text=held.text + run.text)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


# There and back


@MANY
@given(factsheets())
def test_what_is_written_is_read_again_the_same(factsheet: Factsheet) -> None:
    found = read(docx(factsheet))
    assert found == factsheet
    assert found.account.unplaced == ()
    assert found.account.faults == ()
    assert found.account.repairs == ()


@MANY
@given(factsheets())
def test_every_block_comes_back_with_all_that_it_is(factsheet: Factsheet) -> None:
    assert comparable(list(document(docx(factsheet)).blocks)) == comparable(outline(factsheet))


def test_file_says_what_it_is_of() -> None:
    found = document(docx(small()))
    assert found.properties == {
        "body": "lanzarote",
        "round": "2",
        "party": "Arcadia",
        "party_code": "XAR",
        "language": "en",
    }


def test_same_factsheet_gives_the_same_bytes() -> None:
    assert docx(small()) == docx(small())


def test_party_without_a_code_stays_without() -> None:
    factsheet = small(party=Party(name="Elsewhere", code=None))
    assert read(docx(factsheet)).party == Party(name="Elsewhere", code=None)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "en-GB"), ("fr", "fr-FR"), ("sr-Cyrl", "sr-Cyrl-RS"), ("sr-Latn", "sr-Latn-RS"),
     ("sr", "sr-Cyrl-RS"), ("de-AT", "de-AT")],
)  # fmt: skip
def test_language_is_told_to_word_and_comes_back_as_it_was(language: str, expected: str) -> None:
    data = docx(small(language=language))
    told = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    fonts = part(data, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    core = part(data, "docProps/core.xml")
    assert told is not None and told.get(f"{W}val") == expected
    assert fonts is not None and {
        fonts.get(W + n) for n in ("ascii", "hAnsi", "cs", "eastAsia")
    } == {"Arial"}
    assert core.findtext("{http://purl.org/dc/elements/1.1/}language") == expected
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == "FACTSHEET – ARCADIA"
    assert read(data).language == language


# Boxes


def test_empty_box_has_an_empty_paragraph_to_type_in() -> None:
    text = part(docx(small()), "word/document.xml")
    (control,) = [c for c in text.iter(f"{W}sdt") if c.find(f"{W}sdtPr/{W}tag") is not None]
    look = control.find(f"{W}sdtPr")
    (typed,) = control.iter(f"{W}p")
    assert look is not None
    assert {one.tag.removeprefix(W): one.get(f"{W}val") for one in look} == {
        "alias": "Follow-up actions I-1",
        "tag": "ronda:follow-up:I-1",
        "id": "20000001",
        "lock": "sdtLocked",
    }
    style = typed.find(f"{W}pPr/{W}pStyle")
    assert style is not None and style.get(f"{W}val") == "RondaFollow-upText"
    assert not list(typed.iter(f"{W}t")) and not list(text.iter(f"{W}tbl"))


def test_title_of_a_box_stands_above_its_control_and_cannot_be_typed_away() -> None:
    text = part(docx(small()), "word/document.xml")
    control = next(c for c in text.iter(f"{W}sdt") if c.find(f"{W}sdtPr/{W}tag") is not None)
    title = control.getprevious()
    assert title is not None
    assert shown(title) == "Follow-up actions:"


def test_names_of_boxes_are_no_longer_than_word_allows() -> None:
    codes = tuple(f"VIII-{number}" for number in range(1, 40))
    notes = Footnote(number=1, text="x", kind=NoteKind.RECOMMENDATIONS, recommendations=codes)
    text = part(docx(small(codes=codes, footnotes=(notes,))), "word/document.xml")
    for name in ("alias", "tag"):
        told = [e.get(f"{W}val", "") for e in text.iter(W + name)]
        assert told and all(len(one) <= 64 for one in told)


def test_what_a_party_typed_in_another_style_is_in_its_box() -> None:
    data = docx(small())
    typed = (
        b'<w:p><w:pPr><w:pStyle w:val="RondaFollow-upText"/></w:pPr></w:p></w:sdtContent>',
        b"<w:p><w:pPr/><w:r><w:t>Pasted.</w:t></w:r></w:p></w:sdtContent>",
    )
    found = read(_with(data, typed))
    assert found.recommendations[0].follow_up == BoxText(text="Pasted.")


def test_words_typed_behind_the_title_are_in_the_box() -> None:
    typed = (b"Follow-up actions:</w:t>", b"Follow-up actions: We did it.</w:t>")
    found = read(_with(docx(small()), typed))
    assert found.recommendations[0].follow_up == BoxText(text="We did it.")


def _with(data: bytes, change: tuple[bytes, bytes]) -> bytes:
    """The file with one change in its text."""
    held = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                assert content.count(change[0]) == 1
                content = content.replace(*change)
            new.writestr(name, content)
    return held.getvalue()


# Notes


def note(number: int, text: str = "A note.") -> Footnote:
    return Footnote(number=number, text=text, kind=NoteKind.NOTE)


def observed(*marks: int, notes: tuple[int, ...]) -> Factsheet:
    """A factsheet with these marks in its first observation, and these notes beside the first."""
    text = "The Committee observes this."
    own = Observation(
        text=text,
        scope=Scope.SPECIFIC,
        position=0,
        marks=tuple(Mark(number=n, at=10 + i) for i, n in enumerate(marks)),
    )
    base = small(position=1, marks=(Mark(number=900, at=len(ASKED)),))
    chapter = base.chapters[0].model_copy(update={"observations": (own,)})
    told = (*(note(n) for n in notes), base.footnotes[0].model_copy(update={"number": 900}))
    return base.model_copy(update={"chapters": (chapter,), "footnotes": told})


@pytest.mark.parametrize(
    ("marks", "by_hand", "start"),
    [((1, 2, 3), [900], None), ((897, 898, 899), [], "897"), ((1, 3, 2), [3, 900], None),
     ((7, 1, 2), [7, 900], None), ((0, 1), [0, 900], None)],
)  # fmt: skip
def test_note_shows_the_number_that_the_factsheet_gives(
    marks: tuple[int, ...], by_hand: list[int], start: str | None
) -> None:
    factsheet = observed(*marks, notes=tuple(sorted(marks)))
    data = docx(factsheet)
    text = part(data, "word/document.xml")
    own = [r for r in text.iter(f"{W}footnoteReference") if r.get(f"{W}customMarkFollows")]
    begin = text.find(f".//{W}footnotePr/{W}numStart")
    assert [int(shown(r.getparent())) for r in own] == by_hand
    assert (begin.get(f"{W}val") if begin is not None else None) == start
    assert read(data) == factsheet


def test_second_mark_of_a_note_refers_to_the_first() -> None:
    factsheet = observed(1, 2, 1, notes=(1, 2))
    text = part(docx(factsheet), "word/document.xml")
    assert len(list(text.iter(f"{W}footnoteReference"))) == 3
    assert any("NOTEREF" in (one.text or "") for one in text.iter(f"{W}instrText"))
    assert read(docx(factsheet)).without_account() == factsheet


def test_mark_without_a_note_and_note_without_a_mark_are_kept() -> None:
    factsheet = observed(1, 5, notes=(1, 8))
    found = read(docx(factsheet))
    assert found == factsheet
    assert {f.code for f in found.account.faults} == {"mark-without-note", "note-without-mark"}


def test_notes_with_one_number_are_both_kept() -> None:
    factsheet = observed(1, notes=(1,))
    twice = (*factsheet.footnotes[:1], note(1, "Another."), *factsheet.footnotes[1:])
    found = read(docx(factsheet.model_copy(update={"footnotes": twice})))
    assert [(n.number, n.text) for n in found.footnotes] == [
        (1, "A note."), (1, "Another."), (900, "Recommendation I-1."),
    ]  # fmt: skip


def test_links_and_styles_of_a_note_come_back() -> None:
    text = "See the page, “it”."
    styles = (
        Style(start=4, end=12, kind=StyleKind.LINK, href="https://a.example/?a=1&b=2"),
        Style(start=15, end=17, kind=StyleKind.ITALIC),
    )
    own = Footnote(number=1, text=text, kind=NoteKind.SOURCE, styles=styles)
    assert read(docx(small(footnotes=(own,)))).footnotes == (own,)


# Lists


@pytest.mark.parametrize(
    "labels",
    [
        ("a)", "b)", "c)"),
        ("a)", "c)", "a)"),
        ("i)", "ii)", "iii)", "iv)"),
        ("h)", "i)", "j)"),
        ("(iv)", "(v)"),
        ("1.", "2.", "10."),
        ("aa)", "bb)"),
        ("A.", "B."),
        ("0)", "1)"),
        ("-", "b)", "-"),
        ("•", "3bis)", "§ 4", "1.2."),
        ("z)", "aa)"),
        ("01.", "02."),
        ("c)", "ci)", "xi)"),
    ],
)
def test_points_keep_their_labels_as_real_numbering(labels: tuple[str, ...]) -> None:
    items = tuple(f"point {number};" for number in range(len(labels)))
    factsheet = small(
        items=items,
        labels=labels,
        marks=(Mark(number=1, at=len(items[-1]), item=len(items) - 1),),
    )
    data = docx(factsheet)
    assert read(data) == factsheet
    points = [
        p
        for p in part(data, "word/document.xml").iter(f"{W}p")
        if (s := p.find(f"{W}pPr/{W}pStyle")) is not None and s.get(f"{W}val") == "RondaPoint"
    ]
    assert len(points) == len(labels)
    assert all(p.find(f"{W}pPr/{W}numPr/{W}numId") is not None for p in points)


def test_lines_of_a_box_that_are_points_are_real_points() -> None:
    text = "Done:\n- one\n  - deeper\n  a) lettered\n    ii) deepest\n- two\nThe end."
    factsheet = small(follow_up=BoxText(text=text))
    data = docx(factsheet)
    assert read(data) == factsheet
    listed = part(data, "word/document.xml").iter(f"{W}numPr")
    assert len(list(listed)) == 6


# Links


@pytest.mark.parametrize(
    "href",
    [
        "https://a.example/b?c=1&d=(2)#e",
        "mailto:a.b@c.example",
        "#",
        "#place",
        "https://a.example/with blank",
        'https://a.example/"quoted"\\path',
        "https://a.example/ћирилица",
        "https://a.example/%zz",
        "file:///C:/a/b.docx",
        "www.a.example",
        "<&>",
    ],
)
def test_link_comes_back_as_it_was_and_word_gets_only_plain_addresses(href: str) -> None:
    factsheet = small(styles=(Style(start=3, end=8, kind=StyleKind.LINK, href=href),))
    data = docx(factsheet)
    assert read(data) == factsheet
    relations = part(data, "word/_rels/document.xml.rels")
    outside = [r.get("Target", "") for r in relations if r.get("TargetMode") == "External"]
    assert all(one.isascii() and " " not in one and '"' not in one for one in outside)


# What cannot be written


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\ud800", "\ufffe"])
def test_character_that_xml_cannot_carry_is_refused_with_its_place(sign: str) -> None:
    with pytest.raises(CannotWrite, match=rf"U\+{ord(sign):04X} in chapter I, recommendation"):
        docx(small(text=f"{ASKED}{sign}"))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"title": "FACT\x01SHEET"}, "title"),
        ({"preface": Text(text="It was\x01 prepared.")}, "preface"),
        ({"follow_up": BoxText(text="We\x01 did.")}, "chapter I, box text"),
        ({"party": Party(name="Arc\x01adia", code=None)}, "name of the Party"),
        ({"footnotes": (note(1, "Pa\x01ra."),)}, "note 1"),
        (
            {"styles": (Style(start=0, end=2, kind=StyleKind.LINK, href="http://\x01"),)},
            "chapter I, recommendation",
        ),
    ],
)
def test_place_of_a_character_that_cannot_be_written_is_named(
    changes: dict[str, object], place: str
) -> None:
    with pytest.raises(CannotWrite, match=place):
        docx(small(**changes))


def test_markup_in_text_stays_text() -> None:
    text = f'{ASKED} </w:t> & <w:p> "train" ]]> its judges &amp; co.'
    factsheet = small(text=text, marks=(Mark(number=1, at=len(text)),), title="A & B <c>")
    assert read(docx(factsheet)) == factsheet
