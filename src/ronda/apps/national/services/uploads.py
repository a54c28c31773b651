"""Spreadsheets of values and of recommendations: how they come into the record of the desk."""

from collections.abc import Sequence

from ronda.apps.accounts.selectors import Actor
from ronda.apps.national import taking_outside
from ronda.apps.national.models import IndicatorValue, Upload, UploadKind
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.services.adding import records_add
from ronda.apps.national.services.spreadsheets import (
    Intake,
    spreadsheet_drop,
    spreadsheet_receive,
    spreadsheet_take_in,
)
from ronda.apps.national.standing import Standing
from ronda.apps.national.taking_in import COLUMNS, Values, columns_of
from ronda.apps.policy import demand
from ronda.spreadsheets.layout import Column

READ, TAKE_IN = "national.read_spreadsheet", "national.take_spreadsheet_in"
READ_OUTSIDE, TAKE_OUTSIDE_IN = "national.read_outside", "national.take_outside_in"


class IntoFigures(Intake[Upload, IndicatorValue]):
    """Values of the indicators that somebody counts."""

    model, read, take_in, can, columns = Upload, READ, TAKE_IN, Can.COUNT, COLUMNS

    def check(self, who: Standing, upload: Upload | None = None) -> None:
        """Who counts anything, and on a spreadsheet who sees it."""
        demand(verdict(who, Can.COUNT))
        if upload is not None:
            demand(verdict(who, Can.SEE, upload))

    def register(self, who: Standing) -> Values:
        """The indicators that somebody counts."""
        return Values(who)

    def everywhere(self) -> Sequence[Column]:
        """All of them; which indicators there are is each desk's own."""
        return columns_of({})

    def keep(self, rows: Sequence[IndicatorValue]) -> None:
        """Keep a batch of values."""
        if rows:
            records_add(rows)


class IntoOutside(Intake[Upload, taking_outside.Recommended]):
    """Recommendations of bodies outside this Ronda."""

    model, read, take_in = Upload, READ_OUTSIDE, TAKE_OUTSIDE_IN
    can, columns = Can.TAKE_OUTSIDE, taking_outside.COLUMNS

    def check(self, who: Standing, upload: Upload | None = None) -> None:
        """The coordinator."""
        demand(verdict(who, Can.TAKE_OUTSIDE, upload))

    def register(self, who: Standing) -> taking_outside.Outsides:
        """What stands at the desk from outside."""
        return taking_outside.Outsides(who)

    def keep(self, rows: Sequence[taking_outside.Recommended]) -> None:
        """Keep a batch of recommendations."""
        taking_outside.keep(rows)


INTO_FIGURES = IntoFigures()
INTO_OUTSIDE = IntoOutside()


def upload_receive(*, actor: Actor, data: bytes, name: str) -> Upload:
    """Keep a spreadsheet of values and have it looked through; raises NotValid for its size."""
    return spreadsheet_receive(
        intake=INTO_FIGURES, actor=actor, data=data, name=name, kept={"kind": UploadKind.VALUES}
    )


def upload_take_in(*, actor: Actor, upload: Upload) -> Upload:
    """Take every row in, at once or by the worker; raises NotNow where that cannot be done."""
    return spreadsheet_take_in(intake=INTO_FIGURES, actor=actor, upload=upload)


def upload_drop(*, actor: Actor, upload: Upload) -> None:
    """Set a spreadsheet aside that was not taken in."""
    spreadsheet_drop(intake=INTO_FIGURES, actor=actor, upload=upload)


def outside_receive(*, actor: Actor, data: bytes, name: str) -> Upload:
    """Keep a file of recommendations of other bodies and have it looked through."""
    return spreadsheet_receive(
        intake=INTO_OUTSIDE, actor=actor, data=data, name=name, kept={"kind": UploadKind.OUTSIDE}
    )


def outside_take_in(*, actor: Actor, upload: Upload) -> Upload:
    """Take every recommendation in; raises NotNow where that cannot be done."""
    return spreadsheet_take_in(intake=INTO_OUTSIDE, actor=actor, upload=upload)
