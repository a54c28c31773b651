"""Every Party's factsheet from a draft of the report, and anew after an edit."""

import pytest

from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.generating import planned
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.services.generating import factsheets_generate
from ronda.apps.errors import NotAllowed
from ronda.apps.reports.models import Draft, Report
from ronda.apps.reports.services.reports import draft_keep
from tests.apps.people import member, secretary
from tests.apps.reports.test_taking_in import taken_in

pytestmark = pytest.mark.django_db


def kept(report: Report) -> Draft:
    return draft_keep(actor=secretary(), report=report)


def names(editions: list[Edition]) -> list[tuple[str, str, int]]:
    return [(one.factsheet.party.code, one.language, one.number) for one in editions]


def test_each_party_has_its_factsheet_in_each_language() -> None:
    draft = kept(taken_in())
    made = factsheets_generate(actor=secretary(), draft=draft)
    assert names(made) == [("XAR", "en", 1), ("XAR", "fr", 1), ("XTA", "en", 1), ("XTA", "fr", 1)]
    assert {one.status for one in made} == {Status.READ}
    assert {one.draft for one in made} == {draft}
    assert [r.codes for r in assemble(made[0]).recommendations] == [
        ("I-1",),
        ("I-2",),
        ("II-2",),
        ("II-1",),
    ]


def test_making_them_again_makes_nothing() -> None:
    report = taken_in()
    factsheets_generate(actor=secretary(), draft=kept(report))
    assert factsheets_generate(actor=secretary(), draft=kept(report)) == []


def test_an_edit_makes_the_next_edition_for_whom_it_changes_something() -> None:
    report = taken_in()
    first = factsheets_generate(actor=secretary(), draft=kept(report))
    finding = report.entries.get(key="p-1").findings.get(key="f-2")
    finding.texts = {"en": "Talvia sets the age at sixteen.", "fr": "Autre texte."}
    finding.save()
    draft = kept(report)
    plans = list(planned(draft, [one.factsheet.party for one in first[::2]], draft.made_at.date()))
    told = [(plan.party.code, plan.language) for plan in plans if plan.is_new]
    assert told == [("XTA", "en"), ("XTA", "fr")]
    assert names(factsheets_generate(actor=secretary(), draft=draft)) == [
        ("XTA", "en", 2),
        ("XTA", "fr", 2),
    ]


def test_only_the_secretariat_makes_them() -> None:
    draft = kept(taken_in())
    with pytest.raises(NotAllowed):
        factsheets_generate(actor=member("XAR"), draft=draft)
    assert not Edition.objects.exists()
