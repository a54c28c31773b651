"""Closeness of meaning at the desk: off by default, told where it counted, never in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.national import meaning
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Contribution, Gathered, Placing
from ronda.apps.national.selectors.placing import Suggested, passages_placed, suggestions
from ronda.apps.national.services.placing import placing_reject
from tests.apps.national.placing_scene import asked_of_arcadia, contribution
from tests.replies.placing.model import model_in

pytestmark = pytest.mark.django_db
TEXT = (
    "The Police Academy trained 120 officers in a seminar, and the courts keep a register of"
    " persons convicted; a helpline can be reached by telephone."
)
SENTENCE = "Closeness of meaning put it higher."


@pytest.fixture(autouse=True)
def model_read_anew() -> Iterator[None]:
    meaning._read.cache_clear()
    yield
    meaning._read.cache_clear()


def suggested(actor: User, made: Contribution, most: int = 5) -> list[Suggested]:
    with at_desk(actor):
        return suggestions(passages_placed(made), 0, most=most)


def codes(found: list[Suggested]) -> list[str]:
    return [one.asked.code for one in found]


@pytest.fixture
def model(tmp_path: Path) -> Iterator[Path]:
    """A model to which the passage means the course for judges, and the helpline something else."""
    about_courses = ("judges", "course", "seminar", "officers", "academy")
    folder = model_in(tmp_path, (about_courses, ("chat", "caller")))
    with override_settings(EMBEDDING_MODEL=folder):
        yield folder


def test_it_is_off_unless_it_is_set() -> None:
    assert settings.EMBEDDING_MODEL is None and meaning.model_of_meaning() is None
    actor = asked_of_arcadia()
    found = suggested(actor, contribution(TEXT, actor=actor))
    assert codes(found)[:2] == ["IV-1", "III-3"]
    assert not any(one.closer for one in found)


def test_what_is_closer_in_meaning_is_offered_before(model: Path) -> None:
    actor = asked_of_arcadia()
    made = contribution(TEXT, actor=actor)
    found = suggested(actor, made)
    assert codes(found)[:2] == ["III-3", "IV-1"]
    assert [one.closer for one in found[:2]] == [True, False]
    assert found[0].words == ("Police", "trained", "seminar", "courts")
    assert suggested(actor, made, most=25)[:5] == found
    every = suggested(actor, made, most=25)
    with override_settings(EMBEDDING_MODEL=None):
        assert sorted(codes(suggested(actor, made, most=25))) == sorted(codes(every))


def test_the_page_says_where_meaning_counted_beside_the_words(model: Path) -> None:
    actor, client = asked_of_arcadia(), Client()
    made = contribution(TEXT, actor=actor)
    client.force_login(actor)
    address = reverse("national:placing", args=[made.pk])
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        page = client.get(address).content.decode()
        with override_settings(EMBEDDING_MODEL=None):
            without = client.get(address).content.decode()
    assert page.count(SENTENCE) == 1 and SENTENCE not in without
    before, _sentence, _after = page.partition(SENTENCE)
    assert "Police, trained, seminar, courts" in before[-300:]


def test_what_meaning_put_first_is_decided_on_with_its_words(model: Path) -> None:
    actor = asked_of_arcadia()
    made = contribution(TEXT, actor=actor)
    with at_desk(actor):
        passage = made.passages.select_related("contribution").get()
        key = Gathered.objects.get(code="III-3").key
    placing_reject(actor=actor, passage=passage, key=key)
    with at_desk(actor):
        decided = Placing.objects.get()
    assert decided.suggested and decided.led == ["Police", "trained", "seminar", "courts"]


def test_a_broken_model_is_told_once_and_words_go_on(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    actor = asked_of_arcadia()
    made = contribution(TEXT, actor=actor)
    by_words = suggested(actor, made)
    broken = tmp_path / "broken"
    broken.mkdir()
    with override_settings(EMBEDDING_MODEL=broken), caplog.at_level(logging.WARNING):
        assert suggested(actor, made) == suggested(actor, made) == by_words
    told = [one.getMessage() for one in caplog.records if one.name == meaning.log.name]
    assert len(told) == 1 and str(broken) in told[0]
    assert told[0].startswith("RONDA_EMBEDDING_MODEL: ")
    assert told[0].endswith("Suggestions go by words alone.")
