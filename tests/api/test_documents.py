"""Replies, reports and conclusions, as they are published."""

from uuid import uuid4

import pytest
from django.utils import timezone

from ronda.apps.compliance.models import Edition
from ronda.apps.reports.services.drafts import report_publish
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.replies import replies
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import prepared_now
from ronda.reports.json_form import report_of
from tests.api.asking import get, items, problem, told
from tests.api.test_leaks import happened
from tests.apps.assessments.scene import assessing, decided, proposed
from tests.apps.compliance.arcadia import published
from tests.apps.people import coordinator, rapporteur, secretary
from tests.apps.reports import scene as of_report
from tests.apps.rounds.scene import round_in
from tests.questionnaires.invented import complete

pytestmark = pytest.mark.django_db


def test_a_published_reply_is_told_with_its_answers_and_without_who_sent_it() -> None:
    conduct, who = round_in("replies"), coordinator()
    reply = replies().get(party__conduct=conduct, party__party__code="XAR")
    for one in complete().answers:
        answer_save(actor=who, reply=reply, question=one.question, value=one.value, seen=0)
    problem("/replies/lanzarote.3.XAR.1", 404, "not-visible")
    seen = prepared_now(draft_of(reply)).receipt.checksum
    submission_make(actor=who, reply=reply, sent=Sent(uuid4(), seen))
    (listed,) = items("/replies")
    shown = told(f"/replies/{listed['id']}")
    assert {name: shown[name] for name in listed} == listed
    assert any(one["answer"] for one in shown["answers"])
    assert who.full_name not in get(f"/replies/{listed['id']}").content.decode()
    problem("/replies/lanzarote.3.XAR.2", 404, "not-visible")


def test_a_published_report_is_told_whole() -> None:
    draft = of_report.adopted()
    id = f"lanzarote.{draft.report.round.number}"
    problem(f"/reports/{id}", 404, "not-visible")
    report_publish(actor=secretary(), draft=draft, on=timezone.localdate())
    assert [one["id"] for one in items("/reports")] == [id]
    report = report_of(get(f"/reports/{id}").content)
    assert report.title.languages
    assert [one["collection"] for one in items("/changes")] == ["reports"]


def test_a_conclusion_stands_at_its_recommendation_once_it_is_published() -> None:
    conduct = assessing()
    Edition.objects.update(status="published", published_at=timezone.now())
    judgement = proposed(conduct, rapporteur("XTA"))
    decided(conduct, judgement)
    of_code = f"/recommendations?code={judgement.code}&language=en"
    assert [one["status"] for one in items(of_code)] == [None]
    happened(conduct, "assessment_adopted")
    (one,) = items("/conclusions")
    assert (one["party"], one["code"], one["status"]) == ("XAR", judgement.code, "partly")
    assert [one["status"] for one in items(of_code)] == ["partly"]
    assert items("/conclusions?status=fully") == []


def test_a_round_that_everybody_sees_tells_its_parties() -> None:
    conduct = round_in("replies")
    published()
    rounds = {one["id"]: one for one in items("/rounds")}
    assert set(rounds) == {"lanzarote.2", "lanzarote.3"}
    own = rounds["lanzarote.3"]
    assert own["stage"] == conduct.stage
    assert "XAR" in own["parties"]
    assert rounds["lanzarote.2"]["stage"] is None
