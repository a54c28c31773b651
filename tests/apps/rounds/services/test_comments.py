"""Comments and contributions: what may be said, by whom, when, and who is told of it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.apps.audit.selectors import story_of
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.notifications.models import Notification
from ronda.apps.rounds.commenting import File, Said
from ronda.apps.rounds.models import Comment, CommentKind, CommentState, Conduct, Happening
from ronda.apps.rounds.selectors.comments import organisations_speaking, to_transmit
from ronda.apps.rounds.services.comments import (
    comment_begin,
    comment_move,
    comment_save,
    comments_transmit,
)
from ronda.apps.rounds.services.milestones import milestone_set
from ronda.apps.rounds.services.rounds import party_leave
from ronda.apps.sources.models import Source
from ronda.apps.sources.selectors import source_visible
from tests.apps import people
from tests.apps.rounds.scene import party, round_in
from tests.apps.rounds.voices import TEXT, admitted, drafted, submitted

pytestmark = pytest.mark.django_db
CONTRIBUTION = CommentKind.CONTRIBUTION


@pytest.fixture
def conduct() -> Conduct:
    return round_in("comments")


def test_the_secretariat_is_told_that_something_waits_and_not_from_whom(conduct: Conduct) -> None:
    secretary = people.secretary()
    made = submitted(conduct)
    told = Notification.objects.filter(kind="rounds.comment-submitted", person=secretary).get()
    assert made.organisation.name not in str(told.words) and TEXT not in str(told.words)
    assert next(event.what for event in story_of(made)) == "comment.submit"


def test_a_party_is_told_how_many_and_nothing_of_what_was_said(conduct: Conduct) -> None:
    coordinator = people.coordinator("XAR")
    admitted(conduct), admitted(conduct)
    done = comments_transmit(actor=people.secretary(), party=party(conduct))
    told = Notification.objects.get(kind="rounds.comments-transmitted", person=coordinator)
    assert (len(done.comments), told.words["count"]) == (2, 2)
    assert TEXT not in str(told.words) and "Harbour" not in str(told.words)
    recorded = Happening.objects.filter(event="comments_transmitted", taken_back_at=None)
    assert [one.party for one in recorded] == [party(conduct)]


def test_transmitting_twice_transmits_once(conduct: Conduct) -> None:
    admitted(conduct)
    comments_transmit(actor=people.secretary(), party=party(conduct))
    with pytest.raises(NotNow, match="nothing to transmit"):
        comments_transmit(actor=people.secretary(), party=party(conduct))


def test_what_is_admitted_after_the_transmission_is_given_to_the_party_at_once(
    conduct: Conduct,
) -> None:
    admitted(conduct)
    comments_transmit(actor=people.secretary(), party=party(conduct))
    later = admitted(conduct, people.ngo("Later"))
    assert later.parties.get().transmitted_at is not None


def test_what_is_for_the_body_alone_is_never_transmitted() -> None:
    conduct = round_in("replies")
    admitted(conduct, people.facilitator(), kind=CONTRIBUTION)
    with pytest.raises(NotNow, match="nothing to transmit"):
        comments_transmit(actor=people.secretary(), party=party(conduct))


def test_what_comes_after_the_deadline_is_marked_late(conduct: Conduct) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    milestone_set(
        actor=people.secretary(),
        conduct=conduct,
        titles={"en": "Comments", "fr": "Commentaires"},
        on=yesterday,
        rule="comment",
    )
    assert submitted(Conduct.objects.get()).late
    conduct.milestones.update(on=date(2099, 1, 1))
    assert not submitted(Conduct.objects.get(), people.ngo("In time")).late


def test_a_deadline_that_closes_takes_nothing_after_it(conduct: Conduct) -> None:
    author = people.ngo()
    draft = drafted(conduct, author)
    rule = 'id = "comment"\nname'
    text = conduct.procedure_text.replace(rule, rule.replace("\n", "\ncloses = true\n"))
    assert text != conduct.procedure_text
    Conduct.objects.update(procedure_text=text)
    with pytest.raises(NotNow, match="take nothing after it"):
        comment_move(actor=author, comment=Comment.objects.get(pk=draft.pk), name="submit")


def test_an_empty_comment_is_not_submitted(conduct: Conduct) -> None:
    author = people.ngo()
    empty = drafted(conduct, author, text=" ")
    with pytest.raises(NotNow, match="nothing in it yet"):
        comment_move(actor=author, comment=empty, name="submit")


def test_a_draft_begun_in_time_is_not_taken_at_a_later_stage() -> None:
    conduct = round_in("comments")
    author = people.ngo()
    draft = drafted(conduct, author)
    Conduct.objects.update(stage="observations")
    fresh = Comment.objects.get(pk=draft.pk)
    with pytest.raises(NotNow, match="takes none of these"):
        comment_move(actor=author, comment=fresh, name="submit")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"parties": ()}, "parties"),
        ({"on_questionnaire": True}, "parties"),
        ({"language": " "}, "language"),
        ({"text": "x" * 1_000_001}, "text"),
        ({"question": "q-3"}, "question"),
        ({"wish": "public"}, "wish"),
    ],
    ids=str,
)
def test_what_does_not_fit_is_told_with_its_field(
    conduct: Conduct, said: dict[str, object], field: str
) -> None:
    with pytest.raises(NotValid) as refusal:
        drafted(conduct, None, **said)
    assert refusal.value.field == field
    assert not Comment.objects.exists()


def test_an_institution_speaks_of_its_own_party_only(conduct: Conduct) -> None:
    with pytest.raises(NotValid, match="your own Party"):
        drafted(conduct, people.nhri("XTA"))
    assert drafted(conduct, people.nhri("XAR")).author == "nhri"


def test_another_committee_comments_and_a_delegation_does_not(conduct: Conduct) -> None:
    assert drafted(conduct, people.member(None)).author == "other_body"
    assert organisations_speaking(people.member("XAR"), conduct) == []
    with pytest.raises(NotAllowed):
        comment_begin(
            actor=people.member("XAR"),
            conduct=conduct,
            organisation=people.ngo().memberships.get().organisation,
            said=Said(CommentKind.COMMENT, "en", (party(conduct),)),
        )


def test_saving_over_a_newer_text_keeps_both(conduct: Conduct) -> None:
    author = people.ngo()
    draft = drafted(conduct, author)
    said = Said(CommentKind.COMMENT, "en", (party(conduct),), text="The first.")
    comment_save(actor=author, comment=draft, seen=1, said=said)
    with pytest.raises(Stale) as refusal:
        comment_save(actor=people.ngo(), comment=draft, seen=1, said=said)
    assert isinstance(refusal.value.current, Comment)
    assert refusal.value.current.text == "The first."


def test_what_was_changed_meanwhile_is_not_submitted(conduct: Conduct) -> None:
    author = people.ngo()
    draft = drafted(conduct, author)
    said = Said(CommentKind.COMMENT, "en", (party(conduct),), text="Changed.")
    comment_save(actor=people.ngo(), comment=draft, seen=1, said=said)
    with pytest.raises(Stale):
        comment_move(actor=author, comment=draft, name="submit", seen=1)
    assert Comment.objects.get().state == CommentState.DRAFT


def test_a_file_is_kept_apart_from_the_documents(conduct: Conduct) -> None:
    author = people.ngo()
    made = drafted(conduct, author, file=File("our view.odt", b"bytes"))
    assert made.source == Source.objects.get(purpose="comment")
    with pytest.raises(NotVisible):
        source_visible(people.secretary(), Source.objects.get().pk)


def test_ways_are_gone_by_those_whose_they_are(conduct: Conduct) -> None:
    author, secretary = people.ngo(), people.secretary()
    made = submitted(conduct, author)
    with pytest.raises(NotAllowed):
        comment_move(actor=author, comment=made, name="admit")
    with pytest.raises(NotAllowed):
        comment_move(actor=secretary, comment=made, name="withdraw", reason="x")
    with pytest.raises(NotValid, match="Say why"):
        comment_move(actor=secretary, comment=made, name="not-admit")
    comment_move(actor=secretary, comment=made, name="not-admit", reason="Another round")
    told = Notification.objects.get(kind="rounds.comment-not-admitted", person=author)
    assert "Another round" not in str(told.words)
    with pytest.raises(NotNow):
        comment_move(actor=secretary, comment=Comment.objects.get(), name="admit")


def test_a_draft_is_discarded_with_a_reason_and_kept(conduct: Conduct) -> None:
    author = people.ngo()
    draft = drafted(conduct, author)
    comment_move(actor=author, comment=draft, name="discard", reason="We wrote another")
    kept = Comment.objects.get()
    assert (kept.state, kept.text, kept.was_open_to) == (CommentState.WITHDRAWN, TEXT, "")


def test_the_story_of_the_round_tells_of_no_draft(conduct: Conduct) -> None:
    before, author = story_of(conduct).count(), people.ngo()
    draft = drafted(conduct, author)
    said = Said(CommentKind.COMMENT, "en", parties=(party(conduct),), text="Otherwise.")
    comment_save(actor=author, comment=draft, seen=1, said=said)
    comment_move(actor=author, comment=draft, name="discard", reason="A slip.")
    assert story_of(conduct).count() == before
    assert story_of(draft).count() == 3
    submitted(conduct, author)
    assert story_of(conduct).count() == before + 1


def test_a_party_that_left_is_given_nothing_and_bars_nobody_else() -> None:
    conduct, who = round_in("comments"), people.secretary()
    about = (party(conduct), party(conduct, "XTA"))
    admitted(conduct, people.ngo(), parties=about)
    party_leave(actor=who, party=about[0], on=date(2026, 3, 20), reason="It left.")
    left = party(conduct)
    assert [one.party.code for one, _comments in to_transmit(who, conduct)] == ["XTA"]
    with pytest.raises(NotNow):
        comments_transmit(actor=who, party=left)
    assert comments_transmit(actor=who, party=about[1]).comments
