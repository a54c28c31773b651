"""The rows of generated factsheets, table by table, as they are copied into the database.

Two things to know. Keys are counted on from where each table's sequence stands, so that rows can
point at each other before they are there. And chance begins anew with each factsheet, from the seed
and the factsheet's number, so that one can be made without those before it.
"""

import json
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

from ronda.demo.generated.sizes import Contents
from ronda.demo.generated.words import LANGUAGES, Writer, chance_of, words, writer

Row = tuple[object, ...]
_WORDED = ("id", "text", "marks", "styles")
_STATED = (*_WORDED, "chapter_id", "order", "position", "scope", "topic", "items", "labels")
COLUMNS = {
    "compliance_factsheet": ("id", "party_id", "round_id"),
    "compliance_edition": (
        *("id", "factsheet_id", "language", "number", "kind", "status", "version", "party_name"),
        *("title", "preface", "preface_marks", "preface_styles", "prepared", "updated"),
        *("characters", "placed", "reader", "stretches", "created_at", "created_by_id"),
        *("approved_at", "published_at", "withdrawn_reason"),
    ),
    "compliance_chapter": (
        *("id", "edition_id", "order", "number", "title", "title_marks", "introduction"),
        *("marks", "styles"),
    ),
    "compliance_observation": (*_STATED, "paragraphs"),
    "compliance_recommendation": (*_STATED, "edition_id", "stable_id", "codes", "strength"),
    "compliance_followup": (*_WORDED, "recommendation_id"),
    "compliance_practice": (*_WORDED, "chapter_id", "order", "noted_by", "position"),
    "assessments_assessment": (
        *("id", "round_id", "party_id", "draft_id", "recommendation", "code", "status", "state"),
        *("reasons", "author_id", "version", "proposed_at", "decided_at", "decision_id"),
        "ended_reason",
    ),
}
"""The tables in the order in which they are filled, with what is copied into each."""
CODES = 60
"""How many recommendations a round has; a factsheet has some of them."""
IN_A_CHAPTER = 5
_EMPTY = "[]"
_AFTER = 1_000
"""Observations of a chapter stand before its recommendations, practices after them."""
_FIRST, _DAYS = datetime(2006, 1, 10, 9, tzinfo=UTC), 7_400
_STRENGTHS, _AS_OFTEN = ("require", "request", "invite"), (45, 35, 20)
_IN_LANGUAGES = (60, 25, 15)


@dataclass(frozen=True)
class Place:
    """The round of a factsheet: keys, and of its conclusions where the round has any."""

    round: int
    seed: str
    draft: int | None = None
    decision: int | None = None


@dataclass(frozen=True)
class Sheet:
    """A factsheet that is to be made: its number in the record, its round, its Party."""

    at: int
    place: Place
    party: int
    party_name: str
    contents: Contents


@dataclass
class Rows:
    """Rows that are made and not yet copied; `keys` counts each table on."""

    keys: dict[str, Iterator[int]]
    author: int
    seed: int
    made: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def put(self, table: str, *values: object) -> int:
        """Add a row; its key, which comes first in each table."""
        key = next(self.keys[table])
        self.made[table].append((key, *values))
        return key

    def taken(self) -> dict[str, list[Row]]:
        """What was made since it was last taken."""
        made, self.made = self.made, defaultdict(list)
        return made


def keys_from(first: dict[str, int]) -> dict[str, Iterator[int]]:
    """A count for each table from its first free key on."""
    return {table: count(key) for table, key in first.items()}


def strength_of(seed: str, code: int) -> str:
    """How strongly a round asks what stands under this code; of every Party alike."""
    return chance_of(f"{seed} R{code}").choices(_STRENGTHS, _AS_OFTEN)[0]


def put_sheet(rows: Rows, sheet: Sheet) -> None:
    """Make the rows of a factsheet with one published edition."""
    chance = chance_of(f"{rows.seed} sheet {sheet.at}")
    says = writer(chance.choices(LANGUAGES, _IN_LANGUAGES)[0])
    at = _FIRST + timedelta(days=chance.randrange(_DAYS), seconds=sheet.at % 86_400)
    edition = _put_edition(rows, sheet, says, at)
    titles = _titles(sheet, says)
    chapters = [
        rows.put("compliance_chapter", edition, n, _roman(n), title, _EMPTY, "", _EMPTY, _EMPTY)
        for n, title in enumerate(titles)
    ]
    filling = _Filling(rows, sheet, says, chance, edition, chapters)
    filling.observations()
    filling.recommendations()
    filling.practices()


def _put_edition(rows: Rows, sheet: Sheet, says: Writer, at: datetime) -> int:
    factsheet = rows.put("compliance_factsheet", sheet.party, sheet.place.round)
    title = says.title.format(party=sheet.party_name)
    return rows.put(
        "compliance_edition",
        *(factsheet, says.tag, 1, "with-information", "published", 1, sheet.party_name),
        *(title, "", _EMPTY, _EMPTY, f"{at:%Y-%m}", f"{at:%Y-%m}"),
        *(0, 0, "generated", _EMPTY, at, rows.author),
        *(at, at, ""),
    )


def _titles(sheet: Sheet, says: Writer) -> list[str]:
    needed = -(-sheet.contents.recommendations // IN_A_CHAPTER)
    return [says.topics[n % len(says.topics)] for n in range(needed)]


@dataclass
class _Filling:
    """Fills the chapters of one edition."""

    rows: Rows
    sheet: Sheet
    says: Writer
    chance: random.Random
    edition: int
    chapters: Sequence[int]

    def observations(self) -> None:
        for n in range(self.sheet.contents.observations):
            chapter, order = n % len(self.chapters), n // len(self.chapters)
            text = self.says.text("observation", self.chance, self.chance.choice((1, 1, 2, 3)))
            paragraph = self.chance.randrange(1, 400)
            stated = self._stated(text, self.chapters[chapter], order, order, "specific")
            self.rows.put("compliance_observation", *stated, [paragraph, paragraph + 1])

    def recommendations(self) -> None:
        asked = self.sheet.contents.recommendations
        codes = sorted(self.chance.sample(range(1, max(CODES, asked) + 1), asked))
        answered = set(self.chance.sample(range(asked), self.sheet.contents.follow_ups))
        for n, code in enumerate(codes):
            strength = strength_of(self.sheet.place.seed, code)
            key = self._recommendation(n, code, strength)
            text = self.says.text("follow_up", self.chance, 2) if n in answered else ""
            if text or strength != "invite":
                self.rows.put("compliance_followup", text, _EMPTY, _EMPTY, key)
            if strength != "invite":
                self._conclusion(code)

    def _recommendation(self, n: int, code: int, strength: str) -> int:
        # Two of three ask the same of all Parties of the round, in the same words.
        scope = "specific" if code % 3 == 0 else "generic"
        chance = self.chance if scope == "specific" else self._of_code(code)
        text = self.says.text("recommendation", chance, chance.choice((1, 1, 2)))
        chapter = self.chapters[n // IN_A_CHAPTER]
        order = n % IN_A_CHAPTER
        stated = self._stated(text, chapter, order, _AFTER + order, scope)
        stable = uuid.UUID(int=self.chance.getrandbits(128), version=4)
        codes = [f"R{code}"]
        return self.rows.put(
            "compliance_recommendation", *stated, self.edition, stable, codes, strength
        )

    def _stated(self, text: str, chapter: int, order: int, position: int, scope: str) -> Row:
        return (text, _EMPTY, _EMPTY, chapter, order, position, scope, None, [], [])

    def practices(self) -> None:
        for n in range(self.sheet.contents.practices):
            text = self.says.text("practice", self.chance, 2)
            chapter, order = self.chapters[n % len(self.chapters)], n // len(self.chapters)
            told = (text, _EMPTY, _EMPTY, chapter, order, "committee", 2 * _AFTER + order)
            self.rows.put("compliance_practice", *told)

    def _conclusion(self, code: int) -> None:
        place = self.sheet.place
        if place.draft is None or place.decision is None:
            return
        status = self.chance.choice(words()["frame"]["statuses"])
        reasons = json.dumps({"en": writer("en").text("observation", self.chance)})
        at = _FIRST + timedelta(days=_DAYS + 30)
        self.rows.put(
            "assessments_assessment",
            *(place.round, self.sheet.party, place.draft, f"r-{code}", f"R{code}"),
            *(status, "decided", reasons, self.rows.author, 1, at, at, place.decision, ""),
        )

    def _of_code(self, code: int) -> random.Random:
        return chance_of(f"{self.sheet.place.seed} {self.says.tag} R{code}")


def _roman(n: int) -> str:
    tens, ones = divmod(n + 1, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
