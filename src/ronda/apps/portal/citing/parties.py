"""How a Party and the matrix of a round are cited: with the day of the newest edition."""

from datetime import date

from django.db.models import Max, QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors.published import editions_published
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import (
    body_named,
    party_by_code,
    party_named,
    round_by_number,
)
from ronda.citations import Citable, File, Kind


def party(actor: Actor, origin: str, *, party: str) -> Citable:
    """The page of a Party; raises NotVisible."""
    return of_party(actor, origin, party_by_code(party))


def of_party(actor: Actor, origin: str, party: Party) -> Citable:
    """All that is published of a Party."""
    code = party.code.lower()
    return Citable(
        key=f"party-{code}",
        kind=Kind.PAGE,
        title=_("%(party)s: all that is published") % {"party": party_named(party)},
        body="Ronda",
        address=f"{origin}{path_to('portal:party', code)}",
        published=_day(editions_published(actor).filter(factsheet__party=party)),
        description=_(
            "What was found and asked in each round, what the Party said, and what became of it."
        ),
    )


def matrix(actor: Actor, origin: str, *, body: str, number: int) -> Citable:
    """The matrix of a round; raises NotVisible."""
    return of_matrix(actor, origin, round_by_number(body, number))


def of_matrix(actor: Actor, origin: str, round: Round) -> Citable:
    """Recommendations by Parties, as a page and as a table."""
    place = [round.body.slug, round.number]
    table = path_to("portal:matrix-csv", *place)
    named = {"number": round.number}
    return Citable(
        key=f"{round.body.slug}-{round.number}-matrix",
        kind=Kind.COLLECTION,
        title=_("Parties and recommendations, round %(number)d") % named,
        body=body_named(round.body),
        address=f"{origin}{path_to('portal:matrix', *place)}",
        published=_day(editions_published(actor).filter(factsheet__round=round)),
        description=_(
            "What is asked of each Party, whether it said what it did, and what the body concluded,"
            " as far as it is published."
        ),
        files=(File(f"{origin}{table}", "text/csv"),),
    )


def _day(editions: QuerySet[Edition]) -> date | None:
    newest = editions.aggregate(day=Max("published_at"))["day"]
    return localtime(newest).date() if newest is not None else None
