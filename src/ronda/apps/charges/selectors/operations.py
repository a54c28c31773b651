"""Operations as somebody may see them, each with what was counted, unit by unit."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.charges.models import CountedIn, Operation, OperationFile, OperationServes
from ronda.apps.errors import NotVisible
from ronda.apps.national.counting import Told, told_in_order
from ronda.apps.national.models import Indicator, IndicatorValue
from ronda.apps.national.selectors.figures import latest_of, values_visible
from ronda.apps.national.selectors.uploads import files_visible
from ronda.apps.national.standing import Standing


@dataclass(frozen=True)
class Counted:
    """One unit of an operation: its figure, and the values group by group in the order of time."""

    indicator: Indicator
    groups: list[tuple[str, list[Told]]]


@dataclass(frozen=True)
class Listed:
    """An operation in the list, with the latest value of each of its units."""

    operation: Operation
    latest: list[IndicatorValue]


def operations_visible(who: Standing) -> QuerySet[Operation]:
    """The operations that somebody may see, the latest first."""
    counted = CountedIn.objects.select_related("indicator__institution")
    serves = OperationServes.objects.select_related("target__round__body", "target__outside")
    beside = (Prefetch("counted", queryset=counted), Prefetch("serves", queryset=serves))
    every = Operation.objects.filter(party=who.party_id).select_related("institution")
    found = every.prefetch_related("institution__names", *beside)
    return found if who.coordinator else found.filter(institution__in=who.works_for)


def operation_visible(who: Standing, id: int) -> Operation:
    """One of them; raises NotVisible."""
    found = operations_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def operation_files(who: Standing) -> QuerySet[OperationFile]:
    """The spreadsheets of operations that somebody may see."""
    return files_visible(OperationFile, who)


def listed(who: Standing) -> list[Listed]:
    """The operations with the latest value of each unit."""
    operations = list(operations_visible(who))
    indicators = [one.indicator for operation in operations for one in operation.counted.all()]
    latest = latest_of(indicators)
    for indicator in indicators:
        if indicator.pk in latest:
            latest[indicator.pk].indicator = indicator
    return [
        Listed(
            operation,
            [
                latest[one.indicator_id]
                for one in operation.counted.all()
                if one.indicator_id in latest
            ],
        )
        for operation in operations
    ]


def counted_in(who: Standing, operation: Operation) -> list[Counted]:
    """What was counted of an operation, unit by unit."""
    indicators = [one.indicator for one in operation.counted.all()]
    running = values_visible(who).filter(indicator__in=indicators, withdrawn="")
    values = list(running.prefetch_related("indicator__institution__names"))
    return [
        Counted(
            indicator,
            [
                (group, told)
                for group in ("", *indicator.groups)
                if (
                    told := told_in_order(
                        v for v in values if v.indicator_id == indicator.pk and v.group == group
                    )
                )
            ],
        )
        for indicator in indicators
    ]
