"""What a letter says of itself: who writes to whom, when, where, under what number, about what.

Two things to know. A word of the header's with a colon ("Subject:") is believed; the rest is told
by its kind and place: offices above the number and date write, those below are written to. And
what could be meant in two ways is told as unresolved, with the candidates.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ronda.factsheets.blocks import Kind
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.replies.model import Found, Header, HeaderField, Unresolved
from ronda.replies.reading.dividing import is_greeting, is_salutation
from ronda.replies.reading.header_lines import (
    NUMBER,
    Line,
    days,
    is_labelled,
    label_end,
    number_at,
    parted,
    swapped,
    trimmed,
)
from ronda.replies.reading.naming.candidates import Candidate
from ronda.replies.reading.naming.dates import dates
from ronda.replies.reading.pieces import Piece
from ronda.replies.reading.plain import Plain
from ronda.replies.wording import Words

_MOST_LINES = 3
_LONG = (HeaderField.SUBJECT, HeaderField.SENDER, HeaderField.ADDRESSEE)
"""What may go on over several lines."""

_LABELLED = re.compile(r"[^\W\d_][^:.]{0,24} ?:")
_PLACE = re.compile(r"[^\W\d_][^\W\d_'-]{1,30}(?:[ -][^\W\d_][^\W\d_'-]{1,30}){0,3}")
_BEFORE_DATE = re.compile(r"[\s,]*(?:the|le|on|dana|дана|this)?[\s,]*$", re.IGNORECASE)
_STREET = re.compile(r", [^,\d]{3,40} \d{1,4}[^,]{0,8}$")
"""What follows a place on its line: a street with its number."""
_NEAR = 2
_AHEAD = 120
_OWN_OR_OTHER = "“Ref” may be this letter's own number or that of the letter it answers"
_EITHER = "nothing tells whether it writes or is written to"
_TITLE = "no word says that it is the subject; it stands where a subject does"
_DATES = "the header has several dates"
_NO_SENDER = "no line says who writes; an office is named where letters are signed"


@dataclass
class HeaderReader:
    """Reads the header from the lines above a letter's text, its closing and its first passages."""

    above: Sequence[Piece]
    text: Sequence[Piece]
    closing: Sequence[Piece]
    lines: list[Line] = field(default_factory=list)
    values: dict[HeaderField, str] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)

    def read(self) -> Header:
        """The header."""
        for piece in self.above:
            aside = is_salutation(piece)
            lines = [part for plain in piece.lines for part in parted(plain, piece.words)]
            self.lines += [Line(piece, plain, aside=aside) for plain in lines]
        self._labelled()
        self._titled()
        self._numbered()
        self._dated()
        self._placed()
        self._offices()
        self._referred()
        return Header(
            **{str(name): value for name, value in self.values.items()},
            found=tuple(sorted(self.found, key=lambda f: f.start)),
            unresolved=tuple(self.unresolved),
        )

    def place(self, ledger: Ledger) -> None:
        """Say of every line of the header where it went."""
        for line in self.lines:
            place = f"header/{line.taken}" if line.taken else "header"
            if line.aside:
                place = "salutation"
            whole = line.piece.placeables[0]
            alone = sum(one.piece is line.piece for one in self.lines) == 1
            span = whole.spans[0] if alone else line.plain.span(0, len(line.plain.words))
            ledger.place(replace(whole, spans=(span,)), place)

    # -------------------------------------------------------- fields with their word before them

    def _labelled(self) -> None:
        for at, line in enumerate(self.lines):
            if line.taken or line.aside:
                continue
            for name in (HeaderField.SUBJECT, HeaderField.REFERENCE, HeaderField.DATE,
                         HeaderField.ADDRESSEE, HeaderField.SENDER):  # fmt: skip
                label = label_end(line, name)
                if label is not None and name not in self.values:
                    self._take_labelled(at, name, label)
                    break
            else:
                self._take_bare_reference(line)

    def _take_bare_reference(self, line: Line) -> None:
        """A line that begins "Your letter of", without a word before it."""
        begins = line.words.begins("letter.your_letter", line.text)
        if begins and HeaderField.REFERENCE not in self.values:
            part = trimmed(line.plain)
            line.taken = HeaderField.REFERENCE
            self._set(HeaderField.REFERENCE, part.words, [part])

    def _titled(self) -> None:
        """A title without a word before it, right above the salutation or the text."""
        free = [line for line in self.lines if not line.aside]
        if HeaderField.SUBJECT in self.values or not free or free[-1].taken:
            return
        lines = [line for line in free if line.piece is free[-1].piece]
        whole = " ".join(line.text for line in lines)
        if len(lines) <= _MOST_LINES and lines[0].words.search("letter.reply", whole):
            parts = [part for part in (trimmed(line.plain) for line in lines) if part.words]
            for line in lines:
                line.taken = HeaderField.SUBJECT
            value = " ".join(part.words for part in parts)
            self._set(HeaderField.SUBJECT, value, parts)
            self._doubt(HeaderField.SUBJECT, (value,), _TITLE)

    def _take_labelled(self, at: int, name: HeaderField, label: int) -> None:
        """The words after the label, on its line and those that go on with it."""
        if name is HeaderField.DATE:
            self._take_date(self.lines[at], label)
            return
        parts = [self.lines[at].plain.cut(label, len(self.lines[at].text))]
        used = [self.lines[at]]
        piece = self.lines[at].piece
        most = _MOST_LINES if name in _LONG else 1
        for line in self.lines[at + 1 : at + 1 + most]:
            said = any(part.words for part in parts)
            if said and (line.piece is not piece or name not in _LONG):
                break
            if line.aside or line.taken or is_labelled(line) or _LABELLED.match(line.text):
                break
            parts.append(line.plain)
            used.append(line)
            piece = line.piece
        parts = [p for p in (trimmed(part) for part in parts) if p.words]
        if not parts:
            return
        if name is HeaderField.REFERENCE and self._is_own_number(self.lines[at], parts):
            name = HeaderField.NUMBER
        for line in used:
            line.taken = name
        joint = ", " if name in (HeaderField.SENDER, HeaderField.ADDRESSEE) else " "
        self._set(name, joint.join(p.words for p in parts), parts)

    def _is_own_number(self, line: Line, parts: Sequence[Plain]) -> bool:
        """Whether a bare "Ref:" with a number and nothing else may be the letter's own."""
        value = parts[0].words
        bare = re.match(r"r[eé]f", line.text, re.IGNORECASE) and not re.search(r"\s", value)
        has_other = any(number_at(one) for one in self.lines if one is not line)
        if not bare or len(parts) > 1 or not NUMBER.fullmatch(value) or has_other:
            return False
        self._doubt(HeaderField.NUMBER, (value,), _OWN_OR_OTHER)
        return True

    def _numbered(self) -> None:
        for line in self.lines:
            if HeaderField.NUMBER in self.values:
                return
            if line.taken not in (None, HeaderField.DATE) or line.aside:
                continue
            if span := number_at(line):
                part = line.plain.cut(*span)
                line.taken = HeaderField.NUMBER
                self._set(HeaderField.NUMBER, part.words, [part])

    # ------------------------------------------------------------------------- date and place

    def _dated(self) -> None:
        if HeaderField.DATE in self.values:
            return
        free = [li for li in self.lines if li.taken in (None, HeaderField.NUMBER) and not li.aside]
        told = [(line, day) for line in free for day in days(line)]
        told = told or [(line, day) for line in self._signed() for day in days(line)]
        if not told:
            return
        line, day = told[0]
        self._date(line, day)
        others = tuple(dict.fromkeys(d.when or "" for _, d in told))
        if len(others) > 1:
            self._doubt(HeaderField.DATE, others, _DATES)

    def _take_date(self, line: Line, start: int) -> None:
        day = next((d for d in days(line) if d.start >= start), None)
        if day is not None:
            self._date(line, day)

    def _date(self, line: Line, day: Candidate) -> None:
        line.taken = line.taken or HeaderField.DATE
        assert day.when is not None
        self._set(HeaderField.DATE, day.when, [line.plain.cut(day.start, day.end)])
        if day.reason:
            self._doubt(HeaderField.DATE, (day.when, swapped(day.when)), day.reason)
        self._place_before(line, day)

    def _place_before(self, line: Line, day: Candidate) -> None:
        """As in "Belgrade, 25 October 2017", « Paris, le 28 juillet », "Done at Paris on …"."""
        before = line.text[: day.start]
        before = before[: len(before) - len(_BEFORE_DATE.search(before)[0])]  # type: ignore[index]
        for name in ("letter.done_at", "letter.place"):
            if opening := line.words.begins(name, before):
                begin = opening.end()
                break
        else:
            begin = 0
        if number := number_at(line):
            begin = max(begin, number[1])
        part = trimmed(line.plain.cut(begin, len(before)))
        if part.words and _PLACE.fullmatch(part.text) and part.text[0].isupper():
            self._set(HeaderField.PLACE, part.words, [part])

    def _placed(self) -> None:
        """A place alone on its line, beside the number or the date."""
        if HeaderField.PLACE in self.values:
            return
        beside = (HeaderField.NUMBER, HeaderField.DATE)
        marked = [i for i, line in enumerate(self.lines) if line.taken in beside]
        for at, line in enumerate(self.lines):
            near = any(abs(at - other) <= _NEAR for other in marked)
            part = trimmed(line.plain)
            if street := _STREET.search(part.text):
                part = part.cut(0, street.start())
            alone = _PLACE.fullmatch(part.text) and part.text[0].isupper()
            free = not (line.taken or line.aside or line.is_office or part.text.isupper())
            free = free and not line.words.begins("letter.addressed", line.text)
            if near and alone and free and len(part.text.split()) <= 3:
                line.taken = HeaderField.PLACE
                self._set(HeaderField.PLACE, part.words, [part])
                return

    # ---------------------------------------------------------------- who writes, and to whom

    def _offices(self) -> None:
        groups = list(self._groups())
        above = [g for g in groups if g.before and not g.addressed]
        below = [g for g in groups if not g.before or g.addressed]
        marked = any(line.taken for line in self.lines)
        if HeaderField.SENDER not in self.values and above:
            self._take_offices(HeaderField.SENDER, above[0].lines)
            if not marked and HeaderField.SENDER in self.values:
                self._doubt(HeaderField.SENDER, (self.values[HeaderField.SENDER],), _EITHER)
            above = above[1:]
        if HeaderField.ADDRESSEE not in self.values and (rest := below or above):
            self._take_offices(HeaderField.ADDRESSEE, rest[0].lines)
        if HeaderField.SENDER not in self.values:
            self._sender_from_signature()

    def _groups(self) -> Iterator["_Group"]:
        """Lines that belong together and name an office or a person that is written to."""
        lines: list[Line] = []
        before, addressed = True, False
        for line in [*self.lines, None]:
            begins = (
                line is not None and line.words.begins("letter.addressed", line.text) is not None
            )
            cut = line is None or line.taken or line.aside or (begins and not addressed)
            if cut and lines:
                if addressed or any(one.is_office for one in lines):
                    yield _Group(lines, before=before, addressed=addressed)
                lines, addressed = [], False
            if line is None or line.aside:
                continue
            if line.taken:
                before = before and line.taken is HeaderField.PLACE
                continue
            addressed = addressed or begins
            lines.append(line)

    def _take_offices(self, name: HeaderField, lines: Sequence[Line]) -> None:
        """The lines that name somebody; addresses and telephones only go with them."""
        parts = []
        for line in lines:
            if line.piece.block.kind is Kind.HEADING and not line.is_office:
                continue  # the title of a page, not of an office
            line.taken = name
            part = trimmed(line.plain)
            if to := line.words.begins("letter.to", part.text):
                part = trimmed(part.cut(to.end(), len(part.words)))
            if part.words and not _is_postal(line.words, part.text):
                parts.append(part)
        if parts:
            self._set(name, ", ".join(part.words for part in parts), parts)

    def _sender_from_signature(self) -> None:
        for line in self._signed():
            if line.is_office:
                part = trimmed(line.plain)
                self._set(HeaderField.SENDER, part.words, [part])
                self._doubt(HeaderField.SENDER, (part.words,), _NO_SENDER)
                return

    def _signed(self) -> Iterator[Line]:
        for piece in self.closing:
            if not is_greeting(piece):
                yield from (Line(piece, plain) for plain in piece.lines)

    # --------------------------------------------------------------------------- what is answered

    def _referred(self) -> None:
        """As in "Your letter No. 5 of 28 July", in the first passages, where no line says it."""
        for piece in [] if HeaderField.REFERENCE in self.values else self.text[:2]:
            m = piece.words.search("letter.your_letter", piece.text)
            if m is None:
                continue
            ahead = piece.text[m.end() : m.end() + _AHEAD]
            stop = re.search(r"[.;](?=\s+[A-ZÀ-ÝЀ-Я])", ahead)
            ahead = ahead[: stop.start()] if stop else ahead
            day = next(iter(sorted(dates(ahead, piece.words), key=lambda d: d.start)), None)
            number = re.match(
                r"[^,;]{0,25}?(?:no|nr|n°|број|broj|бр|br|number|numéro)\b\.? ?\S*\d[\w/.-]*",
                ahead,
                re.IGNORECASE,
            )
            end = max(day.end if day else 0, number.end() if number else 0)
            if end:
                part = trimmed(piece.plain.cut(m.start(), m.end() + end))
                self._set(HeaderField.REFERENCE, part.words, [part])
                return

    def _set(self, name: HeaderField, value: str, parts: Sequence[Plain]) -> None:
        self.values[name] = value
        for part in parts:
            start, end = part.span(0, len(part.words))
            self.found.append(Found(field=name, text=part.source[start:end], start=start, end=end))

    def _doubt(self, name: HeaderField, candidates: tuple[str, ...], reason: str) -> None:
        self.unresolved.append(Unresolved(field=name, candidates=candidates, reason=reason))


def _is_postal(words: Words, text: str) -> bool:
    """Whether a line says where somebody is found: a street, a telephone, a page."""
    return bool(re.search(r"\d|@|www\.|:", text) or words.search("letter.street", text))


@dataclass(frozen=True)
class _Group:
    """Lines of one sender or addressee; `before` any number, date or other field."""

    lines: Sequence[Line]
    before: bool
    addressed: bool
