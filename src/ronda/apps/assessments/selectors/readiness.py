"""What of assessments is ready for a meeting: each round with open proposals, as one point.

Two things to know. A point is about the round, whatever is proposed in it when the meeting comes.
And its title names no Party and no number: agendas are read by more people than proposals are.
"""

from collections.abc import Iterator, Mapping

from django.utils import translation
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.assessments.models import OPEN_STATES, Assessment
from ronda.apps.audit.services import key_of
from ronda.apps.treaties.models import Body
from ronda.procedure.loading import load_procedure


def ready_for_meetings(body: Body) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """The rounds of a body in which something is proposed: key, titles, where it is decided."""
    open_ones = Assessment.objects.filter(round__body=body, state__in=OPEN_STATES)
    numbers = set(open_ones.values_list("round__number", flat=True))
    languages = load_procedure(body.slug).languages.wording
    for round in body.rounds.filter(number__in=numbers).order_by("number"):
        link = path_to("assessments:decide", body.slug, round.number)
        yield key_of(round), {tag: _title(tag, round.number) for tag in languages}, link


def _title(tag: str, number: int) -> str:
    with translation.override(tag):
        return _("Assessment of round %(number)d") % {"number": number}
