"""How much there is of what in a generated record, and whether sizes fit each other."""

from collections.abc import Iterator
from dataclasses import dataclass

IN_A_SHEET = 25
"""Recommendations in a factsheet."""
STATES, BODIES = 300, 200
"""The most there are: three-letter codes that no State will ever have are no more."""
LARGEST = 20_000_000
"""The most statements."""


class Impossible(ValueError):
    """Sizes that do not fit each other; the sentence says which, and what would."""


@dataclass(frozen=True)
class Sizes:
    """What is to be there. Statements are recommendations, findings, follow-up and practices."""

    recommendations: int = 2_000
    states: int = 20
    bodies: int = 4
    statements: int = 8_000

    def check(self) -> None:
        """Raise Impossible where they do not fit each other."""
        for name, most in (("states", STATES), ("bodies", BODIES), ("statements", LARGEST)):
            if not 1 <= getattr(self, name) <= most:
                raise Impossible(f"--{name} is a number from 1 to {most}.")
        least = max(1, IN_A_SHEET * self.bodies)
        if self.recommendations < least:
            raise Impossible(f"So many bodies need --recommendations {least} at least.")
        if not 2 <= self.statements / self.recommendations <= 40:
            raise Impossible(
                "Each recommendation brings findings and follow-up: --statements is 2 to 40 times"
                f" --recommendations, so {2 * self.recommendations} to {40 * self.recommendations}."
            )

    @property
    def sheets(self) -> int:
        """How many factsheets there are."""
        return max(self.bodies, self.recommendations // IN_A_SHEET)

    @property
    def rounds_each(self) -> int:
        """How many rounds each body has: as few as have room for a State once in each."""
        return -(-self.sheets // (self.bodies * self.states))

    def in_rounds(self) -> Iterator[tuple[int, int, int]]:
        """For each round: which body's (from 0), its number (from 1), how many factsheets."""
        places = [(body, n) for n in range(1, self.rounds_each + 1) for body in range(self.bodies)]
        for at, (body, number) in enumerate(places):
            yield body, number, _share(self.sheets, len(places), at)

    def of_sheet(self, at: int) -> "Contents":
        """What the factsheet with this number (from 0) has."""
        asked = _share(self.recommendations, self.sheets, at)
        left = _share(self.statements, self.sheets, at) - asked
        answered = min(asked * 3 // 5, left)
        practices = min(4, left - answered)
        return Contents(asked, answered, practices, left - answered - practices)


@dataclass(frozen=True)
class Contents:
    """How much a factsheet has of each kind of statement."""

    recommendations: int
    follow_ups: int
    practices: int
    observations: int


def _share(whole: int, parts: int, at: int) -> int:
    """The share of one part, where a whole is shared out as evenly as can be."""
    return whole // parts + (at < whole % parts)
