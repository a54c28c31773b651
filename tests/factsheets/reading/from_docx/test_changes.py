"""Tracked changes: States send files back with them; they are read as accepted, and said."""

from ronda.factsheets.blocks import Document, Kind
from ronda.factsheets.reading.from_docx import document
from tests.factsheets.layouts.word_package import (
    abstract,
    cell,
    deleted,
    inserted,
    listed,
    mark,
    note,
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


def test_deleted_row_is_told_with_its_words_and_its_notes_go_along() -> None:
    gone = row(cell(par("a", mark(1)))).replace(
        "<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>'
    )
    body = table(gone, row(cell("c", "d"))) + par("e", mark(2))
    found = document(word_file(body, parts={"footnotes": note(1, "x") + note(2, "y")}))
    assert found.text == "c\nd\ne1\n1 y"
    assert told(found) == ["1 deletion (deleted: “a”)."]


def test_paragraph_that_was_moved_away_is_gone_with_its_number() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="A">{run("Two.")}</w:moveFrom>'
    here = f'<w:moveTo w:id="1" w:author="A">{run("Two.")}</w:moveTo>'
    body = (
        par("One.", look=numbered(1))
        + ends("moveFrom", moved, more=numbered(1))
        + par("Three.", look=numbered(1))
        + par(here, look=numbered(1))
    )
    numbering = abstract(1, ("decimal", "%1.")) + listed(1, 1)
    found = document(word_file(body, parts={"numbering": numbering}))
    assert [(b.label, b.text) for b in found.blocks] == [
        ("1.", "One."), ("2.", "Three."), ("3.", "Two."),
    ]  # fmt: skip
    assert told(found) == ["1 move."]


def test_rest_of_a_cell_whose_last_end_was_deleted_stays_in_its_box() -> None:
    body = table(row(cell(par("Follow-up actions:"), ends("del", run("Done.")), fill="FBE4D5")))
    found = read(body + par("After."))
    assert [(b.text, b.box is not None) for b in found.blocks] == [
        ("Follow-up actions:", True), ("Done.", True), ("After.", False),
    ]  # fmt: skip


def test_changes_in_a_running_head_are_told_without_a_stretch_of_the_text() -> None:
    section = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    head = par("Old head of many words ", inserted(run("and new")))
    found = document(word_file(par("x") + section, parts={"header": head}))
    (one,) = found.repairs
    assert (one.where, one.start, one.end) == ("running head", 0, 0)


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
