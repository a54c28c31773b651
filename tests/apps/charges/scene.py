"""Charges by article over the change of an article, and an operation with its figures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ronda.apps.charges.models import Operation
from ronda.apps.charges.services.charges import articles_tie
from ronda.apps.charges.services.operations import Conducted, operation_add, operation_count
from ronda.apps.laws.models import Article
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Indicator, IndicatorValue
from ronda.apps.national.services.figures import Defined, Given, indicator_define, value_give
from ronda.figures.model import Unit
from ronda.figures.periods import Period
from tests.apps.laws.scene import Statute, statute
from tests.apps.national.scene import Desk

CHARGES = Defined(
    "Charges of online offences",
    Unit.CHARGES,
    "Charges filed.",
    date(2015, 1, 1),
    "article",
    ("178", "9"),
)
CHARGED = Defined("Charged under 178", Unit.PERSONS_CHARGED, "Persons.", date(2015, 1, 1))
COUNTS = {Unit.SUSPECTS: 63, Unit.COUNTRIES: 8, Unit.SEARCHES: 59, Unit.VICTIMS_IDENTIFIED: 8}


@dataclass
class Register:
    """A law, and figures that count its articles."""

    statute: Statute
    charges: Indicator
    charged: Indicator

    @property
    def desk(self) -> Desk:
        return self.statute.desk


def give(there: Desk, indicator: Indicator, period: str, amount: int, group: str = "") -> None:
    given = Given(Period.of(period), Decimal(amount), f"Bulletin {period}", group, None, "p. 3")
    value_give(actor=there.coordinator, indicator=indicator, given=given)


def article(there: Statute, number: str) -> Article:
    with at_desk(there.desk.coordinator):
        return Article.objects.select_related("law").get(law=there.law, number=number)


def register() -> Register:
    """Article 178 is worded anew on 1 July 2024; Article 9 stays as it was."""
    law = statute()
    there = law.desk
    charges, charged = (
        indicator_define(actor=there.coordinator, institution=there.interior, defined=one)
        for one in (CHARGES, CHARGED)
    )
    for year, counts in {"2023": (40, 12), "2024-H1": (21, 7), "2025": (50, 3)}.items():
        for group, amount in zip(("178", "9"), counts, strict=True):
            give(there, charges, year, amount, group)
    give(there, charged, "2023", 38)
    nine, one_seven_eight = article(law, "9"), article(law, "178")
    told = {"178": one_seven_eight, "9": nine}
    articles_tie(actor=there.coordinator, indicator=charges, articles=told)
    articles_tie(actor=there.coordinator, indicator=charged, articles={"": one_seven_eight})
    return Register(law, charges, charged)


def mosaic(there: Desk) -> Operation:
    """An operation with four units, each a figure of its own."""
    conducted = Conducted("Heron 2024", there.interior, date(2024, 3, 1), date(2024, 11, 30))
    operation = operation_add(actor=there.writer, conducted=conducted)
    for unit, amount in COUNTS.items():
        indicator = operation_count(
            actor=there.coordinator, operation=operation, unit=unit, words="As told."
        )
        give(there, indicator, "2024", amount)
    return operation


def value_of(there: Desk, unit: Unit) -> IndicatorValue:
    with at_desk(there.coordinator):
        found = IndicatorValue.objects.select_related("indicator")
        return found.get(indicator__unit=unit.value, indicator__of_operation__isnull=False)
