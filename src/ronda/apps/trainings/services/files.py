"""Spreadsheets of trainings and of lectures: how they come into the registers."""

from collections.abc import Sequence

from ronda.apps.accounts.selectors import Actor
from ronda.apps.national.services.adding import told_add
from ronda.apps.national.services.spreadsheets import Intake, spreadsheet_receive
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand
from ronda.apps.trainings.columns import Lists, of_lectures, of_trainings
from ronda.apps.trainings.models import Lecture, RegisterFile, Training
from ronda.apps.trainings.models.files import FileKind
from ronda.apps.trainings.models.held import Held
from ronda.apps.trainings.permissions import Can, verdict
from ronda.apps.trainings.services.holding import beside_add
from ronda.apps.trainings.taking_in import COLUMNS, Lectures, Row, Trainings
from ronda.spreadsheets.layout import Column


class IntoRegister(Intake[RegisterFile, Row]):
    """What the two registers share: who may, and how rows are kept."""

    model, can, columns = RegisterFile, Can.TELL, COLUMNS
    kind: FileKind
    records: type[Held]

    def check(self, who: Standing, upload: RegisterFile | None = None) -> None:
        """Who tells for any institution, and on a spreadsheet who sees it."""
        demand(verdict(who, Can.TELL))
        if upload is not None:
            demand(verdict(who, Can.SEE, upload))

    def keep(self, rows: Sequence[Row]) -> None:
        """Keep a batch of records and what stands beside them."""
        if not rows:
            return
        keys = told_add(self.records, [row.told for row in rows])
        beside = (row.beside for row in rows)
        beside_add(self.records, rows[0].party_id, dict(zip(keys, beside, strict=True)))


class IntoTrainings(IntoRegister):
    """Trainings."""

    read, take_in = "trainings.read_trainings", "trainings.take_trainings_in"
    kind, records = FileKind.TRAININGS, Training

    def register(self, who: Standing) -> Trainings:
        """The register of trainings."""
        return Trainings(who)

    def everywhere(self) -> Sequence[Column]:
        """Without a desk's professions, which have a column each."""
        return of_trainings(Lists())


class IntoLectures(IntoRegister):
    """Lectures and campaigns."""

    read, take_in = "trainings.read_lectures", "trainings.take_lectures_in"
    kind, records = FileKind.LECTURES, Lecture

    def register(self, who: Standing) -> Lectures:
        """The register of lectures and campaigns."""
        return Lectures(who)

    def everywhere(self) -> Sequence[Column]:
        """All of them: audiences are the same at every desk."""
        return of_lectures(Lists())


INTO_TRAININGS, INTO_LECTURES = IntoTrainings(), IntoLectures()


def file_receive(*, actor: Actor, into: IntoRegister, data: bytes, name: str) -> RegisterFile:
    """Keep a spreadsheet for a register and have it looked through; raises NotValid."""
    return spreadsheet_receive(
        intake=into, actor=actor, data=data, name=name, kept={"kind": into.kind}
    )
