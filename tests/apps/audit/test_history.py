"""History only grows: the database itself refuses anything else."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from pghistory.models import Event as HistoryEvent

from ronda.apps.audit.models import Event
from ronda.apps.compliance.models import Recommendation
from tests.apps.compliance.arcadia import imported
from tests.apps.people import secretary

pytestmark = pytest.mark.django_db
ONLY_ADDED = {
    "audit_event": "id",
    "follow_ups_handedin": "id",
    "rounds_submission": "id",
    "sources_content": "sha256",
    "hashes_notice": "id",
    "hashes_disclosure": "id",
    "hashes_disclosedentry": "id",
    "hashes_query": "id",
    "hashes_feedrequest": "id",
}
"""Tables that are a history themselves, with a column to try to change."""
WITHOUT_HISTORY = {
    # Emptied or taken away by design, so that no history may keep it (docs/decisions/0014).
    "BrokenLine",
    "Change",
    "CollectionPart",
    "CollectionRow",
    "Group",
    "PartnerFileRow",
    # How far a log, a chain, a copy or the index has come; the disclosures and the trail tell how.
    "Copy",
    "Feed",
    "FeedBatch",
    "IndexChange",
    "QueryLog",
    "Received",
    # The bytes of a national export: what was in it is at the desk, its checksum with the export.
    "ExportPart",
    # Made from what is asked and said, and made anew when that changes.
    "Gathered",
    "TermPlace",
    # The index of the search: what is public, said again, and made anew when that changes.
    "Origin",
    "Statement",
    "Word",
    # Counts of questions in a minute, cleared away within hours.
    "Usage",
}


def history_tables() -> list[str]:
    """Every table in which the database keeps versions of rows."""
    return [
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, HistoryEvent) and model._meta.app_label != "pghistory"
    ]


def tables() -> list[str]:
    return sorted([*ONLY_ADDED, *history_tables()])


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_there_is_history_of_every_model_that_matters() -> None:
    tracked = {
        model.pgh_tracked_model
        for model in apps.get_models()
        if hasattr(model, "pgh_tracked_model")
    }
    ours = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("ronda.apps") and not issubclass(model, HistoryEvent)
    }
    others = {model for model in ours - tracked if model._meta.db_table not in ONLY_ADDED}
    assert {model.__name__ for model in others} == WITHOUT_HISTORY


@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_the_database_refuses_to_change_history(statement: str) -> None:
    imported()
    run("SET CONSTRAINTS ALL IMMEDIATE")
    for table in tables():
        column = ONLY_ADDED.get(table, "pgh_id")
        with pytest.raises(DatabaseError, match="its rows are only ever added"):
            run(statement.format(table, column, column))


def test_the_database_refuses_also_when_triggers_are_told_to_be_ignored() -> None:
    imported()
    with pytest.raises(DatabaseError, match="only ever added"):
        run("SET LOCAL pgtrigger.ignore = '{only_added}'; DELETE FROM audit_event")


def test_history_catches_what_code_forgets() -> None:
    edition = imported()
    row = edition.recommendations.first()
    assert row is not None
    Recommendation.objects.filter(pk=row.pk).update(strength="invite")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM compliance_followup WHERE recommendation_id = %s", [row.pk])
        cursor.execute("DELETE FROM compliance_recommendation WHERE id = %s", [row.pk])
    events = Recommendation.pgh_event_model.objects.filter(pgh_obj_id=row.pk)  # type: ignore[attr-defined]
    assert list(events.order_by("pgh_id").values_list("pgh_label", flat=True)) == [
        "insert",
        "update",
        "delete",
    ]
    assert events.get(pgh_label="update").strength == "invite"


def test_history_says_who_and_in_which_request() -> None:
    actor = secretary()
    edition = imported(actor=actor)
    event = edition._meta.model.pgh_event_model.objects.filter(pgh_obj=edition).latest("pgh_id")  # type: ignore[attr-defined]
    trail = Event.objects.filter(about__contains=[f"compliance.edition:{edition.pk}"])
    assert event.pgh_context["actor"] == actor.pk
    assert event.pgh_context["request"] in {str(row.request_id) for row in trail}


def test_connection_tells_that_no_trigger_is_ignored() -> None:
    # Else the triggers learn it from an error for every row: see `ignore_nothing`.
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('pgtrigger.ignore')")
        assert cursor.fetchone() == ("{}",)
