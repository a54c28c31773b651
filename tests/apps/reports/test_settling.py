"""A chapter is settled in a reading, at a meeting; it is changed again only after it was opened."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.meetings.models import Meeting
from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from ronda.apps.reports.models import Amendment, AmendmentState, Draft, PieceKind, Reading, Settling
from ronda.apps.reports.selectors.settling import not_settled, settlings_of
from ronda.apps.reports.selectors.writing import desk_of
from ronda.apps.reports.services import readings
from ronda.apps.reports.services import writing as writing_services
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.reports.services.settling import chapter_open_again, chapter_settle
from tests.apps.people import member, monitoring_body, rapporteur, secretary
from tests.apps.reports.written import now, piece, text, written

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
OTHERWISE = {"text": text("Otherwise.")}


def test_a_settled_chapter_says_who_when_and_at_which_meeting() -> None:
    row = settled()
    [told] = settlings_of(piece("law"))
    assert (told.meeting, told.draft, told.opened_at) == (Meeting.objects.get(), the_draft(), None)
    assert told.settled_by == row.settled_by and told.settled_at is not None
    assert [one.key for one in not_settled(now())] == ["help"]
    shown = {one.piece.key: one for one in desk_of(secretary(), now()).chapters}
    assert shown["law"].settled == row and shown["help"].settled is None
    assert not any(one.may_write for one in shown["law"].within)


def test_nothing_in_it_is_changed_until_it_is_opened_again_with_a_reason() -> None:
    settled()
    who = secretary()
    doings: tuple[Callable[[], object], ...] = (
        lambda: save("p-1"),
        lambda: writing_services.piece_take_out(actor=who, piece=piece("f-1"), reason="No."),
        lambda: writing_services.piece_move(actor=who, piece=piece("p-1"), up=False),
        lambda: writing_services.piece_place(actor=who, piece=piece("p-3"), within=piece("law")),
        lambda: writing_services.piece_add(
            actor=who,
            writing=now(),
            kind=PieceKind.PARAGRAPH,
            content=OTHERWISE,
            within=piece("law"),
        ),
        lambda: writing_begin_from(actor=who, draft=the_draft()),
        lambda: propose("p-1"),
    )
    for doing in doings:
        with pytest.raises(NotNow, match="settled"):
            doing()
    save("p-3")
    with pytest.raises(NotValid):
        chapter_open_again(actor=who, chapter=piece("law"), reason=" ")
    chapter_open_again(actor=who, chapter=piece("law"), reason="A new reply came in.")
    save("p-1")
    assert Settling.objects.get().opened_why == "A new reply came in."
    with pytest.raises(NotNow, match="not settled"):
        chapter_open_again(actor=who, chapter=piece("law"), reason="Again.")
    chapter_settle(actor=who, chapter=piece("law"), meeting=Meeting.objects.get())
    assert len(settlings_of(piece("law"))) == 2


def test_it_is_settled_once_read_and_with_nothing_left_open_in_it() -> None:
    written()
    meeting = under_way()
    with pytest.raises(NotNow, match="given to the members"):
        chapter_settle(actor=secretary(), chapter=piece("law"), meeting=meeting)
    shared()
    amendment = propose("p-1")
    with pytest.raises(NotNow, match="not decided"):
        chapter_settle(actor=secretary(), chapter=piece("law"), meeting=meeting)
    chapter_settle(actor=secretary(), chapter=piece("help"), meeting=meeting)
    rejected = readings.Decided(state=AmendmentState.REJECTED)
    readings.amendment_decide(actor=secretary(), amendment=amendment, decided=rejected)
    chapter_settle(actor=secretary(), chapter=piece("law"), meeting=meeting)
    assert not_settled(now()) == []


def test_the_meeting_is_one_of_the_body_or_named_where_none_is_kept() -> None:
    written()
    shared()
    with pytest.raises(NotValid, match="Name the meeting"):
        chapter_settle(actor=secretary(), chapter=piece("help"))
    chapter_settle(actor=secretary(), chapter=piece("help"), named="45th meeting")
    under_way()
    with pytest.raises(NotValid, match="Choose"):
        chapter_settle(actor=secretary(), chapter=piece("law"), named="45th meeting")
    assert [str(one) for one in Settling.objects.all()] == ["II, 45th meeting"]


@pytest.mark.parametrize("who", [member, rapporteur])
def test_only_the_secretariat_records_it(who: type) -> None:
    settled()
    with pytest.raises(NotAllowed):
        chapter_settle(actor=who("XAR"), chapter=piece("help"))
    with pytest.raises(NotAllowed):
        chapter_open_again(actor=who("XAR"), chapter=piece("law"), reason="So.")


def settled() -> Settling:
    """The chapter on the law, settled."""
    written()
    shared()
    return chapter_settle(actor=secretary(), chapter=piece("law"), meeting=under_way())


def shared() -> Reading:
    return readings.draft_share(actor=secretary(), draft=the_draft(), until=None)


def the_draft() -> Draft:
    return Draft.objects.get()


def under_way() -> Meeting:
    days = When(TODAY - timedelta(days=1), TODAY + timedelta(days=1), "Strasbourg")
    planned = meeting_plan(actor=secretary(), body=monitoring_body(), number=46, when=days)
    return meeting_open(actor=secretary(), meeting=planned)


def propose(key: str) -> Amendment:
    return readings.amendment_propose(
        actor=member("XAR"),
        reading=Reading.objects.get(),
        key=key,
        words=OTHERWISE,
        reason="It is clearer so.",
    )


def save(key: str) -> None:
    one = piece(key)
    content = one.content | OTHERWISE
    writing_services.piece_save(actor=secretary(), piece=one, content=content, seen=one.version)
