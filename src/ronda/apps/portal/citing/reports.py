"""How the published report of a round is cited: as the document that was adopted."""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.reports.selectors.published import titled_at
from ronda.apps.treaties.selectors import body_named
from ronda.apps.wordings import in_reader_language
from ronda.citations import Citable, File, Kind


def at(actor: Actor, origin: str, *, body: str, round: int, number: int) -> Citable:
    """The published draft of a round's report; raises NotVisible for any other."""
    found = titled_at(actor, body, round, number)
    of = found.draft.report.round
    place = [of.body.slug, of.number, number]
    adopted = {"meeting": found.meeting, "number": of.number}
    return Citable(
        key=f"{body}-{round}-report",
        kind=Kind.REPORT,
        title=in_reader_language(found.titles),
        body=body_named(of.body),
        address=f"{origin}{path_to('reports:draft', *place)}",
        published=found.draft.report.published_on,
        edition=_("Adopted at the %(meeting)s") % adopted if found.meeting else "",
        number=found.document,
        description=_("The implementation report of round %(number)d.") % adopted,
        files=(File(f"{origin}{path_to('reports:data', *place)}", "application/json"),),
    )
