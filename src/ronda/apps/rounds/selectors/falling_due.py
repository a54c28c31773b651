"""Who is to be told on a day that a reply or the time for comments runs out.

Two things to know. What is asked is a day, not the clock: the same day gives the same answer. And
a draft of a comment is told of to the organisation that writes it, and to nobody else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import memberships_running
from ronda.apps.addresses import path_to
from ronda.apps.rounds.models import Comment, CommentState, Reply, ReplyState
from ronda.apps.rounds.selectors.dates import reply_due
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.selectors.windows import window_of
from ronda.apps.rounds.telling import round_words

REPLY_STEPS = (14, 7, 1)
"""How many days before a reply is due its Party is told."""
LATE = -1
"""It is told once more, the day after."""
COMMENT_STEPS = (14, 3)
"""How many days before the time for comments ends who has a draft is told."""


@dataclass(frozen=True)
class FallingDue:
    """What is to be told on one day: of which record, which step, to whom, in which words."""

    kind: str
    about: Reply | Comment
    due: date
    step: int
    people: tuple[Membership, ...]
    link: str
    words: Mapping[str, str | Mapping[str, str]]


def falling_due(on: date) -> list[FallingDue]:
    """All that is to be told on a day, whether it was told already or not."""
    return [*replies_falling_due(on), *comments_falling_due(on)]


def replies_falling_due(on: date) -> list[FallingDue]:
    """The open replies that are due in so many days, or were yesterday."""
    found = replies().filter(party__left_on=None).exclude(state=ReplyState.SUBMITTED)
    each = [(one, due) for one in found if (due := reply_due(one.party)) is not None]
    return [_of_reply(one, due, on) for one, due in each if (due - on).days in {*REPLY_STEPS, LATE}]


def comments_falling_due(on: date) -> list[FallingDue]:
    """The drafts of comments and contributions whose time ends in so many days."""
    days = {on + timedelta(days=step) for step in COMMENT_STEPS}
    found = (
        Comment.objects.filter(state=CommentState.DRAFT)
        .select_related("conduct__round__body", "organisation")
        .prefetch_related(
            "conduct__happenings",
            "conduct__milestones",
            "parties__party__conduct__happenings",
            "parties__party__conduct__milestones",
            "parties__party__extensions",
        )
        .order_by("pk")
    )
    told = []
    for one in found:
        window = window_of(one)
        if window.is_open and window.due is not None and window.due in days:
            told.append(_of_comment(one, window.due, on))
    return told


def _of_reply(reply: Reply, due: date, on: date) -> FallingDue:
    party, step = reply.party, (due - on).days
    at = party.conduct.round
    return FallingDue(
        kind="rounds.reply-late" if step == LATE else "rounds.reply-due-soon",
        about=reply,
        due=due,
        step=step,
        people=_serving(
            Q(role=Role.COORDINATOR, organisation__party=party.party_id),
            on,
        ),
        link=path_to("rounds:reply", at.body.slug, at.number, party.party.code.lower()),
        words={**round_words(party.conduct), "party": party.party.names or party.party.name},
    )


def _of_comment(comment: Comment, due: date, on: date) -> FallingDue:
    return FallingDue(
        kind="rounds.comments-close",
        about=comment,
        due=due,
        step=(due - on).days,
        people=_serving(Q(organisation=comment.organisation_id), on),
        link=path_to("rounds:comment", comment.pk),
        words=round_words(comment.conduct),
    )


def _serving(which: Q, on: date) -> tuple[Membership, ...]:
    return tuple(memberships_running(on).filter(which, person__is_active=True))
