"""The factsheets of 48 Parties made from a report and written to Word.

Two things to know. The report is generated: eleven chapters, 80 recommendations, a finding on each
Party in each of its paragraphs. And what is measured is all that stands between the adopted report
and 48 files; keeping them in the database is not.
"""

import time
from collections.abc import Iterator

from bench.table import Row
from ronda.factsheets.writing import to_bytes
from ronda.procedure.loading import load_procedure
from ronda.procedure.numerals import Numeral
from ronda.procedure.parties import known_parties
from ronda.procedure.stated import Wording
from ronda.reports.generating import Addressee, Cover, factsheet_of
from ronda.reports.model import (
    Addressed,
    Chapter,
    Entry,
    Finding,
    FindingKind,
    Paragraph,
    Recommendation,
    Report,
    Topic,
)

AIM = 15.0
CHAPTERS, PARAGRAPHS, ASKED, TOPICS = 11, 14, 80, 3
STRENGTHS = ("require", "request", "invite")
KINDS = tuple(FindingKind)
_SENTENCE = (
    "the service answers by telephone and on line every day and in several languages and staff"
    " are trained once a year by people from outside the service who know its work well"
)


def rows() -> Iterator[Row]:
    """One row: all of them made and written."""
    parties = [one for one in known_parties() if not one.invented][:48]
    report, procedure = made([one.code for one in parties]), load_procedure("lanzarote")
    begun, size = time.perf_counter(), 0
    for party in parties:
        addressee = Addressee(party.code, party.name("en"))
        value = factsheet_of(report, addressee, "en", procedure, Cover(prepared="2026-11"))
        size += len(to_bytes(value, "docx"))
    seconds = time.perf_counter() - begun
    assert size > 0
    yield Row(f"{len(parties)} factsheets generated and written to Word", seconds, aim=AIM)


def made(parties: list[str]) -> Report:
    """The report on these Parties."""
    numbers = iter(range(1, 10_000))
    chapters = tuple(_chapter(turn, parties, numbers) for turn in range(1, CHAPTERS + 1))
    return Report(
        body="lanzarote", round=2, languages=("en",), title=_text("Report"), chapters=chapters
    )


def _chapter(turn: int, parties: list[str], numbers: Iterator[int]) -> Chapter:
    entries: list[Entry] = []
    for at in range(PARAGRAPHS):
        if at % (PARAGRAPHS // TOPICS) == 0:
            entries.append(Topic(id=f"t-{turn}-{at}", title=_text(f"Topic {at}")))
        entries.append(_paragraph(f"p-{turn}-{at}", parties, next(numbers)))
    asked = range(1, ASKED // CHAPTERS + 2)
    entries += [_recommendation(turn, number, parties) for number in asked]
    return Chapter(
        id=f"c-{turn}",
        number=Numeral.ROMAN.written(turn),
        title=_text(f"Chapter {turn}"),
        introduction=_text(_SENTENCE),
        entries=tuple(entries),
    )


def _paragraph(id: str, parties: list[str], number: int) -> Paragraph:
    findings = (
        Finding(
            id=f"{id}-{code.lower()}",
            party=code,
            kind=KINDS[(number + turn) % len(KINDS)],
            text=_text(f"{_SENTENCE} {number} {turn % 7}."),
        )
        for turn, code in enumerate(parties)
    )
    return Paragraph(id=id, number=number, text=_text(_SENTENCE), findings=tuple(findings))


def _recommendation(turn: int, number: int, parties: list[str]) -> Recommendation:
    to = tuple(Addressed)[number % len(Addressed)]
    return Recommendation(
        id=f"r-{turn}-{number}",
        code=f"{Numeral.ROMAN.written(turn)}-{number}",
        strength=STRENGTHS[number % len(STRENGTHS)],
        text=_text(_SENTENCE),
        addressed=to,
        parties=() if to is Addressed.ALL else tuple(parties[number % 3 :: 2]),
    )


def _text(text: str) -> Wording:
    return Wording.of({"en": text})
