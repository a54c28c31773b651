"""What is different between two things that were found to be the same one.

Two things to know. Each function gives the kinds of change and the differences that show them,
both empty where there are none. And footnote numbers are compared as the notes they lead to: a
note put in early renumbers all that follow, which changes nothing that is said.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ronda.factsheets.comparing.changes import Change, ChangeKind, Difference
from ronda.factsheets.comparing.entries import shown
from ronda.factsheets.comparing.wording import word_changes
from ronda.factsheets.model import (
    Heading,
    Mark,
    Observation,
    Practice,
    Recommendation,
    Statement,
    Style,
    Text,
)


@dataclass
class Found:
    """The kinds and differences found so far for one thing."""

    kinds: list[ChangeKind] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def on(self, blank: Change) -> Iterator[Change]:
        """`blank` with what was found; nothing where nothing was."""
        if self.kinds:
            told = {"kinds": tuple(self.kinds), "differences": tuple(self.differences)}
            yield blank.model_copy(update=told)

    def note(self, kind: ChangeKind, difference: Difference) -> None:
        """Take in one difference."""
        if kind not in self.kinds:
            self.kinds.append(kind)
        self.differences.append(difference)

    def value(self, kind: ChangeKind, aspect: str, old: str | None, new: str | None) -> None:
        """Take in a value that changed, if it did."""
        if (old or "") != (new or ""):
            self.note(kind, Difference(aspect=aspect, old=old or "", new=new or ""))

    def words(self, kind: ChangeKind, aspect: str, old: str, new: str) -> None:
        """Take in running text that changed, if it did."""
        if old != new:
            self.note(kind, wording(aspect, old, new))


def wording(aspect: str, old: str, new: str) -> Difference:
    """Two wordings, word by word."""
    return Difference(aspect=aspect, old=old, new=new, words=word_changes(old, new))


@dataclass(frozen=True)
class Marked:
    """A text as compared: its words, marks and styles."""

    text: str
    marks: Sequence[Mark] = ()
    styles: Sequence[Style] = ()

    @classmethod
    def of(cls, text: Text | None) -> "Marked":
        """A text of the model; no text is an empty one."""
        return cls(text.text, text.marks, text.styles) if text is not None else cls("")


def compare_texts(
    found: Found, aspect: str, old: Marked, new: Marked, notes: Mapping[int, int]
) -> None:
    """Wording, footnote marks, emphasis and links of a text."""
    found.words(ChangeKind.REWORDED, aspect, old.text, new.text)
    same = old.text == new.text
    if _leading(old.marks, notes, same) != _leading(new.marks, None, same):
        marks = (_numbers(old.marks), _numbers(new.marks))
        found.note(ChangeKind.NOTES, Difference(aspect="footnotes", old=marks[0], new=marks[1]))
    if _emphasis(old.styles, same) != _emphasis(new.styles, same):
        styles = (_styled(old), _styled(new))
        found.note(ChangeKind.STYLED, Difference(aspect="emphasis", old=styles[0], new=styles[1]))


def compare_contents(
    found: Found,
    old: Heading | Observation | Recommendation | Practice,
    new: Heading | Observation | Recommendation | Practice,
    notes: Mapping[int, int],
) -> None:
    """Two entries that were paired: everything but their place."""
    before, after = (Marked(shown(one), one.marks, one.styles) for one in (old, new))
    compare_texts(found, "text", before, after, notes)
    if not isinstance(old, Practice) and not isinstance(new, Practice):
        found.value(ChangeKind.SCOPE, "scope", old.scope, new.scope)
    if isinstance(old, Recommendation) and isinstance(new, Recommendation):
        found.value(ChangeKind.RECODED, "codes", ", ".join(old.codes), ", ".join(new.codes))
        found.value(ChangeKind.STRENGTH, "strength", old.strength, new.strength)
    if isinstance(old, Observation) and isinstance(new, Observation):
        paragraphs = (_row(old.paragraphs), _row(new.paragraphs))
        if ChangeKind.NOTES not in found.kinds:
            found.value(ChangeKind.CHANGED, "report paragraphs", *paragraphs)
    if isinstance(old, Heading) and isinstance(new, Heading):
        found.value(ChangeKind.CHANGED, "kind of heading", old.kind, new.kind)


def compare_topics(
    found: Found,
    old: Statement,
    new: Statement,
    reworded: Iterable[tuple[str, str]],
) -> None:
    """The topic a statement stands under; a heading that was only reworded is told by itself."""
    if (old.topic, new.topic) not in set(reworded):
        found.value(ChangeKind.TOPIC, "topic", old.topic, new.topic)


def _leading(
    marks: Sequence[Mark], notes: Mapping[int, int] | None, places: bool
) -> list[tuple[int | None, int | None, int | None]]:
    """The notes that marks lead to, in the newer numbers; with their places where these count."""
    return [
        (
            m.number if notes is None else notes.get(m.number),
            m.at if places else None,
            m.item if places else None,
        )
        for m in marks
    ]


def _emphasis(styles: Sequence[Style], places: bool) -> list[tuple[object, ...]]:
    """Styles in order; in reworded text only their kinds and links can be compared."""
    every = sorted(styles, key=lambda s: (-1 if s.item is None else s.item, s.start, s.end, s.kind))
    if places:
        return [(s.item, s.start, s.end, s.kind, s.href) for s in every]
    return [(s.kind, s.href) for s in every if s.href is not None]


def _styled(text: Marked) -> str:
    return "; ".join(
        f"{s.kind} “{text.text[s.start : s.end]}”" + (f" ({s.href})" if s.href else "")
        if s.item is None
        else f"{s.kind} in point {s.item + 1}"
        for s in text.styles
    )


def _numbers(marks: Sequence[Mark]) -> str:
    return _row(m.number for m in marks)


def _row(numbers: Iterable[int]) -> str:
    return ", ".join(str(number) for number in numbers)
