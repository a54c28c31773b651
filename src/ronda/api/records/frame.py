"""Bodies, Parties, and the rounds that are public."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from ronda.api.records import model
from ronda.api.records.collections import Collection, Source
from ronda.api.records.naming import (
    ANYONE,
    BODY_FILTER,
    KIND_FILTER,
    NUMBER,
    PARTY,
    PARTY_FILTER,
    SLUG,
    UUID,
)
from ronda.apps.addresses import path_to
from ronda.apps.compliance.selectors import newest_published
from ronda.apps.errors import NotVisible
from ronda.apps.reports.selectors import visible_to as drafts_visible_to
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors.rounds import visible_to as conducts_visible_to
from ronda.apps.treaties.models import Body, Party, Reservation, Round
from ronda.apps.treaties.selectors import bodies, parties, reservations, rounds

Row = TypeVar("Row", Body, Party, Reservation, Round)


def rounds_public() -> QuerySet[Round]:
    """The rounds that everybody sees, and those of which something is published."""
    conducts = conducts_visible_to(ANYONE).order_by().values("pk")
    sheets = newest_published(ANYONE).order_by().values("factsheet__round")
    reports = drafts_visible_to(ANYONE).order_by().values("report__round")
    return rounds().filter(Q(pk__in=conducts) | Q(pk__in=sheets) | Q(pk__in=reports))


def _bodies(rows: Sequence[Body]) -> list[model.Body]:
    return [
        model.Body(
            id=one.slug,
            name=one.name,
            convention=one.convention.number,
            convention_title=one.convention.title,
        )
        for one in rows
    ]


def _parties(rows: Sequence[Party]) -> list[model.Party]:
    return [
        model.Party(
            id=one.code, alpha2=one.alpha2, name=one.name, names=one.names, invented=one.invented
        )
        for one in rows
    ]


def _reservations(rows: Sequence[Reservation]) -> list[model.Reservation]:
    return [
        model.Reservation(
            id=str(one.key),
            convention=one.convention.number,
            party=one.party.code,
            kind=one.kind,
            articles=tuple(one.articles),
            text=one.texts,
            made_on=one.made_on,
            in_force_from=one.in_force_from,
            in_force_until=one.in_force_until,
            source=one.reference,
            source_url=one.link or None,
            page=_at_party(one),
        )
        for one in rows
    ]


def _at_party(one: Reservation) -> str:
    page = path_to("portal:party", one.party.code.lower())
    return f"{page}#reservation-{one.key}"


def _rounds(rows: Sequence[Round]) -> list[model.Round]:
    found = conducts_visible_to(ANYONE).filter(pk__in=[one.pk for one in rows])
    found = found.defer("procedure_text").prefetch_related("parties__party")
    run = {one.pk: one for one in found}
    return [_round(one, run.get(one.pk)) for one in rows]


def _round(one: Round, conduct: Conduct | None) -> model.Round:
    at = (one.body.slug, one.number)
    every = conduct.parties.all() if conduct else ()
    staying = (one for one in every if one.left_on is None)
    return model.Round(
        id=f"{at[0]}.{at[1]}",
        body=at[0],
        number=at[1],
        theme=conduct.themes if conduct else {},
        stage=conduct.stage or None if conduct else None,
        parties=tuple(sorted(each.party.code for each in staying)),
        page=path_to("rounds:round", *at) if conduct else None,
    )


def _body_at(id: str) -> model.Body:
    return _bodies(_first(bodies().filter(slug=id)))[0]


def _party_at(id: str) -> model.Party:
    return _parties(_first(parties(with_invented=True).filter(code=id.upper())))[0]


def _reservation_at(id: str) -> model.Reservation:
    return _reservations(_first(reservations().filter(key=id)))[0]


def _round_at(id: str) -> model.Round:
    body, number = id.split(".")
    return _rounds(_first(rounds_public().filter(body__slug=body, number=int(number))))[0]


def _first(rows: QuerySet[Row]) -> list[Row]:
    found = list(rows[:1])
    if not found:
        raise NotVisible("There is no such record.")
    return found


BODIES = Collection(
    name="bodies",
    title=_("Monitoring bodies and their conventions"),
    record=model.Body,
    sources=(Source(bodies, {}),),
    told=_bodies,
    one=_body_at,
    id_pattern=SLUG,
)
PARTIES = Collection(
    name="parties",
    title=_("States and unions bound by the conventions"),
    record=model.Party,
    sources=(Source(lambda: parties(with_invented=True), {"invented": "invented"}),),
    told=_parties,
    one=_party_at,
    id_pattern=PARTY,
)
RESERVATIONS = Collection(
    name="reservations",
    title=_("What Parties said formally of the conventions"),
    record=model.Reservation,
    sources=(Source(reservations, {"party": "party__code", "kind": "kind"}),),
    told=_reservations,
    filters=(PARTY_FILTER, KIND_FILTER),
    one=_reservation_at,
    id_pattern=UUID,
)
ROUNDS = Collection(
    name="rounds",
    title=_("Rounds that are public"),
    record=model.Round,
    sources=(Source(rounds_public, {"body": "body__slug"}),),
    told=_rounds,
    filters=(BODY_FILTER,),
    one=_round_at,
    id_pattern=rf"{SLUG}\.{NUMBER}",
)
