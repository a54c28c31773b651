"""Pages of comments: written in the browser, shown to whoever may see them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Comment, CommentKind, CommentState, Conduct
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.services.events import event_record
from tests.apps import people
from tests.apps.rounds.scene import round_in
from tests.apps.rounds.voices import TEXT, admitted, drafted, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def signed_in(who: User | None) -> Client:
    client = Client()
    if who is not None:
        client.force_login(who)
    return client


def at(conduct: Conduct, name: str) -> str:
    return reverse(f"rounds:{name}", args=[conduct.round.body.slug, conduct.round.number])


GIVEN = {"what": "replies", "parties": ["XAR"], "language": "en", "text": TEXT, "question": ""}


def test_an_association_writes_and_submits_in_the_browser() -> None:
    conduct, author = round_in("comments"), people.ngo()
    client = signed_in(author)
    form = client.get(at(conduct, "comment-begin")).content.decode()
    told = form.split("A comment on the questionnaire itself")
    assert "Everybody will see it after this" in told[0]
    assert "Only the Committee and its secretariat will see what you submit." in told[1]
    client.post(at(conduct, "comment-begin"), GIVEN)
    made = Comment.objects.get()
    page = client.get(reverse("rounds:comment", args=[made.pk])).content.decode()
    assert TEXT in page and "Only your organisation sees it" in page
    asked = client.get(reverse("rounds:comment-way", args=[made.pk, "submit"])).content.decode()
    assert "The Committee and its secretariat will see what you submit" in asked
    client.post(reverse("rounds:comment-way", args=[made.pk, "submit"]), {"seen": "1"})
    made.refresh_from_db()
    assert made.state == CommentState.SUBMITTED
    page = client.get(reverse("rounds:comment", args=[made.pk])).text
    assert "will see what you submit" not in page
    assert "Everybody will see it after this: “Comments transmitted to the Party”." in page


def test_two_people_who_write_at_once_keep_both_texts() -> None:
    conduct, author, colleague = round_in("comments"), people.ngo(), people.ngo()
    made = drafted(conduct, author)
    address = reverse("rounds:comment-write", args=[made.pk])
    first = signed_in(author).post(address, GIVEN | {"text": "The first.", "seen": "1"})
    second = signed_in(colleague).post(address, GIVEN | {"text": "The second.", "seen": "1"})
    assert (first.status_code, second.status_code) == (302, 409)
    shown = second.content.decode()
    assert "The first." in shown and "The second." in shown and 'value="2"' in shown
    again = signed_in(colleague).post(address, GIVEN | {"text": "Merged.", "seen": "2"})
    assert again.status_code == 302
    assert Comment.objects.get().text == "Merged."


def test_a_file_is_saved_and_never_shown() -> None:
    conduct, author = round_in("comments"), people.ngo()
    file = SimpleUploadedFile("<b>.html", b"<script>alert(1)</script>")
    client = signed_in(author)
    client.post(at(conduct, "comment-begin"), GIVEN | {"text": "", "file": file})
    made = Comment.objects.get()
    answer = client.get(reverse("rounds:comment-file", args=[made.pk]))
    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "<b>.html" not in client.get(reverse("rounds:comment", args=[made.pk])).content.decode()
    other = signed_in(people.member()).get(reverse("rounds:comment-file", args=[made.pk]))
    assert other.status_code == 404


def test_a_stage_that_takes_no_comments_says_so() -> None:
    conduct, author = round_in("observations"), people.ngo()
    shown = signed_in(author).get(at(conduct, "comment-begin")).content.decode()
    assert "At the stage “Observations” the round takes none of these." in shown
    answer = signed_in(author).post(at(conduct, "comment-begin"), GIVEN)
    assert answer.status_code == 200
    assert not Comment.objects.exists()


def test_a_facilitator_says_how_many_children_were_heard_and_answers_what_they_are_asked() -> None:
    conduct, author = round_in("replies"), people.facilitator()
    client = signed_in(author)
    form = client.get(at(conduct, "comment-begin")).content.decode()
    assert "How were children heard?" in form and "Write nothing by which a child" in form
    told = {"children_count": "12", "children_ages": "11 to 17", "children_how": "In two groups"}
    given = GIVEN | told | {"what": "contribution", "question": "q-3", "parties": ["XAR"]}
    client.post(at(conduct, "comment-begin"), given)
    made = Comment.objects.get()
    assert (made.children_count, made.question) == (12, "q-3")
    assert "In two groups" in client.get(reverse("rounds:comment", args=[made.pk])).content.decode()


def test_the_secretariat_admits_and_transmits_from_the_list() -> None:
    conduct, secretary = round_in("comments"), people.secretary()
    made = submitted(conduct)
    client = signed_in(secretary)
    client.post(reverse("rounds:comment-way", args=[made.pk, "admit"]), {"seen": "1"})
    waiting = client.get(at(conduct, "comments-transmit")).content.decode()
    assert "Arcadia" in waiting
    client.post(at(conduct, "comments-transmit"), {"party": ["XAR"]})
    assert TEXT in signed_in(None).get(reverse("rounds:comment", args=[made.pk])).content.decode()
    assert "Nothing waits" in client.get(at(conduct, "comments-transmit")).content.decode()


def test_what_is_not_admitted_needs_a_reason_and_its_author_reads_it() -> None:
    conduct, author = round_in("comments"), people.ngo()
    made = submitted(conduct, author)
    client = signed_in(people.secretary())
    address = reverse("rounds:comment-way", args=[made.pk, "not-admit"])
    assert client.post(address, {"reason": ""}).status_code == 200
    client.post(address, {"reason": "It is about another round"})
    shown = signed_in(author).get(reverse("rounds:comment", args=[made.pk])).content.decode()
    assert "It is about another round" in shown
    assert (
        signed_in(people.member()).get(reverse("rounds:comment", args=[made.pk])).status_code == 404
    )


def test_a_withdrawn_comment_says_so_to_the_public_and_nothing_else() -> None:
    conduct, author = round_in("comments"), people.ngo()
    made = admitted(conduct, author)
    signed_in(people.secretary()).post(at(conduct, "comments-transmit"), {"party": ["XAR"]})
    address = reverse("rounds:comment-way", args=[made.pk, "withdraw"])
    signed_in(author).post(address, {"reason": "We were mistaken"})
    shown = signed_in(None).get(reverse("rounds:comment", args=[made.pk])).content.decode()
    assert "This was withdrawn by its author." in shown
    assert TEXT not in shown and "We were mistaken" not in shown


@pytest.mark.parametrize(
    ("who", "stage", "title"),
    [
        (people.ngo, "comments", "Write a comment"),
        (people.facilitator, "replies", "Write a comment or a contribution"),
    ],
)
def test_the_page_is_titled_by_what_may_be_written(
    who: Callable[[], User], stage: str, title: str
) -> None:
    conduct, author = round_in(stage), who()
    page = signed_in(author).get(at(conduct, "comment-begin")).content.decode()
    assert f">{title}</h1>" in page and f"<title>{title}," in page


@pytest.mark.parametrize("kind", CommentKind)
def test_a_draft_is_gone_on_with_under_the_title_of_its_kind(kind: CommentKind) -> None:
    made = drafted(round_in("comments"))
    Comment.objects.filter(pk=made.pk).update(kind=kind)
    address = reverse("rounds:comment-write", args=[made.pk])
    page = signed_in(people.ngo()).get(address).content.decode()
    assert f">Write a {kind}</h1>" in page


def test_the_story_of_a_comment_keeps_its_drafts_for_its_author() -> None:
    conduct, author = round_in("comments"), people.ngo()
    draft = drafted(conduct, author, text="What was written first.")
    signed_in(author).post(
        reverse("rounds:comment-write", args=[draft.pk]), GIVEN | {"text": "What stays.", "seen": 1}
    )
    signed_in(author).post(reverse("rounds:comment-way", args=[draft.pk, "submit"]), {"seen": "2"})
    address = reverse("rounds:comment-story", args=[draft.pk])
    own, theirs = (signed_in(who).get(address).text for who in (author, people.secretary()))
    assert "written first" in own and "Submitted the comment" in own
    assert "written first" not in theirs and "Submitted the comment" in theirs
    assert str(Can.COMMENT.sentence) not in theirs.split('class="story"')[1]
    assert signed_in(people.member()).get(address).status_code == 403


def test_a_comment_on_the_questionnaire_is_public_once_the_replies_are() -> None:
    conduct, author = round_in("replies"), people.ngo()
    made = admitted(conduct, author, parties=(), on_questionnaire=True)
    address = reverse("rounds:comment", args=[made.pk])
    assert signed_in(None).get(address).status_code == 404
    who = people.secretary()
    event_record(actor=who, conduct=conduct, event="replies_published", on=date(2026, 3, 9))
    page = signed_in(None).get(address)
    assert page.status_code == 200 and TEXT in page.text


def test_facilitators_are_asked_for_contributions() -> None:
    conduct = round_in("replies")
    assert (
        "Write a contribution" in signed_in(people.facilitator()).get(at(conduct, "comments")).text
    )
    assert "Write a comment" in signed_in(people.ngo()).get(at(conduct, "comments")).text
