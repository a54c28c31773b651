"""The index follows what is done, in whatever app; the command brings in what was not."""

from io import StringIO

import pytest
from django.core.management import call_command

from ronda.apps.meetings.services.decisions import decision_take_back
from ronda.apps.search.models import Kind, Origin, Statement, Word
from ronda.apps.search.selectors import Asked, search
from ronda.apps.search.services.index import everything_refresh
from ronda.apps.search.services.words import words_anew
from tests.apps.assessments.scene import decided, proposed
from tests.apps.compliance.arcadia import PLAIN, published
from tests.apps.library.scene import taken_in
from tests.apps.people import secretary
from tests.apps.portal.scene import laid, open_conclusions

pytestmark = pytest.mark.django_db


def test_texts_of_the_library_are_found_as_soon_as_they_are_taken_in() -> None:
    assert search(Asked(kind=Kind.LAW)).total == 0
    taken_in(secretary())
    done = search(Asked(kind=Kind.LAW))
    assert done.total and all(one.statement.articles for one in done.found)
    article = done.found[0].statement.articles[0]
    assert search(Asked(article=article)).total >= 1


def test_the_command_brings_in_what_was_laid_down_past_the_services() -> None:
    published(PLAIN)
    before = Statement.objects.count()
    Origin.objects.all().delete()
    out = StringIO()
    call_command("search_index", stdout=out)
    assert Statement.objects.count() >= before
    assert f"{Statement.objects.count()} statements are found." in out.getvalue()
    keys = set(Statement.objects.values_list("pk", flat=True))
    call_command("search_index", "--anew", stdout=out)
    assert keys and not Statement.objects.filter(pk__in=keys).exists()


def test_words_that_stand_in_nothing_any_more_are_forgotten() -> None:
    published(PLAIN)
    assert Word.objects.filter(bare="children").exists()
    Statement.objects.all().delete()
    words_anew()
    assert not Word.objects.exists()


def test_what_is_decided_stands_at_once_at_what_it_is_about_and_no_sheet_is_taken_anew() -> None:
    conduct = laid()
    open_conclusions(conduct)
    everything_refresh()
    before = {one.pk: one.taken_at for one in Origin.objects.filter(name__startswith="factsheet")}
    told = set(Statement.objects.filter(origin__in=before).values_list("pk", "text"))
    assert before and told
    of_arcadia = Statement.objects.filter(party="XAR", codes__contains=["I-1"])
    decision = decided(conduct, proposed(conduct))
    kinds = {Kind.RECOMMENDATION, Kind.FOLLOW_UP}
    assert set(
        of_arcadia.filter(status="partly", kind__in=kinds).values_list("kind", flat=True)
    ) == (kinds)
    assert not Statement.objects.filter(party="XTA").exclude(status="").exists()
    assert search(Asked(status="partly", kind=Kind.CONCLUSION)).total == 2
    decision_take_back(actor=secretary(), decision=decision, reason="counted wrongly")
    assert not Statement.objects.exclude(status="").exists()
    sheets = Origin.objects.filter(pk__in=before)
    assert {one.pk: one.taken_at for one in sheets} == before
    assert set(Statement.objects.filter(origin__in=before).values_list("pk", "text")) == told
