"""The pages of a reply: who gets them, what is kept, what comes back."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Answer, Reply, ReplyState, Rival, RoundParty
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.services.answers import answer_save
from ronda.apps.rounds.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.rounds.services.submissions import Sent, submission_make
from ronda.apps.rounds.submitting import prepared_now
from ronda.questionnaires.answers import AnswerText, NoInformation
from tests.apps.people import contributor, coordinator, validator
from tests.apps.rounds.asked import asked_reply, asked_round

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_second_factor")]


@pytest.fixture
def without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def at(name: str, reply: Reply, *more: object) -> str:
    return reverse(f"rounds:{name}", args=[*place_of(reply), *more])


def client_of(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def sent(reply: Reply) -> Sent:
    """The form that submits the reply as it stands, whatever is missing in it."""
    return Sent(uuid4(), prepared_now(draft_of(reply)).receipt.checksum, with_gaps=True)


def typed(client: Client, reply: Reply, **changed: str) -> dict[str, str]:
    """The form of the chapter as the page gives it, with some fields typed over."""
    page = client.get(at("reply-chapter", reply, "services")).context["page"]
    sent: dict[str, str] = {}
    for line in page.lines:
        if line.kind != "none":
            sent[f"seen-{line.id}"] = str(line.typed.seen)
            sent[f"shown-{line.id}"] = line.typed.shown
            sent[f"text-{line.id}"] = line.typed.text
            sent[f"why-{line.id}"] = line.typed.why
            sent[f"chosen-{line.id}"] = next(iter(line.typed.chosen), "")
    return sent | {
        name.replace("__", "-").replace("_", "-"): value for name, value in changed.items()
    }


def test_first_look_opens_the_reply_and_says_what_to_do() -> None:
    reply, who = asked_reply()
    page = client_of(who).get(at("reply", reply))
    assert page.status_code == 200
    assert "questions have no answer yet" in page.content.decode()
    reply.refresh_from_db()
    assert reply.state == ReplyState.OPENED


def test_chapter_saves_what_was_typed_and_nothing_else() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    sent = typed(client, reply, text_q_2_a="A line.\r\nTwo.", text_q_2_1="1 200", chosen_q_1="yes")
    page = client.post(at("reply-chapter", reply, "services"), sent)
    assert page.status_code == 302
    kept = {row.question: row.value for row in Answer.objects.all()}
    assert kept == {
        "q-1": {"kind": "yes_no", "yes": True},
        "q-2-a": {"kind": "text", "text": "A line.\nTwo."},
        "q-2-1": {"kind": "number", "number": 1200},
    }


def test_sending_the_page_again_untouched_saves_nothing_over_others() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    sent = typed(client, reply, text_q_2_b="mine")
    other = contributor("XAR")
    answer_save(actor=other, reply=reply, question="q-2-a", value=AnswerText(text="theirs"), seen=0)
    client.post(at("reply-chapter", reply, "services"), sent)
    assert not Rival.objects.exists()
    assert Answer.objects.get(question="q-2-a").value["text"] == "theirs"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("twelve", "in digits"),
        ("12 children", "in digits"),
        ("1,200", "two ways"),
        ("-3", "at least 0"),
        ("1.5", "whole figure"),
    ],
)
def test_figure_that_is_none_comes_back_as_typed_and_the_rest_is_saved(
    text: str, says: str
) -> None:
    reply, who = asked_reply()
    client = client_of(who)
    sent = typed(client, reply, text_q_2_1=text, text_q_2_a="kept")
    page = client.post(at("reply-chapter", reply, "services"), sent)
    said = page.content.decode()
    assert page.status_code == 422 and says in said and f'value="{text}"' in said
    assert Answer.objects.get().question == "q-2-a"


def test_ten_megabytes_are_refused_in_a_sentence_and_stay_in_the_form() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    sent = typed(client, reply, text_q_2_a="x" * 10_000_000, text_q_2_b="kept")
    page = client.post(at("reply-chapter", reply, "services"), sent)
    said = page.content.decode()
    assert page.status_code == 422 and "at most 200000 fit" in said
    assert said.count("x" * 10_000_000) == 1
    assert Answer.objects.get().question == "q-2-b"


def test_two_at_one_answer_are_led_to_merge() -> None:
    reply, who = asked_reply()
    client, other = client_of(who), contributor("XAR")
    sent = typed(client, reply, text_q_2_a="mine, and more of it")
    answer_save(actor=other, reply=reply, question="q-2-a", value=AnswerText(text="theirs"), seen=0)
    page = client.post(at("reply-chapter", reply, "services"), sent, follow=True)
    rival = Rival.objects.get()
    assert page.redirect_chain[-1][0] == at("rival", reply, rival.pk)
    said = page.content.decode()
    assert "mine, and more of it" in said and "theirs" in said
    form = {"keep": "own", "text": "theirs, and mine", "seen": "1"}
    client.post(at("rival", reply, rival.pk), form)
    assert Answer.objects.get().value["text"] == "theirs, and mine"
    assert client.get(at("rival", reply, rival.pk)).status_code == 404


def test_merging_over_a_newer_text_shows_both_once_more() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="one"), seen=0)
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="two"), seen=0)
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="three"), seen=1)
    rival = Rival.objects.get()
    form = {"keep": "own", "text": "my merged text", "seen": "1"}
    page = client.post(at("rival", reply, rival.pk), form)
    said = page.content.decode()
    assert page.status_code == 409 and "my merged text" in said and "three" in said
    again = client.post(at("rival", reply, rival.pk), form | {"seen": "2"})
    assert again.status_code == 302


def test_autosave_tells_the_script_what_became_of_it() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    to = at("reply-answer", reply, "q-2-a")
    first = client.post(to, {"seen-q-2-a": "0", "text-q-2-a": "one"})
    told = first.json()
    assert told["state"] == "saved" and told["seen"] == 1 and "Saved at" in told["said"]
    stale = client.post(to, {"seen-q-2-a": "0", "text-q-2-a": "other"})
    assert stale.status_code == 409 and stale.json()["state"] == "rival"
    assert client.get(stale.json()["link"]).status_code == 200
    wrong = client.post(at("reply-answer", reply, "q-2-1"), {"seen-q-2-1": "0", "text-q-2-1": "x"})
    assert (wrong.status_code, wrong.json()["state"]) == (422, "refused")


def test_no_information_is_said_with_its_reason() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    sent = typed(client, reply, why_q_2_1="Not counted") | {"none-q-2-1": "1"}
    client.post(at("reply-chapter", reply, "services"), sent)
    assert Answer.objects.get().value == {"kind": "no_information", "reason": "Not counted"}
    sent = typed(client, reply, text_q_2_a="Said here") | {"none-q-2-a": "1"}
    client.post(at("reply-chapter", reply, "services"), sent)
    row = Answer.objects.get(question="q-2-a")
    assert row.value == {"kind": "no_information", "reason": "Said here"}


def test_wording_that_changed_is_shown_old_and_new_and_confirmed_by_its_button() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="one"), seen=0)
    there.reword()
    client = client_of(who)
    page = client.get(at("reply-chapter", reply, "services")).content.decode()
    assert "wording changed" in page and "<ins>" in page
    sent = typed(client, reply) | {"confirm": "q-2-a"}
    client.post(at("reply-chapter", reply, "services"), sent)
    page = client.get(at("reply-chapter", reply, "services")).content.decode()
    assert "wording changed" not in page


def test_text_typed_while_the_reply_was_submitted_comes_back_to_be_copied() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    sent = typed(client, reply, text_q_2_a="typed in the last minute")
    Reply.objects.filter(pk=reply.pk).update(state="submitted", submitted_at="2026-11-20T10:00Z")
    page = client.post(at("reply-chapter", reply, "services"), sent)
    assert page.status_code == 409 and "typed in the last minute" in page.content.decode()


def test_party_that_left_reads_and_does_not_change() -> None:
    reply, who = asked_reply()
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="kept"), seen=0)
    RoundParty.objects.filter(pk=reply.party_id).update(left_on="2026-11-01", left_reason="Left")
    client = client_of(who)
    page = client.get(at("reply-chapter", reply, "services"))
    assert page.status_code == 200 and "has left this round" in page.content.decode()
    answered = client.post(at("reply-answer", reply, "q-2-a"), {"seen-q-2-a": "1"})
    assert answered.status_code == 403


def test_double_click_on_submit_gives_one_receipt() -> None:
    reply, who = asked_reply()
    client = client_of(who)
    for question in ("q-1", "q-2-a", "q-2-b", "q-2-1", "q-2-2"):
        answer_save(actor=who, reply=reply, question=question, value=NoInformation(), seen=0)
    form = client.get(at("reply-submit", reply)).context["page"].form
    sent = {"key": str(form["key"].value()), "seen": form["seen"].value()}
    first = client.post(at("reply-submit", reply), sent)
    again = client.post(at("reply-submit", reply), sent)
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"] == at("submission", reply, 1)
    receipt = client.get(first["Location"]).content.decode()
    assert "-0001" in receipt and "Checksum" in receipt
    document = client.get(at("submission-document", reply, 1))
    assert document.content.startswith(b"%PDF-")
    assert document["Content-Disposition"].startswith("attachment")


def test_gaps_are_listed_and_must_be_accepted() -> None:
    reply, who = asked_reply()
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="one"), seen=0)
    client = client_of(who)
    page = client.get(at("reply-submit", reply))
    assert "Question 2.1 has no answer." in page.content.decode()
    form = page.context["page"].form
    sent = {"key": str(form["key"].value()), "seen": form["seen"].value()}
    assert client.post(at("reply-submit", reply), sent).status_code == 409
    assert client.post(at("reply-submit", reply), sent | {"with_gaps": "on"}).status_code == 302


def test_submission_over_a_newer_answer_is_shown_again_and_not_made() -> None:
    reply, who = asked_reply()
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="one"), seen=0)
    client = client_of(who)
    form = client.get(at("reply-submit", reply)).context["page"].form
    sent = {"key": str(form["key"].value()), "seen": form["seen"].value(), "with_gaps": "on"}
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="two"), seen=1)
    stale = client.post(at("reply-submit", reply), sent)
    assert stale.status_code == 409 and "has changed since" in stale.content.decode()
    seen = stale.context["page"].form["seen"].value()
    assert seen != sent["seen"]
    assert client.post(at("reply-submit", reply), sent | {"seen": seen}).status_code == 302


def test_validator_sees_the_draft_and_no_form_to_save_it() -> None:
    reply, who = asked_reply()
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="kept"), seen=0)
    page = client_of(validator("XAR")).get(at("reply-chapter", reply, "services"))
    said = page.content.decode()
    assert "kept" in said and 'type="submit">Save' not in said


@pytest.mark.parametrize(
    ("grant", "heading"),
    [
        (True, "The secretariat opened the reply again."),
        (False, "Your request to open the reply again was refused."),
    ],
)
def test_the_state_reads_what_was_answered_to_its_request_until_it_submits_again(
    grant: bool,
    heading: str,
) -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator("XAR")
    answer_save(actor=who, reply=reply, question="q-2-a", value=AnswerText(text="Yes."), seen=0)
    reply = there.reply()
    submission_make(actor=who, reply=reply, sent=sent(reply))
    asked = reopening_ask(actor=who, reply=reply, reason="A figure was wrong.")
    waiting = client_of(who).get(at("reply", reply)).content.decode()
    assert heading not in waiting
    reopening_decide(
        actor=there.secretary, reopening=asked, grant=grant, answer="Only question 3, please."
    )
    for one in (who, contributor("XAR")):
        page = client_of(one).get(at("reply", reply)).content.decode()
        assert heading in page and "Only question 3, please." in page
    if grant:
        submission_make(actor=who, reply=there.reply(), sent=sent(there.reply()))
        assert heading not in client_of(who).get(at("reply", reply)).content.decode()


def test_the_story_of_a_reply_tells_its_people_every_text_and_the_secretariat_its_turns() -> None:
    there = asked_round()
    reply, who = there.reply(), coordinator()
    for seen, text in enumerate(("The first wording.", "The second wording.")):
        value = AnswerText(text=text)
        answer_save(actor=who, reply=reply, question="q-2-a", value=value, seen=seen)
    submission_make(actor=who, reply=reply, sent=sent(reply))
    own = client_of(contributor()).get(at("reply-story", reply)).text
    for told in ("The first wording.", "second", "Submit the reply"):
        assert told in own
    assert "&quot;kind&quot;" not in own
    assert "Record what happened in a round" in own and "round.record" not in own
    theirs = client_of(there.secretary).get(at("reply-story", reply)).text
    assert "Submit the reply" in theirs
    for hidden in ("wording", "Answer questions"):
        assert hidden not in theirs
    table = client_of(there.secretary).get(at("reply-story", reply), {"format": "csv"})
    assert "wording" not in table.content.decode()


@pytest.mark.parametrize("times", [1, 40])
def test_the_story_of_a_reply_asks_no_more_for_many_texts(
    times: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reply, who = asked_reply()
    for seen in range(times):
        for question in ("q-2-a", "q-2-b", "q-1-which")[: 1 if times == 1 else 3]:
            value = AnswerText(text=f"Wording {seen}.")
            answer_save(actor=who, reply=reply, question=question, value=value, seen=seen)
    client = client_of(who)
    client.get(at("reply-story", reply))
    with django_assert_max_num_queries(50):
        client.get(at("reply-story", reply))
