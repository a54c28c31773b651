"""A State's desk is that State's alone: held by the door, and by the database behind it."""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from pghistory.models import Event as HistoryEvent

from ronda.apps.errors import NotVisible
from ronda.apps.national.desk import DeskClosed, at_desk, away_from_desk
from ronda.apps.national.models import Institution, Request
from ronda.apps.national.models.at_desk import AtDesk
from tests.apps.people import coordinator, person, secretary, state

pytestmark = pytest.mark.django_db
COUNT = "SELECT count(*) FROM national_request"


def national_models() -> list[type[AtDesk]]:
    return [model for model in apps.get_models() if issubclass(model, AtDesk)]


def histories() -> list[type[HistoryEvent]]:
    return [
        model
        for app in sorted({model._meta.app_label for model in national_models()})
        for model in apps.get_app_config(app).get_models()
        if issubclass(model, HistoryEvent)
    ]


def asked(code: str, subject: str = "A question") -> None:
    """A request on the desk of this Party."""
    actor = coordinator(code)
    with at_desk(actor):
        Request.objects.create(party=state(code), subject=subject, asked_by=actor)


def counted(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        row = cursor.fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("model", [*national_models(), *histories()], ids=lambda m: m.__name__)
def test_outside_the_door_every_model_refuses(model: type[AtDesk]) -> None:
    with pytest.raises(DeskClosed):
        model.objects.count()
    with pytest.raises(DeskClosed):
        model._base_manager.count()


def test_outside_the_door_nothing_is_saved_and_no_relation_followed() -> None:
    actor = coordinator("XAR")
    with at_desk(actor):
        top = Institution.objects.create(party=state("XAR"))
        unit = Institution.objects.create(party=state("XAR"), parent=top)
        fresh = Institution.objects.get(pk=unit.pk)
    with pytest.raises(DeskClosed):
        str(fresh.parent)
    with pytest.raises(DeskClosed):
        fresh.save()
    with pytest.raises(DeskClosed):
        list(top.units.all())


def test_every_table_and_its_history_is_closed_by_the_database() -> None:
    names = "|".join({model._meta.app_label for model in national_models()})
    tables = {model._meta.db_table for model in (*national_models(), *histories())}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
            "WHERE relrowsecurity AND relforcerowsecurity AND polname = 'at_desk'"
        )
        closed = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ %s", [f"^({names})_"]
        )
        there = {name for (name,) in cursor.fetchall()}
    assert tables == closed == there


def test_rows_of_another_state_do_not_come_whatever_is_asked() -> None:
    asked("XAR")
    asked("SRB")
    with at_desk(coordinator("XAR")):
        assert [row.party.code for row in Request.objects.all()] == ["XAR"]
        assert counted(COUNT) == 1
        assert counted("SELECT count(*) FROM national_requestevent") == 1
        everything = f"{COUNT} WHERE true OR party_id > 0"
        assert counted(everything) == 1


def test_rows_of_another_state_are_not_written() -> None:
    actor = coordinator("XAR")
    refused = pytest.raises(DatabaseError, match="row-level security")
    with at_desk(actor), refused, transaction.atomic():
        Request.objects.create(party=state("SRB"), subject="Not ours", asked_by=actor)


def test_rows_cannot_be_moved_to_another_state() -> None:
    asked("XAR")
    refused = pytest.raises(DatabaseError, match="row-level security")
    with at_desk(coordinator("XAR")), refused, transaction.atomic():
        Request.objects.update(party=state("SRB"))


def test_the_role_sees_nothing_where_no_party_is_told() -> None:
    asked("XAR")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE ronda_desk")
        assert counted(COUNT) == 0
        cursor.execute("RESET ROLE")
    assert counted(COUNT) == 1


def test_the_role_owns_nothing_and_cannot_sign_in() -> None:
    owned = "SELECT count(*) FROM pg_class JOIN pg_roles r ON relowner = r.oid "
    assert counted(owned + "WHERE rolname = 'ronda_desk'") == 0
    harmless = "NOT (rolsuper OR rolcanlogin OR rolbypassrls OR rolcreaterole)"
    found = f"SELECT count(*) FROM pg_roles WHERE rolname = 'ronda_desk' AND {harmless}"
    assert counted(found) == 1


def test_the_role_changes_nothing_of_the_rest_of_ronda() -> None:
    statement = "UPDATE treaties_party SET name = 'Arcadia'"
    refused = pytest.raises(DatabaseError, match="permission denied")
    with at_desk(coordinator("XAR")), refused, transaction.atomic():
        counted(statement)


def test_the_door_is_shut_to_those_who_serve_no_state() -> None:
    for who in (person(), secretary()):
        with pytest.raises(NotVisible), at_desk(who):
            pass


def test_after_the_door_everything_is_as_before() -> None:
    before = counted("SELECT (current_user = session_user)::int")
    with at_desk(coordinator("XAR")):
        assert counted("SELECT (current_user = 'ronda_desk')::int") == 1
        with away_from_desk():
            assert counted("SELECT (current_user = session_user)::int") == 1
            with pytest.raises(DeskClosed):
                Request.objects.count()
        assert counted("SELECT (current_user = 'ronda_desk')::int") == 1
    assert counted("SELECT (current_user = session_user)::int") == before == 1
    with pytest.raises(ZeroDivisionError), at_desk(coordinator("XAR")):
        _ = 1 / 0
    assert counted("SELECT (current_user = session_user)::int") == 1
