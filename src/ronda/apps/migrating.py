"""First migrations, made at once: a new database is there in seconds and not in half a minute.

Two things to know. Django renders every model anew after each step; here the steps of a first
migration are all told first and the models rendered once, which makes the same tables. And this is
for first migrations only: there is nothing in the tables yet that a step in between would need.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

PART_OF_THE_TABLE = (AddField, AddIndex, AddConstraint)


class FirstMigration(migrations.Migration):
    """Creates models, with all that belongs to them, and their triggers; nothing else."""

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        """Make the tables, then the triggers."""
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        self._tell(project_state)
        for operation in self._of(CreateModel, AddTrigger):
            operation.database_forwards(self.app_label, schema_editor, project_state, project_state)
        return project_state

    def unapply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        """Take the tables away, and with them all that hangs on them."""
        if collect_sql:
            return super().unapply(project_state, schema_editor, collect_sql)
        whole = project_state.clone()
        self._tell(whole)
        for operation in reversed(self._of(CreateModel)):
            operation.database_backwards(self.app_label, schema_editor, whole, whole)
        return project_state

    def _tell(self, state: ProjectState) -> None:
        """Every step told to `state`, whose models are rendered when next asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(self.app_label, state)

    def _of(self, *kinds: type[Operation]) -> list[Operation]:
        known = (CreateModel, AddTrigger, *PART_OF_THE_TABLE)
        strange = [one for one in self.operations if not isinstance(one, known)]
        if strange:
            raise TypeError(f"{strange[0].describe()} has no place in a first migration.")
        return [one for one in self.operations if isinstance(one, kinds)]
