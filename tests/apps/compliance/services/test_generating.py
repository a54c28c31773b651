"""Every Party's factsheet from a draft of the report, and anew after an edit."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.generating import hindrance_of, plans_of
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.services.generating import factsheets_generate
from ronda.apps.errors import NotAllowed, NotNow
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import parties_of
from ronda.reports.json_form import json_of
from tests.apps.people import member, secretary
from tests.apps.reports.scene import taken_in
from tests.reports.arcadian import report

pytestmark = pytest.mark.django_db
MOST = 20
"""Queries of the page on which factsheets are made."""


def names(editions: list[Edition]) -> list[tuple[str, str, int]]:
    return [(one.factsheet.party.code, one.language, one.number) for one in editions]


def edited() -> Draft:
    """The next draft, in which one finding on Talvia says something else."""
    told = json_of(report()).replace("Talvia sets the age at eighteen", "Talvia sets it at 16")
    return taken_in(chapters=json.loads(told)["chapters"])


def test_each_party_has_its_factsheet_in_each_language() -> None:
    draft = taken_in()
    made = factsheets_generate(actor=secretary(), draft=draft)
    assert names(made) == [("XAR", "en", 1), ("XAR", "fr", 1), ("XTA", "en", 1), ("XTA", "fr", 1)]
    assert {one.status for one in made} == {Status.READ}
    assert {one.draft for one in made} == {draft}
    told = [code for r in assemble(made[0]).recommendations for code in r.codes]
    assert told == ["I-1", "I-2", "II-2", "II-1"]


def test_making_them_again_makes_nothing() -> None:
    draft = taken_in()
    factsheets_generate(actor=secretary(), draft=draft)
    assert factsheets_generate(actor=secretary(), draft=draft) == []


def test_an_edit_makes_the_next_edition_for_whom_it_changes_something() -> None:
    factsheets_generate(actor=secretary(), draft=taken_in())
    draft = edited()
    told = [(plan.party.code, plan.language) for plan in plans_of(draft) if plan.is_new]
    assert told == [("XTA", "en"), ("XTA", "fr")]
    made = factsheets_generate(actor=secretary(), draft=draft)
    assert names(made) == [("XTA", "en", 2), ("XTA", "fr", 2)]


def test_nothing_is_made_from_a_draft_with_faults() -> None:
    draft = taken_in(title={"en": "Without French"})
    assert "faults" in hindrance_of(draft)
    with pytest.raises(NotNow):
        factsheets_generate(actor=secretary(), draft=draft)


def test_only_the_secretariat_makes_them() -> None:
    draft = taken_in()
    with pytest.raises(NotAllowed):
        factsheets_generate(actor=member("XAR"), draft=draft)
    assert not Edition.objects.exists()


def test_what_a_draft_would_change_costs_the_same_for_any_number_of_parties() -> None:
    def questions(draft: Draft) -> int:
        with CaptureQueriesContext(connection) as asked:
            plans_of(draft)
        return len(asked)

    draft = taken_in()
    factsheets_generate(actor=secretary(), draft=draft, parties=parties_of(draft)[:1])
    questions(draft)
    before = questions(draft)
    factsheets_generate(actor=secretary(), draft=draft)
    assert questions(draft) == before <= MOST
