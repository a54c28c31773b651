"""Pages for what goes wrong: in our look, with what to do, and without what went on inside."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from ronda.apps.portal.views import home


def test_page_for_our_own_fault_needs_nothing() -> None:
    page = render_to_string("500.html")
    assert "Something went wrong" in page and "Traceback" not in page


@pytest.mark.django_db
def test_our_own_fault_is_told_without_its_inside(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_given: object) -> None:
        raise ValueError("the secret recipe")

    monkeypatch.setattr(home, "latest", broken)
    client.raise_request_exception = False
    answer = client.get(reverse("portal:home"))
    assert answer.status_code == 500
    assert "Something went wrong" in answer.content.decode()
    assert "secret recipe" not in answer.content.decode()


@pytest.mark.django_db
def test_expired_form_says_so(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(reverse("account_login"), {"login": "somebody@example.org"})
    assert answer.status_code == 403
    assert "The form has expired" in answer.content.decode()


@pytest.mark.django_db
def test_language_and_colours_are_chosen_without_a_cookie() -> None:
    """So a public page sets none, and is the same for everybody."""
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("theme"), {"theme": "dark"}).status_code == 302
    assert strict.post(reverse("set_language"), {"language": "fr"}).status_code == 302
    assert not strict.get(reverse("portal:about")).cookies


@pytest.mark.django_db
def test_theme_goes_back_to_ronda_only(client: Client) -> None:
    for elsewhere in ("https://example.org/", "//example.org", "javascript:alert(1)"):
        answer = client.post(reverse("theme"), {"theme": "dark", "next": elsewhere})
        assert answer.headers["Location"] == reverse("portal:home")
    answer = client.post(reverse("theme"), {"theme": "dark", "next": "/about/"})
    assert answer.headers["Location"] == "/about/"
    assert answer.cookies["theme"]["httponly"]
