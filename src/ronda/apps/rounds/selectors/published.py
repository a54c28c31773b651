"""What is open to everybody of rounds: replies that were submitted, rounds with factsheets.

Two things to know. Whether a reply is open follows from what happened in its round, so that the
policy is asked of each reply, as its page does. And nothing here reads an answer.
"""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance.selectors.sheets import rounds_published
from ronda.apps.rounds.models import Submission
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.treaties.models import Party, Round


def submissions_visible_to(actor: Actor, party: Party | None = None) -> QuerySet[Submission]:
    """Every submission (of one Party) of replies that `actor` may see, without its text."""
    handed_in = replies().filter(submitted_at__isnull=False)
    if party is not None:
        handed_in = handed_in.filter(party__party=party)
    seen = [one.pk for one in handed_in if reply_verdict(actor, Can.SEE_REPLY, one)]
    found = Submission.objects.filter(reply__in=seen).defer("content")
    return found.select_related("reply__party__party", "reply__party__conduct__round__body")


def round_published(body: str, number: int) -> Round | None:
    """The round, where a factsheet of it is published; whether or how it is run says nothing."""
    found = rounds_published(AnonymousUser())
    return next((one for one in found if (one.body.slug, one.number) == (body, number)), None)
