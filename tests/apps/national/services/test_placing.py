"""Placing: suggested by the database, decided by a person, with who, when and why."""

import pytest

from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    ContributionState,
    FoundIn,
    Gathered,
    Passage,
    Placing,
    PlacingState,
    Target,
    TermPlace,
)
from ronda.apps.national.selectors.placing import has_news, passages_placed, suggestions
from ronda.apps.national.services.placing import (
    gathered_update,
    placing_accept,
    placing_nothing,
    placing_reject,
    placing_undo,
)
from tests.apps.compliance.arcadia import LATER, published
from tests.apps.national.placing_scene import asked_of_arcadia, contribution
from tests.apps.people import contributor, coordinator, secretary, state, validator

pytestmark = pytest.mark.django_db


def passage_of(actor: object, *texts: str, **options: object) -> Passage:
    made = contribution(*texts, actor=actor, **options)  # type: ignore[arg-type]
    with at_desk(actor):  # type: ignore[arg-type]
        return made.passages.select_related("contribution").order_by("order")[0]


def key_of(code: str) -> str:
    return Gathered.objects.get(code=code).key


def test_what_is_asked_is_gathered_from_the_open_factsheet() -> None:
    actor = asked_of_arcadia()
    with at_desk(actor):
        codes = set(Gathered.objects.values_list("code", flat=True))
        assert {"II-4", "III-5", "IV-1"} <= codes and not has_news(actor, state("XAR").pk)
        assert TermPlace.objects.filter(what=FoundIn.ASKED).exists()
    before = gathered_update(actor=actor)
    with at_desk(actor):
        assert Gathered.objects.count() == before
    published(LATER.replace("19 cases were closed", "20 cases were closed", 1))
    with at_desk(actor):
        assert has_news(actor, state("XAR").pk)


def test_what_is_not_asked_any_more_is_not_suggested() -> None:
    actor = asked_of_arcadia()
    with at_desk(actor):
        old = Gathered.objects.get(code="II-4")
        gone = Gathered.objects.create(
            party=old.party, round=old.round, kind=old.kind, code="OLD", wording="to train police"
        )
    gathered_update(actor=actor)
    with at_desk(actor):
        assert not Gathered.objects.filter(pk=gone.pk).exists()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A helpline can be reached by telephone until late in the evening.", "en"),
        ("Une ligne d’écoute gratuite est ouverte tard le soir par téléphone.", "fr"),
        ("Бесплатна СОС линија ради до касно увече и може се звати телефоном.", "sr-Cyrl"),
        ("Besplatna SOS linija radi do kasno uveče i može se zvati telefonom.", "sr-Latn"),
    ],
)
def test_a_passage_in_any_language_is_offered_what_it_answers(text: str, language: str) -> None:
    actor = asked_of_arcadia()
    made = contribution(text, actor=actor, language=language)
    with at_desk(actor):
        first = suggestions(passages_placed(made), 0)[0]
    assert first.asked.code == "IV-1"
    assert first.words and all(word in text for word in first.words)
    assert first.in_passage and first.in_wording


def test_nothing_is_placed_by_itself() -> None:
    actor = asked_of_arcadia()
    made = contribution(actor=actor)
    with at_desk(actor):
        assert suggestions(passages_placed(made), 0)
        assert not Placing.objects.exists() and not Target.objects.exists()


def test_accepting_records_who_when_why_and_how_it_was_suggested() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor, "A helpline can be reached by telephone.")
    with at_desk(actor):
        key = key_of("IV-1")
    made = placing_accept(actor=actor, passage=passage, key=key, reason="It says so")
    with at_desk(actor):
        placing = Placing.objects.get(pk=made.pk)
        assert (placing.state, placing.by, placing.reason) == ("accepted", actor, "It says so")
        assert placing.suggested and placing.score and "helpline" in placing.led
        assert placing.target is not None and placing.target.code == "IV-1"
    event = Event.objects.latest("id")
    assert event.actor == actor and event.what == "desk.placing.decide"
    assert "It says so" not in f"{event.reason}{event.before}{event.after}"


def test_a_passage_is_placed_where_it_was_not_suggested() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor, "Nothing that any words would lead to.")
    with at_desk(actor):
        key = key_of("IV-1")
    placing = placing_accept(actor=actor, passage=passage, key=key)
    assert not placing.suggested and placing.score is None and placing.led == []


def test_deciding_again_changes_the_decision_and_keeps_what_it_was() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor, "A helpline can be reached by telephone.")
    with at_desk(actor):
        key = key_of("IV-1")
    placing_accept(actor=actor, passage=passage, key=key)
    changed = placing_reject(actor=actor, passage=passage, key=key, reason="Another line")
    with at_desk(actor):
        assert [p.state for p in Placing.objects.all()] == ["rejected"]
        history = Placing.pgh_event_model.objects.filter(pgh_obj=changed.pk)  # type: ignore[attr-defined]
        assert [h.state for h in history.order_by("pgh_id")] == ["accepted", "rejected"]


def test_answering_nothing_and_something_exclude_each_other() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor, "A helpline can be reached by telephone.")
    with at_desk(actor):
        key = key_of("IV-1")
    placing_nothing(actor=actor, passage=passage, reason="A courtesy")
    placing_nothing(actor=actor, passage=passage, reason="Still")
    accepted = placing_accept(actor=actor, passage=passage, key=key)
    with at_desk(actor):
        assert [p.state for p in Placing.objects.all()] == [PlacingState.ACCEPTED]
    with pytest.raises(NotNow):
        placing_nothing(actor=actor, passage=passage)
    placing_undo(actor=actor, placing=accepted)
    placing_nothing(actor=actor, passage=passage)


def test_only_what_was_suggested_is_rejected() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor, "Nothing that any words would lead to.")
    with at_desk(actor):
        key = key_of("IV-1")
    with pytest.raises(NotValid):
        placing_reject(actor=actor, passage=passage, key=key)


@pytest.mark.parametrize(
    "key", ["", "x", "1:recommendation:NONE", "999999999999:q:1", "::", "-1:a:b"]
)
def test_what_is_not_asked_is_not_there(key: str) -> None:
    actor = asked_of_arcadia()
    with pytest.raises(NotVisible):
        placing_accept(actor=actor, passage=passage_of(actor), key=key)


def test_a_withdrawn_contribution_is_not_placed() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor)
    with at_desk(actor):
        key = key_of("IV-1")
        passage.contribution.state = ContributionState.WITHDRAWN
        passage.contribution.withdrawn_reason = "A mistake"
        passage.contribution.withdrawn_at = passage.contribution.made_at
        passage.contribution.save()
    with pytest.raises(NotNow):
        placing_accept(actor=actor, passage=passage, key=key)


def test_others_may_not_place() -> None:
    actor = asked_of_arcadia()
    passage = passage_of(actor)
    with at_desk(actor):
        key = key_of("IV-1")
    for who, refusal in (
        (contributor("XAR"), NotVisible),
        (validator("XAR"), NotVisible),
        (secretary(), NotVisible),
    ):
        with pytest.raises(refusal):
            placing_accept(actor=who, passage=passage, key=key)
    with pytest.raises(NotAllowed):
        gathered_update(actor=contributor("XAR"))
    other = coordinator("SRB")
    with pytest.raises(NotVisible):
        placing_accept(actor=other, passage=passage, key=key)
