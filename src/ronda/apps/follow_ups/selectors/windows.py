"""When a Party's information is taken: from which stage on, by when it is due, and that it is late.

Two things to know. It follows from what happened and from the round's dates, with the extension of
that Party. And what comes late is taken and said to be late; only a deadline that closes takes no
more.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.selectors.dates import due_of, is_over, rule_for
from ronda.apps.rounds.selectors.procedures import asks_for_follow_up
from ronda.apps.rounds.selectors.rounds import conduct_of, parties_of
from ronda.apps.treaties.models import Round
from ronda.procedure.deadlines import DeadlineRule
from ronda.procedure.document_kinds import DocumentKind


@dataclass(frozen=True)
class Window:
    """Whether a Party's information is taken now, its last day, and a sentence where it is not."""

    is_open: bool
    due: date | None
    closes: bool = False
    sentence: str = ""

    @property
    def is_late(self) -> bool:
        """Whether the day is over."""
        return self.due is not None and is_over(self.due)

    @property
    def takes(self) -> bool:
        """Whether a submission is taken now."""
        return self.is_open and not (self.closes and self.is_late)


def rule_of(party: RoundParty) -> DeadlineRule | None:
    """The round's deadline for information of the Parties; None where it has none."""
    return rule_for(party.conduct, DocumentKind.FOLLOW_UP)


def information_due(party: RoundParty) -> date | None:
    """The day by which a Party's information is due; None where no rule sets one, or not yet."""
    rule = rule_of(party)
    due = due_of(party, rule) if rule is not None else None
    return due if isinstance(due, date) else None


def filled_in_on_line(round: Round, party_id: int) -> RoundParty | None:
    """The Party in a round that asks for its information here; None where it comes in a file."""
    conduct = conduct_of(round)
    found = parties_of(conduct).filter(party=party_id, left_on=None) if conduct else None
    party = found.select_related("information").first() if found is not None else None
    if party is None or conduct is None:
        return None
    party.conduct = conduct
    return party if asks_for_follow_up(conduct, party) else None


def window_of(party: RoundParty) -> Window:
    """Whether a Party's information is taken now: once the round asks the Parties for it."""
    rule, due = rule_of(party), information_due(party)
    closes = rule is not None and rule.closes
    if not asks_for_follow_up(party.conduct, party):
        return Window(False, due, closes, _("The round does not ask for this information yet."))
    if closes and due is not None and is_over(due):
        return Window(True, due, closes, _("The deadline has passed, and nothing is taken after."))
    return Window(True, due, closes)
