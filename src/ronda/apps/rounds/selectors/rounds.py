"""Rounds, for whoever may see them.

Two things to know. Every question about rounds begins with `visible_to`; the functions that take
one expect one that came from there. And nothing here writes.
"""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, Q, QuerySet, prefetch_related_objects
from django.db.models.functions import MD5
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.permissions.rounds import of_parties, seen_by
from ronda.apps.treaties.models import Party, Round

PARTIES = Prefetch("parties", RoundParty.objects.select_related("party"))
"""What is fetched of a round for `staying` to ask nothing more."""


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


def conducts_of(
    rounds: Iterable[Round], parties: Iterable[Party] | None = None
) -> dict[int, Conduct]:
    """How these rounds are run here, by the round's key, with what happened and their Parties.

    `parties`: with these of their Parties only. Whether one may see it was asked before.
    """
    them = RoundParty.objects.all()
    if parties is not None:
        them = them.filter(party__in=list(parties))
    of = {one.pk: one for one in rounds}
    found = list(
        Conduct.objects.filter(round__in=of)
        .prefetch_related("happenings", Prefetch("parties", them))
        .defer("procedure_text", "pairs")
    )
    _with_procedures(found)
    for one in found:
        one.round = of[one.pk]
    return {one.pk: one for one in found}


def _with_procedures(conducts: Iterable[Conduct]) -> None:
    """Give rounds the text of their procedure, long and mostly the same, read once for all."""
    same: dict[str, list[Conduct]] = {}
    keys = [one.pk for one in conducts]
    told = Conduct.objects.filter(pk__in=keys).annotate(hash=MD5("procedure_text"))
    hashes = dict(told.values_list("pk", "hash"))
    for one in conducts:
        same.setdefault(hashes[one.pk], []).append(one)
    first = {each[0].pk: each for each in same.values()}
    for pk, text in Conduct.objects.filter(pk__in=first).values_list("pk", "procedure_text"):
        for one in first[pk]:
            one.procedure_text = text


def conducts_running() -> list[Conduct]:
    """Every round that is run here, whoever asks: for what the clock does."""
    found = Conduct.objects.select_related("round__body")
    return list(found.prefetch_related("happenings", "milestones").order_by("pk"))


def rounds_listed(actor: Actor) -> list[Conduct]:
    """The rounds that `actor` may see, each with its events and its `party_count`."""
    staying = Count("parties", filter=Q(parties__left_on=None))
    shown = visible_to(actor).prefetch_related("happenings").defer("procedure_text", "pairs")
    found: list[Conduct] = list(shown.annotate(party_count=staying))
    _with_procedures(found)
    return found


def parties_of(conduct: Conduct) -> QuerySet[RoundParty]:
    """The Parties of a round by name, those that left as well."""
    return conduct.parties.select_related("party", "conduct__round__body").order_by("party__name")


def staying(conduct: Conduct) -> list[Party]:
    """The Parties of a round that have not left it, by name."""
    prefetch_related_objects([conduct], PARTIES)
    running = (one.party for one in conduct.parties.all() if one.left_on is None)
    return sorted(running, key=lambda party: party.name)


def party_of(conduct: Conduct, code: str) -> RoundParty:
    """The Party of the round with this three-letter code; raises NotVisible."""
    found = parties_of(conduct).filter(party__code=code.upper()).first()
    if found is None:
        raise NotVisible(_("This Party is not in the round."))
    return found


def own_parties(actor: Actor, conduct: Conduct) -> QuerySet[RoundParty]:
    """The Parties of the round to whose own people `actor` belongs."""
    return parties_of(conduct).filter(party__in=of_parties(roles_of(actor)))
