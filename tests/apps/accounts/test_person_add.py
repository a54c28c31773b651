"""The first member of the secretariat comes by command, with a link to choose a password."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import roles_of

pytestmark = pytest.mark.django_db


def added(*arguments: str) -> str:
    out = io.StringIO()
    call_command("person_add", *arguments, stdout=out)
    return out.getvalue()


def test_the_link_lets_the_first_person_choose_a_password(client: Client) -> None:
    link = added("ana@example.org", "Ana Anić")
    who = User.objects.get(email="ana@example.org")
    assert roles_of(who).secretariat and not who.has_usable_password()
    path = re.fullmatch(r"http://localhost:8000(/\S+)\n", link)
    assert path is not None
    page = client.get(path[1], follow=True)
    password = "a long and quiet river"
    client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})
    who.refresh_from_db()
    assert who.check_password(password)


def test_what_cannot_be_made_is_told_and_nothing_is(client: Client) -> None:
    added("ana@example.org", "Ana Anić")
    with pytest.raises(CommandError, match="already"):
        added("ANA@example.org", "Ana")
    with pytest.raises(CommandError, match="no body"):
        added("b@example.org", "B", "--body", "nowhere")
    assert not User.objects.filter(email="b@example.org").exists()
