"""The Parties of a round as its page shows them.

Two things to know. Everybody who sees the round sees who is asked and by when. And why a deadline
was extended, or why a Party left, is told to the body and to that Party's own people only.
"""

from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.rounds.models import Conduct, Extension, RoundParty
from ronda.apps.rounds.permissions.rounds import body_of, of_parties
from ronda.apps.rounds.selectors.dates import extension_of, reply_due, rule_for
from ronda.apps.rounds.selectors.procedures import stage_of_party
from ronda.apps.rounds.selectors.rounds import parties_of
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.stages import Stage


@dataclass(frozen=True)
class PartyShown:
    """A Party of a round: by when its reply is due, the extension that says so, its stage.

    `reasons` says whether the reader is told why.
    """

    party: RoundParty
    due: date | None
    extension: Extension | None
    stage: Stage | None
    reasons: bool


def parties_shown(actor: Actor, conduct: Conduct) -> list[PartyShown]:
    """The Parties by name."""
    roles = roles_of(actor)
    of_body = body_of(conduct) in roles.bodies | roles.committee
    own, rule = of_parties(roles), rule_for(conduct, DocumentKind.REPLY)
    found = []
    for party in parties_of(conduct).prefetch_related("extensions"):
        party.conduct = conduct
        found.append(
            PartyShown(
                party,
                reply_due(party),
                extension_of(party, rule) if rule is not None else None,
                stage_of_party(party),
                of_body or party.party_id in own,
            )
        )
    return found
