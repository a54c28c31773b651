"""The headings of a chapter, made from its statements where a file gives none.

Two things to know. A section heading stands where the scope changes, a topic's heading where a
topic begins, one above the Committee's practices. And their words are the body's own, in the
language of the factsheet.
"""

from collections.abc import Iterable

from ronda.factsheets.model import Heading, HeadingKind, Practice, Scope
from ronda.factsheets.reading.from_json.ordering import Entry
from ronda.procedure.body import Words


def headings(entries: Iterable[Entry], words: Words, party: str) -> tuple[Heading, ...]:
    """The headings for `entries`, which must stand in their order and have positions."""
    return tuple(_Sectioning(words, party).of(entries))


class _Sectioning:
    """Goes through entries; keeps the scope and topic that hold, and whether practices do."""

    def __init__(self, words: Words, party: str) -> None:
        self.words = words
        self.party = party
        self.scope: Scope | None = None
        self.topic: str | None = None
        self.among_practices = False

    def of(self, entries: Iterable[Entry]) -> list[Heading]:
        made: list[Heading] = []
        for entry in entries:
            if isinstance(entry, Practice):
                made.extend(self._practices(entry))
            else:
                made.extend(self._statement(entry.scope, entry.topic, entry.position))
        return made

    def _practices(self, practice: Practice) -> list[Heading]:
        if self.among_practices:
            return []
        self.among_practices = True
        words, scope = self.words.phrases["practices"], self.scope or Scope.SPECIFIC
        return [_heading(HeadingKind.PRACTICES, words, scope, practice.position)]

    def _statement(self, scope: Scope, topic: str | None, position: int) -> list[Heading]:
        made: list[Heading] = []
        if scope is not self.scope or self.among_practices:
            self.scope, self.topic, self.among_practices = scope, None, False
            words = self.words.phrases[scope].format(party=self.party)
            made.append(_heading(HeadingKind.SECTION, words, scope, position))
        if topic is not None and topic != self.topic:
            self.topic = topic
            made.append(_heading(HeadingKind.TOPIC, topic, scope, position))
        return made


def _heading(kind: HeadingKind, text: str, scope: Scope, position: int) -> Heading:
    return Heading(kind=kind, text=text, scope=scope, position=position)
