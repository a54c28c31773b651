"""How often each page of a reply asks the database: the same for two answers as for a hundred."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.models import User
from ronda.apps.rounds.documents import form_file
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.services.answers import Given, answers_save, rival_settle
from ronda.apps.rounds.services.reopenings import reopening_ask
from ronda.apps.rounds.services.returned_replies import returned_reply_preview
from ronda.apps.rounds.services.submissions import submission_make
from ronda.questionnaires.answers import AnswerText
from ronda.questionnaires.model import Audience, Chapter, Question
from tests.apps.people import contributor, coordinator, secretary
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
    "reply-return": 7,
    "returned": 9,
    "rival": 9,
    "letters": 8,
    "reopen": 7,
    "decide": 8,
    "story": 79,
    "outside": 9,
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
    other = Given("q-1", AnswerText(text="Written beside."), 7)
    [beside] = answers_save(actor=contributor(), reply=reply, given=[other])
    assert beside.rival is not None
    word = form_file(draft_of(reply), "docx").data
    returned = returned_reply_preview(actor=who, reply=reply, data=word, name="back.docx")
    told = {
        "rival": asked(client, at("rival", reply, beside.rival.pk)),
        "returned": asked(client, at("reply-returned", reply, returned.pk)),
        "reply-return": asked(client, at("reply-return", reply)),
        "letters": asked(client, at("letters", reply)),
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
    rival_settle(actor=who, rival=beside.rival, value=None, seen=beside.answer.revision, drop=True)
    submission_make(actor=who, reply=reply, sent=sent(reply, with_gaps=True))
    reply, office = there.reply(), client_of(secretary())
    told["submission"] = asked(Client(), at("submission", reply, 1))
    told["reopen"] = asked(client, at("reply-reopen", reply))
    reopening_ask(actor=who, reply=reply, reason="A figure was wrong.")
    told["decide"] = asked(office, at("reply-reopen-decide", reply))
    told["outside"] = asked(office, at("reply", reply))
    return told | {"story": asked(client, at("reply-story", reply))}


def test_pages_ask_no_more_for_many_answers_than_for_few() -> None:
    few, many = counts(4, 5), counts(100, 6)
    told = "\n".join(f"{name}: {few[name]} and {many[name]}" for name in few)
    assert few == many, told
    assert {name for name in MOST if many[name] > MOST[name]} == set(), told
