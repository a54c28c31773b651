"""The words of one language in a body's file, as they are written there.

Two things to know. Only a body whose factsheets Ronda reads and writes has any. And patterns are
regular expressions; what readers and writers make of them is in `body`.
"""

from typing import Annotated

from pydantic import Field

from ronda.procedure.report_words import ReportWords
from ronda.procedure.stated import Part

Patterns = Annotated[tuple[str, ...], Field(min_length=1)]
"""Regular expressions of which one must match, without regard to case."""


class WordLists(Part):
    """What a reader looks for (patterns) and a writer puts down (phrases), in one language."""

    cover: Patterns
    contents: Patterns
    committee: Patterns
    strengths: dict[str, Patterns]
    indirect: dict[str, Patterns] = Field(default_factory=dict)
    months: Annotated[tuple[str, ...], Field(min_length=12, max_length=12)]
    prepared: Patterns
    updated: Patterns
    specific: Patterns
    generic: Patterns
    section: Patterns
    practices: Patterns
    practice_box: Patterns
    follow_up_box: Patterns
    paragraphs: Patterns
    recommendations: Patterns
    of_report: Patterns
    adverbs: Patterns
    source: Patterns
    observes: Patterns
    auxiliaries: Patterns
    all_parties: Patterns
    function_words: tuple[str, ...]
    phrases: dict[str, str]
    report: ReportWords | None = None


PLAIN = frozenset({"months", "function_words", "strengths", "indirect", "phrases", "report"})
"""The fields of WordLists that are no lists of patterns."""

PHRASES: dict[str, frozenset[str]] = {
    "cover": frozenset({"party"}),
    "contents": frozenset(),
    "prepared": frozenset({"month", "year"}),
    "updated": frozenset({"month", "year"}),
    "specific": frozenset({"party"}),
    "generic": frozenset(),
    "practices": frozenset(),
    "follow_up_box": frozenset(),
    "practice_box": frozenset(),
    "empty_box": frozenset(),
    "paragraphs": frozenset({"numbers"}),
    "recommendations": frozenset({"codes"}),
}
"""The phrases every language has, with the blanks each has to fill."""

LEAD_INS: dict[str, frozenset[str]] = {
    "specific": frozenset({"party"}),
    "generic": frozenset(),
}
"""The phrases that each strength has besides, called "require_specific" and so on."""
