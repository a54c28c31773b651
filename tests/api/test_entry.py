"""Rows from programs: whole or not at all, once for each key, by the spreadsheet's own checks."""

import json
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from ronda.apps.accounts.models import User
from ronda.apps.accounts.services import token_make
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import IndicatorValue, Upload
from tests.api.asking import BASE
from tests.apps.national.scene import Desk, desk
from tests.apps.national.services.test_figures import NAME, defined
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def row(period: str, value: object = 40, **more: object) -> dict[str, object]:
    return {"indicator": NAME, "period": period, "value": value, "document": "Register"} | more


def post(who: User, rows: object, *, key: str = "k-1", name: str = "values", **more: str) -> Any:
    scopes = more.pop("scopes", "record:write")
    data = rows if isinstance(rows, bytes) else json.dumps(rows).encode()
    headers = {"Authorization": f"Bearer {_token(who, scopes)}", "Idempotency-Key": key} | more
    sent = {one: told for one, told in headers.items() if told}
    answer: Any = Client(headers=sent).post(
        f"{BASE}/own/record/{name}", data, content_type="application/json"
    )
    return answer


_turns = count(1)


def _token(who: User, scope: str) -> str:
    """A token of somebody, under a name of its own."""
    _made, secret = token_make(actor=who, name=f"Test {next(_turns)}", scopes=[scope], days=1)
    return secret


def stored(there: Desk) -> list[IndicatorValue]:
    with at_desk(there.coordinator):
        return list(IndicatorValue.objects.select_related("upload").order_by("first"))


def scene() -> Desk:
    there = desk()
    defined(there)
    return there


def said(answer: HttpResponse, status: int, code: str) -> Any:
    assert answer.status_code == status, answer.content
    told = json.loads(answer.content)
    assert told["code"] == code
    return told


def test_rows_are_taken_in_with_their_source() -> None:
    there = scene()
    answer = post(there.writer, [row("2022"), row("2023", "1 045", dated="31.12.2023")])
    assert answer.status_code == 201 and json.loads(answer.content)["taken"] == 2
    first, second = stored(there)
    assert second.amount == 1045 and second.dated == date(2023, 12, 31)
    assert first.upload is not None and first.upload.file_name == "API k-1"
    assert first.given_by == there.writer


def test_the_same_key_counts_once() -> None:
    there = scene()
    post(there.writer, [row("2022")])
    again = post(there.writer, [row("2022")])
    assert again.status_code == 200 and json.loads(again.content)["again"] is True
    assert len(stored(there)) == 1


def test_another_content_under_the_same_key_is_refused() -> None:
    there = scene()
    post(there.writer, [row("2022")])
    said(post(there.writer, [row("2023")]), 409, "not-now")
    assert len(stored(there)) == 1


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (row("2023", "1.234"), "can be read as a thousand"),
        (row("soon"), "is no period"),
        (row("2023", -1), "is below zero"),
        (row("2022"), "says the same as row"),
        (row("2023", group="boats"), "groups of this indicator"),
        (row("2023") | {"indicator": "Boats"}, "is none of"),
        (row("2010"), "Nothing was defined"),
    ],
)
def test_one_wrong_row_and_nothing_is_taken_in(wrong: dict[str, object], sentence: str) -> None:
    there = scene()
    told = said(post(there.writer, [row("2022"), wrong]), 422, "rows-wrong")
    assert [one["row"] for one in told["rows"]] == [2] and sentence in told["rows"][0]["detail"]
    with at_desk(there.coordinator):
        assert not IndicatorValue.objects.exists() and not Upload.objects.exists()
    right = post(there.writer, [row("2022")])
    assert right.status_code == 201


@pytest.mark.parametrize("data", [b"[]", b"[{", b"[[1]]", b"\xff"])
def test_what_holds_no_rows_is_refused(data: bytes) -> None:
    there = scene()
    assert post(there.writer, data).status_code in {400, 422}
    assert not stored(there)


def test_a_token_opens_no_more_than_its_scope_and_its_owner() -> None:
    there = scene()
    said(post(there.writer, [row("2022")], scopes="read"), 403, "not-allowed")
    said(post(there.signer, [row("2022")], scopes="read"), 403, "not-allowed")
    theirs = post(there.other_writer, [row("2022")])
    assert "is none of" in said(theirs, 422, "rows-wrong")["rows"][0]["detail"]
    other = post(coordinator("SRB"), [row("2022")])
    assert "is none of" in said(other, 422, "rows-wrong")["rows"][0]["detail"]
    assert not stored(there)


def test_a_key_and_a_register_are_needed() -> None:
    there = scene()
    said(post(there.writer, [row("2022")], key=""), 400, "no-key")
    said(post(there.writer, [row("2022")], name="boats"), 404, "not-visible")
    plain: Any = Client().post(f"{BASE}/own/record/values", b"[]", content_type="application/json")
    said(plain, 401, "not-known")
    read: Any = Client().get(f"{BASE}/own/record/values")
    said(read, 405, "method-not-allowed")
