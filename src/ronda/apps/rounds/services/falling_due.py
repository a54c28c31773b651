"""Telling people that what they owe, or have in hand, falls due.

Two things to know. Each record is told of in a transaction of its own, with the record locked: run
twice, even at once, nothing is told twice. And what was submitted meanwhile is not told of.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.notifications.selectors import was_told
from ronda.apps.notifications.services import notification_add
from ronda.apps.policy import demand, refused
from ronda.apps.rounds.models import Comment, CommentState, Reply, ReplyState
from ronda.apps.rounds.selectors.falling_due import FallingDue, falling_due


def falling_due_tell(*, actor: Actor, on: date) -> int:
    """Tell everybody who is to be told on a day; how many letters that makes.

    Only Ronda itself does this, in the name of the account that is not a person.
    """
    if not signed_in(actor).is_machine:
        demand(refused(_("Only Ronda itself does this.")))
    return sum(_tell(actor, one) for one in falling_due(on))


def _tell(actor: Actor, one: FallingDue) -> int:
    with transaction.atomic():
        if not _still_open(one.about) or not one.people:
            return 0
        if was_told(one.kind, one.about, one.due, step=one.step):
            return 0
        rows = notification_add(
            actor=actor,
            people=one.people,
            kind=one.kind,
            about=one.about,
            link=one.link,
            due=one.due,
            words={**one.words, "step": one.step},
        )
    return len(rows)


def _still_open(record: Reply | Comment) -> bool:
    """Whether it is still not submitted; locked until the transaction ends."""
    if isinstance(record, Reply):
        reply = Reply.objects.select_for_update().get(pk=record.pk)
        return reply.state != ReplyState.SUBMITTED
    comment = Comment.objects.select_for_update().filter(pk=record.pk).first()
    return comment is not None and comment.state == CommentState.DRAFT
