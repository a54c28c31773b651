"""A step of the services: who is told that a draft is to be read, and that amendments are due.

Two things to know. A letter names the round and the day, never what the draft says. And people are
told through their memberships, so that it reaches who sits on the Committee when it goes out.
"""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.addresses import path_to
from ronda.apps.notifications.services import notification_add
from ronda.apps.reports.models import Reading
from ronda.apps.reports.selectors.readings import sitting
from ronda.apps.treaties.models import Round
from ronda.apps.treaties.selectors import body_named


def shared(actor: User, reading: Reading) -> None:
    """Tell members and rapporteurs that a draft is there, and until when they amend it."""
    _tell(actor, "draft-shared", reading)


def amendments_due(actor: User, reading: Reading, step: int) -> int:
    """Tell them that the time for amendments ends in `step` days; how many letters that makes."""
    return _tell(actor, "amendments-due", reading, step)


def _tell(actor: User, what: str, reading: Reading, step: int = 0) -> int:
    draft = reading.draft
    round = draft.report.round
    people = [one for one in sitting(round) if one.person_id != actor.pk]
    rows = notification_add(
        actor=actor,
        people=people,
        kind=f"reports.{what}",
        about=reading,
        link=path_to("reports:draft", round.body.slug, round.number, draft.number),
        due=reading.amendments_until,
        words={"round": round_words(round), "number": draft.number, "step": step},
    )
    return len(rows)


def round_words(round: Round) -> dict[str, str]:
    """The round by its body and number, in each language."""
    words = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            named = {"body": body_named(round.body), "number": round.number}
            words[language] = _("%(body)s, round\u00a0%(number)s") % named
    return words
