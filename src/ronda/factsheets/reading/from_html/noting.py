"""Footnotes of a page by its links: what is a mark, what a note, what a way back.

Two things to know. A link is a mark where it shows a number and leads on to something that has
that number; so Word, LibreOffice, pandoc, Google Docs, wikis and hand-made pages are all read by
one rule. And numbers that nothing links are not settled here (`loose_notes` does that).
"""

import re
from collections.abc import Iterator

from lxml import etree

from ronda.factsheets.reading.from_html.looks import Looks
from ronda.factsheets.reading.from_text.conventions import SUPERSCRIPTS, number_of

_SHOWN = rf"\d{{1,4}}|[{SUPERSCRIPTS}]{{1,4}}"
_NUMBER = re.compile(rf"\s*[\[(]?\s*({_SHOWN})\s*[\])]?[.:)]?\s*")
_BEGINS = re.compile(rf"[\s\[(]*({_SHOWN})(?!\w)")
_ARROW = re.compile(r"[\s\ufe0e\ufe0f\[\]()^*↑↩⤴←⇑⏎⮌a-z\d]{0,6}", re.IGNORECASE)
_NOTE_BLOCKS = frozenset({"li", "dd", "dt", "tr", "aside"})
_BLOCKS = frozenset({"p", "div", "td", "section", "blockquote", "body"}) | _NOTE_BLOCKS
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_NOTE_NAME = re.compile(r"foot-?note|end-?note|sdfootnote|^_?e?ftn|^fn|^note", re.IGNORECASE)


def shown_number(text: str) -> int | None:
    """The number that is all `text` shows, with or without brackets: "[12]", "¹²", "12."."""
    found = _NUMBER.fullmatch(text)
    return number_of(found[1]) if found else None


def words_of(element: etree._Element, most: int = 100) -> str:
    """The text at the beginning of an element, enough of it to have `most` characters."""
    pieces: list[str] = []
    length = 0
    for text in element.itertext():
        pieces.append(str(text))
        length += len(text)
        if length > most:
            break
    return "".join(pieces)


class Turns:
    """The number that each point of a numbered list is shown with; a list is counted once."""

    def __init__(self) -> None:
        self.known: dict[etree._Element, int] = {}

    def of(self, item: etree._Element) -> int:
        """The number of a point (`li`)."""
        if item not in self.known:
            above = item.getparent()
            self._count([item] if above is None else list(above), _start(above))
        return self.known[item]

    def _count(self, points: list[etree._Element], turn: int) -> None:
        for point in points:
            if point.tag == "li":
                own = _whole(point.get("value"))
                turn = turn if own is None else own
                self.known[point] = turn
                turn += 1


def _start(above: etree._Element | None) -> int:
    told = None if above is None else _whole(above.get("start"))
    return 1 if told is None else told


def _whole(value: str | None) -> int | None:
    return int(value) if value and re.fullmatch(r"\s*\d{1,6}\s*", value) else None


class NoteLinks:
    """The marks, notes and ways back of one page, each by its element.

    `starts` are the targets of marks where one element holds several notes: each begins one.
    `labels` are elements that only show a note's number.
    """

    def __init__(self, elements: tuple[etree._Element, ...], turns: Turns, looks: Looks) -> None:
        self.turns = turns
        self.looks = looks
        self.order = {element: turn for turn, element in enumerate(elements)}
        self.targets: dict[str, etree._Element] = {}
        for element in elements:
            for name in ("id", "name"):
                if value := element.get(name):
                    self.targets.setdefault(value, element)
        self.links = [e for e in elements if e.tag == "a" and self._target(e) is not None]
        self.marks: dict[etree._Element, int] = {}
        self.notes: dict[etree._Element, int] = {}
        self.starts: dict[etree._Element, int] = {}
        self.labels: set[etree._Element] = set()
        self._find_marks()
        self.back = frozenset(self._ways_back())

    def _target(self, link: etree._Element) -> etree._Element | None:
        _, hash, fragment = (link.get("href") or "").partition("#")
        return self.targets.get(fragment) if hash and fragment else None

    def _seen_words(self, link: etree._Element) -> str:
        """The words of a link without those that are only for screen readers."""
        hidden = {inner for inner in link.iterdescendants("span") if self.looks.is_unseen(inner)}
        if not hidden:
            return words_of(link)
        pieces = [link.text or ""]
        for inner in link.iterdescendants():
            pieces.append("" if inner in hidden else inner.text or "")
            pieces.append(inner.tail or "")
        return "".join(pieces)

    def _find_marks(self) -> None:
        found: dict[etree._Element, dict[int, etree._Element]] = {}
        for link in self.links:
            number = shown_number(self._seen_words(link))
            target = self._target(link)
            if number is None or target is None or self.order[target] < self.order[link]:
                continue
            note = _note_around(target)
            if note is None or note is _block_around(link):
                continue
            if _says_so(link) or self._has_number(note, target, number):
                self.marks[link] = number
                found.setdefault(note, {}).setdefault(number, target)
        for note, targets in found.items():
            self._take(note, targets)

    def _take(self, note: etree._Element, targets: dict[int, etree._Element]) -> None:
        """A note; that of a term (`dt`) is in what follows it."""
        if len(targets) > 1:
            self.starts.update({target: number for number, target in targets.items()})
            return
        number = next(iter(targets))
        if note.tag != "dt":
            self.notes.setdefault(note, number)
            return
        self.labels.add(note)
        following = note.getnext()
        while following is not None and following.tag == "dd":
            self.notes.setdefault(following, number)
            following = following.getnext()

    def _has_number(self, note: etree._Element, target: etree._Element, number: int) -> bool:
        """Whether a note has the number a mark shows: in its words, its name or its turn."""
        begins = _BEGINS.match(words_of(note))
        if begins and number_of(begins[1]) == number:
            return True
        name = target.get("id") or target.get("name") or ""
        digits = re.findall(r"\d+", name)
        if digits and int(digits[-1][:6]) == number:
            return True
        return note.tag == "li" and self.turns.of(note) == number

    def _ways_back(self) -> Iterator[etree._Element]:
        """Links in a note that lead back to the text, to be left out."""
        for link in self.links:
            target = self._target(link)
            if target is None or link in self.marks or self.order[target] >= self.order[link]:
                continue
            around = (link, *link.iterancestors())
            inside = any(one in self.notes or one in self.starts for one in around)
            told = link.get("role") == "doc-backlink" or "back" in link.get("class", "").lower()
            if (inside and _ARROW.fullmatch(words_of(link))) or told:
                yield link


def _says_so(link: etree._Element) -> bool:
    named = re.search(r"footnote-?ref|sdfootnoteanc|noteref", link.get("class", ""), re.IGNORECASE)
    return link.get("role") == "doc-noteref" or named is not None


def _block_around(element: etree._Element) -> etree._Element | None:
    return next((e for e in (element, *element.iterancestors()) if e.tag in _BLOCKS), None)


def _note_around(target: etree._Element) -> etree._Element | None:
    """The whole note that a mark's target stands for: a point, a cell's row, a named part."""
    around = [target, *target.iterancestors()]
    if any(element.tag in _HEADINGS for element in around):
        return None
    for element in around:
        if element.tag in _NOTE_BLOCKS or _is_named_note(element):
            return element
    block = _block_around(target)
    return None if block is None or block.tag == "body" else block


def _is_named_note(element: etree._Element) -> bool:
    """Whether a part says by its id or style that it is one footnote."""
    if element.tag not in ("div", "p", "section"):
        return False
    if "mso-element:footnote" in element.get("style", "").replace(" ", "").split(";"):
        return True
    id = element.get("id", "")
    return bool(re.search(r"\d$", id)) and _NOTE_NAME.search(id) is not None
