"""What is followed up one by one, and what a Party may answer to a recommendation.

Two things to know. The unit says what has a status: each recommendation across all Parties, each
Party as a whole, or each pair of the two. And a position (accepted, noted) is the Party's word,
never the body's judgement, which is a status.
"""

from enum import StrEnum

from ronda.procedure.stated import Named, Stated


class FollowedUp(StrEnum):
    """What one assessment is about."""

    RECOMMENDATION = "recommendation"
    PARTY = "party"
    PAIR = "pair"


class Position(Named):
    """What a Party may answer to a recommendation.

    `followed_up` says whether recommendations with this answer are followed up.
    """

    followed_up: bool


class FollowUp(Stated):
    """The unit of follow-up, and the positions a Party may take; none where it is not asked."""

    unit: FollowedUp
    positions: tuple[Position, ...] = ()
