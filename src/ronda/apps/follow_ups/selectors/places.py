"""Where a page of follow-up is about: the Party of a round, for whoever may see what it says.

Two things to know. `informing_at` is where every page of a Party begins: it asks the policy, and
what it does not give is not there. And what is asked of a Party is read in the same few queries.
"""

from django.db.models import Q
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.models import Edition, Factsheet
from ronda.apps.compliance.selectors import editions_open
from ronda.apps.errors import NotVisible
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import information_of, verdict
from ronda.apps.policy import demand
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.selectors.rounds import conduct_visible, parties_of

Place = tuple[str, int, str]


def place_of(party: RoundParty) -> Place:
    """The parts of the addresses of its pages: body, round, Party."""
    at = party.conduct.round
    return at.body.slug, at.number, party.party.code.lower()


def party_at(actor: Actor, body: str, number: int, code: str) -> RoundParty:
    """The Party of a round that `actor` may see, by its code; raises NotVisible."""
    return party_in(conduct_visible(actor, body, number), code)


def party_in(conduct: Conduct, code: str) -> RoundParty:
    """The same in a round that one sees."""
    found = (
        parties_of(conduct)
        .filter(party__code=code.upper())
        .select_related("party", "information__edition__factsheet__party")
        .prefetch_related("extensions")
        .first()
    )
    if found is None:
        raise NotVisible(_("This Party is not in the round."))
    found.conduct = conduct
    return found


def informing_at(actor: Actor, body: str, number: int, code: str, can: Can = Can.SEE) -> RoundParty:
    """The Party of a round whose information `actor` may see, or do more with."""
    found = party_at(actor, body, number, code)
    demand(verdict(actor, Can.SEE, found))
    demand(verdict(actor, can, found))
    return found


def opened_at(actor: Actor, body: str, number: int, code: str, can: Can) -> Information:
    """The information of a Party once somebody has opened it; raises NotVisible before."""
    party = informing_at(actor, body, number, code, can)
    found = information_of(party)
    if found is None:
        raise NotVisible(_("Nobody has opened the factsheet yet."))
    found.party = party
    return found


def factsheet_editions(party: RoundParty) -> list[Edition]:
    """The editions of the Party's factsheet whose boxes may be filled in, one for each language."""
    at = Q(party=party.party_id, round=party.conduct.round_id)
    found = party.party.factsheets.filter(at).first()
    return editions_open(found) if isinstance(found, Factsheet) else []


def submissions_of(party: RoundParty) -> list[HandedIn]:
    """What the Party submitted, newest first, without its text."""
    found = HandedIn.objects.filter(information__party=party).select_related("submitted_by")
    return list(found.defer("content").order_by("-number"))


def submission_at(party: RoundParty, number: int) -> HandedIn:
    """One submission of a Party, whole; raises NotVisible."""
    found = HandedIn.objects.filter(information__party=party, number=number)
    one = found.select_related("submitted_by", "document", "edition__factsheet").first()
    if one is None:
        raise NotVisible(_("There is no such submission."))
    return one
