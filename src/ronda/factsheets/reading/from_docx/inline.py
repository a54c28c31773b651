"""What stands in one paragraph: text in its styles, marks, links; and what is kept for later.

Two things to know. Tracked changes are read as accepted: what was inserted or moved here is in,
what was deleted or moved away is out, and both are counted. And pictures, hidden text and unknown
signs are counted as well, so that the reader can say what it left out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ronda.factsheets.errors import Damaged
from ronda.factsheets.reading.from_docx.drawings import (
    alternative,
    has_picture,
    stands_above,
    text_boxes,
)
from ronda.factsheets.reading.from_docx.fields import Fields, safe_href
from ronda.factsheets.reading.from_docx.lines import Line
from ronda.factsheets.reading.from_docx.names import (
    ALTERNATIVES,
    CONTROL,
    CONTROL_CONTENT,
    CONTROL_LOOK,
    DELETED,
    INSERTED,
    MOVED_AWAY,
    MOVED_HERE,
    RUN,
    RUN_LOOK,
    Element,
    M,
    R,
    W,
    child,
    is_on,
    value,
)
from ronda.factsheets.reading.from_docx.notes import ENDNOTE, FOOTNOTE, Notes
from ronda.factsheets.reading.from_docx.package import Relation
from ronda.factsheets.reading.from_docx.runs import Piece
from ronda.factsheets.reading.from_docx.styles import Style, Styles, raised
from ronda.factsheets.reading.symbols import cleaned, symbol
from ronda.factsheets.word_names import NAME_BOOKMARK

DEEPEST = 60
"""More containers inside one another than an honest document has."""


@dataclass(frozen=True, slots=True)
class _Look:
    """How the text being read looks."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False


_PLAIN = _Look()


class Inline:
    """Reads the paragraphs of one part (the text, the notes, a header)."""

    def __init__(self, styles: Styles, notes: Notes, relations: Mapping[str, Relation]) -> None:
        self.fields = Fields()
        self._styles = styles
        self._notes = notes
        self._relations = relations
        self._line = Line()
        self._look = _PLAIN
        self._ground = _PLAIN
        self._href: str | None = None
        self._mark_follows = False
        self._depth = 0

    def read(self, paragraph: Element, style: Style, *, plain: bool = False) -> Line:
        """The content of one paragraph that has this style; `plain` where that stresses nothing."""
        self._line = Line()
        self._href = None
        self._ground = _PLAIN
        if style.hidden or not (plain or _is_plain(style)):
            self._ground = _Look(
                not plain and bool(style.bold),
                not plain and bool(style.italic),
                not plain and bool(style.raised),
                bool(style.hidden),
            )
        self._children(paragraph)
        self.fields.end_paragraph()
        return self._line

    def _children(self, parent: Element) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Damaged(
                "The Word file has more things inside one another than can be read:"
                " open it in Word, save it again and send that."
            )
        for one in parent:
            if one.tag == RUN:
                self._run(one)
            elif (take := _BESIDE_RUNS.get(one.tag)) is not None:
                take(self, one)
        self._depth -= 1

    # Containers

    def _link(self, element: Element) -> None:
        outer = self._href
        relation = self._relations.get(element.get(R + "id", ""))
        if relation is not None and relation.external:
            anchor = element.get(W + "anchor")
            self._href = safe_href(f"{relation.target}#{anchor}" if anchor else relation.target)
        self._children(element)
        self._href = outer

    def _simple_field(self, element: Element) -> None:
        self.fields.begin(element.get(W + "instr", ""))
        self._children(element)
        self.fields.end()

    def _control(self, element: Element) -> None:
        look = element.find(CONTROL_LOOK)
        content = element.find(CONTROL_CONTENT)
        if content is not None and not shows_prompt(look):
            self._children(content)

    def _alternatives(self, element: Element) -> None:
        chosen = alternative(element)
        if chosen is not None:
            self._children(chosen)

    def _in_run_alternatives(self, element: Element) -> None:
        chosen = alternative(element)
        for one in chosen if chosen is not None else ():
            if (take := _IN_RUN.get(one.tag)) is not None:
                take(self, one)

    def _ruby(self, element: Element) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            self._children(base)

    def _formula(self, element: Element) -> None:
        for text in element.iter(M + "t"):
            self._add(text.text or "")

    def _bookmark(self, element: Element) -> None:
        name = element.get(W + "name", "")
        if name.startswith(NAME_BOOKMARK):
            self._line.names.append(name)

    # Tracked changes

    def _inserted(self, element: Element) -> None:
        if element.tag == MOVED_HERE:
            self._line.changes.moved += _begins(element)
        else:
            self._line.changes.inserted += _begins(element)
        self._children(element)

    def _deleted(self, element: Element) -> None:
        if element.tag == MOVED_AWAY:
            self._forget_notes(element)
        else:
            self.drop(element, self._line, times=_begins(element))

    def drop(self, element: Element, line: Line, *, times: int = 1) -> None:
        """Leave out what a tracked change deleted, and count it with `line`."""
        self._forget_notes(element)
        line.changes.deleted += times
        words = (text.text or "" for text in element.iter(W + "delText", W + "t"))
        line.changes.fall_away("".join(words))

    def _forget_notes(self, element: Element) -> None:
        for reference in element.iter(FOOTNOTE, ENDNOTE):
            self._notes.drop(reference)

    # Runs

    def _run(self, run: Element) -> None:
        self._look = self._run_look(child(run, RUN_LOOK))
        self._mark_follows = False
        for one in run:
            if self._mark_follows and one.tag in _MARK_TEXT:
                continue
            if one.tag == _TEXT:
                self._add(one.text or "")
            elif (take := _IN_RUN.get(one.tag)) is not None:
                take(self, one)

    def _run_look(self, look: Element | None) -> _Look:
        if look is None or all(one.tag in _NO_LOOK for one in look):
            return self._ground
        named = self._styles.run(value(look, W + "rStyle"))
        ground = self._ground
        return _Look(
            bold=_either(is_on(child(look, W + "b")), named.bold, ground.bold),
            italic=_either(is_on(child(look, W + "i")), named.italic, ground.italic),
            raised=_either(raised(look), named.raised, ground.raised),
            hidden=_either(is_on(child(look, W + "vanish")), named.hidden, ground.hidden),
        )

    def _add(self, text: str) -> None:
        if not text or self.fields.hides:
            return
        if self._look.hidden:
            self._line.hidden += len(text)
            return
        href = self._href
        if self.fields:
            href = href or self.fields.href
            self._line.in_contents = self._line.in_contents or self.fields.in_contents
        if not text.isascii():
            text, unknown = cleaned(text)
            self._line.signs += unknown
        look = self._look
        self._line.pieces.append(
            Piece(text, italic=look.italic, bold=look.bold, href=href, raised=look.raised)
        )

    def _tab(self, _: Element) -> None:
        self._add("\t")

    def _blank(self, _: Element) -> None:
        self._add(" ")

    def _hyphen(self, _: Element) -> None:
        self._add("\u2011")

    def _symbol(self, element: Element) -> None:
        code = element.get(W + "char", "")
        try:
            found = symbol(element.get(W + "font", ""), int(code, 16))
        except ValueError:
            found = None
        self._line.signs += found is None
        self._add(found or "□")

    def _reference(self, element: Element) -> None:
        if is_on_attribute(element.get(W + "customMarkFollows")):
            reference = self._notes.custom(element, _text_after(element))
            self._mark_follows = True
        else:
            reference = self._notes.reference(element)
        self._line.pieces.append(Piece(reference.shown, mark=reference.number))

    def _field_mark(self, element: Element) -> None:
        self.fields.mark(element)

    def _instruction(self, element: Element) -> None:
        self.fields.instruct(element.text or "")

    def _drawing(self, element: Element) -> None:
        """Text boxes are kept for the reader of blocks; pictures are counted."""
        boxes = text_boxes(element)
        above = stands_above(element, self._line.has_text)
        (self._line.above if above else self._line.below).extend(boxes)
        if not boxes and has_picture(element):
            self._line.pictures += 1

    def _embedded(self, element: Element) -> None:
        self._drawing(element)
        if not has_picture(element):
            self._line.pictures += 1


def shows_prompt(look: Element | None) -> bool:
    """Whether a content control shows only the words that ask for text."""
    return look is not None and bool(is_on(look.find(W + "showingPlcHdr")))


def is_on_attribute(told: str | None) -> bool:
    """A switch given as an attribute."""
    return told is not None and told not in {"0", "false", "off"}


def _is_plain(style: Style) -> bool:
    return not (style.bold or style.italic or style.raised)


def _either(*told: bool | None) -> bool:
    return bool(next((one for one in told if one is not None), False))


def _begins(element: Element) -> int:
    """1 where a tracked change begins; Word cuts one change into neighbours of one kind."""
    before = element.getprevious()
    while before is not None and before.tag in _WEIGHTLESS:
        before = before.getprevious()
    same = before is not None and before.tag == element.tag
    return 0 if same and before.get(_AUTHOR) == element.get(_AUTHOR) else 1  # type: ignore[union-attr]


def _text_after(element: Element) -> str:
    """What follows in the run: the mark that is shown."""
    return "".join(
        (s.text or "") if s.tag == _TEXT else "*" if s.tag == W + "sym" else ""
        for s in element.itersiblings()
    )


_TEXT = W + "t"
_NO_LOOK = {
    W + name
    for name in (
        "lang", "rFonts", "color", "sz", "szCs", "noProof", "bCs", "iCs", "spacing", "kern", "u",
        "highlight", "shd", "w", "rtl", "cs", "rPrChange", "caps", "smallCaps", "webHidden",
    )
}  # fmt: skip
_MARK_TEXT = {_TEXT, W + "sym"}
_AUTHOR = W + "author"
_WEIGHTLESS = {W + "bookmarkStart", W + "bookmarkEnd", W + "proofErr"}
_BESIDE_RUNS: Mapping[object, Callable[[Inline, Element], None]] = {
    W + "hyperlink": Inline._link,
    W + "fldSimple": Inline._simple_field,
    CONTROL: Inline._control,
    INSERTED: Inline._inserted,
    MOVED_HERE: Inline._inserted,
    DELETED: Inline._deleted,
    MOVED_AWAY: Inline._deleted,
    W + "bookmarkStart": Inline._bookmark,
    W + "smartTag": Inline._children,
    W + "customXml": Inline._children,
    W + "bdo": Inline._children,
    W + "dir": Inline._children,
    ALTERNATIVES: Inline._alternatives,
    M + "oMath": Inline._formula,
    M + "oMathPara": Inline._formula,
}
_IN_RUN: Mapping[object, Callable[[Inline, Element], None]] = {
    W + "tab": Inline._tab,
    W + "br": Inline._blank,
    W + "cr": Inline._blank,
    W + "ptab": Inline._blank,
    W + "noBreakHyphen": Inline._hyphen,
    W + "sym": Inline._symbol,
    FOOTNOTE: Inline._reference,
    ENDNOTE: Inline._reference,
    W + "fldChar": Inline._field_mark,
    W + "instrText": Inline._instruction,
    W + "drawing": Inline._drawing,
    W + "pict": Inline._drawing,
    W + "object": Inline._embedded,
    ALTERNATIVES: Inline._in_run_alternatives,
    W + "ruby": Inline._ruby,
}
