"""Arcadia's record: a measure, what is counted, a value, a spreadsheet that was looked through."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Aim,
    AnnualReport,
    AnnualSection,
    Arrangement,
    Direction,
    Export,
    Indicator,
    IndicatorValue,
    Institution,
    Measure,
    MeasureKind,
    MeasureStep,
    PostKind,
    Upload,
)
from ronda.apps.national.services.aims import Aimed, aim_set
from ronda.apps.national.services.annual import Yearly, annual_draft, annual_send
from ronda.apps.national.services.exports import export_ask
from ronda.apps.national.services.figures import Defined, Given, indicator_define, value_give
from ronda.apps.national.services.institutions import institution_add, post_begin
from ronda.apps.national.services.measures import Planned, measure_add, step_add
from ronda.apps.national.services.uploads import outside_receive, upload_receive
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from tests.apps.national.scene import membership_of
from tests.roles.cast import Cast

COUNTED = "boats counted by the Ministry of Locks and by nobody else"
DOCUMENT = "Report of the Ministry of Locks on boats, kept at the desk"
PLANNED = "research of the Ministry of Locks on boats, not for others"
DECIDED = "Plan of the Ministry of Locks for boats in 2030"
REPORT = "Boats of 2022, told by the Ministry of Locks"
OUTSIDE = "recommendations-on-boats-from-elsewhere.csv"
FILE = "boats-of-the-ministry-of-locks.csv"


@dataclass(frozen=True)
class Scene:
    """What addresses point at."""

    indicator: Indicator
    value: IndicatorValue
    upload: Upload
    measure: Measure
    step: MeasureStep
    export: Export
    outside: Upload
    aim: Aim
    annual: AnnualReport
    section: AnnualSection


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
    value = value_give(actor=writer, indicator=indicator, given=given)
    annual = _to_sign(who, locks)
    with at_desk(who):
        section = annual.sections.get()
    aimed = Aimed(Period.of("2030"), Direction.AT_LEAST, Decimal(9), DECIDED)
    return Scene(
        indicator=indicator,
        value=value,
        upload=upload_receive(actor=writer, data=b"Boats;None\n1;2\n", name=FILE),
        measure=measure,
        step=step_add(actor=writer, measure=measure, name="Boats seen", due=date(2024, 5, 1)),
        export=_stopped(who),
        outside=outside_receive(actor=who, data=b"Boats;None\n1;2\n", name=OUTSIDE),
        aim=aim_set(actor=who, indicator=indicator, aimed=aimed),
        annual=annual,
        section=section,
    )


def _to_sign(who: User, locks: Institution) -> AnnualReport:
    """The report of the year of the value, which waits for the validator."""
    yearly = Yearly(2022, Arrangement.INSTITUTION, "en", REPORT)
    report = annual_draft(actor=who, yearly=yearly)
    with at_desk(who):
        post = locks.posts.get(what=PostKind.VALIDATOR)
    return annual_send(actor=who, report=report, post=post)


def _stopped(who: User) -> Export:
    """An export that was asked for so long ago that another may be."""
    export = export_ask(actor=who)
    with at_desk(who):
        Export.objects.filter(pk=export.pk).update(asked_at=timezone.now() - timedelta(hours=1))
    return export
