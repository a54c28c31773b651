"""The application as put together: secure where it is reached, strict in what it sends."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.graph import MigrationGraph
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from ronda.apps.errors import NotAllowed, NotNow, NotVisible, Refusal, Stale
from ronda.config.middleware import POLICY, Refusals
from tests.database import separate

ROOMS = {one.label for one in apps.get_app_configs() if one.name.startswith("ronda.")}


def unanswered(request: HttpRequest) -> HttpResponse:
    raise AssertionError(f"nothing further in is asked: {request.path}")


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    settled = ("RONDA_", "DJANGO_")
    given = {k: v for k, v in os.environ.items() if not k.startswith(settled)} | variables
    command = [sys.executable, "-W", "ignore", "-m", "django", *arguments]
    return subprocess.run(
        command,
        env=given | {"DJANGO_SETTINGS_MODULE": "ronda.config.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_deployment_checks_pass_where_others_reach_it(tmp_path: Path) -> None:
    done = run(
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        RONDA_ORIGIN="https://ronda.example.org",
        RONDA_DATA=str(tmp_path),
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_settings_start_nothing(tmp_path: Path) -> None:
    run("check", RONDA_DATA=str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["secret-key"]


def test_second_factor_off_is_refused_outside_the_demonstration(tmp_path: Path) -> None:
    done = run("check", RONDA_SECOND_FACTOR="off", RONDA_DATA=str(tmp_path))
    assert done.returncode != 0 and "demonstration only" in done.stderr


@pytest.mark.django_db
def test_every_page_forbids_foreign_and_inline_code(client: Client) -> None:
    for path in ("/", "/accounts/login/", "/no-such-page/"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert policy == POLICY
        assert "unsafe" not in policy and "default-src 'self'" in policy


@pytest.mark.django_db
def test_every_answer_has_the_id_of_its_request(client: Client) -> None:
    ids = {client.get("/").headers["X-Request-Id"] for _ in range(2)}
    assert len(ids) == 2


def test_a_request_that_announces_too_much_is_refused_before_it_is_read(client: Client) -> None:
    too_much = settings.UPLOAD_LIMIT_BYTES + 200_000
    answer = client.post("/accounts/login/", CONTENT_LENGTH=str(too_much))
    assert answer.status_code == 413
    assert "25 MB" in answer.content.decode()


@pytest.mark.parametrize("length", ["many", "-1", ""])
def test_a_request_with_a_strange_length_is_no_error_of_ours(client: Client, length: str) -> None:
    answer = client.get("/static/no-such-file", CONTENT_LENGTH=length)
    assert answer.status_code in {400, 404}


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotAllowed("Only the secretariat may do this."), 403),
        (NotVisible("There is no such edition of Atlantis."), 404),
        (Stale("Somebody changed this."), 409),
        (NotNow("Approve it first."), 409),
    ],
)
@pytest.mark.django_db
def test_a_refusal_becomes_a_page(
    rf: RequestFactory, client: Client, refusal: Refusal, status: int
) -> None:
    request = client.get("/").wsgi_request
    answer = Refusals(unanswered).process_exception(request, refusal)
    assert answer is not None and answer.status_code == status
    assert (str(refusal) in answer.content.decode()) == (status != 404)


def test_other_errors_are_not_hidden(rf: RequestFactory) -> None:
    assert Refusals(unanswered).process_exception(rf.get("/"), ValueError()) is None


@pytest.mark.django_db
def test_migrations_say_all_that_the_models_say() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


CATALOGUES = (
    (
        "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
        "WHERE table_schema = 'public'"
    ),
    (
        # That a column is never empty stands above; this keeps the name of a column renamed.
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype <> 'n'"
    ),
    "SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    (
        "SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) FROM pg_trigger "
        "WHERE NOT tgisinternal"
    ),
)


def schema() -> set[tuple[str, ...]]:
    """Every column, constraint, index and trigger there is."""
    with connection.cursor() as cursor:
        found: set[tuple[str, ...]] = set()
        for query in CATALOGUES:
            cursor.execute(query)
            found.update(cursor.fetchall())
    return found


def written_by_hand(row: tuple[str, ...]) -> bool:
    """Whether it is a trigger that no model tells, but a migration's own SQL."""
    return "TRIGGER" in row[2] and not row[1].startswith("pgtrigger_")


@pytest.mark.django_db(transaction=True)
def test_the_last_migration_of_each_room_can_be_taken_back_and_made_again() -> None:
    """Those before it were tried when they were the last, and do not change.

    Left out is what later migrations of other rooms stand on, as these would have to go with it.
    """
    before = schema()
    graph = MigrationExecutor(connection).loader.graph
    leaves = [leaf for leaf in graph.leaf_nodes() if leaf[0] in ROOMS]
    taken = [leaf[0] for leaf in leaves if _taken_back(graph, leaf)]
    between = schema()
    MigrationExecutor(connection).migrate(leaves)
    assert {"accounts", "compliance", "rounds", "trainings"} <= set(taken)
    assert between != before
    assert schema() == before


def _taken_back(graph: MigrationGraph, leaf: tuple[str, str]) -> bool:
    executor = MigrationExecutor(connection)
    target = [_one_before(graph, leaf)]
    if len(executor.migration_plan(target)) > 1:
        return False
    executor.migrate(target)
    return True


def _one_before(graph: MigrationGraph, leaf: tuple[str, str]) -> tuple[str, str | None]:
    earlier = [node.key for node in graph.node_map[leaf].parents if node.key[0] == leaf[0]]
    return earlier[0] if earlier else (leaf[0], None)


@pytest.mark.django_db(transaction=True)
def test_migrations_make_the_tables_that_the_models_say() -> None:
    """Made step by step, at once, or without any step: columns, constraints, indexes, triggers."""
    ours = (model._meta for model in apps.get_models() if model.__module__.startswith("ronda."))
    tables = {said.db_table for said in ours}
    made = {row for row in schema() if row[0] in tables and not written_by_hand(row)}
    assert any("pgtrigger_" in row[1] for row in made)
    none_at_all = dict.fromkeys(one.label for one in apps.get_app_configs())
    search = import_module("ronda.apps.search.migrations.0001_statements")
    with separate("synced", empty=True), override_settings(MIGRATION_MODULES=none_at_all):
        # What columns of the models reckon with.
        for function in (search.FACETS, search.STEMS):
            connection.cursor().execute(function)
        call_command("migrate", run_syncdb=True, verbosity=0)
        call_command("pgtrigger", "install", verbosity=0)
        assert {row for row in schema() if row[0] in tables} == made
