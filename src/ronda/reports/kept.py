"""A report that came back in one language, with all else as the draft it came from has it.

Two things to know. What the page says counts; what it cannot say (the other languages, what a
finding rests on) is kept by the entry's id. And a text that nobody changed is kept to the letter,
blanks and all.
"""

from collections.abc import Iterable
from typing import TypeVar

from ronda.factsheets.texts import Value
from ronda.procedure.stated import Wording
from ronda.reports.model import (
    Basis,
    Chapter,
    Entry,
    Finding,
    Paragraph,
    Report,
)
from ronda.reports.shown import as_shown, basis_shown

V = TypeVar("V", bound=Value)
Part = TypeVar("Part", bound=Chapter | Entry | Finding)
_UNSEEN = frozenset({"rests_on", "cites"})


def kept(returned: Report, known: Report) -> Report:
    """The report that was `returned` in one language, with what `known` has besides."""
    language = returned.languages[0]
    return _Keeping(language, known).report(returned)


class _Keeping:
    def __init__(self, language: str, known: Report) -> None:
        self._language = language
        self._known = known
        self._shown = as_shown(known, language)
        self._before = dict(_by_id(known))
        self._page = dict(_by_id(self._shown))

    def report(self, returned: Report) -> Report:
        known = self._known
        more = () if self._language in known.languages else (self._language,)
        made = self._merged(returned, known, self._shown)
        chapters = tuple(self.chapter(chapter) for chapter in returned.chapters)
        own = {"languages": (*known.languages, *more), "chapters": chapters}
        return made.model_copy(update=own)

    def chapter(self, chapter: Chapter) -> Chapter:
        entries = tuple(self.entry(entry) for entry in chapter.entries)
        return self._one(chapter).model_copy(update={"entries": entries})

    def entry(self, entry: Entry) -> Entry:
        made = self._one(entry)
        if not isinstance(entry, Paragraph):
            return made
        findings = tuple(self._one(finding) for finding in entry.findings)
        return made.model_copy(update={"findings": findings})

    def _one(self, returned: Part) -> Part:
        known, page = self._before.get(returned.id), self._page.get(returned.id)
        if not isinstance(known, type(returned)) or not isinstance(page, type(returned)):
            return returned
        return self._merged(returned, known, page)

    def _merged(self, returned: V, known: V, page: V) -> V:
        """`known` with each field that the page says otherwise than before."""
        changed = {
            name: self._value(getattr(returned, name), getattr(known, name))
            for name in type(returned).model_fields
            if name not in _UNSEEN and getattr(returned, name) != getattr(page, name)
        }
        return known.model_copy(update=changed)

    def _value(self, returned: object, known: object) -> object:
        """A field's new value, in the other languages as it was."""
        if isinstance(returned, Wording) and isinstance(known, Wording):
            return Wording.of(dict(known.texts) | dict(returned.texts))
        if isinstance(returned, Basis) and isinstance(known, Basis):
            return known if basis_shown(known) == returned else returned
        if isinstance(returned, tuple) and isinstance(known, tuple):
            pairs = zip(returned, known, strict=False)
            return (*(self._value(*pair) for pair in pairs), *returned[len(known) :])
        return returned


def _by_id(report: Report) -> Iterable[tuple[str, Chapter | Entry | Finding]]:
    for chapter in report.chapters:
        yield chapter.id, chapter
        yield from ((entry.id, entry) for entry in chapter.entries)
    yield from ((finding.id, finding) for _, finding in report.findings)
