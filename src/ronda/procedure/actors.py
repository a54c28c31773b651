"""Who acts in a procedure, and the kinds of document that they write.

Two things to know. Both lists are the program's, because permissions and pages are built on them;
which of them a body uses, and for what, is said in its file. And a State's own people count as the
Party: how it divides its work is its own affair.
"""

from enum import StrEnum


class Actor(StrEnum):
    """Who proposes, adopts, writes or decides."""

    COMMITTEE = "committee"
    """The body itself, in plenary."""
    BUREAU = "bureau"
    RAPPORTEUR = "rapporteur"
    SECRETARIAT = "secretariat"
    COMMITTEE_OF_THE_PARTIES = "committee_of_the_parties"
    """A political body of the States bound, beside a body of experts."""
    PARENT = "parent"
    """The organ that the body answers to: the Committee of Ministers, the Human Rights Council."""
    PARTY = "party"
    OTHER_STATES = "other_states"
    """States that make recommendations to the one under review."""
    CIVIL_SOCIETY = "civil_society"
    NHRI = "nhri"
    FACILITATOR = "facilitator"
    """Who brings in what children said in a consultation."""
    OTHER_BODY = "other_body"
    """Another committee or organisation that takes part or comments."""


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
