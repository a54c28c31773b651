"""The kinds of document that a round brings forth.

Two things to know. The list is the program's, because pages are built on it; which of them a body
has, is said in its file. And a kind says what a document is for, never what format it has.
"""

from enum import StrEnum


class DocumentKind(StrEnum):
    """The kinds of document that a round brings forth."""

    QUESTIONNAIRE = "questionnaire"
    REPLY = "reply"
    COMMENT = "comment"
    """On a reply, on the questionnaire or on a follow-up."""
    CONTRIBUTION = "contribution"
    """Information given of one's own accord, on a Party or a theme."""
    COMPILATION = "compilation"
    DRAFT_REPORT = "draft_report"
    REPORT = "report"
    FACTSHEET = "factsheet"
    POSITION = "position"
    """A Party's answer to the recommendations: which it accepts."""
    FOLLOW_UP = "follow_up"
    ASSESSMENT = "assessment"
    CLARIFICATION = "clarification"
    """What a Party adds when asked, before an assessment is final."""
    LETTER = "letter"
