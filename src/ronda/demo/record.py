"""Loads Arcadia's record: measures, indicators with their values, a definition that changed.

Two things to know. Everything goes through the services that people's clicks go through. And the
figures are invented; some are small, so that it can be seen what does not leave.
"""

from datetime import date
from decimal import Decimal

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Indicator, Institution, MeasureKind, MeasureStatus
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.selectors.measures import recommendations
from ronda.apps.national.services.drafting import indicator_serve
from ronda.apps.national.services.figures import (
    Defined,
    Given,
    definition_add,
    indicator_define,
    value_give,
)
from ronda.apps.national.services.measures import (
    Planned,
    measure_add,
    measure_serve,
    step_add,
    step_done,
)
from ronda.apps.national.services.uploads import upload_receive
from ronda.apps.national.standing import standing_of
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from ronda.spreadsheets.writing import Written, as_csv

_SINCE = date(2019, 1, 1)
_CHARGED = Defined(
    "Persons charged with online offences against children",
    Unit.PERSONS_CHARGED,
    "Persons against whom a charge under Article 178 of the Penal Code was brought.",
    _SINCE,
)
_ANEW = "Persons against whom a charge under Articles 178 to 178d of the Penal Code was brought."
_VICTIMS = Defined(
    "Child victims identified in seized material",
    Unit.VICTIMS_IDENTIFIED,
    "Children recognised in seized pictures and videos, each counted once.",
    _SINCE,
    "sex",
    ("girls", "boys"),
)
_COUNTRIES = Defined(
    "Countries in joint operations",
    Unit.COUNTRIES,
    "Countries that took part in at least one operation together with Arcadia.",
    _SINCE,
)
_CALLS = Defined(
    "Calls to the helpline", Unit.CALLS, "Calls by children that were answered.", _SINCE
)


def load_record(coordinator: User) -> None:
    """Fill the figures of Arcadia."""
    with at_desk(coordinator):
        named = {called(one): one for one in institutions()}
    interior, justice = named["Ministry of the Interior"], named["Ministry of Justice"]
    _measures(coordinator, interior, justice)
    charged = _counted(coordinator, justice, _CHARGED, {"2021": 31, "2022": 38, "2023": 45})
    definition_add(actor=coordinator, indicator=charged, words=_ANEW, since=date(2024, 1, 1))
    _give(coordinator, charged, {"2024": 63, "2025": 58})
    indicator_serve(actor=coordinator, indicator=charged, keys=_first_asked(coordinator))
    victims = _counted(coordinator, interior, _VICTIMS, {})
    for group, counts in {"girls": (14, 9, 11), "boys": (7, 3, 8)}.items():
        _give(coordinator, victims, dict(zip(("2023", "2024", "2025"), counts, strict=True)), group)
    _counted(coordinator, interior, _COUNTRIES, {"2023": 5, "2025": 8})
    _counted(coordinator, interior, _CALLS, {})
    rows: list[tuple[Written, ...]] = [
        ("Indicator", "Period", "Value", "Document"),
        (_CALLS.name, "2024-H1", 1480, "Annual report of the helpline"),
        (_CALLS.name, "2024-H2", "1.532", "Annual report of the helpline"),
        ("Total", None, 3012, None),
    ]
    upload_receive(actor=coordinator, data=as_csv(rows), name="helpline-2024.csv")


def _measures(actor: User, interior: Institution, justice: Institution) -> None:
    """Three measures: a training with its steps, which serves two recommendations, and two more."""
    training = measure_add(
        actor=actor,
        planned=Planned(
            name="Training of officers who hear children",
            kind=MeasureKind.TRAINING,
            institution=interior,
            begins=date(2025, 2, 1),
            ends=date(2026, 11, 30),
            about="Two days, with a practical part; together with public prosecutors.",
            budget=Decimal(48000),
            currency="EUR",
            status=MeasureStatus.UNDER_WAY,
            obstacles="Three regional departments have no room in which a hearing is recorded.",
            partners=(justice,),
        ),
    )
    first = step_add(actor=actor, measure=training, name="Curriculum agreed", due=date(2025, 5, 31))
    step_done(actor=actor, step=first)
    step_add(actor=actor, measure=training, name="All regions held", due=date(2026, 10, 31))
    measure_serve(actor=actor, measure=training, keys=_first_asked(actor))
    for name, kind, status, begins, ends in (
        ("Amendment of the Penal Code", MeasureKind.LAW, MeasureStatus.DONE, 2023, 2024),
        ("Campaign in schools", MeasureKind.CAMPAIGN, MeasureStatus.PLANNED, 2027, 2027),
    ):
        planned = Planned(name, kind, justice, date(begins, 3, 1), date(ends, 9, 30), status=status)
        measure_add(actor=actor, planned=planned)


def _first_asked(actor: User) -> list[str]:
    with at_desk(actor):
        return [one.key for one in recommendations(standing_of(actor))[:2]]


def _counted(
    actor: User, institution: Institution, defined: Defined, counts: dict[str, int]
) -> Indicator:
    indicator = indicator_define(actor=actor, institution=institution, defined=defined)
    _give(actor, indicator, counts)
    return indicator


def _give(actor: User, indicator: Indicator, counts: dict[str, int], group: str = "") -> None:
    for year, amount in counts.items():
        given = Given(
            period=Period.of(year),
            amount=Decimal(amount),
            document=f"Statistical bulletin {year}",
            group=group,
            dated=date(int(year) + 1, 3, 1),
            place="table 4",
        )
        value_give(actor=actor, indicator=indicator, given=given)
