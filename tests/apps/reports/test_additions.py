"""An amendment adds a piece at a place of the draft; carried, it stands in what is written."""

from collections.abc import Mapping

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.reports.forms.readings import adding_form
from ronda.apps.reports.models import Amendment, AmendmentState, Draft, PieceKind, Reading
from ronda.apps.reports.selectors.readings import amendments_shown, spots_at
from ronda.apps.reports.selectors.writing import value_now
from ronda.apps.reports.services import readings as services
from ronda.apps.reports.services.beginning import draft_make
from ronda.apps.reports.services.readings import Decided, Place
from ronda.apps.reports.services.writing import piece_take_out
from tests.apps.people import coordinator, member, observer, secretary
from tests.apps.reports.written import now, piece, text, written

pytestmark = pytest.mark.django_db
WORDS = {"text": text("A paragraph that a member misses.")}
RECOMMENDED = {
    "strength": "invite",
    "text": text("to train those who receive reports"),
    "addressed": "named",
    "parties": ["XTA"],
    "basis": [{"authority": "convention", "text": "CETS 201", "place": "Article 5"}],
}


@pytest.mark.parametrize(
    ("place", "content", "expected"),
    [
        (Place(PieceKind.PARAGRAPH, "law", "p-1"), WORDS, ["p-1", "", "p-2"]),
        (Place(PieceKind.PARAGRAPH, "law", ""), WORDS, ["", "t-age", "p-1"]),
        (Place(PieceKind.RECOMMENDATION, "law", "r-1"), RECOMMENDED, ["r-1", "", "r-2"]),
        (Place(PieceKind.PRACTICE, "law", "p-2"), WORDS | {"party": "XAR"}, ["p-2", "", "r-1"]),
    ],
)
def test_what_is_carried_stands_where_it_was_proposed(
    place: Place, content: Mapping[str, object], expected: list[str]
) -> None:
    amendment = proposed(place, content)
    decide(amendment, AmendmentState.ACCEPTED)
    made = Amendment.objects.get().made
    assert made is not None
    chapter = next(one for one in value_now(now()).chapters if one.id == "law")
    ids = ["" if one.id == made.key else one.id for one in chapter.entries]
    at = ids.index("")
    assert [one for one in ids[max(0, at - 1) : at + 3] if one in expected] == expected
    assert "misses" not in str(Draft.objects.get().content)


def test_a_chapter_and_a_finding_are_added_too_and_stand_in_the_next_draft() -> None:
    chapter = {"title": text("A chapter more"), "introduction": None}
    first = proposed(Place(PieceKind.CHAPTER, "", "law"), chapter)
    finding = {"party": "XTA", "kind": "gap", "text": None}
    second = propose(Place(PieceKind.FINDING, "p-1", "f-1"), finding)
    decide(first, AmendmentState.ACCEPTED)
    decide(second, AmendmentState.ACCEPTED)
    value = draft_make(actor=secretary(), writing=now())
    keys = dict(Amendment.objects.values_list("number", "made__key"))
    assert [one["id"] for one in value.content["chapters"]][:2] == ["law", keys[1]]
    assert [one.key for one in piece("p-1").pieces.order_by("order")][:2] == ["f-1", keys[2]]


def test_a_compromise_has_other_words_and_a_rejected_one_adds_nothing() -> None:
    first = proposed(Place(PieceKind.PARAGRAPH, "law", "p-1"), WORDS)
    second = propose(Place(PieceKind.PARAGRAPH, "law", "p-1"), WORDS)
    words = {"text": text("Between the two.")}
    decide(first, AmendmentState.COMPROMISE, words)
    decide(second, AmendmentState.REJECTED)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.made is not None and first.made.content["text"] == words["text"]
    assert first.decided == words and second.made is None


@pytest.mark.parametrize(
    "place",
    [
        Place(PieceKind.PARAGRAPH, "p-1", ""),
        Place(PieceKind.PARAGRAPH, "law", "p-3"),
        Place(PieceKind.FINDING, "law", ""),
        Place(PieceKind.CHAPTER, "law", ""),
        Place(PieceKind.PARAGRAPH, "", ""),
        Place(PieceKind.PARAGRAPH, "none", ""),
    ],
)
def test_a_place_that_there_is_not_is_refused(place: Place) -> None:
    with pytest.raises(NotValid, match="stand there"):
        proposed(place, WORDS)
    assert not Amendment.objects.exists()


def test_what_it_would_stand_in_must_still_be_there() -> None:
    amendment = proposed(Place(PieceKind.FINDING, "p-1", ""), {"party": "XTA", "kind": "gap"})
    piece_take_out(actor=secretary(), piece=piece("p-1"), reason="Said before.")
    with pytest.raises(NotNow, match="put that back"):
        decide(amendment, AmendmentState.ACCEPTED)
    assert Amendment.objects.get().state == AmendmentState.PROPOSED


def test_only_who_sits_proposes_and_nobody_outside_learns_of_it() -> None:
    written()
    reading = shared()
    place = Place(PieceKind.PARAGRAPH, "law", "p-1")
    for who, refusal in (
        (secretary(), NotAllowed),
        (coordinator("XAR"), NotVisible),
        (observer(), NotVisible),
    ):
        with pytest.raises(refusal):
            services.piece_propose(
                actor=who, reading=reading, place=place, content=WORDS, reason="So."
            )


def test_it_stands_in_the_list_behind_what_it_follows() -> None:
    proposed(Place(PieceKind.PARAGRAPH, "law", "p-2"), WORDS)
    services.amendment_propose(
        actor=member("XAR"),
        reading=Reading.objects.get(),
        key="p-1",
        words=None,
        reason="It says nothing.",
    )
    shown = amendments_shown(Reading.objects.get())
    assert [one.amendment.number for one in shown] == [2, 1]
    assert shown[1].behind is not None and shown[1].behind.id == "p-2"
    assert {one.kind for one in spots_at(Draft.objects.get(), "p-1")} == {
        *(PieceKind.PARAGRAPH, PieceKind.RECOMMENDATION, PieceKind.PRACTICE),
        *(PieceKind.TOPIC, PieceKind.FINDING),
    }


def test_the_form_offers_what_stands_in_the_draft_and_nothing_that_was_written_since() -> None:
    written()
    shared()
    secret = piece("f-1")
    secret.content["text"] = text("Written since, and secret.")
    secret.save()
    form = adding_form(None, Draft.objects.get(), PieceKind.RECOMMENDATION)
    assert "secret" not in form.as_p() and "Arcadia" in form.as_p()


def shared() -> Reading:
    return services.draft_share(actor=secretary(), draft=Draft.objects.get(), until=None)


def proposed(place: Place, content: Mapping[str, object]) -> Amendment:
    written()
    shared()
    return propose(place, content)


def propose(place: Place, content: Mapping[str, object]) -> Amendment:
    return services.piece_propose(
        actor=member("XAR"),
        reading=Reading.objects.get(),
        place=place,
        content=content,
        reason="It is missing.",
    )


def decide(
    amendment: Amendment, state: AmendmentState, words: Mapping[str, object] | None = None
) -> None:
    decided = Decided(state=state, words=words, note="Said in plenary.")
    services.amendment_decide(actor=secretary(), amendment=amendment, decided=decided)
