"""Agreed texts put into the Party's reply to the questionnaire of a round, through its services.

Two things to know. An answer that somebody wrote there by hand is not written over: the reply keeps
ours beside it, to be merged there. And what is put in is the wording alone.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotNow
from ronda.apps.rounds.models import Reply, ReplyState
from ronda.apps.rounds.selectors.replies import replies_of
from ronda.apps.rounds.services.answers import Given, answers_save
from ronda.apps.treaties.models import Round
from ronda.questionnaires.answers import AnswerText


def open_replies(actor: Actor, party_id: int) -> list[Reply]:
    """The replies of the State that are open for answers, the newest round first."""
    found = replies_of(actor).filter(party__party=party_id, party__left_on=None)
    return [one for one in found if one.state != ReplyState.SUBMITTED]


def answers_put_in(
    actor: Actor, party_id: int, round: Round, wordings: Mapping[str, str], again: frozenset[str]
) -> str:
    """Save the texts as answers to these questions; the receipt.

    `again` are the questions that were answered from the desk before: those are written over.
    """
    reply = _reply(actor, party_id, round)
    known = {one.question: one.revision for one in reply.answers.all()}
    given = [
        Given(question, AnswerText(text=text), known.get(question, 0) if question in again else 0)
        for question, text in wordings.items()
    ]
    saved = answers_save(actor=actor, reply=reply, given=given)
    beside = sum(one.rival is not None for one in saved)
    code = reply.party.party.code
    told = f"{code}-{round.number}-reply-{reply.pk}/{max(one.answer.revision for one in saved)}"
    return f"{told}+{beside}" if beside else told


def _reply(actor: Actor, party_id: int, round: Round) -> Reply:
    for reply in open_replies(actor, party_id):
        if reply.party.conduct.round == round:
            return reply
    raise NotNow(_("The reply to the questionnaire of this round is not open for answers."))
