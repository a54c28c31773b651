"""Footnotes: the area they take at the foot of a column, and where each of them begins.

Two things to know. A note begins with its number, raised or not; unraised numbers count only in
small print or below a rule that sets notes apart, and only where a mark calls for them. And small
print at the foot that begins without a number goes on with the note that was open before it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ronda.factsheets.reading.from_pdf.columns import Flow
from ronda.factsheets.reading.from_pdf.lines import Line
from ronda.factsheets.reading.from_pdf.marks import marks_in, number_of
from ronda.factsheets.reading.from_pdf.pages import Area

_SMALL = 0.94
_NEXT_FEW = 3
_NEAR = 6.0
_SHORT = 0.6
"""A rule that sets notes apart begins at the column's left and is shorter than this part of it."""
_PLAIN_NUMBER = re.compile(r"(\d{1,3})[.)]?(?=\s+\S|[^\W\d_])")


@dataclass(slots=True)
class Note:
    """A note's number and its lines; the number itself is still in the first of them."""

    number: int
    raised: bool
    lines: list[Line] = field(default_factory=list)


class Notes:
    """Takes the notes out of one flow after another."""

    def __init__(
        self, body_size: float, flows: Sequence[Flow], rules: Sequence[Sequence[Area]]
    ) -> None:
        self._rules = rules
        self.found: list[Note] = []
        self._numbers: dict[int, int] = {}
        self._small = body_size * _SMALL
        lines = [line for flow in flows for line in flow.lines]
        self._marks: defaultdict[int, set[int]] = defaultdict(set)
        for flow in flows:
            self._marks[flow.page] |= marks_in(flow.lines)
        self._are_small = any(self._is_small_note(line) for line in lines)

    def take(self, flow: Flow) -> None:
        """Take the note lines off the end of `flow`."""
        ruled = self._below_rule(flow)
        start = self._start(flow.lines) if ruled is None else ruled
        for line in flow.lines[start:]:
            number = self._begins(line, ruled=ruled is not None)
            if number is not None:
                raised = number_of(line.first) is not None
                self.found.append(Note(number, raised))
                self._numbers[number] = line.page
            self.found[-1].lines.append(line)
        del flow.lines[start:]

    def _below_rule(self, flow: Flow) -> int | None:
        """The first line below a short rule at the column's left, where a note begins there."""
        for rule in self._rules[flow.page - 1]:
            if abs(rule.x0 - flow.left) > _NEAR or rule.width > _SHORT * (flow.right - flow.left):
                continue
            if any(_underlines(rule, line) for line in flow.lines):
                continue
            below = [i for i, line in enumerate(flow.lines) if line.y > rule.y1]
            start = below[0] if below else len(flow.lines)
            rest = flow.lines[start:]
            plain = rest and below == list(range(start, len(flow.lines)))
            if plain and not any(line.hue for line in rest):
                first = self._begins(rest[0], ruled=True)
                if first is not None or (self.found and self._open_before(rest[0])):
                    return start
        return None

    def _open_before(self, line: Line) -> bool:
        last = self.found[-1].lines[-1]
        return line.page - last.page == 1 and not _is_closed(last.text)

    def _start(self, lines: Sequence[Line]) -> int:
        """Where the notes begin among the lines of a column; their count where there are none."""
        start = len(lines)
        while start and self._may_be_note(lines[start - 1], lines[start:]):
            start -= 1
        first = next((i for i in range(start, len(lines)) if self._is_first(lines, i)), None)
        if first is None:
            return len(lines) if not self._goes_on(lines[start:]) else start
        return start if self._goes_on(lines[start:first]) else first

    def _is_first(self, lines: Sequence[Line], index: int) -> bool:
        """Whether the notes of a column may begin with this line."""
        number = self._begins(lines[index])
        if number is None:
            return False
        small = lines[index].size <= self._small
        return small or (not self._are_small and number_of(lines[index].first) is not None)

    def _may_be_note(self, line: Line, below: Sequence[Line]) -> bool:
        if line.hue is not None or not line.pieces:
            return False
        if line.size <= self._small:
            return True
        if self._are_small or number_of(line.first) is None:
            return False
        return not below or self._begins(below[0]) is not None

    def _is_small_note(self, line: Line) -> bool:
        raised = line.pieces and number_of(line.first) is not None
        return bool(raised) and line.size <= self._small and len(line.pieces) > 1

    def _goes_on(self, lines: Sequence[Line]) -> bool:
        """Whether small print without a number goes on with the last note of the page before."""
        if not lines or not self.found or not all(line.size <= self._small for line in lines):
            return False
        last = self.found[-1].lines[-1]
        near = lines[0].page - last.page <= 1
        return near and abs(last.size - lines[0].size) < 0.3 and not _is_closed(last.text)

    def _begins(self, line: Line, *, ruled: bool = False) -> int | None:
        """The number with which a note begins here."""
        if not line.pieces or line.is_lone_mark:
            return None
        raised = number_of(line.first)
        if raised is not None:
            return raised
        plain = _PLAIN_NUMBER.match(line.text)
        if plain is None or (line.size > self._small and not ruled):
            return None
        return self._due(int(plain[1]), line.page)

    def _due(self, number: int, page: int) -> int | None:
        """A plain number where a note with it may begin.

        It is one of the page's marks (or its neighbours') that has no note yet, or had it further
        up, for numbers may begin again; after an unfinished note only one of the next few.
        """
        marked = any(number in self._marks.get(near, ()) for near in (page - 1, page, page + 1))
        if not marked or page - self._numbers.get(number, page - 2) < 2:
            return None
        last = self.found[-1] if self.found else None
        if last is None or not last.lines or _is_closed(last.lines[-1].text):
            return number
        return number if 1 <= number - last.number <= _NEXT_FEW else None


def _is_closed(text: str) -> bool:
    """Whether a note may end with these words: a full stop, or an address."""
    if re.search(r"(?:https?://|www\.)\S+$", text):
        return True
    return re.search(r"[.!?][\"'”’»)]*$", text) is not None


def _underlines(rule: Area, line: Line) -> bool:
    """Whether a rule is drawn under words, as under a link."""
    near = -1 <= rule.y0 - line.y < line.size * 0.4
    return near and rule.x0 < line.x1 and rule.x1 > line.x0
