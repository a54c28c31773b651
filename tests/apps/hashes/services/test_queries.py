"""The service's logs come into the database once and whole, and an altered one says so."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.apps.errors import NotAllowed
from ronda.apps.hashes.models import Post, Query, QueryLog
from ronda.apps.hashes.services.queries import queries_load
from ronda.matching.query_log import QueryLog as Log
from tests.apps.hashes.people import holder
from tests.apps.hashes.places import matching_in
from tests.matching.accredited import BASIS, PURPOSE
from tests.matching.test_query_log import keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(tmp_path: Path, settings: Settings) -> Log:
    return Log(matching_in(tmp_path, settings))


def test_each_query_is_loaded_once(log: Log) -> None:
    auditor = holder(Post.AUDITOR)
    keep(log, "1", "2")
    queries_load(actor=auditor)
    keep(log, "3")
    queries_load(actor=auditor)
    queries_load(actor=auditor)
    assert sorted(Query.objects.values_list("token", flat=True)) == ["1", "2", "3"]
    query = Query.objects.get(token="3")
    assert (query.client, query.purpose, query.legal_basis) == ("harbour-police", PURPOSE, BASIS)
    assert (query.case_reference, query.hash_count, query.known_count) == ("A-17", 1, 1)
    assert len(query.digests) == 16 and query.kinds == ["md5"]


def test_altered_log_is_read_up_to_there_and_says_so(log: Log) -> None:
    keep(log, "1", "2", "3")
    data = log.path.read_bytes()
    log.path.write_bytes(data.replace(b'"token":"2"', b'"token":"9"'))
    custodian = holder(Post.CUSTODIAN)
    queries_load(actor=custodian)
    queries_load(actor=custodian)
    assert [query.token for query in Query.objects.all()] == ["1"]
    assert "was altered" in QueryLog.objects.get().altered


def test_only_custodian_and_auditor_load(log: Log) -> None:
    with pytest.raises(NotAllowed):
        queries_load(actor=holder(Post.INVESTIGATOR))


def test_the_worker_loads_them_by_itself(log: Log) -> None:
    from ronda.apps.hashes.jobs import load_queries  # noqa: PLC0415

    keep(log, "1")
    load_queries(0)
    assert Query.objects.count() == 1
