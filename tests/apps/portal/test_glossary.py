"""The glossary: every strength, status, finding and kind of a page has an entry, in order."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from ronda.apps.portal.glossary import glossary, in_order, place_in
from ronda.apps.portal.words import WORDS
from ronda.apps.search.models import Kind
from ronda.apps.treaties.models import ReservationKind
from ronda.apps.treaties.selectors import bodies
from ronda.factsheets.model import Scope, Strength
from ronda.procedure.loading import load_procedure
from ronda.reports.model import FindingKind

pytestmark = pytest.mark.django_db
KEYS = {one.key for one in WORDS}


@pytest.mark.parametrize("kind", [Strength, Scope, FindingKind, Kind, ReservationKind])
def test_every_value_that_a_page_shows_has_an_entry(kind: type[Kind]) -> None:
    assert {str(one.value) for one in kind} <= KEYS


def test_every_status_of_every_body_here_is_told_with_its_meaning() -> None:
    page = Client().get(reverse("portal:glossary")).content.decode()
    for body in bodies():
        for status in load_procedure(body.slug).statuses.values:
            place = page.partition(f'id="status-{body.slug}-{status.id}"')[2]
            assert status.name.in_language("en") in place.partition("</div>")[0]
            assert status.meaning.in_language("en") in place.partition("</div>")[0]


def test_anchors_are_unique_and_each_leads_somewhere() -> None:
    page = Client().get(reverse("portal:glossary")).content.decode()
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert set(ids) >= KEYS


@pytest.mark.parametrize("language", ["en", "fr", "sr", "sr-latn"])
def test_words_stand_by_the_alphabet_of_the_reader_and_are_translated(language: str) -> None:
    with translation.override(language):
        found = [str(one.term) for one in glossary().words]
        told = {one.key: str(one.meaning) for one in WORDS}
    assert sorted(found, key=lambda one: place_in(one, language)) == found
    with translation.override("en"):
        english = {one.key: str(one.meaning) for one in WORDS}
    if language != "en":
        assert not [key for key in KEYS if told[key] == english[key]]


def test_letters_of_serbian_are_letters_of_their_own_in_both_scripts() -> None:
    for words, language in ((("нит", "нож", "њива"), "sr"), (("nit", "nož", "njiva"), "sr-latn")):
        mixed = sorted(words, reverse=True)
        assert sorted(mixed, key=lambda one: place_in(one, language)) == list(words)
    assert in_order(WORDS)[0].key == "article"


def test_pages_tell_the_words_that_they_use() -> None:
    page = Client().get(reverse("portal:factsheets")).content.decode()
    assert re.search(r'<details class="words[^>]*>.*/glossary/#box', page, re.DOTALL)
