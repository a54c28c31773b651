"""Arcadia's record: a measure, what is counted, a value, a spreadsheet that was looked through."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ronda.apps.accounts.models import User
from ronda.apps.national.models import (
    Indicator,
    IndicatorValue,
    Measure,
    MeasureKind,
    MeasureStep,
    PostKind,
    Upload,
)
from ronda.apps.national.services.figures import Defined, Given, indicator_define, value_give
from ronda.apps.national.services.institutions import institution_add, post_begin
from ronda.apps.national.services.measures import Planned, measure_add, step_add
from ronda.apps.national.services.uploads import upload_receive
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from tests.apps.national.scene import membership_of
from tests.roles.cast import Cast

COUNTED = "boats counted by the Ministry of Locks and by nobody else"
DOCUMENT = "Report of the Ministry of Locks on boats, kept at the desk"
PLANNED = "research of the Ministry of Locks on boats, not for others"
FILE = "boats-of-the-ministry-of-locks.csv"


@dataclass(frozen=True)
class Scene:
    """What addresses point at."""

    indicator: Indicator
    value: IndicatorValue
    upload: Upload
    measure: Measure
    step: MeasureStep


def scene(cast: Cast) -> Scene:
    """An indicator of the contributor's institution, validated by the validator."""
    who, writer, signer = cast["coordinator"], cast["contributor"], cast["validator"]
    assert isinstance(who, User) and isinstance(writer, User) and isinstance(signer, User)
    locks = institution_add(actor=who, name="Ministry of Locks", language="en")
    for person, what in ((writer, PostKind.FOCAL_POINT), (signer, PostKind.VALIDATOR)):
        post_begin(actor=who, institution=locks, membership=membership_of(person), what=what)
    indicator = indicator_define(
        actor=who,
        institution=locks,
        defined=Defined("Boats", Unit.OPERATIONS, COUNTED, date(2020, 1, 1)),
    )
    given = Given(Period.of("2022"), Decimal(4713), DOCUMENT)
    planned = Planned(PLANNED, MeasureKind.RESEARCH, locks, date(2024, 1, 1))
    measure = measure_add(actor=writer, planned=planned)
    return Scene(
        indicator=indicator,
        value=value_give(actor=writer, indicator=indicator, given=given),
        upload=upload_receive(actor=writer, data=b"Boats;None\n1;2\n", name=FILE),
        measure=measure,
        step=step_add(actor=writer, measure=measure, name="Boats seen", due=date(2024, 5, 1)),
    )
