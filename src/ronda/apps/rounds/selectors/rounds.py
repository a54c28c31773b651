"""Rounds, for whoever may see them.

Two things to know. Every question about rounds begins with `visible_to`; the functions that take
one expect one that came from there. And nothing here writes.
"""

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.permissions.rounds import of_parties, seen_by
from ronda.apps.treaties.models import Round


def visible_to(actor: Actor) -> QuerySet[Conduct]:
    """The rounds that `actor` may see, with body and convention, newest first."""
    found = Conduct.objects.filter(seen_by(actor))
    return found.select_related("round__body__convention", "round__report").order_by(
        "round__body__name", "-round__number"
    )


def conduct_visible(actor: Actor, body: str, number: int) -> Conduct:
    """The round of a body (by its short name) with this number, as it is run; raises NotVisible."""
    found = (
        visible_to(actor)
        .filter(round__body__slug=body, round__number=number)
        .prefetch_related("happenings", "milestones", "parties")
        .first()
    )
    if found is None:
        raise NotVisible(_("There is no such round."))
    return found


def conduct_of(round: Round) -> Conduct | None:
    """How a round is run here; None where it is not. Whether one may see it was asked before."""
    return Conduct.objects.select_related("round__body").filter(round=round).first()


def conducts_running() -> list[Conduct]:
    """Every round that is run here, whoever asks: for what the clock does."""
    found = Conduct.objects.select_related("round__body")
    return list(found.prefetch_related("happenings", "milestones").order_by("pk"))


def rounds_listed(actor: Actor) -> QuerySet[Conduct]:
    """The rounds that `actor` may see, each with its events and its `party_count`."""
    staying = Count("parties", filter=Q(parties__left_on=None))
    return visible_to(actor).prefetch_related("happenings").annotate(party_count=staying)


def parties_of(conduct: Conduct) -> QuerySet[RoundParty]:
    """The Parties of a round by name, those that left as well."""
    return conduct.parties.select_related("party", "conduct__round__body").order_by("party__name")


def party_of(conduct: Conduct, code: str) -> RoundParty:
    """The Party of the round with this three-letter code; raises NotVisible."""
    found = parties_of(conduct).filter(party__code=code.upper()).first()
    if found is None:
        raise NotVisible(_("This Party is not in the round."))
    return found


def own_parties(actor: Actor, conduct: Conduct) -> QuerySet[RoundParty]:
    """The Parties of the round to whose own people `actor` belongs."""
    return parties_of(conduct).filter(party__in=of_parties(roles_of(actor)))
