"""Lists: what is public, page by page, narrowed down, as JSON and CSV; and what was withdrawn."""

import csv
import io
import json

import pytest
from django.test import Client
from pytest_django import Settings

from ronda.api.records import COLLECTIONS
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.editions import edition_reopen, edition_withdraw
from ronda.factsheets.writing.to_json import json_bytes
from tests.api.asking import get, items, problem, token_of, told
from tests.apps.compliance.arcadia import LATER, imported, published
from tests.apps.people import coordinator, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def test_every_collection_answers_also_where_there_is_nothing() -> None:
    for one in COLLECTIONS:
        page = told(f"/{one.name}")
        assert page["next_cursor"] is None
        if one.name not in {"bodies", "parties"}:
            assert page["items"] == []


def test_a_published_factsheet_is_in_all_its_collections() -> None:
    edition = published(LATER)
    (sheet,) = items("/factsheets")
    assert sheet["id"] == "lanzarote.2.XAR.en.1"
    assert sheet["recommendations"] == edition.recommendations.count()
    assert len(items("/recommendations?limit=500")) == edition.recommendations.count()
    for name in ("findings", "follow-up", "practices"):
        assert {one["edition"] for one in items(f"/{name}")} == {sheet["id"]}, name
    assert [one["id"] for one in items("/rounds")] == ["lanzarote.2"]
    assert Client().get(sheet["page"]).status_code == 200


def test_the_document_of_a_factsheet_is_the_one_that_pages_give() -> None:
    edition = published()
    answer = get("/factsheets/lanzarote.2.XAR.en.1")
    assert answer.content == json_bytes(edition_assemble(edition))
    assert get("/factsheets/lanzarote.2.xar.EN.1").content == answer.content


def test_a_recommendation_says_what_how_strongly_and_of_whom() -> None:
    published()
    one = items("/recommendations?code=iii-1&party=XAR")[0]
    assert one["parties"] == ["XAR"]
    assert "III-1" in one["codes"]
    assert one["status"] is None
    assert told(f"/recommendations/{one['id']}") == one


def test_filters_narrow_down_and_a_strange_value_finds_nothing() -> None:
    published()
    every = items("/recommendations?limit=500")
    for strength in ("require", "request", "invite"):
        found = items(f"/recommendations?limit=500&strength={strength}&party=xar")
        assert len(found) == sum(one["strength"] == strength for one in every) > 0
    assert items("/recommendations?party=SRB") == []
    assert items("/recommendations?strength=nothing-like-it") == []


def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    published()
    whole = [one["id"] for one in items("/recommendations?limit=500")]
    found, path = [], "/recommendations?limit=7"
    while path:
        page = told(path)
        found += [one["id"] for one in page["items"]]
        path = (page["next"] or "").removeprefix("/api/v1")
    assert found == whole
    both = [one["id"] for one in items("/practices")]
    first = told("/practices?limit=1")
    assert len(both) > 1
    assert [first["items"][0]["id"]] == both[:1]


def test_a_cursor_of_another_query_is_refused() -> None:
    published()
    cursor = told("/recommendations?limit=1")["next_cursor"]
    assert get(f"/recommendations?limit=9&cursor={cursor}").status_code == 200
    for path in (
        f"/recommendations?limit=1&party=XAR&cursor={cursor}",
        f"/findings?cursor={cursor}",
        f"/recommendations?cursor={cursor}x",
        f"/recommendations?cursor={'A' * 40}",
        "/recommendations?cursor=A",
    ):
        said = problem(path, 404, "wrong-cursor")
        assert said["errors"][0]["parameter"] == "cursor"


def test_cursors_tell_nothing_and_are_the_same_for_the_same_place() -> None:
    published()
    first, second = (told("/recommendations?limit=3")["next_cursor"] for _time in range(2))
    assert first == second
    assert len(first) < 60


def test_csv_has_the_same_records() -> None:
    published()
    answer = get("/recommendations?format=csv&limit=500")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    for row, one in zip(rows, items("/recommendations?limit=500"), strict=True):
        assert row["text"].lstrip("'") == one["text"]
        assert json.loads(row["codes"]) == one["codes"]


def test_an_unchanged_answer_is_304_and_a_changed_one_is_not() -> None:
    published()
    etag = get("/recommendations")["ETag"]
    again = get("/recommendations", **{"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == etag
    Edition.objects.update(number=2)
    assert get("/recommendations", **{"If-None-Match": etag}).status_code == 200


def test_what_was_withdrawn_is_410_and_says_where_it_went() -> None:
    edition = published()
    id = items("/recommendations")[0]["id"]
    edition = edition_withdraw(actor=secretary(), edition=edition, reason="Wrong file.")
    said = problem("/factsheets/lanzarote.2.XAR.en.1", 410, "gone")
    assert "moved_to" not in said
    assert "Wrong file" not in json.dumps(said)
    assert items("/factsheets") == []
    assert get("/factsheets/lanzarote.2.XAR.en.2").status_code == 404
    problem(f"/recommendations/{id}", 410, "gone")
    edition_reopen(actor=secretary(), edition=edition, reason="Again.")
    problem("/factsheets/lanzarote.2.XAR.en.1", 410, "gone")
    published(LATER)
    said = problem("/factsheets/lanzarote.2.XAR.en.1", 410, "gone")
    assert get(said["moved_to"].removeprefix("/api/v1")).status_code == 200


def test_what_never_was_public_is_not_there() -> None:
    edition = imported()
    id = edition.recommendations.first()
    assert id is not None
    problem("/factsheets/lanzarote.2.XAR.en.1", 404, "not-visible")
    problem(f"/recommendations/{id.stable_id}", 404, "not-visible")
    edition_withdraw(actor=secretary(), edition=edition, reason="Not this.")
    problem("/factsheets/lanzarote.2.XAR.en.1", 404, "not-visible")
    problem(f"/recommendations/{id.stable_id}", 404, "not-visible")


def test_ones_own_editions_need_a_token_with_its_scope() -> None:
    imported()
    problem("/own", 401, "not-known")
    problem("/own/editions", 401, "not-known")
    problem("/own/editions", 403, "not-allowed", token=token_of(coordinator("SRB")))
    desk = token_of(secretary(), "read")
    assert told("/own", token=desk)["scopes"] == ["read"]
    assert [one["status"] for one in items("/own/editions", token=desk)] == ["read"]
    assert items("/own/editions", token=token_of(coordinator(), "read")) == []
    assert items("/factsheets", token=desk) == [], "lists are the same for everybody"
