"""Every change of a record, written down by the database itself.

Two things to know. `tracked` is put on every model that matters: triggers copy each row to an
event table whenever it is inserted, changed or deleted, whatever code did it. And event tables
only ever grow: `append_only` gives the migration step that makes the database refuse everything
else, UPDATE, DELETE and TRUNCATE alike, without an off switch.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
import pgtrigger
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations import RunSQL
from pghistory import trigger

M = TypeVar("M", bound=type[models.Model])

REFUSE = """
CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are only ever added', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'restrict_violation';
END $$;
"""
ADD = """
CREATE TRIGGER only_added BEFORE UPDATE OR DELETE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER only_added_never_emptied BEFORE TRUNCATE ON {table}
  FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
"""
REMOVE = """
DROP TRIGGER only_added ON {table};
DROP TRIGGER only_added_never_emptied ON {table};
"""
_IN_A_TABLE = (
    "WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) ",
    ", _pgh_attached_context",
)
"""Where django-pghistory keeps who and why in a table of its own, of which nothing is read here."""


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Have the database keep every version of the model's rows, all fields but `exclude`."""
    track: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
    )
    return track


class _EventTogether(trigger.Event):
    """Notes every row that one statement added, in one statement of its own."""

    def get_func(self, model: models.Model) -> pgtrigger.Func:
        """As it is, without keeping who and why in a table: each event has it itself."""
        told: str = super().get_func(model).func  # type: ignore[no-untyped-call]
        for part in _IN_A_TABLE:
            if part not in told:
                raise NotImplementedError("django-pghistory words its triggers in another way.")
            told = told.replace(part, "")
        return pgtrigger.Func(told)  # type: ignore[no-untyped-call]


class InsertTogether(pghistory.InsertEvent):
    """As `pghistory.InsertEvent`, for rows that come by the thousand.

    What is noted of each row is the same. A trigger for each row costs more than the row.
    """

    def add_event_trigger(self, event_model: type[models.Model]) -> None:
        """Have the database call it once for each statement."""
        event = _EventTogether(  # type: ignore[no-untyped-call]
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=pgtrigger.Statement,
        )
        tracked_model: type[models.Model] = event_model.pgh_tracked_model  # type: ignore[attr-defined]
        pgtrigger.register(event)(tracked_model)


def append_only(*tables: str) -> list[RunSQL]:
    """The migration steps after which rows of `tables` can be added and nothing else."""
    return [RunSQL(ADD.format(table=table), REMOVE.format(table=table)) for table in tables]


def ignore_nothing(connection: BaseDatabaseWrapper, **_signal: object) -> None:
    """Tell a new connection that no trigger is to be ignored, as none ever is.

    The triggers ask for every row. Where nothing was told, django-pgtrigger learns it from an error
    that PostgreSQL raises and catches again: thirty times the work of keeping the row.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{}', false)")
