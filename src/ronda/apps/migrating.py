"""Migrations that leave alone the models they do not change: a new database is there in seconds.

Two things to know. After each step Django renders every model that is related to the one that
changed, and to its relations, which with us is nearly all; here only the one that changed is
rendered, which makes the same tables, and all are before a step in Python looks at them. And the
steps of a migration that is the first of its tables are all told before any is taken: there is
nothing in them yet that a step in between would need.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger

PART_OF_THE_TABLE = (AddField, AddIndex, AddConstraint)


class _Lean(ProjectState):
    """A state of the models in which a step renders only the model that it changed."""

    @classmethod
    def of(cls, state: ProjectState) -> "_Lean":
        """The same state, which goes along with what is told to this one."""
        lean = cls.__new__(cls)
        lean.__dict__ = state.__dict__
        return lean

    def _find_reload_model(
        self,
        app_label: str,
        model_name: str,
        delay: bool = False,  # noqa: ARG002 (Django asks for it)
    ) -> set[tuple[str, str]]:
        self.is_delayed = True
        return {(app_label, model_name)}


class NextMigration(migrations.Migration):
    """Changes what is there, in steps of any kind."""

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        """Take the steps one after the other."""
        super().apply(_Lean.of(project_state), schema_editor, collect_sql)
        return project_state


class FirstMigration(migrations.Migration):
    """Creates models, with all that belongs to them, and their triggers; nothing else.

    Raises TypeError for a step of another kind, or one that changes a table which was there before.
    """

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        """Make the tables, then the triggers."""
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        self._tell(_Lean.of(project_state))
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
        """Every step told to `state`."""
        for operation in self.operations:
            operation.state_forwards(self.app_label, state)

    def _of(self, *kinds: type[Operation]) -> list[Operation]:
        known = (CreateModel, AddTrigger, *PART_OF_THE_TABLE)
        made = {one.name_lower for one in self.operations if isinstance(one, CreateModel)}
        strange = [
            one
            for one in self.operations
            if not isinstance(one, known)
            or (not isinstance(one, CreateModel) and one.model_name.lower() not in made)
        ]
        if strange:
            raise TypeError(f"{strange[0].describe()} has no place in a first migration.")
        return [one for one in self.operations if isinstance(one, kinds)]
