"""Who takes part in a procedure: who proposes, adopts, writes or decides.

Two things to know. The list is the program's, because permissions are built on it; which of them a
body uses, and for what, is said in its file. And a State's own people count as the Party: how it
divides its work is its own affair.
"""

from enum import StrEnum


class Participant(StrEnum):
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
