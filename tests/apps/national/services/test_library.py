"""The answer library: what was said is found in any language, and flagged where it may not hold."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotValid, NotVisible
from ronda.apps.national.desk import at_desk
from ronda.apps.national.keeping_answers import Occasion
from ronda.apps.national.models import EarlierAnswer, LawChange, TermPlace
from ronda.apps.national.selectors.library import (
    answer_visible,
    answers_found,
    answers_to,
    offered,
)
from ronda.apps.national.services.library import (
    answer_end,
    answer_remove,
    answers_add,
    answers_import,
    law_change_add,
    law_change_remove,
)
from ronda.apps.national.standing import standing_of
from ronda.demo.arcadia import _TEXTS, SECOND_EDITION
from tests.apps.people import contributor, coordinator, secretary

pytestmark = pytest.mark.django_db
LETTERS = Path(__file__).parents[3] / "replies" / "letters"
TODAY = timezone.localdate()


def occasion(days_ago: int = 100, **told: object) -> Occasion:
    said_on = TODAY - timedelta(days=days_ago)
    return Occasion(said_on=said_on, said_to="GRETA", document="Reply 2024", **told)  # type: ignore[arg-type]


def said(text: str, days_ago: int = 100, language: str = "en") -> tuple[User, EarlierAnswer]:
    actor = coordinator("XAR")
    [answer] = answers_add(
        actor=actor, text=text, language=language, answers="Q1", occasion=occasion(days_ago)
    )
    return actor, answer


def found(actor: User, words: str) -> list[str]:
    with at_desk(actor):
        return [one.text for one in answers_found(standing_of(actor), words)]


@pytest.mark.parametrize("words", ["helpline", "ligne d’écoute", "СОС линија", "sos linija"])
def test_an_answer_is_found_in_any_language(words: str) -> None:
    actor, answer = said("The helpline is open at night.")
    said("The budget was doubled.")
    assert found(actor, words) == [answer.text]


def test_a_letter_is_taken_in_passage_by_passage() -> None:
    actor = coordinator("XAR")
    data = (LETTERS / "sr_cyrl_mup.txt").read_bytes()
    kept = answers_import(actor=actor, data=data, name="letter.txt", occasion=occasion())
    assert len(kept) >= 4 and {one.language for one in kept} == {"sr-Cyrl"}
    again = answers_import(actor=actor, data=data, name="letter.txt", occasion=occasion())
    assert again == []
    assert any("210" in text for text in found(actor, "police officers trained"))


def test_the_boxes_of_a_factsheet_are_taken_in_with_what_they_answer() -> None:
    actor = coordinator("XAR")
    data = (_TEXTS / SECOND_EDITION).read_bytes()
    data = data.replace(b"Follow-up actions:", b"Follow-up actions:\n\nThe law was changed.", 1)
    kept = answers_import(actor=actor, data=data, name="factsheet.txt", occasion=occasion())
    assert kept and all(one.answers for one in kept)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"nothing of a letter"])
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(NotValid) as refusal:
        answers_import(actor=coordinator("XAR"), data=data, name="x.txt", occasion=occasion())
    assert refusal.value.field == "file" and str(refusal.value)


def test_an_old_answer_is_flagged() -> None:
    actor, fresh = said("Training was held.", days_ago=300)
    _, old = said("Training was held once more.", days_ago=400)
    with at_desk(actor):
        flags = {one.answer.pk: one.is_old for one in offered([fresh, old])}
    assert flags == {fresh.pk: False, old.pk: True}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Under the Criminal Code this is punished.", "en"),
        ("Према Кривичном законику ово је кажњиво.", "sr-Cyrl"),
        ("Prema Krivičnom zakoniku Republike Arkadije ovo je kažnjivo.", "sr-Latn"),
    ],
)
def test_an_answer_is_flagged_when_a_law_it_cites_changes(text: str, language: str) -> None:
    actor, answer = said(text, language=language)
    _, other = said("Under the Family Act this is allowed.")
    change = law_change_add(
        actor=actor,
        names="Criminal Code\nКривични законик\n",
        changed_on=answer.said_on + timedelta(days=1),
    )
    with at_desk(actor):
        flags = {one.answer.pk: one.changes for one in offered([answer, other])}
    assert flags == {answer.pk: (change,), other.pk: ()}


def test_a_change_before_it_was_said_flags_nothing() -> None:
    actor, answer = said("Under the Criminal Code this is punished.")
    law_change_add(actor=actor, names="Criminal Code", changed_on=answer.said_on)
    with at_desk(actor):
        assert not offered([answer])[0].is_flagged
    change = law_change_add(actor=actor, names="Criminal Code", changed_on=TODAY)
    law_change_remove(actor=actor, change=change)
    with at_desk(actor):
        assert not offered([answer])[0].is_flagged and LawChange.objects.count() == 1


def test_an_answer_that_has_ended_is_flagged_and_stays() -> None:
    actor, answer = said("The plan runs.")
    answer_end(actor=actor, answer=answer, on=TODAY - timedelta(days=1))
    with at_desk(actor):
        assert offered([answer])[0].has_ended
    with pytest.raises(NotValid):
        answer_end(actor=actor, answer=answer, on=date(2000, 1, 1))


def test_what_is_asked_finds_what_was_said_to_it() -> None:
    actor, answer = said("Сто полицајаца је завршило обуку.", language="sr-Cyrl")
    said("The budget was doubled.")
    with at_desk(actor):
        offers = answers_to(standing_of(actor), "to train the police on such offences", "en")
    assert offers[0] == answer


def test_an_answer_taken_out_is_found_no_more() -> None:
    actor, answer = said("The helpline is open at night.")
    answer_remove(actor=actor, answer=answer)
    assert found(actor, "helpline") == []
    with at_desk(actor):
        assert not TermPlace.objects.exists()
        with pytest.raises(NotVisible):
            answer_visible(standing_of(actor), answer.pk)


def test_the_words_it_was_found_by_are_told() -> None:
    actor, answer = said("The helpline is open at night.")
    with at_desk(actor):
        [one] = offered([answer], found_by="СОС линија")
    assert [answer.text[start:end] for start, end in one.words] == ["helpline"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"days_ago": -1}, "said_on"),
        ({"valid_until": TODAY - timedelta(days=300)}, "valid_until"),
    ],
)
def test_days_that_cannot_be_are_refused(told: dict[str, object], field: str) -> None:
    with pytest.raises(NotValid) as refusal:
        answers_add(
            actor=coordinator("XAR"),
            text="Said.",
            language="en",
            answers="",
            occasion=occasion(**told),  # type: ignore[arg-type]
        )
    assert refusal.value.field == field


def test_nobody_else_sees_or_keeps_it() -> None:
    said("The helpline is open at night.")
    assert found(coordinator("SRB"), "helpline") == []
    for who, refusal in ((contributor("XAR"), NotAllowed), (secretary(), NotVisible)):
        with pytest.raises(refusal):
            answers_add(actor=who, text="x", language="en", answers="", occasion=occasion())
        with pytest.raises(refusal), at_desk(who):
            answers_found(standing_of(who), "helpline")
