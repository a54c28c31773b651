"""What a body's rules say of its meetings: how many Parties must be there for a vote.

Two things to know. Each Party has one vote, whoever sits for it; those who sit for no Party have
none. And a body whose file says nothing of a quorum has none.
"""

from fractions import Fraction

from pydantic import Field

from ronda.procedure.stated import Stated


class Meetings(Stated):
    """The rules on meetings; a vote needs more than the share `quorum` of the Parties present."""

    quorum: str | None = Field(default=None, pattern=r"^[1-9]/[1-9]$")

    def has_quorum(self, present: int, entitled: int) -> bool:
        """Whether so many Parties present, of those entitled to vote, are enough.

        >>> rules = Meetings(quorum="1/2", stated_in="Rule 7")
        >>> rules.has_quorum(24, 48), rules.has_quorum(25, 48)
        (False, True)
        """
        return self.quorum is None or present > Fraction(self.quorum) * entitled
