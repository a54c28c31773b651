"""Pieces of a file that somebody else wrote: told by headings, numbers, verbs and codes.

Two things to know. A paragraph is one by its number, which must go on from the one before; a
recommendation is one by a verb of the body's and a code. And what is neither stays with what it
follows, named where that is not certain, or is kept aside.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from ronda.factsheets.blocks import Kind, Role
from ronda.reports.model import Addressed
from ronda.reports.reading.asking import Asked, asked, parties_in
from ronda.reports.reading.by_role import ByRole
from ronda.reports.reading.drafting import Book, EntryDraft, What
from ronda.reports.reading.headings import ChapterTitle, Headings
from ronda.reports.reading.pieces import Piece

_LABEL = re.compile(r"\(?(\d{1,4})[.)]?")
_TYPED = re.compile(r"(\d{1,4})[.)]?\s+(?=\S)")
_TYPED_SURE = re.compile(r"(\d{1,4})[.)]\s+(?=\S)")
_FURTHEST = 20
"""By so much a number may jump and still be a paragraph's."""


class ByLooks:
    """Reads pieces that have no role, into the book that `roles` fills too."""

    def __init__(self, roles: ByRole, headings: Headings) -> None:
        self._roles = roles
        self._book: Book = roles.book
        self._words = roles.words
        self._codes = roles.codes
        self._headings = headings
        self._last = 0
        self._code: Piece | None = None
        self._in_practices = False
        self._in_contents = False

    def take(self, pieces: Sequence[Piece]) -> int:
        """Put the first of the pieces somewhere; how many were taken, the first among them."""
        piece = pieces[0]
        if piece.kind is Kind.FURNITURE:
            self._book.ledger.place(piece.passage, "furniture")
            return 1
        if self._is_contents(piece):
            self._book.place(piece, "contents")
            return 1
        if self._codes.alone(piece.text) and self._book.chapter is not None:
            return self._lone_code(piece)
        if (title := self._headings.chapter(piece)) is not None:
            self._chapter(piece, title)
            return 1
        if self._book.chapter is None:
            self._front(piece)
            return 1
        if self._headings.is_topic(piece):
            self._topic(piece)
            return 1
        return self._text(pieces)

    def passed(self, piece: Piece) -> None:
        """A piece with a role was read in between."""
        self._settle_code()
        entry = self._book.entry
        if piece.role is Role.NUMBERED and entry is not None:
            self._last = entry.number

    def finish(self) -> None:
        """There is nothing more."""
        self._settle_code()

    # Around the chapters

    def _is_contents(self, piece: Piece) -> bool:
        if piece.role is Role.CONTENTS:
            return True
        if self._words.general.matches("contents", piece.text):
            self._in_contents = True
            return True
        if self._in_contents and (piece.kind is Kind.HEADING or self._last):
            self._in_contents = False
        return self._in_contents and bool(re.search(r"\d$", piece.text))

    def _front(self, piece: Piece) -> None:
        told = self._words.told("adopted", piece.text)
        if not self._book.title and piece.kind is not Kind.ITEM:
            self._book.title = piece.text
            self._book.place(piece, "title")
        elif told is not None:
            self._roles.take(_with_role(piece, Role.PREFACE))
        else:
            self._book.set_aside(piece)

    def _chapter(self, piece: Piece, title: ChapterTitle) -> None:
        self._settle_code()
        self._in_practices = self._in_contents = False
        self._roles.begin_chapter(piece, title.number, title.text)

    def _topic(self, piece: Piece) -> None:
        self._settle_code()
        self._in_practices = self._words.general.matches("practices", piece.text)
        self._roles.take(_with_role(piece, Role.TOPIC))

    # Codes that stand alone

    def _lone_code(self, piece: Piece) -> int:
        """A code alone on a line or in the margin: of what follows, or of what just asked."""
        entry = self._book.entry
        open_asker = (
            entry is not None
            and entry.what is What.PARAGRAPH
            and len(entry.lines) == 1
            and self._code is None
            and asked(entry.lines[0], self._words) is not None
            and piece.kind is not Kind.HEADING
            and not piece.is_bold
        )
        if open_asker and entry is not None:
            self._ask_of(entry, piece)
            return 1
        self._settle_code()
        self._code = piece
        return 1

    def _ask_of(self, entry: EntryDraft, piece: Piece) -> None:
        """A numbered paragraph that asks, with its code in the margin after it."""
        told = asked(entry.lines[0], self._words)
        code = self._codes.alone(piece.text)
        assert told is not None and code is not None
        number = entry.number
        recommendation = self._roles.begin_recommendation(piece, code)
        self._fill(recommendation, told)
        recommendation.lines.append(told.text)
        self._book.place(piece, f"{recommendation.place}/code")
        self._book.doubt(
            f"paragraph {number} asks, and the code {code} stands after it: kept as a paragraph and"
            " as a recommendation",
            piece.passage.where,
        )

    def _settle_code(self) -> None:
        """Keep a code aside that nothing followed."""
        if self._code is not None:
            self._book.set_aside(self._code)
            self._code = None

    # Text

    def _text(self, pieces: Sequence[Piece]) -> int:
        piece = pieces[0]
        numbered = self._number(piece)
        text = numbered[1] if numbered is not None else piece.text
        coded = self._codes.within(text)
        margin = self._codes.label(piece.label)
        told = asked(coded.text if coded is not None else text, self._words)
        code = coded.code if coded is not None else margin or self._pending()
        if told is not None:
            return self._asking(pieces, numbered, text, told, code)
        if numbered is not None:
            self._paragraph(piece, *numbered)
        elif self._in_practices and piece.kind is not Kind.HEADING:
            self._practice(piece)
        elif self._code is not None and piece.kind is Kind.PARAGRAPH:
            self._coded_without_verb(piece)
        else:
            self._plain(piece)
        return 1

    def _number(self, piece: Piece) -> tuple[int, str] | None:
        """The number of a paragraph and its text, where the number goes on from the one before."""
        label = _LABEL.fullmatch(piece.label) if piece.kind is Kind.ITEM else None
        if label is not None:
            number, text = int(label[1]), piece.text
        else:
            begun = self._last > 0 or _TYPED_SURE.match(piece.text) is not None
            typed = _TYPED.match(piece.text) if piece.kind is Kind.PARAGRAPH and begun else None
            if typed is None:
                return None
            number, text = int(typed[1]), piece.text[typed.end() :]
        sure = label is not None or _TYPED_SURE.match(piece.text) is not None
        due = self._last + 1
        jumps = sure and self._last < number <= self._last + _FURTHEST
        return (number, text) if number == due or jumps or (sure and not self._last) else None

    def _count(self, piece: Piece, number: int) -> None:
        if number != self._last + 1 and self._last:
            what = f"the number {number} where {self._last + 1} was due: kept as it stands"
            self._book.doubt(what, piece.passage.where)
        self._last = number

    def _paragraph(self, piece: Piece, number: int, text: str) -> None:
        self._settle_code()
        self._count(piece, number)
        self._roles.begin_paragraph(piece, number, text)

    def _practice(self, piece: Piece) -> None:
        named = parties_in(piece.text)
        if len(named) == 1:
            self._roles.begin_practice(piece, named[0], piece.text)
        elif not named and self._book.entry is not None and piece.kind is Kind.ITEM:
            self._plain(piece)
        else:
            self._book.target = None
            self._book.set_aside(piece)

    def _plain(self, piece: Piece) -> None:
        """Text without a number: of a list, of the introduction, or of the paragraph above."""
        entry = self._book.entry
        if entry is not None and entry.what is What.RECOMMENDATION and piece.kind is Kind.ITEM:
            entry.items.append(piece.text)
            self._book.place(piece, f"{entry.place}/items/{len(entry.items) - 1}", entry.items)
            return
        if piece.kind is Kind.PARAGRAPH and entry is not None:
            if entry.what is not What.PARAGRAPH:
                self._book.set_aside(piece)
                return
            what = f"a paragraph without a number: kept with paragraph {entry.number}"
            self._book.doubt(what, piece.passage.where)
        if not self._book.write(piece, piece.shown):
            self._book.set_aside(piece)

    # What is asked

    def _pending(self) -> str | None:
        return self._codes.alone(self._code.text) if self._code is not None else None

    def _asking(
        self,
        pieces: Sequence[Piece],
        numbered: tuple[int, str] | None,
        text: str,
        told: Asked,
        code: str | None,
    ) -> int:
        piece = pieces[0]
        points = self._points(pieces[1:]) if text.rstrip().endswith(":") else []
        codes = [self._codes.within(point.text) for point in points]
        if code is None and numbered is None and len(points) > 1 and _only_last(codes):
            last = codes[-1]
            assert last is not None
            self._recommend(piece, numbered, told, last.code)
            self._items(points)
            return 1 + len(points)
        if code is not None:
            self._recommend(piece, numbered, told, code)
            self._items(points)
            return 1 + len(points)
        if any(codes):
            self._list(piece, numbered, told, points)
            return 1 + len(points)
        self._uncoded(piece, numbered)
        return 1

    def _points(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The points of a list that follows at once, up to the next numbered paragraph."""

        def is_point(piece: Piece) -> bool:
            return piece.kind is Kind.ITEM and self._number(piece) is None

        return list(takewhile(is_point, pieces))

    def _recommend(
        self, piece: Piece, numbered: tuple[int, str] | None, told: Asked, code: str
    ) -> None:
        entry = self._roles.begin_recommendation(piece, code)
        self._fill(entry, told)
        if self._code is not None and self._pending() == code:
            self._book.place(self._code, f"{entry.place}/code")
            self._code = None
        else:
            self._settle_code()
        if numbered is not None:
            self._count(piece, numbered[0])
            what = f"{code} stands under the number {numbered[0]}: recommendations keep no number"
            self._book.doubt(what, piece.passage.where)
        self._book.write(piece, told.text)
        if piece.kind is Kind.ITEM and numbered is None and piece.label != code:
            self._book.target = None

    def _fill(self, entry: EntryDraft, told: Asked) -> None:
        entry.strength, entry.addressed, entry.parties = told.strength, told.addressed, told.parties
        if told.addressed is None:
            what = f"{entry.code} does not say whom it asks: taken as addressed to all Parties"
            self._book.doubt(what, entry.where)
            entry.addressed = Addressed.ALL

    def _items(self, points: Sequence[Piece]) -> None:
        entry = self._book.entry
        assert entry is not None
        for point in points:
            coded = self._codes.within(point.text)
            same = coded is not None and coded.code == entry.code
            entry.items.append(coded.text if same and coded is not None else point.text)
            place = f"{entry.place}/items/{len(entry.items) - 1}"
            self._book.place(point, place, entry.items)

    def _list(
        self,
        piece: Piece,
        numbered: tuple[int, str] | None,
        told: Asked,
        points: Sequence[Piece],
    ) -> None:
        """A sentence that opens a list in which each point is a recommendation of its own."""
        first = self._book.chapter
        assert first is not None
        if numbered is not None:
            self._paragraph(piece, *numbered)
        else:
            self._settle_code()
            at = len(first.entries)
            self._book.place(piece, f"{first.place}/entries/{at}/strength")
        for point in points:
            coded = self._codes.within(point.text)
            if coded is None:
                self._under(point)
                continue
            own = asked(coded.text, self._words)
            entry = self._roles.begin_recommendation(point, coded.code)
            self._fill(entry, own or Asked(told.strength, told.addressed, told.parties, ""))
            self._book.write(point, own.text if own is not None else coded.text)

    def _under(self, point: Piece) -> None:
        """A point without a code: of the recommendation above, if there is one."""
        entry = self._book.entry
        if entry is not None and entry.what is What.RECOMMENDATION:
            self._plain(point)
            return
        what = f"a point that asks has no code: “{point.text[:80]}”"
        remedy = "give it its code, and take the file in again"
        self._book.fault("no-code", what, point.passage.where, remedy)
        if not self._book.write(point, point.shown):
            self._book.set_aside(point)

    def _uncoded(self, piece: Piece, numbered: tuple[int, str] | None) -> None:
        """A sentence that asks and bears no code is text: a reader does not make up codes."""
        what = f"asks, but bears no code: kept as text: “{piece.text[:80]}”"
        self._book.doubt(what, piece.passage.where)
        if numbered is not None:
            self._paragraph(piece, *numbered)
        else:
            self._plain(piece)

    def _coded_without_verb(self, piece: Piece) -> None:
        """Text under a code, with no verb of the body's: how strongly it asks is not known."""
        assert self._code is not None
        code = self._pending()
        assert code is not None
        what = f"{code} does not say how strongly it asks, in any of the body’s words"
        remedy = "word it as the body does, or set its strength"
        self._book.fault("no-strength", what, piece.passage.where, remedy)
        self._recommend(piece, None, Asked("", Addressed.ALL, (), piece.text), code)


def _only_last(codes: Sequence[object]) -> bool:
    return codes[-1] is not None and not any(codes[:-1])


def _with_role(piece: Piece, role: Role) -> Piece:
    return replace(piece, block=replace(piece.block, role=role))
