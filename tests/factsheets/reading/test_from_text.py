"""Plain text in the ways in which documents come out of other programs as text."""

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from ronda.factsheets.blocks import Block, Kind
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.from_text import document
from ronda.factsheets.reading.grammar import parse

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(f"[{SUPERSCRIPTS}]+")


def _number(found: re.Match[str]) -> str:
    return found[0].translate(str.maketrans(SUPERSCRIPTS, "0123456789"))


def _as_tags(text: str) -> str:
    return _RAISED.sub(lambda m: f"<sup>{_number(m)}</sup>", text)


def _as_formulas(text: str) -> str:
    return _RAISED.sub(lambda m: f"$^{{{_number(m)}}}$", text)


def _as_brackets(text: str) -> str:
    return _RAISED.sub(lambda m: f"[{_number(m)}]", text)


def _as_plain_digits(text: str) -> str:
    return _RAISED.sub(_number, text)


def _as_round_brackets(text: str) -> str:
    return _RAISED.sub(lambda m: f"({_number(m)})", text)


def _as_carets(text: str) -> str:
    return _RAISED.sub(lambda m: f"^{_number(m)}^", text)


def _without_blank_lines(text: str) -> str:
    return re.sub(r"\n\n+", "\n", text)


def _copied_from_pages(text: str) -> str:
    """Lines broken at a width, none of them blank, page numbers among them."""
    lines = _without_blank_lines(_wrapped(text)).split("\n")
    pages = [lines[at : at + 45] for at in range(0, len(lines), 45)]
    marked = (f"\nPage {at} of {len(pages)}\n".join(["", ""]) for at in range(1, len(pages) + 1))
    return "".join("\n".join(page) + mark for page, mark in zip(pages, marked, strict=True))


def _with_signs(text: str) -> str:
    return re.sub(r"(?m)^- ", "\uf0b7\t", re.sub(r"(?m)^ - ", "o\t", text))


def _set_in(text: str) -> str:
    return re.sub(r"(?m)^(?=.)", "    ", text)


def _wrapped(text: str) -> str:
    """Lines of 78 characters, as in the text of an e-mail."""
    return "\n".join(
        textwrap.fill(
            line, 78, subsequent_indent="  " if line.lstrip().startswith("- ") else "",
            drop_whitespace=False, replace_whitespace=False, break_on_hyphens=False,
            break_long_words=False,
        )
        for line in text.split("\n")
    )  # fmt: skip


def _with_pages(text: str) -> str:
    """A page number and a page break after every note list."""
    pages = re.split(r"(?m)(?<=\.)\n\n(?=[A-Zа-я-])", text)
    return "\n\n7\n\f".join(["\n\n".join(pages[:40]), "\n\n".join(pages[40:])])


def _with_headings(text: str) -> str:
    text = re.sub(r"(?m)^([IVX]+\. [A-Z][^\t\n]*)$", r"# \1", text)
    text = re.sub(r"(?m)^((?:Observations|Generic|Recommendations) .*)$", r"## \1", text)
    return re.sub(r"(?m)^(Follow-up actions:|Promising practices:)$", r"**\1**", text)


@pytest.mark.parametrize(
    "change",
    [
        _as_tags,
        _as_formulas,
        _as_brackets,
        _as_plain_digits,
        _as_round_brackets,
        _as_carets,
        _wrapped,
        _without_blank_lines,
        _copied_from_pages,
        _with_pages,
        _with_headings,
        _with_signs,
        _set_in,
    ],
)
def test_serbia_gives_the_same_figures_however_it_became_text(
    serbia_text_path: Path, change: Callable[[str], str]
) -> None:
    original = serbia_text_path.read_text(encoding="utf-8")
    assert change(original) != original
    assert _figures(parse(document(change(original).encode()))) == (
        11, 80, 91, 122, 23, ["III-12", "III-28", "IV-4", "V-3"], 10, (), (),
    )  # fmt: skip


def _figures(read: Factsheet) -> tuple[object, ...]:
    boxes = [(r.codes[0], r.follow_up.text) for r in read.recommendations if r.follow_up]
    return (
        len(read.chapters),
        len(read.recommendations),
        len({code for r in read.recommendations for code in r.codes}),
        len(read.footnotes),
        len(boxes),
        [code for code, text in boxes if text],
        sum(chapter.practice_box is not None for chapter in read.chapters),
        read.account.unplaced,
        read.account.faults,
    )


def blocks(text: str) -> tuple[Block, ...]:
    return document(text.encode()).blocks


def test_run_offsets_cover_the_whole_text_of_a_block() -> None:
    text = "See [the *law* page](https://example.org/a) of **2024**.¹ More."
    (block,) = blocks(text)
    assert (block.start, block.end) == (0, len(text))
    assert block.text == "See the law page of 2024. More."
    assert [run.text for run in block.runs if run.href] == ["the ", "law", " page"]
    for first, second in pairwise(block.runs):
        assert first.end == second.start


def test_square_metres_are_no_footnote_mark() -> None:
    (block,) = blocks("A room of 20 m² was opened.³")
    assert block.marks == (3,)


def test_years_and_counts_are_no_marks_where_notes_have_plain_numbers() -> None:
    text = "In 2024 it had 12.1 It grew.2 It closed.3\n\n1 Para. 4.\n\n2 Para. 5.\n\n3 Para. 6."
    found = blocks(text)
    assert [block.kind for block in found] == [Kind.PARAGRAPH, *[Kind.NOTE] * 3]
    assert found[0].marks == (1, 2, 3)
    assert found[0].text == "In 2024 it had 12. It grew. It closed."


def test_two_notes_on_one_line_are_taken_apart() -> None:
    found = blocks("⁵ Recommendation II-6. ⁶ Paras. 78, 82.")
    assert [(block.note, block.text.strip()) for block in found] == [
        (5, "Recommendation II-6."),
        (6, "Paras. 78, 82."),
    ]


def test_points_have_their_depth_and_label() -> None:
    found = blocks("- one\n - two\n   - three\n■ four\n a) five")
    assert [(b.kind, b.level, b.label) for b in found] == [
        (Kind.ITEM, 1, "-"),
        (Kind.ITEM, 2, "-"),
        (Kind.ITEM, 3, "-"),
        (Kind.ITEM, 1, "-"),
        (Kind.ITEM, 2, "a)"),
    ]


def test_page_numbers_are_furniture() -> None:
    assert [block.kind for block in blocks("Text.\n\n- 12 -\f\nMore.")][1] is Kind.FURNITURE


def test_paragraph_ends_where_a_line_left_room_for_the_next_word() -> None:
    full = "Words that fill this line up to about the width at which they were broken off"
    lines = [full, "and go on.", "Another one.", full, "to its end.", "A third.", "A fourth.", full]
    found = [block.text for block in blocks("\n".join([*lines, "and the end."]))]
    assert found == [
        f"{full} and go on.", "Another one.", f"{full} to its end.", "A third.", "A fourth.",
        f"{full} and the end.",
    ]  # fmt: skip


def test_word_cut_by_the_end_of_a_line_keeps_its_hyphen_alone() -> None:
    (block,) = blocks("of self-\nmade pictures, pre-\nand after care and cut\u00ad\nting")
    assert block.text == "of self-made pictures, pre- and after care and cutting"
