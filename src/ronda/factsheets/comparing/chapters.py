"""What changed in the chapters and in what stands in them.

Two things to know. The newer edition is walked in its order; what is gone from a chapter is told
after what is there. And a lead-in or heading that many recommendations share is told once, not
once for each of them.
"""

from collections.abc import Iterator

from ronda.factsheets.comparing.changes import Change, ChangeKind, Difference, Thing
from ronda.factsheets.comparing.differences import (
    Found,
    Marked,
    compare_contents,
    compare_texts,
    compare_topics,
    wording,
)
from ronda.factsheets.comparing.editions import Editions
from ronda.factsheets.comparing.entries import Entry, shown
from ronda.factsheets.model import Box, Chapter, LeadIn, Recommendation, Statement
from ronda.factsheets.places import chapter_name, statement_name


def chapter_changes(editions: Editions) -> Iterator[Change]:
    """The changes of every chapter, in the newer order; chapters that are gone come last."""
    before = {new: old for old, new in editions.chapters.both}
    walk = _Chapters(editions)
    for index, chapter in enumerate(editions.new.chapters):
        if index in before:
            yield from walk.both(before[index], index)
        else:
            yield _whole_chapter(chapter, ChangeKind.ADDED, index)
            yield from walk.entries(index)
    for index in editions.chapters.old_only:
        yield _whole_chapter(editions.old.chapters[index], ChangeKind.REMOVED, index)
        yield from walk.removed(index)


class _Chapters:
    """Walks the chapters. Keeps the lead-ins already told and the headings in both editions."""

    def __init__(self, editions: Editions) -> None:
        self.editions = editions
        self.notes = editions.note_numbers
        self.lead_ins: set[tuple[int, LeadIn | None, LeadIn | None]] = set()
        headings = editions.entries[Thing.HEADING]
        self.headings = frozenset((old.value.text, new.value.text) for old, new in headings)

    def both(self, at: int, to: int) -> Iterator[Change]:
        """A chapter that is in both editions, at these indexes."""
        old, new = self.editions.old.chapters[at], self.editions.new.chapters[to]
        name = chapter_name(new)
        blank = Change(
            thing=Thing.CHAPTER,
            kinds=(),
            where=name,
            chapter=new.number,
            old_path=f"chapters/{at}",
            new_path=f"chapters/{to}",
        )
        yield from self.heading(old, new, blank)
        yield from self.introduction(
            old, new, _part(blank, Thing.INTRODUCTION, "introduction", f"{name}, introduction")
        )
        yield from self.entries(to)
        yield from self.removed(at)
        box = _part(blank, Thing.PRACTICE_BOX, "practice_box", f"{name}, blue box")
        yield from self.box(old.practice_box, new.practice_box, box)

    def heading(self, old: Chapter, new: Chapter, blank: Change) -> Iterator[Change]:
        found = Found()
        found.value(ChangeKind.RENUMBERED, "number", old.number, new.number)
        before, after = (Marked(one.title, one.title_marks) for one in (old, new))
        compare_texts(found, "title", before, after, self.notes)
        yield from found.on(blank)

    def introduction(self, old: Chapter, new: Chapter, blank: Change) -> Iterator[Change]:
        found = Found()
        before, after = Marked.of(old.opening), Marked.of(new.opening)
        compare_texts(found, "introduction", before, after, self.notes)
        yield from found.on(blank)

    def entries(self, chapter: int) -> Iterator[Change]:
        """What stands in a newer chapter."""
        for new in self.editions.new_entries:
            if new.chapter != chapter:
                continue
            blank = _blank(new, self.editions.new.chapters[chapter])
            old = self.editions.old_entry(new)
            if old is None:
                yield from _whole(new, ChangeKind.ADDED).on(blank)
            else:
                yield from self.entry(old, new, blank.model_copy(update={"old_path": old.path}))

    def entry(self, old: Entry, new: Entry, blank: Change) -> Iterator[Change]:
        yield from self.lead_in(old, new, blank)
        found = Found()
        compare_contents(found, old.value, new.value, self.notes)
        self.place(found, old, new)
        yield from found.on(blank)
        if isinstance(old.value, Recommendation) and isinstance(new.value, Recommendation):
            box = _part(blank, Thing.FOLLOW_UP, "follow_up", f"{blank.where}, orange box")
            yield from self.box(old.value.follow_up, new.value.follow_up, box)

    def place(self, found: Found, old: Entry, new: Entry) -> None:
        """The chapter, the order and the topic of an entry."""
        if self.editions.chapter_of.get(old.chapter) != new.chapter:
            before = _title(self.editions.old.chapters[old.chapter])
            after = _title(self.editions.new.chapters[new.chapter])
            found.note(ChangeKind.MOVED, Difference(aspect="chapter", old=before, new=after))
        elif new in self.editions.moved:
            before, after = (f"no. {one.turn + 1} of its chapter" for one in (old, new))
            found.note(ChangeKind.MOVED, Difference(aspect="order", old=before, new=after))
        if isinstance(old.value, Statement) and isinstance(new.value, Statement):
            compare_topics(found, old.value, new.value, self.headings)

    def lead_in(self, old: Entry, new: Entry, blank: Change) -> Iterator[Change]:
        if not isinstance(old.value, Statement) or not isinstance(new.value, Statement):
            return
        before, after = old.value.lead_in, new.value.lead_in
        told = (new.chapter, before, after)
        if told not in self.lead_ins:
            self.lead_ins.add(told)
            found = Found()
            compare_texts(found, "lead-in", Marked.of(before), Marked.of(after), self.notes)
            yield from found.on(_part(blank, Thing.LEAD_IN, "lead_in", f"{blank.where}, lead-in"))

    def removed(self, old_chapter: int) -> Iterator[Change]:
        """What stood in an older chapter and stands nowhere now."""
        for old in self.editions.removed(old_chapter):
            blank = _blank(old, self.editions.old.chapters[old_chapter])
            paths = {"old_path": old.path, "new_path": None}
            yield from _whole(old, ChangeKind.REMOVED).on(blank.model_copy(update=paths))

    def box(self, old: Box | None, new: Box | None, blank: Change) -> Iterator[Change]:
        found = Found()
        before, after = Marked.of(old), Marked.of(new)
        if (old is None) != (new is None):
            kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED
            found.note(kind, wording("box", before.text, after.text))
        elif bool(before.text) != bool(after.text):
            kind = ChangeKind.EMPTIED if before.text else ChangeKind.FILLED_IN
            found.note(kind, wording("box", before.text, after.text))
        else:
            compare_texts(found, "box", before, after, self.notes)
        yield from found.on(blank)


def _blank(entry: Entry, chapter: Chapter) -> Change:
    return Change(
        thing=entry.thing,
        kinds=(),
        where=statement_name(chapter, entry.field, entry.index),
        chapter=chapter.number,
        new_path=entry.path,
    )


def _part(blank: Change, thing: Thing, field: str, where: str) -> Change:
    """The change of a part of what `blank` is about."""
    paths = {
        side: None if path is None else f"{path}/{field}"
        for side, path in (("old_path", blank.old_path), ("new_path", blank.new_path))
    }
    return blank.model_copy(update={"thing": thing, "where": where, **paths})


def _title(chapter: Chapter) -> str:
    return f"{chapter.number}. {chapter.title}"


def _whole_chapter(chapter: Chapter, kind: ChangeKind, index: int) -> Change:
    found = Found()
    box = chapter.practice_box.text if chapter.practice_box else ""
    _whole_texts(
        found, kind, {"title": _title(chapter), "introduction": chapter.introduction, "box": box}
    )
    side = "new_path" if kind is ChangeKind.ADDED else "old_path"
    return Change(
        thing=Thing.CHAPTER,
        kinds=(kind,),
        where=chapter_name(chapter),
        chapter=chapter.number,
        differences=tuple(found.differences),
    ).model_copy(update={side: f"chapters/{index}"})


def _whole(entry: Entry, kind: ChangeKind) -> Found:
    """Everything an added or removed entry says."""
    found, value = Found(), entry.value
    texts = {}
    if isinstance(value, Statement) and value.lead_in is not None:
        texts["lead-in"] = value.lead_in.text
    texts["text"] = shown(value)
    if isinstance(value, Recommendation):
        texts["codes"] = ", ".join(value.codes)
        texts["strength"] = value.strength or ""
        texts["box"] = value.follow_up.text if value.follow_up else ""
    _whole_texts(found, kind, texts)
    return found


def _whole_texts(found: Found, kind: ChangeKind, texts: dict[str, str]) -> None:
    for aspect, text in texts.items():
        if text:
            old, new = ("", text) if kind is ChangeKind.ADDED else (text, "")
            found.note(kind, wording(aspect, old, new))
    if not found.kinds:
        found.note(kind, Difference(aspect="text", old="", new=""))
