"""Two drafts of a report: what was added, taken out, reworded, moved, numbered anew.

Two things to know. Entries are paired by their ids and by nothing else, so that a new code or a new
chapter is told as what it is. And a finding is an entry of its own, paired wherever it stands.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ronda.factsheets.comparing.order import longest_rise
from ronda.procedure.stated import Wording
from ronda.reports.model import (
    Chapter,
    Entry,
    Finding,
    Paragraph,
    Recommendation,
    Report,
    Topic,
)


class DraftChangeKind(StrEnum):
    """What became of an entry between two drafts."""

    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    RENUMBERED = "renumbered"
    MOVED = "moved"
    STRENGTH = "strength"
    ADDRESSED = "addressed"
    BASIS = "basis"
    EVIDENCE = "evidence"
    KIND = "kind"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class DraftChange:
    """One change of one entry; `name` is what it is called now, or was called.

    `before` and `after` are texts for a person; `language` is set where a wording changed.
    """

    kind: DraftChangeKind
    id: str
    name: str
    before: str = ""
    after: str = ""
    language: str = ""


Thing = Chapter | Entry | Finding


@dataclass(frozen=True)
class _Standing:
    """An entry where it stands: what holds it, and its turn there."""

    thing: Thing
    within: str
    turn: int


def draft_changes(old: Report, new: Report) -> tuple[DraftChange, ...]:
    """Everything that changed from one draft to the next, in the order of the newer one."""
    before, after = _standing(old), _standing(new)
    steady = _steady(before, after)
    changes: list[DraftChange] = []
    for id, now in after.items():
        was = before.get(id)
        if was is None:
            changes.append(_whole(DraftChangeKind.ADDED, id, now.thing))
        else:
            changes += _moved(id, was, now, id in steady)
            changes += _changed(id, was.thing, now.thing)
    gone = (id for id in before if id not in after)
    changes += [_whole(DraftChangeKind.REMOVED, id, before[id].thing) for id in gone]
    return tuple(changes)


def things_of(report: Report) -> dict[str, Thing]:
    """Every chapter, entry and finding by its id, in the order of the text."""
    return {id: standing.thing for id, standing in _standing(report).items()}


def _standing(report: Report) -> dict[str, _Standing]:
    found: dict[str, _Standing] = {}
    for turn, chapter in enumerate(report.chapters):
        found[chapter.id] = _Standing(chapter, "", turn)
        for at, entry in enumerate(chapter.entries):
            found[entry.id] = _Standing(entry, chapter.id, at)
            if isinstance(entry, Paragraph):
                for place, finding in enumerate(entry.findings):
                    found[finding.id] = _Standing(finding, entry.id, place)
    return found


def _steady(before: Mapping[str, _Standing], after: Mapping[str, _Standing]) -> set[str]:
    """What kept its order among all that stayed in the same chapter or paragraph."""
    stayed: defaultdict[str, list[str]] = defaultdict(list)
    for id, now in after.items():
        if id in before and before[id].within == now.within:
            stayed[now.within].append(id)
    kept: set[str] = set()
    for ids in stayed.values():
        places = longest_rise([before[id].turn for id in ids])
        kept.update(ids[place] for place in places)
    return kept


def _moved(id: str, was: _Standing, now: _Standing, steady: bool) -> Iterator[DraftChange]:
    if was.within != now.within:
        yield DraftChange(DraftChangeKind.MOVED, id, name_of(now.thing), was.within, now.within)
    elif not steady:
        yield DraftChange(
            DraftChangeKind.MOVED, id, name_of(now.thing), str(was.turn + 1), str(now.turn + 1)
        )


def _changed(id: str, old: Thing, new: Thing) -> Iterator[DraftChange]:
    name = name_of(new)
    if name_of(old) != name and _number(old) != _number(new):
        yield DraftChange(DraftChangeKind.RENUMBERED, id, name, _number(old), _number(new))
    for language in dict.fromkeys((*_languages(old), *_languages(new))):
        before, after = _text(old, language), _text(new, language)
        if before != after:
            yield DraftChange(DraftChangeKind.REWORDED, id, name, before, after, language)
    for kind in _FACTS:
        before, after = _fact(old, kind), _fact(new, kind)
        if before != after:
            yield DraftChange(kind, id, name, before, after)


def _whole(kind: DraftChangeKind, id: str, thing: Thing) -> DraftChange:
    language = next(iter(_languages(thing)), "")
    text = _text(thing, language)
    added = kind is DraftChangeKind.ADDED
    return DraftChange(kind, id, name_of(thing), "" if added else text, text if added else "")


def name_of(thing: Thing) -> str:
    """What an entry is called in its draft: III-12, 41, III; a finding by its Party."""
    return _number(thing) or (thing.party if isinstance(thing, Finding) else thing.id)


def _number(thing: Thing) -> str:
    if isinstance(thing, Recommendation):
        return thing.code
    return str(thing.number) if isinstance(thing, Chapter | Paragraph) else ""


def wordings_of(thing: Thing) -> tuple[Wording, ...]:
    """Every text of an entry, in the order in which it is read."""
    if isinstance(thing, Chapter):
        return (thing.title, *((thing.introduction,) if thing.introduction else ()))
    if isinstance(thing, Topic):
        return (thing.title,)
    if isinstance(thing, Finding):
        return (thing.text,) if thing.text is not None else ()
    items = thing.items if isinstance(thing, Recommendation) else ()
    return (thing.text, *items)


def _languages(thing: Thing) -> Iterator[str]:
    return (tag for wording in wordings_of(thing) for tag in wording.languages)


def _text(thing: Thing, language: str) -> str:
    texts = (dict(wording.texts).get(language, "") for wording in wordings_of(thing))
    return "\n".join(texts)


_FACTS = (
    DraftChangeKind.STRENGTH,
    DraftChangeKind.ADDRESSED,
    DraftChangeKind.BASIS,
    DraftChangeKind.EVIDENCE,
    DraftChangeKind.KIND,
    DraftChangeKind.WITHDRAWN,
)


def _fact(thing: Thing, kind: DraftChangeKind) -> str:
    """What an entry says beside its words, as one text that differs where the fact does."""
    if isinstance(thing, Recommendation):
        return _of_recommendation(thing).get(kind, "")
    if isinstance(thing, Finding):
        rests = "; ".join(f"{e.question or e.source} {e.quote}".strip() for e in thing.rests_on)
        facts = {
            DraftChangeKind.KIND: thing.kind.value,
            DraftChangeKind.BASIS: "; ".join(thing.cites),
            DraftChangeKind.EVIDENCE: rests,
        }
        return facts.get(kind, "")
    return ""


def _of_recommendation(one: Recommendation) -> dict[DraftChangeKind, str]:
    return {
        DraftChangeKind.STRENGTH: one.strength,
        DraftChangeKind.ADDRESSED: " ".join((one.addressed.value, *one.parties)),
        DraftChangeKind.BASIS: "; ".join(f"{b.text}, {b.place}".rstrip(", ") for b in one.basis),
        DraftChangeKind.EVIDENCE: " ".join(one.rests_on),
        DraftChangeKind.WITHDRAWN: one.withdrawn or "",
    }
