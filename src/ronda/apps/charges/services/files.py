"""Spreadsheets of operations: how they come into the register."""

from collections.abc import Sequence

from ronda.apps.accounts.selectors import Actor
from ronda.apps.charges.models import OperationFile, OperationServes
from ronda.apps.charges.permissions import Can, verdict
from ronda.apps.charges.taking_in import COLUMNS, Lists, Operations, Row, columns_of
from ronda.apps.national.permissions import verdict_on_file
from ronda.apps.national.services.adding import records_add, rows_add
from ronda.apps.national.services.placing import targets_wanted
from ronda.apps.national.services.spreadsheets import Intake, spreadsheet_receive
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand
from ronda.spreadsheets.layout import Column


class IntoOperations(Intake[OperationFile, Row]):
    """Operations, each with what it serves."""

    model, can, columns = OperationFile, Can.KEEP, COLUMNS
    read, take_in = "charges.read_operations", "charges.take_operations_in"

    def check(self, who: Standing, upload: OperationFile | None = None) -> None:
        """Who keeps operations, and on a spreadsheet who sees it."""
        demand(verdict(who, Can.KEEP))
        if upload is not None:
            demand(verdict_on_file(who, upload))

    def register(self, who: Standing) -> Operations:
        """The register of operations."""
        return Operations(who)

    def everywhere(self) -> Sequence[Column]:
        """All of them; which institutions and recommendations there are is each desk's own."""
        return columns_of(Lists())

    def keep(self, rows: Sequence[Row]) -> None:
        """Keep a batch of operations and what they serve."""
        if not rows:
            return
        records_add([one.operation for one in rows])
        keys = [key for one in rows for key in one.serves]
        targets = {one.key: one for one in targets_wanted(rows[0].who, keys)} if keys else {}
        rows_add(
            OperationServes,
            ("party_id", "operation_id", "target_id"),
            [
                (one.operation.party_id, one.operation.pk, targets[key].pk)
                for one in rows
                for key in one.serves
            ],
        )


INTO_OPERATIONS = IntoOperations()


def file_receive(*, actor: Actor, data: bytes, name: str) -> OperationFile:
    """Keep a spreadsheet of operations and have it looked through; raises NotValid."""
    return spreadsheet_receive(intake=INTO_OPERATIONS, actor=actor, data=data, name=name, kept={})
