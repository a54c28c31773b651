"""Replies and what was submitted of them, for whoever may see them.

Two things to know. `reply_at` is where every page begins: it asks `reply_verdict`, and what it does
not give is not there. And the questionnaire that a reply answers is the one that is open now: a
correction reaches every reply at once.
"""

from collections.abc import Mapping

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.kept_queries import Blank, KeptQuery
from ronda.apps.policy import demand
from ronda.apps.rounds.models import (
    Happening,
    QuestionnaireVersion,
    Reply,
    ReplyState,
    Submission,
    VersionState,
)
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.versions import asked_in, version_open
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.walking import Placed, answerable

_TO_SAVE = (
    *("state", "version", "submitted_at"),
    *("party__conduct", "party__left_on", "party__party__code"),
)
_IN_ROUND = KeptQuery(
    lambda: (
        Reply.objects.filter(party__conduct=Blank("conduct"), party__party__code=Blank("party"))
        .select_related("party__party")
        .only(*_TO_SAVE)
        .order_by()
    )
)
_OPENED = KeptQuery(
    lambda: (
        QuestionnaireVersion.objects.filter(
            state=VersionState.OPEN,
            conduct__round__body__slug=Blank("body"),
            conduct__round__number=Blank("number"),
        )
        .select_related("conduct__round__body")
        .only("opened_at", "conduct__round__number", "conduct__round__body__slug")
        .order_by()
    )
)


def replies() -> QuerySet[Reply]:
    """Every reply, with all that its permissions ask."""
    happened = Prefetch("party__conduct__happenings", Happening.objects.order_by("on", "pk"))
    return (
        Reply.objects.select_related("party__party", "party__conduct__round__body", "version")
        .defer("version__content")
        .prefetch_related(happened, "party__conduct__milestones", "party__extensions")
        .order_by("party__conduct", "party__party__name")
    )


def replies_of(actor: Actor) -> QuerySet[Reply]:
    """The replies of the Parties that `actor` works for, the newest round first."""
    roles = roles_of(actor)
    own = roles.parties | roles.contributes | roles.validates
    return replies().filter(party__party__in=own).order_by("-party__conduct__created_at", "party")


def reply_at(actor: Actor, body: str, number: int, party: str) -> Reply:
    """The reply of a Party (by its code) in a round; raises NotVisible."""
    at = Q(party__conduct__round__body__slug=body, party__conduct__round__number=number)
    found = replies().filter(at, party__party__code=party.upper()).first()
    return _shown(actor, found, Can.SEE_REPLY)


def own_reply_at(actor: Actor, body: str, number: int, party: str) -> Reply:
    """As `reply_at`, for those who may see its draft; raises NotAllowed for the others."""
    found = reply_at(actor, body, number, party)
    demand(reply_verdict(actor, Can.SEE_DRAFT, found))
    return found


def reply_to_save(actor: Actor, body: str, number: int, party: str) -> Reply:
    """As `own_reply_at`, without what only pages ask of a round: its days, what happened in it.

    For saving while somebody writes, which a hundred people do at once. Its version is the one that
    is answered now, and what else is asked of it is read when it is asked for.
    """
    # In two steps: to plan how to join all seven tables takes the database longer than all else.
    opened = _opened_at(body, number)
    if opened is None:
        return own_reply_at(actor, body, number, party)
    found = next(iter(_IN_ROUND(conduct=opened.conduct_id, party=party.upper())), None)
    if found is not None:
        found.party.conduct, found.version = opened.conduct, opened
    return _shown(actor, found, Can.SEE_REPLY, Can.SEE_DRAFT)


def _opened_at(body: str, number: int) -> QuestionnaireVersion | None:
    """The version that is answered now in a round, with what permissions ask of the round."""
    return next(iter(_OPENED(body=body, number=number)), None)


def _shown(actor: Actor, found: Reply | None, *cans: Can) -> Reply:
    """The reply that was found, for one who may do all this with it."""
    if found is None:
        raise NotVisible(_("There is no such reply."))
    for can in cans:
        demand(reply_verdict(actor, can, found))
    return found


def version_of(reply: Reply) -> QuestionnaireVersion:
    """The version that the reply answers: the open one, or its own where none is open."""
    if reply.state == ReplyState.SUBMITTED:
        return reply.version
    opened = version_open(reply.party.conduct)
    return reply.version if opened is None else opened


def asked_of_parties(questionnaire: Questionnaire) -> dict[str, Placed]:
    """All that a Party can answer, by the id of its question, in order."""
    return {one.id: one for one in answerable(questionnaire, Audience.PARTY)}


def asked_now(reply: Reply) -> Mapping[str, Placed]:
    """All that the Party can answer now, by the id of its question, in order."""
    return asked_in(version_of(reply))


def question_at(reply: Reply, question: str) -> Placed:
    """A question of the questionnaire as it is answered now; raises NotVisible."""
    found = asked_now(reply).get(question)
    if found is None:
        raise NotVisible(_("The questionnaire does not have this question any more."))
    return found


def submissions_of(reply: Reply) -> QuerySet[Submission]:
    """What was submitted of a reply, newest first, without its text."""
    found = Submission.objects.filter(reply=reply).select_related("submitted_by")
    return found.defer("content").order_by("-number")


def submission_at(reply: Reply, number: int) -> Submission:
    """One submission of a reply, with its text; raises NotVisible."""
    found = Submission.objects.filter(reply=reply, number=number)
    one = found.select_related("submitted_by", "document").first()
    if one is None:
        raise NotVisible(_("There is no such submission."))
    return one
