"""Asks the API in a few words."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from ronda.apps.accounts.models import User
from ronda.apps.accounts.services import token_make

BASE = "/api/v1"


def get(path: str, *, token: str = "", **headers: str) -> HttpResponse:
    """What the API answers under a path such as "/parties?limit=2"."""
    sent = dict(headers)
    if token:
        sent["Authorization"] = f"Bearer {token}"
    answer: Any = Client(headers=sent).get(f"{BASE}{path}")
    found: HttpResponse = answer
    return found


def told(path: str, **more: str) -> Any:
    """The JSON that is answered, where all is well."""
    response = get(path, **more)
    assert response.status_code == 200, response.content
    return json.loads(response.content)


def items(path: str, **more: str) -> list[Any]:
    """The records of a page."""
    found: list[Any] = told(path, **more)["items"]
    return found


def problem(path: str, status: int, code: str, **more: str) -> Any:
    """The problem that is answered, which has to be this one."""
    response = get(path, **more)
    assert response.status_code == status, response.content
    assert response["Content-Type"] == "application/problem+json"
    said = json.loads(response.content)
    assert (said["status"], said["code"]) == (status, code)
    assert said["detail"].endswith(".")
    return said


def token_of(who: User, *scopes: str) -> str:
    """A token of somebody."""
    _token, secret = token_make(actor=who, name="Test", scopes=scopes, days=1)
    return secret
