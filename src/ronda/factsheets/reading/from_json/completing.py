"""A factsheet of the promised fields alone, completed to one that every format can show.

Two things to know. Whatever the file tells is kept; only what it leaves out is made, with the
body's words in the factsheet's language. And every kind of completion is named among the
account's repairs, because a person should look at it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar

from ronda.factsheets.model import (
    Chapter,
    Factsheet,
    Footnote,
    Heading,
    LeadIn,
    Mark,
    NotedBy,
    NoteKind,
    Observation,
    Party,
    Practice,
    Recommendation,
    Repair,
    Text,
)
from ronda.factsheets.reading.from_json.bounded_json import field_error
from ronda.factsheets.reading.from_json.ordering import Entry, in_order
from ronda.factsheets.reading.from_json.sectioning import headings
from ronda.factsheets.reading.grammar.looks import Looks
from ronda.procedure.body import Words, load_body
from ronda.procedure.parties import find_party

One = TypeVar("One", Observation, Recommendation)


def completed(factsheet: Factsheet) -> Factsheet:
    """`factsheet` with what other programs leave out; raises InvalidJson where words disagree."""
    return _Completion(factsheet).made()


class _Completion:
    """Completes one factsheet. Keeps the footnotes made and counts what was made."""

    def __init__(self, factsheet: Factsheet) -> None:
        self.factsheet = factsheet
        self.words: Words = load_body(factsheet.body).words(factsheet.language)
        self.looks = Looks(self.words)
        self.known = {note.number: note for note in reversed(factsheet.footnotes)}
        self.notes: list[Footnote] = []
        self.next_note = 1 + max((*self.known, *_marked(factsheet)), default=0)
        self.done: Counter[str] = Counter()

    def made(self) -> Factsheet:
        chapters = tuple(
            self._chapter(chapter, f"chapters/{index}")
            for index, chapter in enumerate(self.factsheet.chapters)
        )
        changes: dict[str, object] = {
            "party": self._party(),
            "title": self._title(),
            "preface": self._preface(),
            "chapters": chapters,
            "footnotes": (*self.factsheet.footnotes, *self.notes),
        }
        repairs = (*self.factsheet.account.repairs, *self._repairs())
        changes["account"] = self.factsheet.account.model_copy(update={"repairs": repairs})
        return self.factsheet.model_copy(update=changes)

    def _repairs(self) -> list[Repair]:
        return [
            Repair(what=f"The file left out {what}; Ronda made {count}.", where="the whole file")
            for what, count in self.done.items()
        ]

    # The front

    def _party(self) -> Party:
        party = self.factsheet.party
        known = find_party(party.name) if party.code is None else None
        if known is None:
            return party
        self.done["the code of the Party"] += 1
        return Party(name=party.name, code=known.code)

    def _title(self) -> str:
        if self.factsheet.title:
            return self.factsheet.title
        self.done["the title"] += 1
        return self.words.phrases["cover"].format(party=self.factsheet.party.name.upper())

    def _preface(self) -> Text:
        if "preface" in self.factsheet.model_fields_set:
            return self.factsheet.preface
        told = {"prepared": self.factsheet.prepared, "updated": self.factsheet.updated}
        lines = [self._dated(name, month) for name, month in told.items() if month]
        self.done.update(["sentences of the preface"] * len(lines))
        return Text(text="\n".join(lines))

    def _dated(self, name: str, month: str) -> str:
        year, _, number = month.partition("-")
        return self.words.phrases[name].format(month=self.words.months[int(number) - 1], year=year)

    # Chapters

    def _chapter(self, chapter: Chapter, path: str) -> Chapter:
        self._check_strengths(chapter, path)
        ordered = in_order(chapter)
        if ordered.changed:
            self.done["the order of what stands in a chapter"] += 1
        entries = [self._entry(entry) for entry in ordered.entries]
        party = tuple(p for p in chapter.practices if p.noted_by is NotedBy.PARTY)
        practices = tuple(e for e in entries if isinstance(e, Practice))
        return chapter.model_copy(
            update={
                "headings": self._headings(chapter, entries),
                "observations": tuple(e for e in entries if isinstance(e, Observation)),
                "recommendations": tuple(e for e in entries if isinstance(e, Recommendation)),
                "practices": (*practices, *party),
            }
        )

    def _headings(self, chapter: Chapter, entries: Sequence[Entry]) -> tuple[Heading, ...]:
        if "headings" in chapter.model_fields_set:
            return chapter.headings
        made = headings(entries, self.words, self.factsheet.party.name)
        self.done.update(["headings"] * len(made))
        return made

    def _check_strengths(self, chapter: Chapter, path: str) -> None:
        for index, one in enumerate(chapter.recommendations):
            own = self.looks.own_strength(one.text)
            untold = "lead_in" not in one.model_fields_set and one.strength is not None
            if untold and own not in (None, one.strength):
                what = f"is “{one.strength}”, but the words of its text say “{own}”"
                raise field_error(f"{path}/recommendations/{index}/strength", what)

    def _entry(self, entry: Entry) -> Entry:
        if isinstance(entry, Recommendation):
            noted = self._with_note(entry, self._untold_codes(entry), NoteKind.RECOMMENDATIONS)
            return self._with_lead_in(noted)
        if isinstance(entry, Observation):
            return self._with_note(entry, self._untold_paragraphs(entry), NoteKind.PARAGRAPHS)
        return entry

    # Lead-ins

    def _with_lead_in(self, one: Recommendation) -> Recommendation:
        told = "lead_in" in one.model_fields_set or self.looks.own_strength(one.text) is not None
        if told or one.strength is None:
            return one
        words = self.words.phrases[f"{one.strength}_{one.scope}"]
        lead_in = LeadIn(text=words.format(party=self.factsheet.party.name))
        self.done["words that carry a recommendation's strength"] += 1
        return one.model_copy(update={"lead_in": lead_in})

    # Footnotes

    def _untold_codes(self, one: Recommendation) -> list[str]:
        told = {code for note in self._notes_of(one) for code in note.recommendations}
        return [code for code in one.codes if code not in told]

    def _untold_paragraphs(self, one: Observation) -> list[str]:
        told = {number for note in self._notes_of(one) for number in note.paragraphs}
        return [str(number) for number in one.paragraphs if number not in told]

    def _notes_of(self, one: Observation | Recommendation) -> Iterable[Footnote]:
        return (self.known[mark.number] for mark in one.marks if mark.number in self.known)

    def _with_note(self, one: One, untold: Sequence[str], kind: NoteKind) -> One:
        """With a new last footnote that names what none did; only where the file has no places."""
        if not untold or "lead_in" in one.model_fields_set:
            return one
        number = self.next_note + len(self.notes)
        self.notes.append(self._note(number, untold, kind))
        self.done["footnotes for codes and paragraphs"] += 1
        end = len(one.items[-1]) if one.items else len(one.text)
        item = len(one.items) - 1 if one.items else None
        marks = (*one.marks, Mark(number=number, at=end, item=item))
        changes: dict[str, object] = {"marks": marks}
        if isinstance(one, Recommendation):
            changes["codes"] = (*(c for c in one.codes if c not in untold), *untold)
        return one.model_copy(update=changes)

    def _note(self, number: int, untold: Sequence[str], kind: NoteKind) -> Footnote:
        listed = ", ".join(untold)
        if kind is NoteKind.RECOMMENDATIONS:
            text = self.words.phrases["recommendations"].format(codes=listed)
            return Footnote(number=number, text=text, kind=kind, recommendations=tuple(untold))
        text = self.words.phrases["paragraphs"].format(numbers=listed)
        paragraphs = tuple(int(each) for each in untold)
        return Footnote(number=number, text=text, kind=kind, paragraphs=paragraphs)


def _marked(factsheet: Factsheet) -> Iterable[int]:
    """Every number that a mark gives, wherever it stands."""
    for chapter in factsheet.chapters:
        for one in (*chapter.observations, *chapter.recommendations):
            yield from one.footnotes
            yield from one.lead_in.footnotes if one.lead_in else ()
        for other in (*chapter.practices, *chapter.headings):
            yield from other.footnotes
        for mark in (*chapter.marks, *chapter.title_marks):
            yield mark.number
