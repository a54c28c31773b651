"""What each may see of comments: the verdict and the query say the same, whatever happened."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.errors import NotValid, NotVisible
from ronda.apps.rounds.models import Comment, CommentKind, CommentState, Conduct, Wish
from ronda.apps.rounds.permissions.comments import openness, reads, sees
from ronda.apps.rounds.selectors.comments import VOICES, comment_visible, visible_to, voices
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.apps.rounds.services.comments import comment_move, comments_transmit
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.rounds import party_leave
from ronda.procedure.publicity import Publicity
from ronda.procedure.stages import Per
from tests.apps import people
from tests.apps.rounds.scene import FIRST_DAY, begun, happen, party, round_in
from tests.apps.rounds.voices import TEXT, admitted, drafted, one_of_each

pytestmark = pytest.mark.django_db


def everybody(body: str) -> dict[str, Actor]:
    return {
        "public": AnonymousUser(),
        "person": people.person(),
        "secretariat": people.secretary(body),
        "secretariat of another": people.secretary("another"),
        "member": people.member("XAR", body),
        "member of another": people.member("XAR", "another"),
        "rapporteur of another committee": people.rapporteur(None, body),
        "observer": people.observer(body),
        "association": people.ngo("", body=body),
        "another association": people.ngo("Another", body=body),
        "institution": people.nhri("XAR", body),
        "facilitator": people.facilitator("XAR", body),
        "coordinator": people.coordinator("XAR"),
        "contributor": people.contributor("XAR"),
        "coordinator of another": people.coordinator("XTA"),
        "coordinator of none": people.coordinator("SRB"),
    }


def check(conduct: Conduct, made: list[Comment], readers: dict[str, Actor]) -> None:
    """Query and verdict agree on every comment for everybody."""
    conduct = conduct_visible(readers["secretariat"], conduct.round.body.slug, 3)
    for one in made:
        one.conduct = conduct
    for name, who in readers.items():
        asked = set(visible_to(who, conduct).values_list("pk", flat=True))
        judged = {one.pk for one in made if sees(roles_of(who), one)}
        assert asked == judged, (name, conduct.stage, asked ^ judged)


@pytest.mark.parametrize("procedure", ["lanzarote", "grevio", "un-hrctte"])
def test_the_query_and_the_verdict_say_the_same_whatever_happened(procedure: str) -> None:
    conduct = begun(procedure=procedure)
    readers = everybody(conduct.round.body.slug)
    by = readers["secretariat"]
    assert isinstance(by, User)
    asked = [people.state("XAR"), people.state("XTA")]
    known = procedure_of(conduct)
    telling = {rule.changed_by for rule in known.publicity.rules if rule.document in VOICES}
    made: list[Comment] = []
    for turn, event in enumerate(known.stages.events):
        on = FIRST_DAY + timedelta(days=turn)
        if event.id in telling and event.per is Per.PARTY and made:
            for code in ("XAR", "XTA"):
                one = party(conduct, code)
                event_record(actor=by, conduct=conduct, event=event.id, on=on, party=one)
                check(conduct, made, readers)
            continue
        happen(conduct, event, on, by, asked)
        if not made and conduct.parties.exists():
            made = one_of_each(conduct, conduct.parties.order_by("party__code"), by)
            check(conduct, made, readers)
        elif event.id in telling and made:
            check(conduct, made, readers)
    check(conduct, made, readers)


def test_a_draft_is_its_organisations_alone() -> None:
    conduct = round_in("comments")
    author, colleague = people.ngo(), people.ngo()
    draft = drafted(conduct, author)
    assert comment_visible(colleague, draft.pk).text == TEXT
    for who in (people.secretary(), people.member(), people.coordinator(), people.ngo("Others")):
        with pytest.raises(NotVisible):
            comment_visible(who, draft.pk)


def test_a_comment_is_public_once_it_is_transmitted_to_all_its_parties() -> None:
    conduct = round_in("comments")
    both = (party(conduct, "XAR"), party(conduct, "XTA"))
    made = admitted(conduct, parties=both)
    seen = [visible_to(AnonymousUser(), conduct).count()]
    for one in both:
        comments_transmit(actor=people.secretary(), party=one)
        fresh = conduct_visible(AnonymousUser(), "lanzarote", 3)
        seen.append(visible_to(AnonymousUser(), fresh).count())
    assert seen == [0, 0, 1]
    assert openness(comment_visible(AnonymousUser(), made.pk)) is Publicity.PUBLIC


def test_a_comment_on_several_parties_is_public_though_one_of_them_left() -> None:
    conduct, readers = round_in("comments"), everybody("lanzarote")
    both = (party(conduct, "XAR"), party(conduct, "XTA"))
    made = [admitted(conduct, parties=both), admitted(conduct, parties=both[1:])]
    party_leave(
        actor=people.secretary(), party=both[1], on=timezone.localdate(), reason="It withdrew"
    )
    check(conduct, [comment_visible(people.secretary(), one.pk) for one in made], readers)
    assert not visible_to(AnonymousUser(), conduct).exists()
    comments_transmit(actor=people.secretary(), party=party(conduct, "XAR"))
    fresh = conduct_visible(AnonymousUser(), "lanzarote", 3)
    assert list(visible_to(AnonymousUser(), fresh)) == made[:1]
    made = [comment_visible(people.secretary(), one.pk) for one in made]
    assert openness(made[0]) is Publicity.PUBLIC
    assert openness(made[1]) is not Publicity.PUBLIC
    check(conduct, made, readers)


def test_a_party_sees_a_comment_once_it_is_transmitted_to_it_and_no_other_party_does() -> None:
    conduct = round_in("comments")
    both = (party(conduct, "XAR"), party(conduct, "XTA"))
    made = admitted(conduct, parties=both)
    with pytest.raises(NotVisible):
        comment_visible(people.coordinator("XAR"), made.pk)
    comments_transmit(actor=people.secretary(), party=both[0])
    assert comment_visible(people.contributor("XAR"), made.pk) == made
    with pytest.raises(NotVisible):
        comment_visible(people.coordinator("XTA"), made.pk)


def test_what_was_public_says_that_it_was_withdrawn_and_no_more() -> None:
    conduct, author = round_in("comments"), people.ngo()
    made = admitted(conduct, author)
    comments_transmit(actor=people.secretary(), party=party(conduct))
    comment_move(actor=author, comment=made, name="withdraw", reason="A slip")
    (shown,) = voices(AnonymousUser(), conduct_visible(AnonymousUser(), "lanzarote", 3))
    assert shown.comment.state == CommentState.WITHDRAWN
    assert (shown.text, shown.source, shown.readable) == ("", None, False)
    assert not reads(roles_of(people.member()), made.__class__.objects.get(pk=made.pk))


def test_what_was_never_public_leaves_no_trace_when_it_is_withdrawn() -> None:
    conduct, author = round_in("comments"), people.ngo()
    made = admitted(conduct, author)
    comment_move(actor=author, comment=made, name="withdraw", reason="A slip")
    event_record(
        actor=people.secretary(),
        conduct=conduct,
        event="comments_transmitted",
        on=FIRST_DAY + timedelta(days=9),
        party=party(conduct),
    )
    assert voices(AnonymousUser(), conduct_visible(AnonymousUser(), "lanzarote", 3)) == []
    assert [one.readable for one in voices(people.member(), conduct)] == [False]


def test_the_authors_wish_counts_only_where_the_rules_say_so() -> None:
    conduct = round_in("replies")
    said = {"kind": CommentKind.CONTRIBUTION}
    wished = admitted(conduct, people.nhri(), wish=Wish.PUBLIC, **said)
    kept = admitted(conduct, people.nhri(), **said)
    assert {one.pk for one in visible_to(AnonymousUser(), conduct)} == {wished.pk}
    with pytest.raises(NotValid, match="do not let the author choose"):
        drafted(conduct, people.facilitator(), wish=Wish.PUBLIC, **said)
    assert kept.wish == Wish.NONE


@pytest.mark.parametrize("many", [2, 20])
def test_a_list_takes_the_same_number_of_queries_however_long(many: int) -> None:
    conduct = round_in("comments")
    author = people.ngo()
    for _turn in range(many):
        admitted(conduct, author)
    who = people.member()
    fresh = conduct_visible(who, "lanzarote", 3)
    roles_of(who)
    with CaptureQueriesContext(connection) as asked:
        assert len([one.parties for one in voices(who, fresh)]) == many
    assert len(asked) == 2
