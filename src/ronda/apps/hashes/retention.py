"""Until when something is kept: from what it is, since when, and the rule of this base.

Two things to know. The periods below are an example and law nowhere: a custodian sets those of the
country, with the ground, and until then the pages say so. And a day that has come erases nothing.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ronda.apps.hashes.models import Kept, RetentionRule, State

EXAMPLE = {Kept.STANDING: 360, Kept.WITHDRAWN: 12, Kept.DECLINED: 3, Kept.COLLECTION: 24}


@dataclass(frozen=True)
class Rule:
    """For how many months something is kept; `ground` "" for the example that nobody set."""

    kept: Kept
    months: int
    ground: str = ""

    def until(self, since: date) -> date:
        """The day on which what is kept since then becomes due."""
        years, month = divmod(since.month - 1 + self.months, 12)
        year = since.year + years
        return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))


def rules() -> Mapping[Kept, Rule]:
    """The rule for each thing kept."""
    told = {one.kept: one for one in RetentionRule.objects.all()}
    return {
        kept: Rule(kept, told[kept].months, told[kept].ground)
        if kept in told
        else Rule(kept, EXAMPLE[kept])
        for kept in Kept
    }


def kept_as(state: str) -> Kept | None:
    """As what an entry in this state is kept; None while it waits, and once it is erased."""
    return {
        State.SHARED.value: Kept.STANDING,
        State.DISPUTED.value: Kept.STANDING,
        State.WITHDRAWN.value: Kept.WITHDRAWN,
        State.DECLINED.value: Kept.DECLINED,
    }.get(state)
