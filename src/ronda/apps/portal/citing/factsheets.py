"""How a published edition of a factsheet is cited: by the address that names the edition."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.compliance.addresses import UNNAMED, edition_page
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.naming import edition_name
from ronda.apps.compliance.selectors import edition_published
from ronda.apps.compliance.selectors.asked import Counted, counted
from ronda.apps.portal.downloads import content_type
from ronda.apps.treaties.selectors import body_named, party_named
from ronda.citations import Citable, Figure, File, Kind
from ronda.factsheets.writing import FORMATS


def at(
    actor: Actor,
    origin: str,
    *,
    party: str,
    round: int,
    body: str = UNNAMED,
    language: str | None = None,
    number: int | None = None,
) -> Citable:
    """The newest edition, or the one that the address names; raises NotVisible."""
    edition = edition_published(actor, party, round, body=body, language=language, number=number)
    return of(origin, edition, counted(edition))


def of(origin: str, edition: Edition, figures: Counted) -> Citable:
    """A published edition, with how much stands in it."""
    sheet = edition.factsheet
    party, body = party_named(sheet.party), body_named(sheet.round.body)
    place = [sheet.party.code.lower(), sheet.round.number]
    of_round = {"party": party, "number": sheet.round.number}
    about = {"body": body, "party": party}
    return Citable(
        key=f"{sheet.round.body.slug}-{place[1]}-{place[0]}-{edition.language}-{edition.number}",
        kind=Kind.REPORT,
        title=_("%(party)s: factsheet, round %(number)d") % of_round,
        body=body,
        address=f"{origin}{edition_page(edition)}",
        published=localtime(edition.published_at).date() if edition.published_at else None,
        edition=edition_name(edition),
        language=edition.language,
        description=_("What the %(body)s found in %(party)s and asks of it.") % about,
        figures=_figures(figures),
        files=tuple(
            File(f"{origin}{path_to('portal:download', edition.pk, one)}", content_type(one))
            for one in FORMATS
        ),
    )


def _figures(figures: Counted) -> tuple[Figure, ...]:
    asked, answered = figures.recommendations, figures.answered
    return (
        Figure(asked, npgettext("figure", "recommendation", "recommendations", asked)),
        Figure(answered, pgettext("figure", "answered by the Party")),
    )
