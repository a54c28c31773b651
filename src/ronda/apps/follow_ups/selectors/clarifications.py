"""What Parties were asked to clarify, for whoever may see it.

Two things to know. What was taken back stays for those concerned and is not told to the public. And
a question is on a recommendation of the Party's newest edition with its information.
"""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import editions_informed, recommendations_in
from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.box_ids import of_recommendation
from ronda.apps.follow_ups.models import Clarification
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.clarifications import verdict
from ronda.apps.follow_ups.permissions.information import is_own
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty


def clarifications_of(actor: Actor, party: RoundParty) -> list[Clarification]:
    """What a Party was asked, by day; raises NotVisible where `actor` may not see it."""
    demand(verdict(actor, Can.SEE_CLARIFICATIONS, party))
    roles = roles_of(actor)
    found = Clarification.objects.filter(party=party)
    concerned = party.conduct.body_id in roles.bodies | roles.committee or is_own(roles, party)
    if not concerned:
        found = found.filter(taken_back_at=None)
    return list(found.select_related("asked_by", "answered_by").order_by("due", "pk"))


def clarification_visible(actor: Actor, party: RoundParty, id: int) -> Clarification:
    """One of them; raises NotVisible."""
    found = next((one for one in clarifications_of(actor, party) if one.pk == id), None)
    if found is None:
        raise NotVisible(_("There is no such clarification."))
    found.party = party
    return found


def newest_information(party: RoundParty) -> Edition | None:
    """The newest edition with the Party's information; None where it sent nothing."""
    every = editions_informed(party.conduct.round)
    return next((one for one in every if one.factsheet.party_id == party.party_id), None)


def askable(party: RoundParty) -> dict[str, str]:
    """The recommendations that a question can be on: their codes by the id of their box."""
    edition = newest_information(party)
    if edition is None:
        return {}
    rows = recommendations_in([edition]).get(edition.pk, [])
    return {of_recommendation(one.stable_id): ", ".join(one.codes) for one in rows}
