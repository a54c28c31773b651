"""Tracked changes: States send files back with them; they are read as accepted, and said."""

from ronda.factsheets.blocks import Document, Kind
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    abstract,
    cell,
    deleted,
    inserted,
    listed,
    numbered,
    par,
    row,
    run,
    shade,
    table,
    word_file,
)


def read(body: str) -> Document:
    return document(word_file(body))


def ends(look: str, *content: str, more: str = "") -> str:
    """A paragraph whose end a tracked change inserted or deleted."""
    runs = "".join(content)
    return f'<w:p><w:pPr>{more}<w:rPr><w:{look} w:id="9" w:author="A"/></w:rPr></w:pPr>{runs}</w:p>'


def told(found: Document) -> list[str]:
    prefix = "Tracked changes were read as accepted: "
    return [r.what.removeprefix(prefix) for r in found.repairs]


def test_inserted_text_is_in_and_deleted_text_is_out() -> None:
    found = read(par("It ", inserted(run("now ")), deleted("never "), "works."))
    assert found.text == "It now works."
    assert told(found) == ["1 insertion, 1 deletion (deleted: “never”)."]


def test_place_of_a_change_is_told_with_its_stretch() -> None:
    found = read(par("One.") + par("Two ", inserted(run("three."))))
    (one,) = found.repairs
    assert one.where == "paragraph 2"
    assert found.text[one.start : one.end] == "Two three."


def test_change_that_word_cut_into_pieces_counts_once() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="x"/>'
    found = read(par(inserted(run("a")), mark, inserted(run("b")), "c", inserted(run("d"))))
    assert told(found) == ["2 insertions."]
    other = read(par(inserted(run("a"), "A"), inserted(run("b"), "B")))
    assert told(other) == ["2 insertions."]


def test_moved_text_is_read_where_it_went() -> None:
    away = f'<w:moveFrom w:id="1" w:author="A">{run("Moved. ")}</w:moveFrom>'
    here = f'<w:moveTo w:id="1" w:author="A">{run("Moved. ")}</w:moveTo>'
    found = read(par(away, "One.") + par(here, "Two."))
    assert found.text == "One.\nMoved. Two."
    assert told(found) == ["1 move."]


def test_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    found = read(ends("del", run("One ")) + par("two.") + par("Three."))
    assert [b.text for b in found.blocks] == ["One two.", "Three."]
    assert told(found) == ["1 deletion."]


def test_deleted_paragraph_leaves_nothing_but_is_told() -> None:
    found = read(par("One.") + ends("del", deleted("Gone.")) + par("Two."))
    assert found.text == "One.\nTwo."
    assert [(r.what.partition(": ")[2], r.where) for r in found.repairs] == [
        ("2 deletions (deleted: “Gone.”).", "paragraph 2")
    ]


def test_deletion_at_the_very_end_is_told() -> None:
    found = read(par("One.") + par(deleted("Gone.")))
    assert [(r.what.partition(": ")[2], r.where) for r in found.repairs] == [
        ("1 deletion (deleted: “Gone.”).", "at the end")
    ]


def test_deleted_paragraph_before_a_table_does_not_run_into_it() -> None:
    found = read(ends("del", run("Rest")) + table(row(cell("x"))))
    assert [b.text for b in found.blocks] == ["Rest", "x"]


def test_inserted_paragraph_is_a_paragraph() -> None:
    found = read(ends("ins", inserted(run("New."))) + par("Old."))
    assert [b.text for b in found.blocks] == ["New.", "Old."]


def test_deleted_row_is_out_and_inserted_row_is_in() -> None:
    gone = row(cell("a"), cell("b")).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
    new = row(cell("c"), cell("d")).replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="1"/></w:trPr>')
    assert read(table(gone, new)).text == "c | d"


def test_former_look_does_not_count() -> None:
    former = (
        '<w:pPrChange w:id="1" w:author="A"><w:pPr><w:outlineLvl w:val="0"/>'
        f"{shade('FBE4D5')}</w:pPr></w:pPrChange>"
    )
    bold = '<w:i/><w:rPrChange w:id="2" w:author="A"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    (found,) = read(par(run("x", bold), look=former)).blocks
    assert (found.kind, found.box, found.runs[0].bold, found.runs[0].italic) == (
        Kind.PARAGRAPH, None, False, True
    )  # fmt: skip


def test_number_removed_by_a_change_is_gone() -> None:
    former = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/><w:ins w:id="1"/></w:numPr>'
    numbering = abstract(1, ("decimal", "%1.")) + listed(1, 1)
    body = par("x", look=numbered(1)) + par("y", look=former)
    found = document(word_file(body, parts={"numbering": numbering})).blocks
    assert [b.kind for b in found] == [Kind.ITEM, Kind.PARAGRAPH]


def test_long_deletion_is_shown_in_part() -> None:
    found = read(par("a", deleted("long " * 100)))
    assert len(found.repairs[0].what) < 200 and "…”" in found.repairs[0].what


def test_box_filled_under_tracking_is_read_whole() -> None:
    ground = shade("FBE4D5")
    body = (
        par("Follow-up actions:", look=ground)
        + ends("ins", inserted(run("We did it.")), more=ground)
        + par(inserted(run("And more.")), look=ground)
    )
    found = read(body)
    assert [b.text for b in found.blocks] == ["Follow-up actions:", "We did it.", "And more."]
    assert len({b.box for b in found.blocks}) == 1 and found.blocks[0].box is not None
