"""Which pieces of a filled file are the answer to which question; and what is nobody's.

Two things to know. A field is found by its control, else by the bookmark or the words of its label,
else by its question's words or number, where only one piece has them; how it was found is told. And
every piece with text is either the form's own, or in an answer, or stray: nothing is left over.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ronda.questionnaires import file_names
from ronda.questionnaires.form import BETWEEN, Form, Line, LineKind, form_lines
from ronda.questionnaires.model import AsksChoice
from ronda.questionnaires.reading.docx_pieces import Control, Piece
from ronda.questionnaires.reading.values import folded
from ronda.questionnaires.showing import unit_of
from ronda.questionnaires.walking import Placed

_TICKED = re.compile(r"^\s*(?:[☒☑✓✔✗✘■]|\[[xX]\]|[xX]\s)\s*")
_UNTICKED = re.compile(r"^\s*(?:[☐□]|\[\s?\])\s*")
_LABEL, _ANSWER = (n.casefold() for n in (file_names.LABEL_STYLE, file_names.ANSWER_STYLE))


class FoundBy(StrEnum):
    """How the place of an answer was found in a file."""

    CONTROL = "control"
    LABEL = "label"
    QUESTION = "question"
    NOWHERE = "nowhere"


@dataclass(slots=True)
class FoundAnswer:
    """What stands in the place of one answer: `text`, or the boxes ticked by their key."""

    place: Placed
    by: FoundBy = FoundBy.NOWHERE
    text: str = ""
    ticked: dict[str, bool] = field(default_factory=dict)
    reason: str = ""
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class StrayPiece:
    """Text outside every answer; `after` is the number of the question that it stands after."""

    text: str
    after: str
    place: str


class Places:
    """Places the pieces of one file on the questions of one form."""

    def __init__(self, form: Form, pieces: tuple[Piece, ...]) -> None:
        self._form = form
        self._pieces = pieces
        self._taken: set[int] = set()
        self._rests: dict[int, str] = {}
        self._lines = form_lines(form)
        self._own = _own_texts(self._lines)
        self._labels = self._found_labels()
        self._anchors = self._found_anchors()

    def answers(self) -> tuple[FoundAnswer, ...]:
        """What stands in the place of each answer, in the order of the form."""
        asked = [one for one in self._form.places if one.is_answerable]
        return tuple(self._answer(place) for place in asked)

    def strays(self) -> Iterator[StrayPiece]:
        """What is left; asked for once all answers were."""
        numbers = {at: place.full_number for place, at in self._anchors.values()}
        numbers |= {at: place.full_number for place, at in self._labels.values()}
        left = Counter(self._own)
        after = ""
        for at, piece in enumerate(self._pieces):
            after = numbers.get(at, after)
            text = self._rests.get(at, piece.text)
            if at not in self._rests:
                if at in self._taken or self._is_furniture(piece):
                    continue
                if left[folded(text)] > 0:
                    left[folded(text)] -= 1
                    continue
            if text.strip():
                yield StrayPiece(text.strip(), "" if piece.place else after, piece.place)

    def _is_furniture(self, piece: Piece) -> bool:
        """The running head and page number that the file went out with."""
        text = folded(piece.text)
        return piece.place == "head" and (text.isdigit() or text == folded(self._head()))

    def _head(self) -> str:
        title = self._form.questionnaire.title.in_language(self._form.languages[0])
        names = [line.joined for line in self._lines if line.kind is LineKind.PARTICULARS]
        party = names[0].partition(": ")[2] if self._form.party else ""
        return " – ".join(filter(None, (title, party.split(BETWEEN)[0])))

    # Where things are

    def _found_labels(self) -> Mapping[str, tuple[Placed, int]]:
        """The turn of each answer's label: by its bookmark, else by its words."""
        marked: dict[str, int] = {}
        said: dict[str, list[int]] = {}
        for at, piece in enumerate(self._pieces):
            for name in piece.bookmarks:
                marked.setdefault(name, at)
            if piece.tag is None and not piece.place:
                said.setdefault(folded(piece.text), []).append(at)
        found = {}
        for line in self._lines:
            if line.kind is LineKind.ANSWER and line.place is not None:
                turn = marked.get(file_names.bookmark(line.place.id))
                alike = said.get(folded(line.joined), [])
                if turn not in alike and len(alike) == 1:
                    turn = alike[0]
                if turn is not None:
                    found[line.place.id] = (line.place, turn)
        return found

    def _found_anchors(self) -> Mapping[str, tuple[Placed, int]]:
        """The turn of each question itself, where its words or number stand once."""
        said: dict[str, list[int]] = {}
        numbered: dict[str, list[int]] = {}
        for at, piece in enumerate(self._pieces):
            if piece.tag is None and not piece.place:
                said.setdefault(folded(piece.text), []).append(at)
                number = re.match(r"\s*([\w.]+)[.)]?\s", piece.text)
                if number and any(sign.isdigit() for sign in number[1]):
                    numbered.setdefault(number[1].rstrip("."), []).append(at)
        found = {}
        for line in self._lines:
            if line.kind is LineKind.QUESTION and line.place is not None:
                first = folded(f"{line.number}\t{line.texts[0]}")
                alike = said.get(first) or numbered.get(line.place.question.number, [])
                if len(alike) == 1:
                    found[line.place.id] = (line.place, alike[0])
        return found

    # Answers

    def _answer(self, place: Placed) -> FoundAnswer:
        found = FoundAnswer(place)
        tag = f"{file_names.TAG}{place.id}"
        asks = place.question.asks
        if isinstance(asks, AsksChoice) and asks.several:
            self._options(found, asks, tag)
            if found.by is not FoundBy.NOWHERE:
                return found
        elif self._by_block(found, tag) or self._by_inline(found, tag):
            return found
        return self._by_region(found)

    def _by_block(self, found: FoundAnswer, tag: str) -> bool:
        """By a control around paragraphs; of several with one tag the first that says anything."""
        groups: dict[int, list[int]] = {}
        for at, piece in enumerate(self._pieces):
            if piece.tag == tag and not piece.place:
                groups.setdefault(piece.opens, []).append(at)
        if not groups:
            return False
        texts = {opens: self._joined(turns) for opens, turns in groups.items()}
        opens = next((one for one in groups if texts[one].strip()), next(iter(groups)))
        for one, turns in groups.items():
            if one == opens or texts[one] == texts[opens]:
                self._taken.update(turns)
        found.by, found.text = FoundBy.CONTROL, texts[opens]
        found.pictures = sum(self._pieces[at].pictures for at in groups[opens])
        return True

    def _joined(self, turns: list[int]) -> str:
        return "\n".join(self._pieces[at].text for at in turns if not self._pieces[at].prompts)

    def _by_inline(self, found: FoundAnswer, tag: str) -> bool:
        """By a control within a line; what else stands in that line is not the answer."""
        for at, piece in enumerate(self._pieces):
            for control in piece.controls:
                if control.tag == tag:
                    found.by = FoundBy.CONTROL
                    found.text = piece.text[control.start : control.end]
                    found.pictures = piece.pictures
                    self._take_rest(at, control, self._unit(found.place))
                    return True
        return False

    def _take_rest(self, at: int, control: Control, own: str) -> None:
        piece = self._pieces[at]
        rest = f"{piece.text[: control.start]} {piece.text[control.end :]}"
        self._taken.add(at)
        if folded(rest) not in {"", folded(own)}:
            self._rests[at] = rest.strip()

    def _unit(self, place: Placed) -> str:
        units = (unit_of(place.question, tag) for tag in self._form.languages)
        return BETWEEN.join(dict.fromkeys(filter(None, units)))

    def _options(self, found: FoundAnswer, asks: AsksChoice, tag: str) -> None:
        """The boxes to tick, by their controls."""
        keys = _option_keys(self._form, asks)
        for at, piece in enumerate(self._pieces):
            for control in piece.controls:
                key = control.tag.removeprefix(f"{tag}#")
                if control.tag.startswith(f"{tag}#") and key in keys:
                    found.by = FoundBy.CONTROL
                    sign = piece.text[control.start : control.end]
                    ticked = _TICKED.match(sign) is not None if sign.strip() else False
                    found.ticked[key] = ticked or (control.checked or False) is True
                    self._option_rest(found, at, key, piece.text[control.end :], keys[key])

    def _option_rest(self, found: FoundAnswer, at: int, key: str, said: str, own: str) -> None:
        self._taken.add(at)
        if folded(said) == folded(own):
            return
        before, colon, reason = said.partition(":")
        if key == file_names.NONE_OPTION and colon and folded(before) == folded(own):
            found.reason = reason.removeprefix(" ")
        elif folded(said):
            self._rests[at] = said.strip()

    def _by_region(self, found: FoundAnswer) -> FoundAnswer:
        """By what stands between the label, or the question, and the form's next own line."""
        id = found.place.id
        for by, known in ((FoundBy.LABEL, self._labels), (FoundBy.QUESTION, self._anchors)):
            if id in known:
                turns = self._region(known[id][1], after_own=by is FoundBy.QUESTION)
                if by is FoundBy.QUESTION and not self._joined(turns).strip():
                    break
                self._taken.update(turns)
                found.by = by
                found.pictures = sum(self._pieces[at].pictures for at in turns)
                self._say(found, turns)
                break
        return found

    def _region(self, anchor: int, *, after_own: bool) -> list[int]:
        turns: list[int] = []
        begun = not after_own
        for at in range(anchor + 1, len(self._pieces)):
            piece = self._pieces[at]
            own = self._is_own(at, piece)
            if piece.place or (own and begun):
                break
            if own and self._starts_another(at):
                break
            if not own:
                begun = True
                turns.append(at)
        return turns

    def _starts_another(self, at: int) -> bool:
        turns = {turn for _, turn in (*self._anchors.values(), *self._labels.values())}
        return at in turns

    def _is_own(self, at: int, piece: Piece) -> bool:
        """Whether a piece is the form's, or is known to be another answer's."""
        if at in self._taken or (piece.tag or "").startswith(file_names.TAG):
            return True
        if any(control.tag.startswith(file_names.TAG) for control in piece.controls):
            return True
        if piece.style == _ANSWER:
            return False
        styled = piece.style.startswith("ronda ") or piece.style == _LABEL
        return self._own[folded(piece.text)] > 0 and (styled or bool(piece.text.strip()))

    def _say(self, found: FoundAnswer, turns: list[int]) -> None:
        asks = found.place.question.asks
        if not (isinstance(asks, AsksChoice) and asks.several):
            found.text = self._joined(turns)
            unit = self._unit(found.place)
            found.text = found.text.removesuffix(f" {unit}") if unit else found.text
            return
        keys = _option_keys(self._form, asks)
        by_text = {folded(text): key for key, text in keys.items()}
        for at in turns:
            text = self._pieces[at].text
            bare = _TICKED.sub("", _UNTICKED.sub("", text))
            key = by_text.get(folded(bare)) or by_text.get(folded(bare.partition(":")[0]))
            if key is None:
                self._rests[at] = text.strip()
                continue
            found.ticked[key] = _TICKED.match(text) is not None
            self._option_rest(found, at, key, bare, keys[key])


def _option_keys(form: Form, asks: AsksChoice) -> Mapping[str, str]:
    """The text of each box to tick, by the key in its control's tag."""
    keys = {
        str(turn): BETWEEN.join(dict.fromkeys(o.text.in_language(t) for t in form.languages))
        for turn, o in enumerate(asks.options, start=1)
    }
    none = BETWEEN.join(dict.fromkeys(form.said(lambda words: words.no_information)))
    return {**keys, file_names.NONE_OPTION: none}


def _own_texts(lines: tuple[Line, ...]) -> Counter[str]:
    """Every paragraph that the form itself has, as it is compared."""
    own: Counter[str] = Counter()
    for line in lines:
        joined = line.kind in {LineKind.ANSWER, LineKind.CHAPTER, LineKind.PARTICULARS}
        texts = (line.joined,) if joined else tuple(dict.fromkeys(line.texts))
        for turn, text in enumerate(texts):
            number = f"{line.number}\t" if line.number and not turn else ""
            own[folded(number + text)] += 1
    return own
