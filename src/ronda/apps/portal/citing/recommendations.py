"""How a recommendation's page is cited: by body, round and code, with the day of what it shows."""

from django.utils.translation import get_language, npgettext
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.portal.cases import Case, case_at
from ronda.apps.treaties.selectors import body_named
from ronda.citations import Citable, Figure, Kind
from ronda.citations.writing import one_line

LONGEST_DESCRIPTION = 200


def at(actor: Actor, origin: str, *, body: str, round: int, code: str) -> Citable:
    """The recommendation with this code; raises NotVisible."""
    return of(origin, case_at(actor, body, round, code, get_language() or "en"))


def of(origin: str, case: Case) -> Citable:
    """A recommendation with everything about it."""
    round = case.round
    named = {"code": case.code, "number": round.number}
    page = path_to("portal:asked", round.body.slug, round.number, case.code)
    return Citable(
        key=f"{round.body.slug}-{round.number}-{case.code}",
        kind=Kind.PAGE,
        title=_("Recommendation %(code)s, round %(number)d, in all Parties") % named,
        body=body_named(round.body),
        address=f"{origin}{page}",
        published=case.day,
        description=_shortened(case),
        figures=_figures(case),
        terms=tuple(f"urn:ronda:strengths:{round.body.slug}:{one}" for one in case.strengths),
    )


def _shortened(case: Case) -> str:
    told = one_line(case.text)
    longest = LONGEST_DESCRIPTION
    return told if len(told) <= longest else f"{told[: longest - 1].rstrip()}…"


def _figures(case: Case) -> tuple[Figure, ...]:
    asked, answered, concluded = len(case.asked), case.answered, case.concluded
    told = (
        (asked, npgettext("figure", "Party is asked", "Parties are asked", asked)),
        (answered, npgettext("figure", "Party answered", "Parties answered", answered)),
        (concluded, npgettext("figure", "conclusion", "conclusions", concluded)),
    )
    return tuple(Figure(number, words) for number, words in told)
