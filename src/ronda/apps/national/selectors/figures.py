"""What is counted, as somebody may see it: the coordinator all, others what theirs count.

Two things to know. A page of an indicator has its series group by group, each break told where it
is. And beside it stands what of it may leave, so that nobody is surprised later.
"""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.counting import Told, told_in_order, value_of
from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue
from ronda.apps.national.standing import Standing
from ronda.figures.leaving import Leaving, leaving


@dataclass(frozen=True)
class Group:
    """The series of one group; `name` is empty for all."""

    name: str
    values: list[Told]


@dataclass(frozen=True)
class Counted:
    """An indicator with everything that its page shows."""

    indicator: Indicator
    definitions: list[IndicatorDefinition]
    groups: list[Group]
    withdrawn: list[IndicatorValue]
    leaving: Leaving

    @property
    def holds_back(self) -> bool:
        """Whether anything of it may not leave."""
        return any(one.held_back for row in self.leaving.rows for one in (*row.groups, row.all))


def indicators_visible(who: Standing) -> QuerySet[Indicator]:
    """The indicators that somebody may see, by name."""
    beside = ("institution__names", "serves__target__round__body")
    every = Indicator.objects.select_related("institution").prefetch_related(*beside)
    return every if who.coordinator else every.filter(institution__in=who.works_for)


def indicators_to_count(who: Standing) -> QuerySet[Indicator]:
    """Those for which somebody may give values."""
    every = indicators_visible(who)
    return every if who.coordinator else every.filter(institution__in=who.writes_for)


def indicator_visible(who: Standing, id: int) -> Indicator:
    """One of them; raises NotVisible."""
    found = indicators_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def values_visible(who: Standing) -> QuerySet[IndicatorValue]:
    """The values of the indicators that somebody may see."""
    found = IndicatorValue.objects.filter(indicator__in=indicators_visible(who))
    return found.select_related("indicator__institution", "definition", "given_by")


def value_visible(who: Standing, id: int) -> IndicatorValue:
    """One of them; raises NotVisible."""
    found = values_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def latest_of(indicators: list[Indicator]) -> dict[int, IndicatorValue]:
    """For each indicator (by key) the value of the latest time that counts all."""
    found = IndicatorValue.objects.filter(indicator__in=indicators, group="", withdrawn="")
    latest = found.order_by("indicator_id", "-last", "-first").distinct("indicator_id")
    return {one.indicator_id: one for one in latest}


def counted(who: Standing, indicator: Indicator) -> Counted:
    """An indicator with its values, and what of them may leave."""
    named = "indicator__institution__names"
    every = list(values_visible(who).filter(indicator=indicator).prefetch_related(named))
    running = [one for one in every if not one.withdrawn]
    names = ["", *indicator.groups]
    groups = [Group(n, told_in_order(one for one in running if one.group == n)) for n in names]
    return Counted(
        indicator=indicator,
        definitions=list(indicator.definitions.all()),
        groups=[group for group in groups if group.values],
        withdrawn=[one for one in every if one.withdrawn],
        leaving=leaving(map(value_of, running), indicator.groups),
    )
