"""Parties open, answer and submit their replies, in the name of their coordinators."""

from uuid import uuid4

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Reply, RoundParty
from ronda.apps.rounds.selectors.answers import Draft, draft_of
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.services.answers import Given, answers_save
from ronda.apps.rounds.services.replies import reply_language_set, reply_open
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import prepared_now
from ronda.demo.rounds.sentences import Speaker
from ronda.questionnaires.answers import Answer, Answers
from ronda.questionnaires.asking import asked
from ronda.questionnaires.walking import Placed


def language_of(party: RoundParty) -> str:
    """Every third Party answers in French."""
    return "fr" if party.party_id % 3 == 0 else "en"


def speaker_of(party: RoundParty) -> Speaker:
    """The Party, as it speaks."""
    language = language_of(party)
    return Speaker(party.party.names.get(language) or party.party.name, language)


def open_reply(party: RoundParty, who: User) -> Reply:
    """The Party's reply, opened, in its language."""
    reply = replies().get(party=party)
    reply_open(actor=who, reply=reply)
    reply_language_set(actor=who, reply=reply, language=language_of(party))
    return replies().get(pk=reply.pk)


def answer(party: RoundParty, who: User, *, chapters: int | None = None) -> Reply:
    """Answer all that is asked, or only the first `chapters`, until nothing more is asked."""
    reply = open_reply(party, who)
    answers = _answers(draft_of(reply), speaker_of(party), chapters)
    given = [Given(one.question, one.value) for one in answers]
    answers_save(actor=who, reply=reply, given=given)
    return reply


def submit(reply: Reply, who: User) -> None:
    """Submit the reply as it stands."""
    seen = prepared_now(draft_of(reply)).receipt.checksum
    submission_make(actor=who, reply=reply, sent=Sent(uuid4(), seen, with_gaps=True))


def _answers(draft: Draft, speaker: Speaker, chapters: int | None) -> tuple[Answer, ...]:
    """What the Party answers, also to what is asked because of that, until nothing more is."""
    wanted = {one.id for one in draft.questionnaire.chapters[:chapters]}
    answers = draft.answers
    while more := _open_questions(draft, answers, wanted):
        made = (Answer(question=one.id, value=speaker.answer(one.question)) for one in more)
        told = dict(answers) | {"answers": (*answers.answers, *made)}
        answers = Answers.model_validate(told)
    return answers.answers


def _open_questions(draft: Draft, answers: Answers, chapters: set[str]) -> list[Placed]:
    given = answers.by_question
    every = asked(draft.questionnaire, answers)
    return [one for one in every if one.chapter.id in chapters and one.id not in given]
