"""Lines put together to paragraphs: by distance, indent, labels, style and box.

Two things to know. A line goes on with the one above unless something speaks against it, and the
strongest sign that a paragraph ended is a line with room left for the next line's first word. And
paragraphs never reach beyond a column: what goes on in the next one is for the grammar to join.
"""

import re
from dataclasses import dataclass

from ronda.factsheets.blocks import Colour
from ronda.factsheets.reading.from_pdf.columns import Flow
from ronda.factsheets.reading.from_pdf.lines import CLOSED, Line
from ronda.factsheets.reading.from_pdf.measures import LOOSE, Measures, is_marked
from ronda.factsheets.reading.from_pdf.points import Label, label_of

_INDENT = 4.0
_NEARLY = 1.5
_SHORT = 8.0
_LONG = 0.6
_SIZE_DIFFERS = 0.06
_CUT = re.compile(r"[^\W\d_][-‐]$")
_LEADERS = re.compile(r"(?:[.…·_]\s?){6,}\s*\d{1,4}$")
_PAGE = re.compile(r"\s\d{1,4}$")
_COUNTED = re.compile(r"(\d{1,4})[.)]\s")
_LONE = re.compile(r"\[\d{1,3}\]")
_TABBED = 2.0
_MIDDLE = 12.0


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together; `offset` is how far its first line is set in.

    `followed_by` is the line that the next column begins with. `wrapped` says that its last line
    was full, so that only words can tell whether the next paragraph goes on with it.
    """

    lines: list[Line]
    page: int
    offset: float
    label: Label | None = None
    listed: bool = False
    ends_flow: bool = False
    text_x0: float = 0.0
    followed_by: Line | None = None
    wrapped: bool = False

    @property
    def hue(self) -> Colour | None:
        """The hue of the box it stands in."""
        return self.lines[0].hue

    @property
    def size(self) -> float:
        """The size of its text."""
        return self.lines[0].size

    @property
    def text(self) -> str:
        """Its words, roughly: lines put together with blanks."""
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Paragraphs:
    """Finds the paragraphs of one flow after another."""

    measures: Measures
    _last: Paragraph | None = None

    def take(self, flow: Flow) -> list[Paragraph]:
        """The paragraphs of `flow`, the last of which may go on in the next one."""
        made: list[Paragraph] = []
        for line in flow.lines:
            label = label_of(line)
            if label and not made and not label.sure and self._is_inside_dashes(label):
                label = None
            goes_on = bool(made) and self._goes_on(made[-1], line, label, flow)
            if goes_on and not self._is_doubtful(made[-1], line):
                made[-1].lines.append(line)
                made[-1].listed = made[-1].listed or is_listed(line)
                continue
            if goes_on:
                made[-1].wrapped = True
            made.append(_begun(line, None if goes_on else label, flow.left))
        if made:
            made[-1].ends_flow = True
            self._last = made[-1]
        return made

    def _is_doubtful(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a full line may end a paragraph, where neither space nor edges would show it."""
        last = paragraph.lines[-1]
        if self.measures.spaced or self.measures.justified or last.bold or line.is_lone_mark:
            return False
        return CLOSED.search(last.text) is not None and line.text[:1].isupper()

    def _is_inside_dashes(self, label: Label) -> bool:
        """Whether a dash that begins a column closes what a dash in the column before opened."""
        before = self._last
        if before is None or label.shown != "-" or CLOSED.search(before.lines[-1].text):
            return False
        return _has_open_dash(before)

    def _goes_on(self, paragraph: Paragraph, line: Line, label: Label | None, flow: Flow) -> bool:
        last = paragraph.lines[-1]
        if line.is_lone_mark or (_LONE.fullmatch(line.text) and not has_room(last, line, flow)):
            return line.hue is last.hue
        if self._is_other(paragraph, line) or _counts_on(paragraph.lines[0], line):
            return False
        if label is not None and not label.sure and _are_centred(last, line, flow):
            label = None
        if label is not None and (label.sure or _proves(paragraph, last, line, label, flow)):
            return False
        if _CUT.search(last.text) and last.bold == line.bold:
            return True
        return self._words_go_on(paragraph, line, flow)

    def _is_other(self, paragraph: Paragraph, line: Line) -> bool:
        """Whether a line stands in another box, another size, or apart from the line above."""
        last = paragraph.lines[-1]
        return bool(
            line.hue is not last.hue
            or not line.pieces
            or not last.pieces
            or paragraph.listed
            or abs(line.size - last.size) > last.size * _SIZE_DIFFERS
            or self._is_apart(last, line)
        )

    def _words_go_on(self, paragraph: Paragraph, line: Line, flow: Flow) -> bool:
        """Whether the words of a line go on from those above, by style, edges and room."""
        last = paragraph.lines[-1]
        room = has_room(last, line, flow)
        if _changes_style(last, line):
            return _flows_on(last, line) and not room
        if _are_centred(last, line, flow):
            return not room
        if _is_set_off(paragraph, line) or self._ends_early(last, flow):
            return False
        long = last.x1 - last.x0 > (flow.right - flow.left) * _LONG
        return not room or (long and _flows_on(last, line))

    def _ends_early(self, last: Line, flow: Flow) -> bool:
        """Whether a line falls short in justified text, where only the last of a paragraph does."""
        usual = abs(last.size - self.measures.body_size) < _NEARLY and not last.bold
        if not self.measures.justified or not usual or not CLOSED.search(last.text):
            return False
        beside = [each.x1 for each in flow.lines if each.area is last.area]
        return last.x1 < max(beside) - _SHORT if last.area else last.x1 < flow.right - _SHORT

    def _is_apart(self, last: Line, line: Line) -> bool:
        """Whether more than the usual distance lies between two lines."""
        usual = self.measures.leading(line.size, marked=is_marked(last, line))
        apart = line.y - last.y
        return apart <= 0 or apart > usual + line.size * LOOSE


def _counts_on(first: Line, line: Line) -> bool:
    """Whether a line begins with the number that follows the one a paragraph begins with."""
    before, number = _COUNTED.match(first.text), _COUNTED.match(line.text)
    if before is None or number is None:
        return False
    return int(number[1]) == int(before[1]) + 1


def _begun(line: Line, label: Label | None, left: float) -> Paragraph:
    if label is not None and not label.sure and label.shown == "-" and line.text.startswith("-"):
        label = label if line.text[1:2] == " " else None
    start = line.area.x0 if line.area else left
    return Paragraph(
        [line],
        line.page,
        line.x0 - start,
        label,
        is_listed(line),
        text_x0=label.text_x0 if label else line.x0,
    )


def is_listed(line: Line) -> bool:
    """Whether a line ends as the entries of a table of contents do."""
    if _LEADERS.search(line.text):
        return True
    return line.tabbed > _TABBED and _PAGE.search(line.text) is not None


def has_leaders(line: Line) -> bool:
    """Whether dots lead to the page number at a line's end."""
    return _LEADERS.search(line.text) is not None


def has_room(last: Line, line: Line, flow: Flow, *, words: int = 1) -> bool:
    """Whether the first words of `line` would have fitted after `last`."""
    begin = " ".join(line.text.split(" ", words)[:words])
    needed = (line.x1 - line.x0) * (len(begin) + 1) / max(1, len(line.text))
    right = flow.right
    if last.area is not None:
        margin = max(0.0, min(last.x0, line.x0) - last.area.x0)
        widest = max((each.x1 for each in flow.lines if each.area is last.area), default=0.0)
        right = max(last.area.x1 - margin, widest)
    room = right - last.x1
    if _are_centred(last, line, flow):
        room = 2 * min(room, max(0.0, last.x0 - flow.left))
    # A word is only about as wide as its letters make it, and few sentences end without a sign.
    doubt = 0.4 if CLOSED.search(last.text) else 2.0
    return room > needed * 1.2 + last.size * doubt


def _is_centred(line: Line, flow: Flow) -> bool:
    before, after = line.x0 - flow.left, flow.right - line.x1
    return before > _MIDDLE and abs(before - after) < 4 and line.area is None


def _are_centred(last: Line, line: Line, flow: Flow) -> bool:
    """Whether two lines stand centred, one of which may be as wide as the column."""
    centred = [_is_centred(each, flow) for each in (last, line)]
    full = [
        each.x0 - flow.left <= _MIDDLE and flow.right - each.x1 <= _MIDDLE for each in (last, line)
    ]
    return any(centred) and all(c or f for c, f in zip(centred, full, strict=True))


def _flows_on(last: Line, line: Line) -> bool:
    """Whether the words of `line` evidently go on from those of `last`."""
    return line.text[:1].islower() and not CLOSED.search(last.text)


def _changes_style(last: Line, line: Line) -> bool:
    return last.bold != line.bold or (last.italic != line.italic and last.bold)


def _is_set_off(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line's left edge says that a paragraph begins with it."""
    last = paragraph.lines[-1]
    if len(paragraph.lines) > 1:
        return abs(line.x0 - last.x0) > _INDENT
    if paragraph.label is not None:
        hangs = abs(line.x0 - paragraph.text_x0) <= _INDENT or abs(line.x0 - last.x0) <= _NEARLY
        return not hangs and (line.x0 > last.x0 or not _flows_on(last, line))
    if line.x0 > last.x0 + _INDENT:
        return CLOSED.search(last.text) is not None
    return line.x0 < last.x0 - 5 * line.size


def _proves(paragraph: Paragraph, last: Line, line: Line, label: Label, flow: Flow) -> bool:
    """Whether a doubtful label, such as a dash, begins a point here."""
    closed = CLOSED.search(last.text) is not None
    if label.shown == "-" and not closed and _has_open_dash(paragraph):
        return False
    if label.wide:
        return True
    if paragraph.label is not None and paragraph.label.shown == label.shown:
        beside = abs(line.x0 - paragraph.lines[0].x0) < _INDENT
        return beside and (abs(line.x0 - paragraph.text_x0) > 2 or len(paragraph.lines) > 1)
    # What looks like a label may be half of an abbreviation, "p. ex.", that no line may part.
    room = has_room(last, line, flow, words=2)
    edge = last.x0 if len(paragraph.lines) > 1 else paragraph.text_x0
    return closed or room or abs(line.x0 - edge) > _INDENT


def _has_open_dash(paragraph: Paragraph) -> bool:
    """Whether a dash opened an insertion that no second dash has closed yet."""
    sentence = re.split(r"[.!?]\s", paragraph.text)[-1]
    return len(re.findall(r"\s[-–—]\s", sentence)) % 2 == 1
