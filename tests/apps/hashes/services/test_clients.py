"""Clients are accredited by two people; the service knows at once, and nobody stays by mistake."""

from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.hashes.models import Client, ClientState, Post
from ronda.apps.hashes.services.clients import (
    Accreditation,
    client_accredit,
    client_decline,
    client_end,
    client_propose,
)
from ronda.matching.clients import Register
from tests.apps.hashes.people import holder
from tests.apps.hashes.places import matching_in
from tests.matching.accredited import KEY

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    return matching_in(tmp_path, settings)


def wanted(**more: object) -> Accreditation:
    given: dict[str, object] = {
        "code": "harbour-police",
        "name": "Harbour Police of Arcadia",
        "public_key": KEY.public_key().public_bytes_raw().hex(),
        "purposes": ["victim identification"],
        "legal_bases": ["Code of Criminal Procedure of Arcadia, article 12"],
        "kinds": ["pdq"],
        "since": date(2020, 1, 1),
        "until": date(2100, 1, 1),
    }
    return Accreditation(**given | more)  # type: ignore[arg-type]


def proposed() -> Client:
    return client_propose(actor=holder(Post.CUSTODIAN), wanted=wanted())


def in_force(folder: Path) -> bool:
    register = Register(folder)
    register.refresh()
    return register.get("harbour-police") is not None


def test_second_person_puts_it_in_force_and_one_ends_it(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    client = proposed()
    assert not (folder / "clients.json").exists()
    with django_capture_on_commit_callbacks(execute=True):
        client = client_accredit(actor=holder(Post.CONFIRMER), client=client)
    assert client.state == ClientState.ACCREDITED and in_force(folder)
    client_end(actor=holder(Post.CUSTODIAN), client=client, reason="Its task is over.")
    assert not in_force(folder)
    with pytest.raises(NotNow, match="ended"):
        client_end(actor=holder(Post.CUSTODIAN), client=client, reason="Again.")


def test_who_proposed_does_not_decide(folder: Path) -> None:
    both = holder(Post.CUSTODIAN, Post.CONFIRMER)
    client = client_propose(actor=both, wanted=wanted())
    with pytest.raises(NotAllowed, match="second person"):
        client_accredit(actor=both, client=client)


@pytest.mark.parametrize("post", sorted(set(Post) - {Post.CUSTODIAN}))
def test_only_the_custodian_proposes(post: Post) -> None:
    with pytest.raises(NotAllowed):
        client_propose(actor=holder(post), wanted=wanted())


def test_declined_with_a_reason_is_never_in_force(folder: Path) -> None:
    with pytest.raises(NotValid, match="Say why"):
        client_decline(actor=holder(Post.CONFIRMER), client=proposed(), reason=" ")
    client = Client.objects.get()
    declined = client_decline(actor=holder(Post.CONFIRMER), client=client, reason="No task.")
    with pytest.raises(NotNow):
        client_accredit(actor=holder(Post.CONFIRMER), client=declined)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"public_key": "00"}, "__all__"),
        ({"purposes": []}, "purposes"),
        ({"kinds": ["crc"]}, "kinds"),
        ({"code": "Harbour Police"}, None),
        ({"until": date(2019, 1, 1)}, None),
        ({"at_once": 20_000}, None),
    ],
)
def test_what_does_not_fit_is_told(more: dict[str, object], field: str | None) -> None:
    with pytest.raises(NotValid) as raised:
        client_propose(actor=holder(Post.CUSTODIAN), wanted=wanted(**more))
    assert str(raised.value)
    if field in {"purposes", "kinds"}:
        assert raised.value.field == field
    assert Client.objects.count() == 0


def test_end_that_cannot_be_told_to_the_service_is_refused(
    folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        client = client_accredit(actor=holder(Post.CONFIRMER), client=proposed())
    (folder / "clients.json").unlink()
    (folder / "clients.json").mkdir()
    with pytest.raises(NotNow, match="could not be written"):
        client_end(actor=holder(Post.CUSTODIAN), client=client, reason="Its task is over.")
    client.refresh_from_db()
    assert client.state == ClientState.ACCREDITED


def test_everything_is_in_the_trail(folder: Path) -> None:
    from ronda.apps.audit.selectors import story_of  # noqa: PLC0415

    client = proposed()
    who: User = holder(Post.CONFIRMER)
    client_accredit(actor=who, client=client)
    assert [event.what for event in story_of(client)] == ["client.decide", "client.keep"]
