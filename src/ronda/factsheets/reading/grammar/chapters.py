"""One chapter: introduction, headings, observations, recommendations, boxes, practices.

`ChapterReader.take` is given the chapter's units one after another and keeps what holds until
further notice: scope, topic, and the lead-in whose strength counts for the points below it.
"""

from collections.abc import Sequence
from typing import Any

from ronda.factsheets.blocks import Colour, Kind, Role
from ronda.factsheets.model import (
    Box,
    Chapter,
    Heading,
    HeadingKind,
    LeadIn,
    NotedBy,
    Observation,
    Practice,
    Recommendation,
    Scope,
    Strength,
    Text,
)
from ronda.factsheets.reading.grammar.boxing import Boxed, Unit
from ronda.factsheets.reading.grammar.ledger import Ledger
from ronda.factsheets.reading.grammar.looks import Looks
from ronda.factsheets.reading.grammar.notes import Notes
from ronda.factsheets.reading.grammar.passages import Passage, lines_of, text_of
from ronda.factsheets.reading.grammar.statements import Draft, Meaning, meaning
from ronda.procedure.body import folded

_AHEAD = 100
"""How many units a passage may look ahead; a longer list is judged by its beginning."""


class ChapterReader:
    """Reads the units of one chapter, in order, into a Chapter."""

    def __init__(self, index: int, looks: Looks, notes: Notes, ledger: Ledger) -> None:
        self.path = f"chapters/{index}"
        self.looks = looks
        self.notes = notes
        self.ledger = ledger
        self.number = ""
        self.title = Text()
        self.opening: list[Passage] = []
        self.headings: list[Heading] = []
        self.drafts: list[Draft] = []
        self.practices: list[list[Passage]] = []
        self.practice_positions: list[int] = []
        self.practice_box: Box | None = None
        self.scope: Scope | None = None
        self.topic: str | None = None
        self.lead_in: LeadIn | None = None
        self.lead_strength: Strength | None = None
        self.lead_interrupted = False
        self.leads: Meaning = Meaning.OBSERVATION
        self.position = 0
        self.among_practices = False
        self.boxed_last = False

    def head(self, passage: Passage, number: str) -> None:
        """The chapter's heading."""
        self.ledger.place(passage, f"{self.path}/title")
        self.number = number
        numeral = self.looks.chapter(passage)
        runs = passage.runs
        if numeral and not passage.label:
            shown = "".join(run.text for run in runs)
            lead = len(shown) - len(shown.lstrip())
            runs = passage.cut(lead + numeral.start("title"))[1].runs
        self.title = text_of(runs)

    def take(self, units: Sequence[Unit]) -> None:
        """All units of the chapter."""
        for at, unit in enumerate(units):
            if isinstance(unit, Boxed):
                self._box(unit)
            elif unit.text or unit.marks:
                self._passage(unit, units[at + 1 : at + 1 + _AHEAD])

    def chapter(self) -> Chapter:
        """What was read."""
        opening = lines_of(self.opening)
        made = [draft.statement() for draft in self.drafts]
        return Chapter(
            number=self.number,
            title=self.title.text,
            title_marks=self.title.marks,
            introduction=opening.text,
            marks=opening.marks,
            styles=opening.styles,
            headings=tuple(self.headings),
            observations=tuple(m for m in made if isinstance(m, Observation)),
            recommendations=tuple(m for m in made if isinstance(m, Recommendation)),
            practices=tuple(
                Practice(position=position, noted_by=NotedBy.COMMITTEE, **_fields(lines_of(lines)))
                for position, lines in zip(self.practice_positions, self.practices, strict=True)
            ),
            practice_box=self.practice_box,
        )

    # Headings

    def _heading(self, passage: Passage, kind: HeadingKind) -> None:
        text = text_of(passage.runs)
        self.ledger.place(passage, f"{self.path}/headings/{len(self.headings)}/text")
        if kind is HeadingKind.SECTION:
            self.scope, self.topic = self.looks.scope(text.text), None
        self.lead_interrupted = True
        self.among_practices = kind is HeadingKind.PRACTICES
        if kind is not HeadingKind.TOPIC:
            self.lead_in = None
        else:
            self.topic = text.text
            self.scope = self.scope or Scope.SPECIFIC
        scope = self.scope or Scope.SPECIFIC
        self.headings.append(
            Heading(kind=kind, scope=scope, position=self.position, **_fields(text))
        )

    # Boxes

    def _box(self, boxed: Boxed) -> None:
        if boxed.colour is Colour.BLUE:
            self._practice_box(boxed)
        else:
            self._follow_up(boxed)
        self.boxed_last = True

    def _practice_box(self, boxed: Boxed) -> None:
        place = f"{self.path}/practice_box/text"
        if self.practice_box is not None:
            self._set_aside(boxed)
            return
        self.practice_box = self._box_text(boxed, place)
        self.among_practices = False

    def _follow_up(self, boxed: Boxed) -> None:
        """A follow-up box belongs to the recommendation right before it."""
        draft = self.drafts[-1] if self.drafts else None
        if draft is None or draft.meaning is not Meaning.RECOMMENDATION or draft.follow_up:
            self._set_aside(boxed)
            return
        draft.follow_up = self._box_text(boxed, f"{draft.place}/follow_up/text")

    def _box_text(self, boxed: Boxed, place: str) -> Box:
        self.ledger.place_all((*boxed.title, *boxed.text), place)
        nothing = folded(self.looks.words.phrases["empty_box"])
        said = [p for p in boxed.text if folded(p.text) != nothing]
        return Box(**_fields(lines_of(said)))

    def _set_aside(self, boxed: Boxed) -> None:
        for passage in (*boxed.title, *boxed.text):
            self.ledger.set_aside(passage)

    # Everything else

    def _passage(self, passage: Passage, following: Sequence[Unit]) -> None:
        boxed_last, self.boxed_last = self.boxed_last, False
        if self.looks.is_section(passage):
            self._heading(passage, HeadingKind.SECTION)
        elif self.looks.is_practices_heading(passage):
            self._heading(passage, HeadingKind.PRACTICES)
        elif self._is_point(passage) and not boxed_last:
            self._point(passage)
        else:
            self._statement(passage, following)

    def _statement(self, passage: Passage, following: Sequence[Unit]) -> None:
        told = meaning(passage, following, self)
        if told is Meaning.INTRODUCTION:
            self.ledger.place(passage, f"{self.path}/introduction")
            self.opening.append(passage)
        elif told is Meaning.TOPIC:
            self._heading(passage, HeadingKind.TOPIC)
        elif told is Meaning.PRACTICE:
            self._practice(passage)
        elif told in (Meaning.LEAD_IN, Meaning.OBSERVATION_LEAD_IN):
            self._lead(passage, told)
        else:
            self._draft(passage, told)

    def _is_point(self, passage: Passage) -> bool:
        """A point below the statement just read."""
        if passage.role is not None:
            return passage.role is Role.POINT
        if passage.kind is not Kind.ITEM or not self.drafts or self.among_practices:
            return False
        last = self.drafts[-1]
        if last.takes_points and not self.looks.own_strength(passage.text):
            return True
        return passage.level > last.level > 0 and last.heading_count == len(self.headings)

    def _point(self, passage: Passage) -> None:
        self.drafts[-1].add_point(passage, self.ledger)

    def _practice(self, passage: Passage) -> None:
        if passage.kind is not Kind.ITEM or not self.practices:
            self.practices.append([])
            self.practice_positions.append(self.position)
            self.position += 1
        self.practices[-1].append(passage)
        self.ledger.place(passage, f"{self.path}/practices/{len(self.practices) - 1}/text")

    def _lead(self, passage: Passage, told: Meaning) -> None:
        self._begin_statements(passage)
        self.lead_in = LeadIn(**_fields(text_of(passage.runs)))
        self.lead_interrupted = False
        asks = told is Meaning.LEAD_IN
        self.lead_strength = self.looks.strength(passage.text)
        if asks and self.lead_strength is None:
            self.lead_strength = self.looks.indirect_strength(passage.text)
        self.leads = Meaning.RECOMMENDATION if asks else Meaning.OBSERVATION
        self.ledger.place(passage, f"{self._next_place(self.leads)}/lead_in/text")

    def _draft(self, passage: Passage, told: Meaning) -> None:
        self._begin_statements(passage)
        own = self._own_strength(passage)
        led = self._is_led(passage) and own is None
        if passage.kind is not Kind.ITEM:
            self.lead_interrupted = True
        asks = told in (Meaning.RECOMMENDATION, Meaning.LIST)
        if asks and not led and own is None:
            own = self.looks.indirect_strength(passage.text)
        draft = Draft(
            meaning=Meaning.RECOMMENDATION if asks else Meaning.OBSERVATION,
            passage=passage,
            notes=self.notes,
            place=self._next_place(Meaning.RECOMMENDATION if asks else Meaning.OBSERVATION),
            position=self.position,
            scope=self.scope or self.looks.scope(passage.text),
            topic=self.topic,
            lead_in=self.lead_in if led else None,
            strength=self.lead_strength if led else own,
            is_list=told is Meaning.LIST,
            heading_count=len(self.headings),
        )
        self.ledger.place(passage, f"{draft.place}/text")
        self.drafts.append(draft)
        self.position += 1

    def _is_led(self, passage: Passage) -> bool:
        """Whether the lead-in counts for this: for its list, and later for points with codes."""
        if passage.kind is not Kind.ITEM or self.lead_in is None:
            return False
        return not self.lead_interrupted or bool(self.notes.codes(passage.marks))

    def _own_strength(self, passage: Passage) -> Strength | None:
        """A point below a lead-in has a strength of its own only if it begins with one."""
        if passage.kind is Kind.ITEM and self.lead_in is not None:
            return self.looks.own_strength(passage.text)
        return self.looks.own_strength(passage.text) or self.looks.strength(passage.text)

    def _begin_statements(self, passage: Passage) -> None:
        self.among_practices = False
        if self.scope is None:
            self.scope = self.looks.scope(passage.text)

    def _next_place(self, told: Meaning) -> str:
        count = sum(draft.meaning is told for draft in self.drafts)
        return f"{self.path}/{told.value}s/{count}"


def _fields(text: Text) -> dict[str, Any]:
    """The fields that every value with text shares, to make another of them."""
    return {"text": text.text, "marks": text.marks, "styles": text.styles}
