"""How often each page of a reply asks the database: the same for two answers as for a hundred."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.services.answers import Given, answers_save
from ronda.apps.rounds.services.submissions import submission_make
from ronda.questionnaires.answers import AnswerText
from ronda.questionnaires.model import Audience, Chapter, Question
from tests.apps.people import coordinator
from tests.apps.rounds.asked import AskedRound, asked_round
from tests.apps.rounds.services.test_submissions import sent
from tests.apps.rounds.views.test_replies import at, client_of
from tests.questionnaires.invented import both, questionnaire

pytestmark = pytest.mark.django_db
MOST = {
    "replies": 7,
    "reply": 18,
    "reply-chapter": 13,
    "reply-submit": 14,
    "reply-files": 10,
    "submission": 6,
    "save": 13,
}
"""The most that each page may ask, signing in and the session included."""


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def of_size(count: int, number: int) -> tuple[AskedRound, Reply, User]:
    """A round with so many questions, half of which are answered, some in an earlier wording."""
    questions = tuple(
        Question(id=f"q-{n}", number=str(n), text=both(f"Question {n}?", f"Question {n} ?"))
        for n in range(1, count + 1)
    )
    chapter = Chapter(
        id="services",
        number="I",
        title=both("Services", "Services"),
        audiences=(Audience.PARTY,),
        questions=questions,
    )
    value = questionnaire(id=f"size-{count}", round=number, chapters=(chapter,))
    there, who = asked_round(value, number=number, codes=("XAR",)), coordinator("XAR")
    reply = there.reply()
    given = [Given(f"q-{n}", AnswerText(text=f"Answer {n}"), 0) for n in range(1, count // 2 + 1)]
    answers_save(actor=who, reply=reply, given=given)
    other = questions[0].model_copy(update={"text": both("Asked anew?", "Autre question ?")})
    chapter = chapter.model_copy(update={"questions": (other, *questions[1:])})
    there.correct(value.model_copy(update={"version": 2, "chapters": (chapter,)}))
    return there, there.reply(), who


def asked(client: Client, path: str, sent_with: dict[str, str] | None = None) -> int:
    """How many questions a page takes the second time it is asked for."""
    if sent_with is None:
        client.get(path)
    with CaptureQueriesContext(connection) as found:
        page = client.get(path) if sent_with is None else client.post(path, sent_with)
    assert page.status_code == 200, page.status_code
    return len(found)


def counts(count: int, number: int) -> dict[str, int]:
    there, reply, who = of_size(count, number)
    client = client_of(who)
    told = {
        "replies": asked(client, "/replies/"),
        "reply": asked(client, at("reply", reply)),
        "reply-chapter": asked(client, at("reply-chapter", reply, "services")),
        "reply-submit": asked(client, at("reply-submit", reply)),
        "reply-files": asked(client, at("reply-files", reply)),
        "save": asked(
            client,
            at("reply-answer", reply, f"q-{count}"),
            {f"seen-q-{count}": "0", f"text-q-{count}": "new"},
        ),
    }
    submission_make(actor=who, reply=reply, sent=sent(reply, with_gaps=True))
    return told | {"submission": asked(Client(), at("submission", there.reply(), 1))}


def test_pages_ask_no_more_for_many_answers_than_for_few() -> None:
    few, many = counts(4, 5), counts(100, 6)
    told = "\n".join(f"{name}: {few[name]} and {many[name]}" for name in few)
    assert few == many, told
    assert {name for name in MOST if many[name] > MOST[name]} == set(), told
