"""Two editions of a factsheet: what was added, removed, reworded, re-coded, moved, filled in.

Two things to know. Things are paired by what they say and by their codes, never by their place
alone (`matching`). And a comparison is complete: two factsheets that are not equal have at least
one change, and what changed only in form (a mark's place, emphasis) is said too.
"""

from collections.abc import Iterator

from ronda.factsheets.comparing.changes import (
    Change,
    ChangeKind,
    Comparison,
    Difference,
    Edition,
    Thing,
)
from ronda.factsheets.comparing.chapters import chapter_changes
from ronda.factsheets.comparing.differences import Found, Marked, compare_texts
from ronda.factsheets.comparing.editions import Editions
from ronda.factsheets.comparing.notes import note_changes
from ronda.factsheets.model import Factsheet

__all__ = ["Change", "ChangeKind", "Comparison", "Difference", "Edition", "Thing", "compare"]


def compare(old: Factsheet, new: Factsheet) -> Comparison:
    """Everything that changed from `old` to `new`, in the order of the document."""
    editions = Editions(old, new)
    changes = [*_cover(editions), *chapter_changes(editions), *note_changes(editions)]
    if old != new and not changes:
        changes.append(_in_form_only())
    return Comparison(
        old=_edition(old), new=_edition(new), same=not changes, changes=tuple(changes)
    )


def _cover(editions: Editions) -> Iterator[Change]:
    found, old, new = Found(), editions.old, editions.new
    found.words(ChangeKind.REWORDED, "title", old.title, new.title)
    prefaces = (Marked.of(old.preface), Marked.of(new.preface))
    compare_texts(found, "preface", *prefaces, editions.note_numbers)
    for aspect in ("body", "round", "language", "prepared", "updated"):
        values = (getattr(one, aspect) for one in (old, new))
        before, after = ("" if value is None else str(value) for value in values)
        found.value(ChangeKind.CHANGED, aspect, before, after)
    found.value(ChangeKind.CHANGED, "Party", old.party.name, new.party.name)
    found.value(ChangeKind.CHANGED, "Party’s code", old.party.code, new.party.code)
    yield from found.on(Change(thing=Thing.COVER, kinds=(), where="the cover"))


def _edition(factsheet: Factsheet) -> Edition:
    return Edition(
        party=factsheet.party,
        round=factsheet.round,
        title=factsheet.title,
        language=factsheet.language,
        prepared=factsheet.prepared,
        updated=factsheet.updated,
    )


def _in_form_only() -> Change:
    what = Difference(aspect="form", old="", new="the order or form of things, not their words")
    return Change(
        thing=Thing.COVER, kinds=(ChangeKind.CHANGED,), where="the document", differences=(what,)
    )
