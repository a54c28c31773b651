"""Boxes: which passages stand in one, and whether it is a follow-up or a practice box.

Where the file shows its boxes, they are taken as they are. Plain text does not: there a box runs
from its title to the next words that are evidently not the Party's (`_ends_box`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ronda.factsheets.blocks import Colour, Kind, Role
from ronda.factsheets.model import Scope
from ronda.factsheets.reading.grammar.looks import Looks, first_sentence
from ronda.factsheets.reading.grammar.notes import Notes
from ronda.factsheets.reading.grammar.passages import Passage
from ronda.procedure.body import folded


@dataclass(frozen=True)
class Boxed:
    """One box: its colour by meaning (ORANGE follow-up, BLUE practice), its title and its text."""

    colour: Colour
    title: tuple[Passage, ...]
    text: tuple[Passage, ...]

    @property
    def where(self) -> str:
        """Where the box begins."""
        return (*self.title, *self.text)[0].where


Unit = Passage | Boxed


def units(passages: Sequence[Passage], looks: Looks, notes: Notes) -> list[Unit]:
    """Passages with those that stand in boxes gathered."""
    return list(_merged(_units(list(_split_titles(passages, looks)), looks, notes)))


def _split_titles(passages: Sequence[Passage], looks: Looks) -> Iterator[Passage]:
    """Set a box's title apart from text that follows it in the same paragraph."""
    for passage in passages:
        head, colon, rest = passage.text.partition(":")
        colour = looks.box_title(replace(passage, runs=(), role=None)) if not colon else None
        if colon and rest.strip() and passage.role in (None, Role.BOX_TEXT):
            title, text = _cut_after_colon(passage)
            colour = looks.box_title(replace(title, role=None))
            if colour is not None and len(head) < 60:
                yield title
                yield replace(text, kind=Kind.PARAGRAPH)
                continue
        yield passage


def _cut_after_colon(passage: Passage) -> tuple[Passage, Passage]:
    words = "".join(run.text for run in passage.runs)
    return passage.cut(words.index(":") + 1)


def _units(passages: list[Passage], looks: Looks, notes: Notes) -> Iterator[Unit]:
    at = 0
    generic = False
    while at < len(passages):
        passage = passages[at]
        if passage.box is not None:
            until = _end_of_shown(passages, at, looks)
            yield from _shown(passages[at:until], looks)
        elif colour := looks.box_title(passage):
            until = _end_under_title(passages, at + 1, colour, looks) or _end_of_untold(
                passages, at + 1, looks, notes, generic=generic
            )
            yield Boxed(colour, (passage,), tuple(passages[at + 1 : until]))
        else:
            until = at + 1
            if looks.is_section(passage):
                generic = looks.scope(passage.text) is Scope.GENERIC
            yield passage
        at = until


def _end_under_title(
    passages: Sequence[Passage], start: int, colour: Colour, looks: Looks
) -> int | None:
    """The end of a box right under its title, where nothing but the title says what it is.

    So it is with a quotation, a frame or a shade of grey.
    """
    box = passages[start].box if start < len(passages) else None
    if box is None or looks.box_title(passages[start]):
        return None
    named = box.colour in (Colour.ORANGE, Colour.BLUE)
    return None if named and box.colour is not colour else _end_of_shown(passages, start, looks)


def _end_of_shown(passages: Sequence[Passage], start: int, looks: Looks) -> int:
    """The end of the box that begins here; a second title inside begins another."""
    box = passages[start].box
    at = start + 1
    while at < len(passages) and passages[at].box == box and not looks.box_title(passages[at]):
        at += 1
    return at


def _shown(group: Sequence[Passage], looks: Looks) -> Iterator[Unit]:
    """A box that the file shows: its title says what it is, else its colour does."""
    named = looks.box_title(group[0])
    colour = named or (group[0].box.colour if group[0].box else None)
    if colour not in (Colour.ORANGE, Colour.BLUE):
        yield from (replace(passage, box=None) for passage in group)
        return
    title = tuple(group[:1]) if named else ()
    yield Boxed(colour, title, tuple(p for p in group[len(title) :] if p.text or p.marks))


def _merged(found: Iterator[Unit]) -> Iterator[Unit]:
    """A box without a title belongs to the one right above it, or to the title there."""
    held: Boxed | None = None
    for unit in found:
        if held and isinstance(unit, Boxed) and _one_box(held, unit):
            held = Boxed(held.colour, held.title, (*held.text, *unit.text))
            continue
        if held:
            yield held
        held = unit if isinstance(unit, Boxed) else None
        if held is None:
            yield unit
    if held:
        yield held


def _one_box(first: Boxed, second: Boxed) -> bool:
    return first.colour is second.colour and not second.title


def _end_of_untold(
    passages: Sequence[Passage], start: int, looks: Looks, notes: Notes, *, generic: bool
) -> int:
    at = start
    while at < len(passages) and not _ends_box(passages, at, looks, notes, generic=generic):
        at += 1
    return at


def _ends_box(
    passages: Sequence[Passage], at: int, looks: Looks, notes: Notes, *, generic: bool
) -> bool:
    """Whether the body speaks again: a heading, its verbs, or a note to its own report."""
    passage = passages[at]
    if passage.box is not None or passage.kind is Kind.HEADING or looks.is_title(passage):
        return True
    if any(_is_statement(p, looks, notes) for p in _with_points(passages, at)):
        return True
    following = passages[at + 1] if at + 1 < len(passages) else None
    if following is None or not looks.is_topic(passage) or not _names_a_topic(passage, looks):
        return False
    return looks.words.matches("observes", following.text) or (
        generic
        and len(passage.text) <= _LONGEST_TOPIC_OF_ASKING
        and looks.own_strength(following.text) is not None
    )


_LONGEST_TOPIC_OF_ASKING = 120


def _names_a_topic(passage: Passage, looks: Looks) -> bool:
    """Whether a line without full stop is a sub-heading rather than the Party's last words.

    A sub-heading tells nothing: it has no verb among its first words and no year. It opens
    observations; recommendations at once only in the generic part, where it is short.
    """
    first_words = " ".join(passage.text.split()[:8])
    told = looks.words.matches("auxiliaries", first_words)
    return not told and re.search(r"\b(19|20)\d\d\b", passage.text) is None


def _with_points(passages: Sequence[Passage], at: int) -> Iterator[Passage]:
    """A passage, and where it is a point of a list, the points that belong below it.

    They stand deeper; or, where depth was lost, as deep, after a colon and up to a full stop.
    """
    yield passages[at]
    if passages[at].kind is not Kind.ITEM:
        return
    flat = passages[at].text.endswith(":")
    for index in range(at + 1, len(passages)):
        passage = passages[index]
        if passage.kind is not Kind.ITEM or not (flat or passage.level > passages[at].level):
            return
        yield passage
        flat = flat and not passage.text.endswith(".")


def _is_statement(passage: Passage, looks: Looks, notes: Notes) -> bool:
    told = notes.codes(passage.marks) or notes.paragraphs(passage.marks)
    words = folded(passage.text)
    return bool(
        told
        or looks.own_strength(words)
        or (passage.kind is Kind.PARAGRAPH and looks.words.matches("observes", words))
        or looks.words.matches("observes", first_sentence(words))
    )
