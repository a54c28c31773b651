"""A draft is given to the members, amended and decided on; outside the body nobody learns of it."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.notifications.models import Notification
from ronda.apps.reports import selectors
from ronda.apps.reports.models import Amendment, AmendmentState, Draft, Piece, Reading
from ronda.apps.reports.permissions import Can, draft_verdict
from ronda.apps.reports.selectors.readings import amendments_shown, reading_visible
from ronda.apps.reports.services import readings as services
from ronda.apps.reports.services.falling_due import amendments_due_tell
from ronda.apps.reports.services.readings import Decided
from ronda.apps.reports.services.writing import piece_save
from tests.apps.people import coordinator, member, ngo, observer, rapporteur, secretary
from tests.apps.reports.scene import taken_in
from tests.apps.reports.written import piece, text, written

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=5)
Words = Mapping[str, object]
WORDS = {"text": text("What the replies say, put better.")}


def test_members_see_a_draft_once_it_is_shared_and_are_told() -> None:
    who, draft = member("XAR"), taken_in()
    assert seen(who) == set()
    assert not draft_verdict(who, Can.SEE, draft).visible
    services.draft_share(actor=secretary(), draft=draft, until=SOON)
    assert seen(who) == {draft.pk}
    letter = Notification.objects.get(person=who)
    assert (letter.kind, letter.due) == ("reports.draft-shared", SOON)
    for outside in (coordinator("XAR"), ngo(), observer()):
        assert seen(outside) == set()
        with pytest.raises(NotVisible):
            reading_visible(outside, "lanzarote", 2, 1)


def test_only_the_secretariat_shares_and_only_until_a_day_to_come() -> None:
    draft = taken_in()
    with pytest.raises(NotAllowed):
        services.draft_share(actor=rapporteur(), draft=draft, until=SOON)
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(NotValid, match="over"):
        services.draft_share(actor=secretary(), draft=draft, until=yesterday)


def test_an_accepted_amendment_changes_what_is_written_and_not_the_draft() -> None:
    amendment = proposed()
    decide(amendment, AmendmentState.ACCEPTED)
    assert piece("p-2").content["text"] == WORDS["text"]
    assert "put better" not in str(Draft.objects.get().content)
    with pytest.raises(NotNow, match="settled"):
        decide(amendment, AmendmentState.REJECTED)


@pytest.mark.parametrize("state", [AmendmentState.REJECTED, AmendmentState.COMPROMISE])
def test_a_rejected_one_changes_nothing_and_a_compromise_has_its_own_text(
    state: AmendmentState,
) -> None:
    before = dict(written_now("p-2"))
    words = {"text": text("Between the two.")} if state == AmendmentState.COMPROMISE else None
    decide(proposed(begin=False), state, words)
    assert written_now("p-2") == (before | (words or {}))
    assert Amendment.objects.get().decided == (words or {})


def test_a_text_that_changed_since_is_looked_at_again_before_it_is_decided() -> None:
    amendment = proposed()
    row = piece("p-2")
    content = row.content | {"text": text("Changed meanwhile.")}
    piece_save(actor=secretary(), piece=row, content=content, seen=1)
    with pytest.raises(Stale):
        decide(amendment, AmendmentState.ACCEPTED)
    assert amendments_shown(Reading.objects.get())[0].has_changed
    decide(amendment, AmendmentState.ACCEPTED, seen=2)
    assert piece("p-2").content["text"] == WORDS["text"]


def test_taking_out_is_proposed_and_done_with_the_number_of_the_amendment() -> None:
    amendment = proposed(words=None)
    decide(amendment, AmendmentState.ACCEPTED)
    assert "1" in Piece.objects.get(key="p-2").taken_out_why


def test_an_amendment_needs_a_reason_and_another_text_and_somebody_who_sits() -> None:
    written()
    reading = services.draft_share(actor=secretary(), draft=Draft.objects.get(), until=SOON)
    with pytest.raises(NotValid, match="why"):
        propose(reading, member("XAR"), reason=" ")
    same = {"text": text("What the replies say, part 2.")}
    with pytest.raises(NotValid, match="already"):
        propose(reading, member("XAR"), words=same)
    with pytest.raises(NotAllowed):
        propose(reading, secretary())
    for outside in (coordinator("XAR"), ngo(), observer()):
        with pytest.raises(NotVisible):
            propose(reading, outside)


def test_what_comes_after_the_day_is_marked_as_late() -> None:
    written()
    reading = services.draft_share(actor=secretary(), draft=Draft.objects.get(), until=SOON)
    Reading.objects.update(amendments_until=timezone.localdate() - timedelta(days=1))
    assert propose(reading, member("XAR")).late


def test_only_the_delegation_that_proposed_withdraws() -> None:
    amendment = proposed()
    with pytest.raises(NotAllowed):
        services.amendment_withdraw(actor=member("XTA"), amendment=amendment)
    services.amendment_withdraw(actor=member("XAR"), amendment=amendment)
    assert Amendment.objects.get().state == AmendmentState.WITHDRAWN
    with pytest.raises(NotAllowed):
        decide(amendment, AmendmentState.ACCEPTED, by=member("XAR"))


def test_without_rows_an_amendment_is_rejected_but_not_accepted() -> None:
    reading = services.draft_share(actor=secretary(), draft=taken_in(), until=None)
    amendment = propose(reading, member("XAR"))
    with pytest.raises(NotNow, match="not written here"):
        decide(amendment, AmendmentState.ACCEPTED)
    decide(amendment, AmendmentState.REJECTED)


def test_members_are_told_once_a_day_that_amendments_are_due() -> None:
    who = member("XAR")
    services.draft_share(actor=secretary(), draft=taken_in(), until=SOON)
    today = timezone.localdate()
    assert amendments_due_tell(actor=machine(), on=today) == 1
    assert amendments_due_tell(actor=machine(), on=today) == 0
    assert Notification.objects.filter(person=who, kind="reports.amendments-due").count() == 1
    with pytest.raises(NotAllowed):
        amendments_due_tell(actor=who, on=today)


def proposed(words: Words | None = WORDS, begin: bool = True) -> Amendment:
    if begin:
        written()
    reading = services.draft_share(actor=secretary(), draft=Draft.objects.get(), until=SOON)
    return propose(reading, member("XAR"), words=words)


def propose(
    reading: Reading,
    who: User,
    words: Words | None = WORDS,
    reason: str = "It is clearer so.",
) -> Amendment:
    return services.amendment_propose(
        actor=who, reading=reading, key="p-2", words=words, reason=reason
    )


def decide(
    amendment: Amendment,
    state: AmendmentState,
    words: Words | None = None,
    *,
    seen: int = 1,
    by: User | None = None,
) -> None:
    decided = Decided(state=state, words=words, note="Said in plenary.", seen=seen)
    services.amendment_decide(actor=by or secretary(), amendment=amendment, decided=decided)


def written_now(key: str) -> dict[str, object]:
    if not Piece.objects.exists():
        written()
    return dict(piece(key).content)


def seen(who: User) -> set[int]:
    return set(selectors.visible_to(who).values_list("pk", flat=True))
