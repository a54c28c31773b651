"""A comparison of two editions as a page shows it: by chapter, in the reader's language.

Two things to know. Changes keep their order; those outside the chapters (cover, footnotes) stand
in groups of their own. And what a change is about is named here from its paths, because the
comparison's own names are English.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.factsheets.comparing import Change, ChangeKind, Comparison, Thing
from ronda.factsheets.model import Factsheet
from ronda.web.naming import place_name


@dataclass(frozen=True, slots=True)
class Told:
    """One change with the name of what changed and of what happened to it."""

    change: Change
    name: str
    kinds: tuple[str, ...]

    @property
    def code(self) -> str:
        """The way it looks: "added" (or filled in), "removed" (or emptied) or "changed"."""
        first = self.change.kinds[0] if self.change.kinds else ChangeKind.CHANGED
        looks = {
            ChangeKind.ADDED: "added",
            ChangeKind.FILLED_IN: "added",
            ChangeKind.REMOVED: "removed",
            ChangeKind.EMPTIED: "removed",
        }
        return looks.get(first, "changed")


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one chapter, or of the cover, or of the footnotes."""

    place: str
    title: str
    changes: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many changes of one kind there are."""

    name: str
    number: int


def sections(comparison: Comparison, old: Factsheet, new: Factsheet) -> tuple[Section, ...]:
    """The comparison in sections, in the order of the newer edition."""
    return tuple(_sections(comparison, old, new))


def counts(comparison: Comparison) -> tuple[Count, ...]:
    """How many changes of each kind, in the order of the kinds."""
    names = kind_names()
    found = [kind for change in comparison.changes for kind in change.kinds]
    return tuple(Count(names[kind], found.count(kind)) for kind in ChangeKind if kind in found)


def aspect_name(aspect: str) -> str:
    """What aspect of a thing differs, in the reader's language."""
    return _aspects().get(aspect, aspect)


def _sections(comparison: Comparison, old: Factsheet, new: Factsheet) -> Iterator[Section]:
    titles = {c.number: c.title for c in (*old.chapters, *new.chapters)}
    for key, changes in groupby(comparison.changes, key=_section_of):
        every = tuple(told(change, old, new) for change in changes)
        if key == Thing.COVER.value:
            yield Section("cover", _("Cover"), every)
        elif key == Thing.FOOTNOTE.value:
            yield Section("footnotes", _("Notes"), every)
        else:
            yield Section(f"chapter-{key}", f"{key}. {titles.get(key, '')}".strip(), every)


def _section_of(change: Change) -> str:
    if change.chapter is not None:
        return change.chapter
    return change.thing.value if change.thing is Thing.FOOTNOTE else Thing.COVER.value


def told(change: Change, old: Factsheet, new: Factsheet) -> Told:
    """One change with its names."""
    names = kind_names()
    kinds = tuple(names[kind] for kind in change.kinds)
    return Told(change, _name(change, old, new), kinds)


def _name(change: Change, old: Factsheet, new: Factsheet) -> str:
    if change.new_path is not None:
        return place_name(new, change.new_path)
    if change.old_path is not None:
        return place_name(old, change.old_path)
    return _("Cover") if change.thing is Thing.COVER else change.where


def kind_names() -> dict[ChangeKind, str]:
    """What happened, in the reader's language."""
    return {
        ChangeKind.ADDED: pgettext("change", "added"),
        ChangeKind.REMOVED: pgettext("change", "removed"),
        ChangeKind.REWORDED: pgettext("change", "reworded"),
        ChangeKind.RECODED: pgettext("change", "given other codes"),
        ChangeKind.STRENGTH: pgettext("change", "of another strength"),
        ChangeKind.SCOPE: pgettext("change", "of another scope"),
        ChangeKind.TOPIC: pgettext("change", "under another topic"),
        ChangeKind.MOVED: pgettext("change", "moved"),
        ChangeKind.RENUMBERED: pgettext("change", "renumbered"),
        ChangeKind.FILLED_IN: pgettext("change", "filled in"),
        ChangeKind.EMPTIED: pgettext("change", "emptied"),
        ChangeKind.NOTES: pgettext("change", "with other footnote marks"),
        ChangeKind.STYLED: pgettext("change", "with other emphasis or links"),
        ChangeKind.CHANGED: pgettext("change", "changed"),
    }


def _aspects() -> dict[str, str]:
    return {
        "title": _("title"),
        "preface": _("preface"),
        "body": _("body"),
        "round": _("round"),
        "language": _("language"),
        "prepared": _("month prepared"),
        "updated": _("month updated"),
        "Party": _("Party"),
        "Party’s code": _("Party’s code"),
        "form": _("form"),
        "number": _("number"),
        "introduction": _("introduction"),
        "text": _("text"),
        "scope": _("scope"),
        "codes": _("codes"),
        "strength": _("strength"),
        "topic": _("topic"),
        "footnotes": _("footnote marks"),
        "emphasis": _("emphasis and links"),
        "report paragraphs": _("report paragraphs"),
        "kind of heading": _("kind of heading"),
        "chapter": _("chapter"),
        "order": _("place in the chapter"),
        "lead-in": _("lead-in"),
        "box": _("box"),
        "what it gives": _("what it gives"),
    }
