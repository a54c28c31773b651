"""Of which records the story of a round, a reply or a comment is told, and in which words.

Two things to know. What a Party or an author wrote before it was submitted is told to their own
people alone: the secretariat has what services noted, without what was done to drafts. And who may
read a story at all is for the permissions to say.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from django.db.models import Model
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.rounds.models import (
    Comment,
    Conduct,
    LetterPassage,
    Reply,
    Rival,
)
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.saying import answer_said
from ronda.apps.rounds.selectors.answers import stored_value


@dataclass(frozen=True)
class Telling:
    """What a reader is told: of these records, with every draft or without, less some codes."""

    records: list[Model]
    history: bool
    without: tuple[Can, ...] = ()


def records_of(conduct: Conduct) -> list[Model]:
    """The round and what hangs on it; not replies and comments, whose drafts are others'."""
    return [
        conduct,
        conduct.round,
        *chain(conduct.parties.all(), conduct.versions.all(), conduct.milestones.all()),
    ]


def reply_story(actor: Actor, reply: Reply) -> Telling:
    """The story of a reply: all of it for its Party's people, its turns for the secretariat."""
    turns = [reply, reply.party, *reply.submissions.defer("content"), *reply.reopenings.all()]
    if not reply_verdict(actor, Can.SEE_DRAFT, reply):
        return Telling(turns, history=False, without=(Can.ANSWER,))
    return Telling([reply, reply.party, *_with_drafts(reply)], history=True)


def comment_story(actor: Actor, comment: Comment) -> Telling:
    """The story of a comment: with its drafts only for the organisation that wrote it."""
    records: list[Model] = [comment, *comment.parties.all()]
    if comment.organisation_id in roles_of(actor).organisations:
        return Telling(records, history=True)
    return Telling(records, history=False, without=(Can.COMMENT,))


def _with_drafts(reply: Reply) -> list[Model]:
    """All that its people wrote and took in; each with what its name asks for at hand.

    Not the submissions: the step of each names it, and its page shows it whole.
    """
    answers = {one.pk: one for one in reply.answers.all()}
    rivals = list(Rival.objects.filter(answer__in=answers))
    for one in rivals:
        one.answer = answers[one.answer_id]
    letters = reply.letters.select_related("source").defer("content", "text")
    placed = LetterPassage.objects.filter(letter__in=letters).select_related("letter__source")
    return [
        *answers.values(),
        *rivals,
        *reply.chapter_marks.all(),
        *reply.attachments.select_related("source"),
        *letters,
        *placed.defer("letter__content", "letter__text"),
        *reply.returned.select_related("source").defer("content"),
        *reply.reopenings.all(),
    ]


def words() -> dict[str, str]:
    """What is done under each code, as a sentence."""
    told = {can.value: str(can.sentence) for can in Can}
    return told | {
        "reply.open": _("Looked at the reply for the first time"),
        "comment.submit": _("Submitted the comment"),
        "comment.admit": _("Admitted the comment"),
        "comment.not-admit": _("Did not admit the comment"),
        "comment.discard": _("Discarded the draft"),
        "comment.withdraw": _("Withdrew the comment"),
    }


def tellers() -> Mapping[str, Callable[[object], str]]:
    """How values of answers are told."""
    return {"value": lambda stored: answer_said(None, stored_value(stored or None))}
