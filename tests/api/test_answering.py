"""How each address answers: bad input, methods, headers, limits; the description is true."""

import json

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from pytest_django import Settings

from ronda.api.records import COLLECTIONS
from ronda.api.v1 import openapi
from ronda.apps.accounts.models import Token
from tests.api.asking import BASE, get, items, problem, token_of, told
from tests.apps.compliance.arcadia import published
from tests.apps.people import coordinator, person

pytestmark = pytest.mark.django_db
LONG = "x" * 10_000


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.mark.parametrize(
    "query",
    [
        "page=-1",
        "limit=0",
        "limit=-1",
        "limit=501",
        "limit=9999999999",
        "limit=1e3",
        f"party={LONG}",
        f"{LONG}=1",
        "party=XA%00",
        "party=ZZZZ",
        "party=XAR&party=SRB",
        "round=99999",
        "code=III-1'%20OR%201=1",
        'body="unbalanced',
        "format=xml",
        "cursor=",
        f"cursor={LONG}",
        "strength=%F0%9F%92%A5",
        "party=%FF%FE",
    ],
)
def test_a_wrong_parameter_is_named_in_one_short_sentence(query: str) -> None:
    said = problem(f"/recommendations?{query}", 400, "invalid-parameter")
    assert len(said["errors"]) == 1
    assert len(json.dumps(said)) < 1_000
    assert LONG[:100] not in json.dumps(said)


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/parties/ZZZZ", "/parties/zzz", "/factsheets/1", "/recommendations/1"),
        *("/%00", "/nothing%0A", "/reservations/1%0A2"),
    ],
)
def test_an_address_that_is_not_there_is_told_as_a_problem(path: str) -> None:
    problem(path, 404, "not-visible")


@pytest.mark.parametrize("path", ["/", "/parties/XAR", "/changes.atom", "/openapi.json"])
def test_parameters_are_refused_where_there_are_none(path: str) -> None:
    problem(f"{path}?page=2", 400, "invalid-parameter")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_one_only_reads(method: str) -> None:
    response = Client(enforce_csrf_checks=True).generic(method, f"{BASE}/parties")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert json.loads(response.content)["code"] == "method-not-allowed"


def test_pages_of_other_sites_may_read() -> None:
    response = get("/parties", Origin="https://example.org")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    assert "ETag" in response["Access-Control-Expose-Headers"]
    asked = Client().options(f"{BASE}/own")
    assert asked.status_code == 204
    assert "Authorization" in asked["Access-Control-Allow-Headers"]


def test_a_session_counts_for_nothing() -> None:
    here = Client()
    here.force_login(coordinator())
    assert here.get(f"{BASE}/own").status_code == 401


def test_answers_are_kept_by_others_only_where_they_are_everybodys() -> None:
    assert get("/parties")["Cache-Control"] == "public, max-age=60"
    token = token_of(coordinator(), "read")
    assert get("/own", token=token)["Cache-Control"] == "private, no-cache"
    assert "Authorization" in get("/parties")["Vary"]


def test_an_expired_token_is_told_so_on_public_addresses_too() -> None:
    token = token_of(person())
    assert get("/parties", token=token).status_code == 200
    Token.objects.update(made_at="2020-01-01T00:00Z", expires_at="2020-02-01T00:00Z")
    said = problem("/parties", 401, "not-known", token=token)
    assert "2020-02-01" in said["detail"]
    assert get("/parties", token=token)["WWW-Authenticate"].startswith("Bearer")
    problem("/parties", 401, "not-known", token="ronda_" + LONG)


def test_who_asks_too_often_waits_for_the_next_minute(settings: Settings) -> None:
    token = token_of(person())
    settings.ASKED_A_MINUTE = {"address": 2, "token": 600}
    # A minute may turn between two questions; three of four in a row are in one.
    found = [get("/parties") for _time in range(5)]
    refused = [one for one in found if one.status_code == 429]
    assert refused
    assert json.loads(refused[0].content)["code"] == "too-often"
    assert 1 <= int(refused[0]["Retry-After"]) <= 60
    assert found[0]["RateLimit-Limit"] == "2"
    assert get("/parties", token=token)["RateLimit-Limit"] == "600"


def test_the_description_names_every_address() -> None:
    assert told("/openapi.json") == openapi.description()
    for one in COLLECTIONS:
        assert f"/{one.name}" in openapi.description()["paths"]


def test_what_is_answered_is_what_the_description_says() -> None:
    published()
    described = openapi.description()
    for path, operations in described["paths"].items():
        if "{" in path or path.startswith("/own"):
            continue
        contents = operations["get"]["responses"]["200"]["content"]
        if "application/json" not in contents:
            continue
        schema = contents["application/json"]["schema"]
        checked = {**schema, "components": described["components"]}
        Draft202012Validator(checked).validate(told(path))


def test_a_problem_is_what_the_description_says() -> None:
    schema = openapi.description()["components"]["schemas"]["Problem"]
    checked = {**schema, "components": openapi.description()["components"]}
    said = problem("/parties?limit=0&page=1", 400, "invalid-parameter")
    Draft202012Validator(checked).validate(said)
    assert [one["parameter"] for one in said["errors"]] == ["limit", "page"]


def test_the_queries_of_a_page_do_not_grow_with_it(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    published()
    items("/recommendations?limit=1")
    with django_assert_max_num_queries(9):
        items("/recommendations?limit=500")
    with django_assert_max_num_queries(4):
        items("/findings?limit=500")
