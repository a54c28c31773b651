"""The demonstration loads through the services that people's clicks go through, and only once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import roles_of
from ronda.apps.compliance.models import Edition, EditionKind, Returned, ReturnedState, Status
from ronda.apps.sources.models import Purpose, Source
from ronda.demo import arcadia
from ronda.demo.loading import COORDINATOR, NEIGHBOUR, SECRETARIAT, SIGN_INS, load

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration(settings: Settings) -> None:
    settings.DEMO = True


def said(*files: Path) -> str:
    out = StringIO()
    call_command("load_demo", *files, stdout=out)
    return out.getvalue()


def test_load_publishes_two_editions_and_leaves_a_french_one_to_proof() -> None:
    assert load()
    found = [(e.language, e.number, e.kind, e.status) for e in Edition.objects.order_by("pk")]
    assert found == [
        ("en", 1, EditionKind.PREPARED, Status.PUBLISHED),
        ("en", 2, EditionKind.WITH_INFORMATION, Status.PUBLISHED),
        ("fr", 1, EditionKind.WITH_INFORMATION, Status.READ),
    ]


def test_load_leaves_the_returned_file_to_take_in_and_keeps_the_reply() -> None:
    load()
    returned = Returned.objects.get()
    assert (returned.state, returned.edition.number) == (ReturnedState.PREVIEWED, 2)
    reply = Source.objects.get(purpose=Purpose.REPLY)
    assert bytes(reply.content.data) == arcadia.reply().data


def test_load_twice_keeps_what_is_there() -> None:
    assert load()
    assert not load()
    assert Edition.objects.count() == 3


def test_sign_ins_open_the_accounts_they_name() -> None:
    load()
    for sign_in in SIGN_INS:
        assert User.objects.get(email=sign_in.email).check_password(sign_in.password)
    secretary = User.objects.get(email=SECRETARIAT.email)
    coordinator = User.objects.get(email=COORDINATOR.email)
    neighbour = User.objects.get(email=NEIGHBOUR.email)
    assert roles_of(secretary).bodies
    assert roles_of(neighbour).parties.isdisjoint(roles_of(coordinator).parties)
    assert roles_of(coordinator).parties == {Edition.objects.first().factsheet.party_id}  # type: ignore[union-attr]


@pytest.mark.usefixtures("demonstration")
def test_command_tells_how_to_sign_in_and_reads_a_file(serbia_text_path: Path) -> None:
    told = said(serbia_text_path)
    assert "Arcadia was loaded." in told
    assert f"{serbia_text_path.name} was read." in told
    assert all(one.password in told for one in SIGN_INS)
    assert Edition.objects.filter(factsheet__party__code="SRB").exists()
    assert f"{serbia_text_path.name} was received before." in said(serbia_text_path)


@pytest.mark.usefixtures("demonstration")
def test_command_says_why_a_file_was_not_read(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ms Varga,\n\nthank you for your letter.\n")
    before = Edition.objects.count()
    assert "letter.txt: " in said(letter)
    assert Edition.objects.count() == before + 3


def test_command_refuses_where_this_is_no_demonstration(settings: Settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="RONDA_DEMO=1"):
        said()
    assert not Edition.objects.exists()
