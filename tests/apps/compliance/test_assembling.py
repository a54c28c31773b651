"""What goes into the database comes out of it, whole."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import machine
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.identity import Known, carried
from ronda.apps.compliance.models import Edition, EditionKind, Factsheet
from ronda.apps.compliance.recording import record
from ronda.apps.treaties.models import Party, Round
from ronda.factsheets import model
from ronda.factsheets.reading import read
from tests.factsheets.factsheet_strategy import factsheets

pytestmark = pytest.mark.django_db


def edition_of(value: model.Factsheet, actor: User) -> Edition:
    """An edition with no content yet, for the Party of `value`."""
    factsheet, _new = Factsheet.objects.get_or_create(
        party=Party.objects.get_or_create(
            code=value.party.code, defaults={"alpha2": "XA", "name": value.party.name}
        )[0],
        round=Round.objects.get(body__slug=value.body, number=value.round),
    )
    number = factsheet.editions.filter(language=value.language).count() + 1
    return Edition.objects.create(
        factsheet=factsheet,
        language=value.language,
        number=number,
        kind=EditionKind.PREPARED,
        created_by=actor,
    )


def recorded(value: model.Factsheet) -> model.Factsheet:
    edition = edition_of(value, machine())
    record(edition, value, carried(Known(), value))
    return assemble(Edition.objects.get(pk=edition.pk))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(value=factsheets())
def test_assemble_gives_back_any_factsheet(value: model.Factsheet) -> None:
    assert recorded(value) == value


def test_assemble_gives_back_the_real_factsheet_with_its_account(serbia_text_path: Path) -> None:
    value = read(serbia_text_path)
    again = recorded(value)
    assert again == value
    assert again.account == value.account
