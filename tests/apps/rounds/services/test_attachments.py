"""Files with a reply: what is taken in, how it is given back, and two hundred of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ronda.apps.errors import NotNow, NotValid
from ronda.apps.rounds.models import Attachment
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.attachments import File, attachment_add, attachment_remove
from ronda.apps.rounds.services.submissions import submission_make
from ronda.questionnaires.answers import AnswerText
from tests.apps.people import coordinator, secretary
from tests.apps.rounds.asked import asked_reply, asked_round
from tests.apps.rounds.services.test_submissions import sent
from tests.apps.rounds.views.test_replies import at, client_of

pytestmark = pytest.mark.django_db
PAGE = b"<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("page.html", PAGE, "not taken in"),
        ("program.exe", b"MZ", "not taken in"),
        ("without", b"text", "not taken in"),
        ("picture.png", PAGE, "something else"),
        ("report.pdf", b"PK\x03\x04", "something else"),
        ("note.txt", b"a\x00b", "no text file"),
        ("empty.txt", b"", "nothing in it"),
    ],
)
def test_file_that_is_not_what_it_says_is_refused(name: str, data: bytes, says: str) -> None:
    reply, who = asked_reply()
    with pytest.raises(NotValid, match=says):
        attachment_add(actor=who, reply=reply, file=File(name, data))
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\files\\law.txt", "law.txt"),
        ('law"\r\nX-Evil: yes.txt', 'law"X-Evil: yes.txt'),
        ("\u202egnp.txt", "gnp.txt"),
    ],
)
def test_name_is_stripped_and_headers_stay_ours(given: str, kept: str) -> None:
    reply, who = asked_reply()
    made = attachment_add(actor=who, reply=reply, file=File(given, PAGE))
    assert made.source.file_name == kept
    told = client_of(who).get(at("reply-file", reply, made.pk))
    assert told["Content-Type"] == "application/octet-stream"
    assert told["Content-Disposition"].startswith("attachment")
    assert told["X-Content-Type-Options"] == "nosniff" and "X-Evil" not in told.headers
    assert told.content == PAGE


def test_submitted_file_stays_with_the_submission_when_it_is_taken_out() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="one"), seen=0)
    kept = attachment_add(actor=who, reply=reply, file=File("law.txt", b"law"), question="q-2-a")
    made = submission_make(actor=who, reply=reply, sent=sent(reply, with_gaps=True))
    assert made.content["receipt"]["attachments"][0]["name"] == "law.txt"
    with pytest.raises(NotNow):
        attachment_remove(actor=who, attachment=kept)
    assert Client().get(at("reply-file", there.reply(), kept.pk)).content == b"law"


def test_draft_file_is_the_partys_own() -> None:
    reply, who = asked_reply()
    kept = attachment_add(actor=who, reply=reply, file=File("law.txt", b"law"))
    assert client_of(secretary()).get(at("reply-file", reply, kept.pk)).status_code == 404
    attachment_remove(actor=who, attachment=kept)
    with pytest.raises(NotNow, match="already"):
        attachment_remove(actor=who, attachment=kept)


def test_two_hundred_files_take_as_many_queries_as_two() -> None:
    reply, who = asked_reply()
    client = client_of(who)

    def add(count: int, start: int) -> int:
        for turn in range(start, start + count):
            file = File(f"file {turn}.txt", f"text {turn}".encode())
            attachment_add(actor=who, reply=reply, file=file, question="q-2-a")
        client.get(at("reply-files", reply))
        with CaptureQueriesContext(
            connection,
        ) as found:
            page = client.get(at("reply-files", reply))
        assert page.status_code == 200
        return len(found)

    few = add(2, 0)
    assert add(198, 2) == few
    assert replies().get(pk=reply.pk).attachments.count() == 200
