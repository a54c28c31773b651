"""The words of reports in one language, as they are written in a body's file.

Two things to know. Only a body whose reports are read from Word and written has any. And a phrase
is what a writer puts down and a reader knows again, so its blanks are checked with the file.
"""

from typing import Annotated

from pydantic import Field

from ronda.procedure.stated import Line, Part

Patterns = Annotated[tuple[str, ...], Field(min_length=1)]

OTHER_STRENGTH = "other"
"""How recommendations of a strength are opened that has no words of its own."""


class AskWords(Part):
    """How recommendations of one strength are opened, by whom they are addressed to."""

    all: Line
    all_named: Line
    not_already: Line
    not_already_named: Line
    named: Line


class ReportWords(Part):
    """What a reader of reports looks for (patterns), and what a writer puts down.

    `kinds` and `authorities` name the kinds of findings and of legal texts, `asks` has an entry
    for each strength of the round and `other`.
    """

    code: Patterns
    not_already: Patterns
    parties: Patterns
    chapter: Patterns
    asks: dict[str, AskWords]
    kinds: dict[str, Line]
    authorities: dict[str, Line]
    phrases: dict[str, Line]


REPORT_PATTERNS = ("code", "not_already", "parties", "chapter")

REPORT_PHRASES: dict[str, frozenset[str]] = {
    "draft": frozenset({"number"}),
    "adopted": frozenset({"meeting", "on", "document"}),
    "code": frozenset({"code"}),
    "withdrawn": frozenset({"why"}),
    "basis": frozenset({"authority", "text"}),
    "practice": frozenset({"party", "text"}),
    "awaited": frozenset(),
}
"""The phrases every language has, with the blanks each has to fill."""

ASK_BLANKS: dict[str, frozenset[str]] = {
    "all": frozenset(),
    "all_named": frozenset({"parties"}),
    "not_already": frozenset(),
    "not_already_named": frozenset({"parties"}),
    "named": frozenset({"parties"}),
}
"""The blanks of each opening; those of `other` name the strength too."""
