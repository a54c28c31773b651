"""Every change of a record, written down by the database itself.

Two things to know. `tracked` is put on every model that matters: triggers copy each row to an
event table whenever it is inserted, changed or deleted, whatever code did it. And event tables
only ever grow: `append_only` gives the migration step that makes the database refuse everything
else, UPDATE, DELETE and TRUNCATE alike, without an off switch.
"""

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models
from django.db.migrations.operations import RunSQL

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


def tracked(*, exclude: tuple[str, ...] = ()) -> Callable[[M], M]:
    """Have the database keep every version of the model's rows, all fields but `exclude`."""
    track: Callable[[M], M] = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        exclude=list(exclude),
    )
    return track


def append_only(*tables: str) -> list[RunSQL]:
    """The migration steps after which rows of `tables` can be added and nothing else."""
    return [RunSQL(ADD.format(table=table), REMOVE.format(table=table)) for table in tables]
