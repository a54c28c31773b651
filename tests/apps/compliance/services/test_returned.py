"""A factsheet that came back: boxes taken in, everything else left for a person to decide."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.audit.selectors import story_of
from ronda.apps.compliance.models import Chapter, Decision, Edition, Returned
from ronda.apps.compliance.selectors import edition_assemble, editions_in_work, returned_visible
from ronda.apps.compliance.services import returned as services
from ronda.apps.compliance.services.editions import (
    edition_approve,
    edition_publish,
    edition_withdraw,
)
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.sources.models import Reading, Source
from ronda.factsheets.boxes import Outcome
from ronda.factsheets.writing import to_bytes
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, imported, published, value
from tests.apps.people import coordinator, person, secretary

pytestmark = pytest.mark.django_db
BOX = "Follow-up actions:\n\nSolicitation"
FILLED = PLAIN.replace(BOX, BOX.replace("\n\n", "\n\nA circular went out in May.\n\n"), 1)
OUTSIDE = FILLED.replace("a step was taken towards it", "two steps were taken towards it", 1)


@pytest.fixture
def edition() -> Edition:
    return published(PLAIN)


def preview(edition: Edition, text: str = FILLED, actor: User | None = None) -> Returned:
    return services.returned_preview(
        actor=actor or coordinator(), edition=edition, data=text.encode(), name="back.txt"
    )


def test_preview_changes_nothing_but_keeping_the_file(edition: Edition) -> None:
    before = (edition_assemble(edition), Edition.objects.count(), Chapter.objects.count())
    came = preview(edition)
    assert (edition_assemble(edition), Edition.objects.count(), Chapter.objects.count()) == before
    source = came.reading.source
    assert (source.purpose, source.party) == ("returned", edition.factsheet.party)
    changes = services.returned_changes(came)
    filled = changes.with_outcome(Outcome.FILLED_IN)
    assert [box.codes for box in filled] == [("II-2",)]
    assert filled[0].difference.new == "A circular went out in May."
    assert changes.outside == ()


def test_preview_of_the_same_file_is_the_same(edition: Edition) -> None:
    assert preview(edition) == preview(edition)
    assert Returned.objects.count() == 1


def test_preview_refuses_what_is_no_such_factsheet(edition: Edition) -> None:
    other = FILLED.replace("Arcadia", "Albania").replace("ARCADIA", "ALBANIA")
    for text in (other, "Dear colleagues, please find the letter attached."):
        with pytest.raises(NotValid) as told:
            preview(edition, text)
        assert told.value.field == "file"
    assert not Returned.objects.exists()
    assert {reading.state for reading in Reading.objects.filter(source__purpose="returned")} == {
        "failed"
    }


def test_taking_in_makes_the_next_edition_with_the_text_of_the_boxes(edition: Edition) -> None:
    actor = coordinator()
    made = services.returned_take_in(actor=actor, returned=preview(edition))
    assert (made.number, made.kind, made.status) == (2, "with-information", "read")
    got, sent = edition_assemble(made), edition_assemble(edition)
    box = got.chapters[1].recommendations[0].follow_up
    assert box is not None and box.text == "A circular went out in May."
    assert [r.text for r in got.recommendations] == [r.text for r in sent.recommendations]
    before = {tuple(r.codes): r.stable_id for r in edition.recommendations.all()}
    assert {tuple(r.codes): r.stable_id for r in made.recommendations.all()} == before
    assert edition_assemble(edition) == value(PLAIN)
    assert story_of(made).filter(what="edition.return", actor=actor).exists()


def test_the_trail_says_on_whose_behalf_the_secretariat_did_it(edition: Edition) -> None:
    actor = secretary()
    made = services.returned_take_in(actor=actor, returned=preview(edition, actor=actor))
    assert {event.on_behalf for event in story_of(made)} == {"Arcadia"}
    other = services.returned_preview(
        actor=coordinator(), edition=made.returned_from.edition, data=LATER.encode(), name="b.txt"
    )
    assert {event.on_behalf for event in story_of(other)} == {""}


def test_changes_outside_the_boxes_are_listed_and_not_taken_over(edition: Edition) -> None:
    made = services.returned_take_in(actor=coordinator(), returned=preview(edition, OUTSIDE))
    assert "two steps" not in edition_assemble(made).model_dump_json()
    change = made.returned_from.outside_changes.get()
    assert "a step was taken" in change.before and "two steps were taken" in change.after
    assert change.decision == "pending"
    with pytest.raises(NotNow):
        edition_approve(actor=secretary(), edition=made)


def test_a_change_outside_the_boxes_is_to_be_decided_at_the_desk(edition: Edition) -> None:
    made = services.returned_take_in(actor=coordinator(), returned=preview(edition, OUTSIDE))
    found = {one.pk: vars(one)["open_count"] for one in editions_in_work(secretary())}
    assert found == {made.pk: 1}


def test_accepting_a_change_puts_it_into_the_edition(edition: Edition) -> None:
    made = services.returned_take_in(actor=coordinator(), returned=preview(edition, OUTSIDE))
    actor = secretary()
    change = made.returned_from.outside_changes.get()
    services.outside_change_decide(actor=actor, change=change, decision=Decision.ACCEPTED)
    assert "two steps were taken" in edition_assemble(made).model_dump_json()
    with pytest.raises(Stale):
        services.outside_change_decide(actor=actor, change=change, decision=Decision.REFUSED)
    assert edition_approve(actor=actor, edition=made).status == "approved"


def test_refusing_a_change_leaves_the_text(edition: Edition) -> None:
    made = services.returned_take_in(actor=coordinator(), returned=preview(edition, OUTSIDE))
    change = made.returned_from.outside_changes.get()
    with pytest.raises(NotAllowed):
        services.outside_change_decide(
            actor=coordinator(), change=change, decision=Decision.ACCEPTED
        )
    services.outside_change_decide(
        actor=secretary(), change=change, decision=Decision.REFUSED, reason="A slip"
    )
    change.refresh_from_db()
    assert (change.decision, change.reason) == ("refused", "A slip")
    assert "two steps" not in edition_assemble(made).model_dump_json()


def test_a_change_ronda_cannot_make_by_itself_is_not_accepted_in_name_only(
    edition: Edition,
) -> None:
    recoded = FILLED.replace("Recommendation II-4.", "Recommendation II-44.")
    made = services.returned_take_in(actor=coordinator(), returned=preview(edition, recoded))
    changes = list(made.returned_from.outside_changes.all())
    assert changes and not any(change.field for change in changes if "re-coded" in change.what)
    one = next(change for change in changes if not change.field)
    with pytest.raises(NotValid):
        services.outside_change_decide(actor=secretary(), change=one, decision=Decision.ACCEPTED)


def test_a_file_is_taken_in_once(edition: Edition) -> None:
    came = preview(edition)
    services.returned_take_in(actor=coordinator(), returned=came)
    with pytest.raises(NotNow):
        services.returned_take_in(actor=coordinator(), returned=came)
    assert Edition.objects.count() == 2


def test_a_file_for_an_edition_that_has_a_successor_is_refused(edition: Edition) -> None:
    came = preview(edition)
    newer = approved(LATER)
    with pytest.raises(NotNow, match="newer edition, number 2"):
        services.returned_take_in(actor=coordinator(), returned=came)
    newer = edition_publish(actor=secretary(), edition=newer)
    edition_withdraw(actor=secretary(), edition=newer, reason="Published by mistake")
    assert services.returned_take_in(actor=coordinator(), returned=came).number == 3


def test_what_the_secretariat_still_reads_is_no_hindrance_to_a_party_that_cannot_see_it(
    edition: Edition,
) -> None:
    came = preview(edition)
    imported(LATER)
    assert services.returned_hindrance(edition) == ""
    assert services.returned_take_in(actor=coordinator(), returned=came).number == 3


def test_a_second_file_waits_until_the_boxes_of_the_first_are_approved(edition: Edition) -> None:
    first, second = preview(edition), preview(edition, OUTSIDE)
    made = services.returned_take_in(actor=coordinator(), returned=first)
    with pytest.raises(NotNow, match="being checked as edition 2"):
        services.returned_take_in(actor=coordinator(), returned=second)
    edition_withdraw(actor=secretary(), edition=made, reason="The wrong file")
    assert services.returned_take_in(actor=coordinator(), returned=second).number == 3


def test_a_preview_of_an_edition_that_changed_is_stale(edition: Edition) -> None:
    came = preview(edition)
    Edition.objects.filter(pk=edition.pk).update(version=edition.version + 1)
    with pytest.raises(Stale):
        services.returned_take_in(actor=coordinator(), returned=came)


def test_a_wrong_file_can_be_left_aside(edition: Edition) -> None:
    came = preview(edition)
    with pytest.raises(NotValid):
        services.returned_dismiss(actor=coordinator(), returned=came, reason="")
    services.returned_dismiss(actor=coordinator(), returned=came, reason="The wrong file")
    came.refresh_from_db()
    assert came.state == "dismissed"
    with pytest.raises(NotNow):
        services.returned_take_in(actor=coordinator(), returned=came)


def test_returning_is_for_the_coordinator_of_that_party_and_the_secretariat() -> None:
    edition = published(PLAIN)
    assert preview(edition, actor=secretary()).edition == edition
    for actor in (coordinator("SRB"), person()):
        with pytest.raises(NotAllowed):
            preview(edition, OUTSIDE, actor=actor)
    came = preview(edition)
    assert returned_visible(coordinator(), came.pk) == came
    with pytest.raises(NotAllowed):
        returned_visible(coordinator("SRB"), came.pk)
    assert Source.objects.filter(purpose="returned").count() == 1


def test_returning_waits_for_approval() -> None:
    edition = imported(PLAIN)
    with pytest.raises(NotVisible):
        preview(edition)
    waiting = approved(LATER)
    assert preview(waiting, LATER).edition == waiting


def test_a_word_file_comes_back_with_its_boxes(edition: Edition) -> None:
    filled = value(FILLED)
    came = services.returned_preview(
        actor=coordinator(), edition=edition, data=to_bytes(filled, "docx"), name="back.docx"
    )
    made = services.returned_take_in(actor=coordinator(), returned=came)
    assert edition_assemble(made) == filled
