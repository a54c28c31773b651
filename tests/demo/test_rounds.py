"""The rounds of the demonstration: one in each stage, played by people through the services."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import person_by_email
from ronda.apps.assessments.models import Assessment, Cited
from ronda.apps.audit.models import Event
from ronda.apps.compliance.models import Edition
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.meetings.models import Decision, Meeting
from ronda.apps.notifications.models import Notification
from ronda.apps.notifications.rendering import written
from ronda.apps.reports.models import Amendment, Report
from ronda.apps.reports.selectors import faults_of
from ronda.apps.rounds.models import Answer, Comment, Conduct, Extension, Reply, Submission
from ronda.demo.loading import COORDINATOR, SECRETARIAT, load
from ronda.demo.rounds.cast import CIVIL_SOCIETY, CONTRIBUTOR, MEMBER, OBSERVER, RAPPORTEUR
from ronda.demo.rounds.parties import invented_parties
from ronda.demo.rounds.playing import (
    ASSESSED,
    COMMENTS,
    COMPILED,
    CONCLUDED,
    PREPARATION,
    READ,
    REPLIES,
    REPORTED,
    THEMES,
    load_rounds,
)
from ronda.demo.rounds.playing import questionnaire as asked
from ronda.demo.rounds.sentences import Speaker
from ronda.demo.sign_ins import SignIn
from ronda.procedure.parties import known_parties
from ronda.questionnaires.model import AsksKind
from ronda.questionnaires.walking import placed
from tests.database import separate

PARTIES = 9


@pytest.fixture(scope="module")
def _played(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with (
        django_db_blocker.unblock(),
        separate("rounds"),
        override_settings(DEMO=True, SECOND_FACTOR_REQUIRED=False),
    ):
        load()
        assert load_rounds(parties=PARTIES)
        yield
        connection.close()


pytestmark = [pytest.mark.database, pytest.mark.usefixtures("_played")]


def state_of(number: int) -> list[str]:
    return sorted(
        Reply.objects.filter(party__conduct__round__number=number).values_list("state", flat=True)
    )


def test_one_round_is_in_each_stage_that_people_work_in() -> None:
    stages = dict(Conduct.objects.values_list("round__number", "stage"))
    assert stages == {
        CONCLUDED: "closed",
        ASSESSED: "assessment",
        REPORTED: "follow_up",
        READ: "readings",
        COMPILED: "observations",
        COMMENTS: "comments",
        REPLIES: "replies",
        PREPARATION: "preparation",
    }


def test_replies_are_in_every_state_while_they_come_in() -> None:
    assert set(state_of(REPLIES)) == {"asked", "opened", "under-way", "submitted"}
    late = Submission.objects.filter(reply__party__conduct__round__number=REPLIES)
    assert set(late.values_list("late", flat=True)) == {True, False}
    assert Extension.objects.count() == 5


def test_all_have_replied_in_time_where_replies_are_published() -> None:
    for number in (COMMENTS, COMPILED, READ, REPORTED, ASSESSED, CONCLUDED):
        assert state_of(number) == ["submitted"] * PARTIES
        made = Submission.objects.filter(reply__party__conduct__round__number=number)
        assert set(made.values_list("late", flat=True)) == {False}


def test_comments_are_in_every_state() -> None:
    states = Comment.objects.filter(conduct__round__number=COMMENTS).values_list("state", flat=True)
    assert {"draft", "submitted", "admitted"} <= set(states)
    assert Comment.objects.filter(kind="contribution", state="admitted").count() == 7


def test_a_meeting_adopted_the_report_and_each_party_has_its_factsheet() -> None:
    decision = Decision.objects.filter(what="report.adopt").latest("pk")
    report = Report.objects.get(round__number=REPORTED)
    assert decision.meeting.state == "closed"
    assert decision.about.get().key == f"reports.draft:{report.drafts.get(number=1).pk}"
    assert report.published is not None and report.published.number == 2
    assert faults_of(report.published) == ()
    assert decision.meeting.presences.filter(votes=True).count() == PARTIES
    made = Edition.objects.filter(draft=report.published, handed_in_at=None)
    assert {one.status for one in made} == {"published"}
    assert made.count() == PARTIES * 2
    assert {meeting.number for meeting in Meeting.objects.all()} == {38, 39, 40, 41, 42}
    begins = [meeting.begins for meeting in Meeting.objects.order_by("number")]
    assert begins == sorted(begins)
    assert "T-ES(" in report.published.content["adopted"]["document"]


def test_every_party_is_assessed_on_what_it_is_asked() -> None:
    decided = Assessment.objects.filter(round__number=CONCLUDED)
    assert set(decided.values_list("state", flat=True)) == {"decided"}
    assert decided.values("party").distinct().count() == PARTIES
    assert decided.filter(decision__meeting__number=41).count() == decided.count() > PARTIES
    silent = set(decided.filter(status="no_reply").values_list("party", flat=True))
    sent = set(
        Edition.objects.filter(
            handed_in_at__isnull=False, factsheet__round__number=CONCLUDED
        ).values_list("factsheet__party", flat=True)
    )
    assert sent and silent and not sent & silent


def test_each_report_is_on_the_theme_of_its_round() -> None:
    titles = {
        one.round.number: one.drafts.latest("number").content["title"]
        for one in Report.objects.select_related("round")
    }
    assert set(titles) == {CONCLUDED, ASSESSED, REPORTED, READ}
    for number, title in titles.items():
        for tag, theme in THEMES[number].items():
            assert title[tag].endswith(theme)


def test_two_amendments_to_the_draft_wait_for_a_decision() -> None:
    made = Amendment.objects.filter(reading__draft__report__round__number=READ)
    assert set(made.values_list("state", flat=True)) == {"proposed"}
    who = made.values_list("proposed_by__person__email", flat=True)
    assert sorted(who) == sorted([MEMBER.email, RAPPORTEUR.email])


def test_boxes_are_being_filled_in_and_two_parties_have_submitted() -> None:
    asked = Information.objects.filter(party__conduct__round__number=REPORTED)
    assert sorted(asked.values_list("state", flat=True)) == ["submitted"] * 2 + ["under-way"] * 5
    arcadia = asked.get(party__party__code="XAR")
    assert (arcadia.state, arcadia.texts.count()) == ("under-way", 1)
    assert set(HandedIn.objects.values_list("late", flat=True)) == {False}


def test_statuses_are_proposed_on_evidence_some_are_shown_and_none_is_decided() -> None:
    proposed = Assessment.objects.filter(round__number=ASSESSED)
    assert set(proposed.values_list("state", flat=True)) == {"proposed", "shared"}
    assert set(proposed.filter(party__code="XAR").values_list("state", flat=True)) == {"shared"}
    without = proposed.exclude(pk__in=Cited.objects.values("assessment"))
    assert set(without.values_list("status", flat=True)) == {"no_reply"}


def test_there_is_somebody_in_every_role() -> None:
    assert set(Membership.objects.values_list("role", flat=True)) == set(Role.values)


SEEN = (
    (SECRETARIAT, f"{READ}/report/drafts/1/amendments/", "Talvia"),
    (MEMBER, f"{READ}/report/drafts/1/", "amend/"),
    (RAPPORTEUR, f"{READ}/report/desk/", "yours to write"),
    (SECRETARIAT, f"{REPORTED}/follow-up/", "Arcadia"),
    (COORDINATOR, f"{REPORTED}/follow-up/xar/", "What to do next"),
    (CONTRIBUTOR, f"{REPORTED}/follow-up/xar/", "What to do next"),
    (SECRETARIAT, f"{ASSESSED}/assessments/decide/", "Arcadia"),
    (RAPPORTEUR, f"{ASSESSED}/assessments/", "Arcadia"),
    (MEMBER, f"{ASSESSED}/assessments/", "Arcadia"),
    (COORDINATOR, f"{ASSESSED}/assessments/parties/xar/", "(proposed)"),
    (CIVIL_SOCIETY, f"{ASSESSED}/follow-up/xar/", "submissions/1/"),
    (OBSERVER, f"{CONCLUDED}/assessments/reports/", "Arcadia"),
)
"""What somebody finds in the second half of a round: who, the page, words on it."""


@pytest.mark.parametrize(("who", "page", "words"), SEEN)
def test_every_role_finds_something_to_do_or_to_read(who: SignIn, page: str, words: str) -> None:
    client = Client()
    client.force_login(person_by_email(who.email), settings.AUTHENTICATION_BACKENDS[0])
    shown = client.get(f"/rounds/lanzarote/{page}")
    assert shown.status_code == 200
    assert words in shown.content.decode()


def test_people_are_told_and_a_reminder_went_out() -> None:
    kinds = set(Notification.objects.values_list("kind", flat=True))
    assert {"rounds.launched", "rounds.extended", "notifications.letter"} <= kinds


def test_everything_was_done_by_somebody_of_the_demonstration() -> None:
    doers = {event.actor.email for event in Event.objects.filter(what__startswith="reply.")}
    assert doers and all(email.endswith(".example") for email in doers)


def test_a_second_loading_changes_nothing() -> None:
    assert not load_rounds(parties=PARTIES)
    assert Conduct.objects.count() == 8


def test_there_are_48_parties_and_none_is_a_state() -> None:
    parties = invented_parties()
    assert len({one.code for one in parties}) == len({one.alpha2 for one in parties}) == 48
    real = {one.code for one in known_parties()} | {one.alpha2 for one in known_parties()}
    assert not real & {code for one in parties for code in (one.code, one.alpha2)}
    assert all(one.invented and set(one.names) >= {"en", "fr", "sr-Cyrl"} for one in parties)
    names = {name for one in known_parties() for name in one.names.values()}
    assert not names & {name for one in parties for name in one.names.values()}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_question_has_an_answer_that_fits_and_has_no_hole(language: str) -> None:
    for one in placed(asked()):
        if one.question.asks.kind is not AsksKind.NOTHING:
            answer = Speaker("Arcadia", language).answer(one.question)
            assert "{" not in answer.model_dump_json()[1:-1].replace('{"', "")


def test_no_letter_says_what_anybody_answered_or_commented() -> None:
    said = {text for (text,) in Comment.objects.values_list("text") if text}
    values = Answer.objects.values_list("value", flat=True)
    said |= {value["text"] for value in values if value.get("kind") == "text"}
    assert len(said) > 20
    letters = [
        f"{told.subject}\n{told.text}"
        for one in Notification.objects.select_related("person", "letter")
        for told in (written(one, "en"), written(one, "fr"))
    ]
    assert len(letters) > 100
    assert [letter for letter in letters if any(text in letter for text in said)] == []
