"""Pieces of a Word file that Ronda wrote: each has its role, and little is left to tell.

Two things to know. An official may have changed any of them, so whatever no longer says what its
role says is kept aside or named. And an entry's id comes with it.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import ClassVar

from ronda.factsheets.blocks import Role
from ronda.procedure.body import folded
from ronda.reports.model import Authority, FindingKind
from ronda.reports.reading.asking import CodeFinder, asked
from ronda.reports.reading.drafting import Book, ChapterDraft, EntryDraft, FindingDraft, What
from ronda.reports.reading.identity import Identity
from ronda.reports.reading.pieces import Piece
from ronda.reports.words import Spoken

_FIGURE = re.compile(r"\d{1,6}")
_PLACED = re.compile(r"(?P<text>.+?)(?: \[(?P<place>[^\[\]]*)\])?")
_LONGEST_BASIS, _LONGEST_PLACE = 300, 120


class ByRole:
    """Reads pieces that have a role, into the book."""

    def __init__(self, book: Book, words: Spoken, codes: CodeFinder, identity: Identity) -> None:
        self.book = book
        self.words = words
        self.codes = codes
        self.identity = identity
        kinds = "|".join(sorted(map(re.escape, words.kinds), key=len, reverse=True))
        self._finding = re.compile(
            rf"(?P<party>.{{1,80}}?) \((?P<kind>{kinds})\)(?:: ?(?P<text>.*))?", re.IGNORECASE
        )

    def take(self, piece: Piece) -> None:
        """Put a piece where its role says, or aside."""
        assert piece.role is not None
        take = self._TAKERS.get(piece.role)
        if take is None or not take(self, piece):
            self.book.set_aside(piece)

    # Before the chapters, and chapters

    def _title(self, piece: Piece) -> bool:
        if self.book.title:
            return False
        self.book.title = self.said(piece)
        self.book.place(piece, "title")
        return True

    def _state(self, piece: Piece) -> bool:
        told = self.words.told("adopted", piece.text)
        if told is not None and _is_day(told["on"]):
            self.book.adopted = told
            self.book.place(piece, "adopted")
            return True
        if self.words.told("draft", piece.text) is None:
            return False
        self.book.place(piece, "draft")
        return True

    def _contents(self, piece: Piece) -> bool:
        self.book.place(piece, "contents")
        return True

    def _chapter(self, piece: Piece) -> bool:
        self.begin_chapter(piece, piece.label.removesuffix("."), self.said(piece))
        return True

    def begin_chapter(self, piece: Piece, number: str, title: str) -> None:
        """Begin a chapter; without a number it is called by a dash."""
        chapters = self.book.chapters
        place = f"chapters/{len(chapters)}"
        if not number or len(number) > 20:
            self.book.doubt("a chapter without a number, called “–”", piece.passage.where)
            number = "–"
        id = self.identity.of(piece, "chapter", number, f"c-{number.lower()}")
        chapter = ChapterDraft(id, number, title, place)
        chapters.append(chapter)
        self.book.target = (chapter.introduction, f"{place}/introduction")
        self.book.place(piece, f"{place}/title")

    def _introduction(self, piece: Piece) -> bool:
        chapter = self.book.chapter
        return chapter is not None and not chapter.entries and self._further(piece)

    def _further(self, piece: Piece) -> bool:
        """One more line of what stands above."""
        return self.book.write(piece, piece.shown)

    # Entries

    def _topic(self, piece: Piece) -> bool:
        if self.book.chapter is None:
            return False
        title = self.said(piece)
        id = self.identity.of(piece, "topic", title, f"t-{title}"[:40])
        entry = self.book.begin(What.TOPIC, id, piece)
        entry.lines.append(title)
        self.book.target = None
        self.book.place(piece, f"{entry.place}/title")
        return True

    def _numbered(self, piece: Piece) -> bool:
        figure = _FIGURE.search(piece.label)
        if self.book.chapter is None or figure is None:
            return False
        self.begin_paragraph(piece, int(figure[0]), self.said(piece))
        return True

    def begin_paragraph(self, piece: Piece, number: int, text: str) -> None:
        """Begin a numbered paragraph."""
        id = self.identity.of(piece, "paragraph", text, f"p-{number}")
        entry = self.book.begin(What.PARAGRAPH, id, piece)
        entry.number = number
        self.book.write(piece, text)

    def _found(self, piece: Piece) -> bool:
        entry = self.book.entry
        told = self._finding.fullmatch(piece.text)
        told = told or self._finding.fullmatch(folded(piece.text))
        party = self.words.party_named(told["party"]) if told is not None else None
        if entry is None or entry.what is not What.PARAGRAPH or told is None or party is None:
            self.book.target = None
            return False
        kind = self.words.kinds[folded(told["kind"]).casefold()]
        count = len(entry.findings)
        id = self.identity.of(piece, "finding", "", f"f-{entry.number}-{count + 1}")
        finding = FindingDraft(id, party, FindingKind(kind))
        entry.findings.append(finding)
        self.book.target = (finding.lines, f"{entry.place}/findings/{count}")
        return self.book.write(piece, told["text"] or "")

    def _code(self, piece: Piece) -> bool:
        told = self.words.told("code", piece.text)
        code = self.codes.alone(piece.text) or (told["code"] if told is not None else "")
        if self.book.chapter is None or not 0 < len(code) <= 30:
            return False
        self.begin_recommendation(piece, code)
        self.book.place(piece, f"{self.book.entry.place}/code" if self.book.entry else "")
        return True

    def begin_recommendation(self, piece: Piece, code: str) -> EntryDraft:
        """Begin a recommendation that is called `code`."""
        id = self.identity.of(piece, "recommendation", code, f"r-{code}")
        entry = self.book.begin(What.RECOMMENDATION, id, piece)
        entry.code = code
        return entry

    def _opening(self, piece: Piece) -> bool:
        entry = self.book.entry
        if entry is None or entry.what is not What.RECOMMENDATION or entry.strength:
            return self._further(piece)
        opening = self.words.opening_in(piece.text)
        if opening is not None:
            entry.strength, entry.addressed = opening.strength, opening.addressed
            entry.parties = opening.parties
        elif (told := asked(piece.text, self.words)) is not None:
            entry.strength, entry.addressed = told.strength, told.addressed
            entry.parties = told.parties
            entry.lines += [told.text] if told.text else []
        else:
            return self._further(piece)
        self.book.place(piece, f"{entry.place}/strength")
        return True

    def _point(self, piece: Piece) -> bool:
        entry = self.book.entry
        if entry is None or entry.what is not What.RECOMMENDATION:
            return self._further(piece)
        entry.items.append(self.said(piece))
        self.book.place(piece, f"{entry.place}/items/{len(entry.items) - 1}", entry.items)
        return True

    def _asked(self, piece: Piece) -> bool:
        return self.book.write(piece, self.said(piece))

    def _remark(self, piece: Piece) -> bool:
        entry = self.book.entry
        if entry is None or entry.what is not What.RECOMMENDATION:
            return False
        if (told := self.words.told("withdrawn", piece.text)) is not None:
            entry.withdrawn = told["why"]
            self.book.place(piece, f"{entry.place}/withdrawn")
            return True
        told = self.words.told("basis", piece.text)
        basis = self._basis(told) if told is not None else None
        if basis is None:
            return False
        self.book.place(piece, f"{entry.place}/basis/{len(entry.basis)}")
        entry.basis.append(basis)
        return True

    def _basis(self, told: Mapping[str, str]) -> Mapping[str, str] | None:
        authority = self.words.authorities.get(folded(told["authority"]).casefold())
        placed = _PLACED.fullmatch(told["text"])
        if authority is None or placed is None:
            return None
        text, place = placed["text"], placed["place"] or ""
        if len(text) > _LONGEST_BASIS or len(place) > _LONGEST_PLACE:
            return None
        return {"authority": Authority(authority).value, "text": text, "place": place}

    def _practice(self, piece: Piece) -> bool:
        told = self.words.told("practice", piece.text)
        party = self.words.party_named(told["party"]) if told is not None else None
        text = told["text"] if told is not None else ""
        if self.book.chapter is None or party is None or not text:
            self.book.target = None
            return False
        self.begin_practice(piece, party, "" if text == self._awaited else text)
        return True

    def begin_practice(self, piece: Piece, party: str, text: str) -> None:
        """Begin a promising practice of a Party."""
        count = sum(e.what is What.PRACTICE for c in self.book.chapters for e in c.entries)
        id = self.identity.of(piece, "practice", party + text, f"pr-{count + 1}")
        entry = self.book.begin(What.PRACTICE, id, piece)
        entry.party = party
        self.book.write(piece, text)

    def said(self, piece: Piece) -> str:
        """The words of a piece; nothing where it only says that they are awaited."""
        return "" if piece.text == self._awaited else piece.text

    @property
    def _awaited(self) -> str:
        return self.words.report.phrases["awaited"]

    _TAKERS: ClassVar[Mapping[Role, Callable[["ByRole", Piece], bool]]] = {
        Role.TITLE: _title,
        Role.PREFACE: _state,
        Role.CONTENTS: _contents,
        Role.CHAPTER: _chapter,
        Role.INTRODUCTION: _introduction,
        Role.CONTINUATION: _further,
        Role.TOPIC: _topic,
        Role.NUMBERED: _numbered,
        Role.OBSERVATION: _further,
        Role.FINDING: _found,
        Role.CODE: _code,
        Role.LEAD_IN: _opening,
        Role.RECOMMENDATION: _asked,
        Role.POINT: _point,
        Role.REMARK: _remark,
        Role.PRACTICE: _practice,
    }


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
