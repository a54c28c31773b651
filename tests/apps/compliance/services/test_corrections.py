"""A person corrects what was read: kept as a record, told to others, never over someone's head."""

import pytest
from django.db import IntegrityError, transaction

from ronda.apps.accounts.models import User
from ronda.apps.audit.models import Event
from ronda.apps.audit.selectors import story_of
from ronda.apps.compliance.models import Correction, Edition, Recommendation
from ronda.apps.compliance.selectors import edition_assemble, proofing
from ronda.apps.compliance.services import corrections, replays
from ronda.apps.compliance.services.editions import edition_approve
from ronda.apps.compliance.services.imports import reading_again
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from tests.apps.compliance.arcadia import OPENING, PLAIN, STRAY, WITH_FAULT, WITH_STRAY, imported
from tests.apps.people import coordinator, person, secretary

pytestmark = pytest.mark.django_db
PLACE = "chapters/1/recommendations/1"


@pytest.fixture
def actor() -> User:
    return secretary()


@pytest.fixture
def edition(actor: User) -> Edition:
    return imported(PLAIN, actor)


def strength(
    actor: User, edition: Edition, old: str = "require", new: str = "request"
) -> Correction:
    return corrections.correction_make(
        actor=actor, edition=edition, place=PLACE, field="strength", old=old, new=new
    )


def test_correction_changes_the_record_and_is_kept(actor: User, edition: Edition) -> None:
    made = strength(actor, edition)
    assert edition_assemble(edition).chapters[1].recommendations[1].strength == "request"
    assert (made.number, made.kind, made.state) == (1, "change", "applied")
    assert (made.old, made.new, made.actor) == ("require", "request", actor)
    assert made.anchor["codes"] == ["II-4"]
    assert Edition.objects.get(pk=edition.pk).version == 2


def test_correction_touches_no_other_row(actor: User, edition: Edition) -> None:
    events = Recommendation.pgh_event_model.objects  # type: ignore[attr-defined]
    before = events.count()
    strength(actor, edition)
    assert events.count() == before + 1
    assert events.latest("pgh_id").pgh_label == "update"


def test_correction_of_what_has_changed_is_refused_and_says_what_is_there(
    actor: User, edition: Edition
) -> None:
    strength(actor, edition)
    with pytest.raises(Stale) as told:
        strength(secretary(), edition, new="invite")
    assert told.value.current == "request"
    assert Correction.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "old", "new"),
    [
        ("strength", "require", "urge"),
        ("strength", "require", "require"),
        ("colour", "x", "y"),
        ("codes", ["II-4"], "II-5"),
    ],
)
def test_correction_that_does_not_fit_writes_nothing(
    actor: User, edition: Edition, field: str, old: object, new: object
) -> None:
    before = edition_assemble(edition)
    with pytest.raises(NotValid) as told:
        corrections.correction_make(
            actor=actor, edition=edition, place=PLACE, field=field, old=old, new=new
        )
    assert told.value.field == field
    assert edition_assemble(edition) == before
    assert not Correction.objects.exists()


def test_correction_is_the_secretariats(edition: Edition) -> None:
    for actor in (coordinator(), person()):
        with pytest.raises(NotVisible):
            strength(actor, edition)


def test_correction_of_an_approved_edition_is_refused(actor: User, edition: Edition) -> None:
    edition_approve(actor=actor, edition=edition)
    with pytest.raises(NotNow):
        strength(actor, edition)
    with pytest.raises(NotAllowed):
        strength(coordinator(), Edition.objects.get(pk=edition.pk))


def test_correction_is_in_the_audit_trail(actor: User, edition: Edition) -> None:
    made = corrections.correction_make(
        actor=actor,
        edition=edition,
        place=PLACE,
        field="strength",
        old="require",
        new="request",
        reason="The lead-in asks, it does not require",
    )
    event = story_of(made).get()
    assert (event.actor, event.what) == (actor, "edition.correct")
    assert event.reason == "The lead-in asks, it does not require"
    assert event.before == {"place": PLACE, "field": "strength", "value": "require"}
    assert event.after == {"place": PLACE, "field": "strength", "value": "request"}


def test_correction_keeps_stable_ids_when_codes_change(actor: User, edition: Edition) -> None:
    before = edition.recommendations.get(codes=["II-4"]).stable_id
    corrections.correction_make(
        actor=actor, edition=edition, place=PLACE, field="codes", old=["II-4"], new=["II-40"]
    )
    assert edition.recommendations.get(codes=["II-40"]).stable_id == before


def test_removing_one_keeps_the_others_stable_ids(actor: User, edition: Edition) -> None:
    before = {tuple(r.codes): r.stable_id for r in edition.recommendations.all()}
    text = edition_assemble(edition).chapters[1].recommendations[1].text
    with pytest.raises(NotValid):
        corrections.statement_remove(
            actor=actor, edition=edition, place=PLACE, seen=text, reason=" "
        )
    corrections.statement_remove(
        actor=actor, edition=edition, place=PLACE, seen=text, reason="Read from a heading"
    )
    del before["II-4",]
    assert {tuple(r.codes): r.stable_id for r in edition.recommendations.all()} == before


def test_adding_one_gives_it_an_id_of_its_own(actor: User, edition: Edition) -> None:
    before = {r.stable_id for r in edition.recommendations.all()}
    new = {"text": "To count.", "scope": "generic", "strength": "invite", "codes": ["II-99"]}
    corrections.statement_add(actor=actor, edition=edition, place=PLACE, value=new)
    after = {r.stable_id for r in edition.recommendations.all()}
    assert len(after - before) == 1 and before < after


def test_unplaced_stretches_bar_approval_until_placed_or_set_aside(actor: User) -> None:
    edition = imported(WITH_STRAY, actor)
    lines = [row.text for row in edition.unplaced.all()]
    assert STRAY in lines
    with pytest.raises(NotNow) as told:
        edition_approve(actor=actor, edition=edition)
    assert len(told.value.hindrances) == 1
    order = lines.index(STRAY)
    corrections.unplaced_place(
        actor=actor,
        edition=edition,
        order=order,
        seen=STRAY,
        place="chapters/1",
        field="introduction",
    )
    assert STRAY not in [row.text for row in edition.unplaced.all()]
    for row in edition.unplaced.all():
        corrections.unplaced_set_aside(
            actor=actor, edition=edition, order=row.order, seen=row.text, reason="Not part of it"
        )
    assert edition_approve(actor=actor, edition=edition).status == "approved"


def test_of_two_stretches_that_say_the_same_each_is_set_aside_by_itself(actor: User) -> None:
    twice = f"Follow-up actions:\n\n{STRAY}\n\n{STRAY}\n\n{OPENING}"
    edition = imported(PLAIN.replace(OPENING, twice, 1), actor)
    same = [row for row in edition.unplaced.all() if row.text == STRAY]
    assert len(same) == 2
    corrections.unplaced_set_aside(
        actor=actor, edition=edition, order=same[1].order, seen=STRAY, reason="Said before"
    )
    assert [row.set_aside is None for row in edition.unplaced.filter(text=STRAY)] == [True, False]


def test_placing_a_stretch_that_is_another_by_now_is_refused(actor: User) -> None:
    edition = imported(WITH_STRAY, actor)
    with pytest.raises(Stale):
        corrections.unplaced_place(
            actor=actor,
            edition=edition,
            order=0,
            seen="Something else",
            place="chapters/1",
            field="introduction",
        )


def test_faults_bar_approval_until_put_right_or_set_aside(actor: User) -> None:
    edition = imported(WITH_FAULT, actor)
    fault = edition.faults.get()
    assert fault.code == "mark-without-note"
    with pytest.raises(NotNow):
        edition_approve(actor=actor, edition=edition)
    with pytest.raises(NotValid):
        corrections.fault_set_aside(
            actor=actor, edition=edition, order=0, seen=fault.what, reason=""
        )
    made = corrections.fault_set_aside(
        actor=actor, edition=edition, order=0, seen=fault.what, reason="So it is in the original"
    )
    assert edition.faults.get().set_aside == made
    assert edition_approve(actor=actor, edition=edition).status == "approved"


def test_a_fault_that_is_put_right_is_gone(actor: User) -> None:
    edition = imported(WITH_FAULT, actor)
    place = "chapters/1/observations/0"
    marks = [m.model_dump() for m in edition_assemble(edition).chapters[1].observations[0].marks]
    kept = [mark for mark in marks if mark["number"] != 98]
    corrections.correction_make(
        actor=actor, edition=edition, place=place, field="marks", old=marks, new=kept
    )
    assert not edition.faults.exists()
    assert edition_approve(actor=actor, edition=edition).status == "approved"


def test_what_was_set_aside_stays_so_after_other_corrections_and_readings(actor: User) -> None:
    edition = imported(WITH_FAULT, actor)
    what = edition.faults.get().what
    made = corrections.fault_set_aside(
        actor=actor, edition=edition, order=0, seen=what, reason="So it is in the original"
    )
    strength(actor, edition)
    assert edition.faults.get().set_aside == made
    reading_again(actor=actor, edition=Edition.objects.get(pk=edition.pk), wait=True)
    assert edition.faults.get().set_aside == made


def conflict(edition: Edition) -> Correction:
    """A correction that no longer fits, as a better reading leaves it."""
    made = Correction.objects.get(edition=edition)
    made.state, made.conflict = "conflict", "The new reading says otherwise."
    made.save()
    return made


def test_conflicts_bar_approval_until_settled(actor: User, edition: Edition) -> None:
    strength(actor, edition)
    one = conflict(edition)
    assert proofing(actor, edition.pk).conflicts == (one,)
    with pytest.raises(NotNow):
        edition_approve(actor=actor, edition=edition)
    settled = replays.conflict_settle(actor=actor, correction=one, place=None)
    assert settled.state == "dropped"
    assert edition_approve(actor=actor, edition=edition).status == "approved"


def test_a_conflict_can_be_applied_where_a_person_says(actor: User, edition: Edition) -> None:
    strength(actor, edition)
    one = conflict(edition)
    other = "chapters/1/recommendations/2"
    replays.conflict_settle(actor=actor, correction=one, place=other)
    one.refresh_from_db()
    assert (one.state, one.place, one.conflict) == ("applied", other, "")
    assert edition_assemble(edition).chapters[1].recommendations[2].strength == "request"
    with pytest.raises(Stale):
        replays.conflict_settle(actor=actor, correction=one, place=None)


def test_a_dropped_correction_is_not_applied_to_the_next_reading(
    actor: User, edition: Edition
) -> None:
    strength(actor, edition)
    replays.conflict_settle(actor=actor, correction=conflict(edition), place=None)
    reading_again(actor=actor, edition=Edition.objects.get(pk=edition.pk), wait=True)
    assert edition_assemble(edition).chapters[1].recommendations[1].strength == "require"


def test_the_database_refuses_taking_out_without_a_reason(actor: User, edition: Edition) -> None:
    made = strength(actor, edition)
    made.kind = "remove"
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


def test_nothing_is_audited_that_was_not_done(actor: User, edition: Edition) -> None:
    before = Event.objects.count()
    with pytest.raises(NotValid):
        strength(actor, edition, new="urge")
    assert Event.objects.count() == before
