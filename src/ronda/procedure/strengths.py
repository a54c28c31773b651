"""How strongly a round's recommendations ask, and what each strength asks of a Party.

Two things to know. Strengths belong to the round: they are texts of its file, in order, and no
enum of the program. And where a body uses no verbs there is one strength, not none.
"""

from enum import StrEnum

from pydantic import Field

from ronda.procedure.stated import Named, Stated, Wording


class Asks(StrEnum):
    """What a recommendation of this strength asks a Party to fill in."""

    FOLLOW_UP_BOX = "follow_up_box"
    PRACTICE_BOX = "practice_box"
    NOTHING = "nothing"


class StrengthRule(Named):
    """One strength: its name as a verb, its legal ground, what it asks, whether it is followed up.

    `in_compliance` says whether what the Party did about it is assessed.
    """

    ground: Wording
    asks: Asks
    in_compliance: bool


class Strengths(Stated):
    """A round's strengths from strongest to weakest."""

    levels: tuple[StrengthRule, ...] = Field(min_length=1)

    def level(self, id: str) -> StrengthRule:
        """The strength called `id`; raises LookupError where the round has none."""
        for rule in self.levels:
            if rule.id == id:
                return rule
        known = ", ".join(rule.id for rule in self.levels)
        raise LookupError(f"The round has no strength “{id}”; its strengths are {known}.")

    def rank(self, id: str) -> int:
        """0 for the strongest; raises LookupError where the round has none called `id`."""
        return self.levels.index(self.level(id))

    @property
    def in_compliance(self) -> tuple[StrengthRule, ...]:
        """The strengths whose recommendations are assessed, strongest first."""
        return tuple(rule for rule in self.levels if rule.in_compliance)
