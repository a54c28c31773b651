"""What is counted, as somebody may see it: the coordinator all, others what theirs count.

Two things to know. A page of an indicator has its series group by group, each break told where it
is. And beside it stands what of it may leave, so that nobody is surprised later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.counting import Told, told_in_order
from ronda.apps.national.models import Indicator, IndicatorDefinition, IndicatorValue
from ronda.apps.national.selectors.changes import changes_in
from ronda.apps.national.selectors.told import SubmittedIn, submitted_with, told_before
from ronda.apps.national.standing import Standing
from ronda.figures.leaving import Leaving, leaving
from ronda.figures.model import Value


@dataclass(frozen=True)
class Group:
    """The series of one group; `name` is empty for all."""

    name: str
    values: list[Told]


@dataclass(frozen=True)
class Withdrawn:
    """A value that does not hold, and the submitted texts that told it; the coordinator's alone."""

    value: IndicatorValue
    told_in: list[SubmittedIn]


@dataclass(frozen=True)
class Counted:
    """An indicator with everything that its page shows."""

    indicator: Indicator
    definitions: list[IndicatorDefinition]
    groups: list[Group]
    withdrawn: list[Withdrawn]
    leaving: Leaving

    @property
    def values(self) -> list[Value]:
        """The values that hold, group by group, as they are reckoned with."""
        return _values_in(self.groups)

    @property
    def holds_back(self) -> bool:
        """Whether anything of it may not leave."""
        return any(one.held_back for row in self.leaving.rows for one in (*row.groups, row.all))


def indicators_visible(who: Standing) -> QuerySet[Indicator]:
    """The indicators that somebody may see, by name."""
    beside = ("institution__names", "serves__target__round__body", "serves__target__outside")
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
    definitions = list(indicator.definitions.all())
    every = _values_of(who, indicator, definitions)
    running = [one for one in every if not one.withdrawn]
    changes = changes_in(indicator)
    groups = [
        Group(n, told_in_order((v for v in running if v.group == n), changes.get(n, ())))
        for n in ("", *indicator.groups)
    ]
    told = told_before([indicator.pk])[indicator.pk]
    return Counted(
        indicator=indicator,
        definitions=definitions,
        groups=[group for group in groups if group.values],
        withdrawn=_withdrawn(who, indicator, [one for one in every if one.withdrawn]),
        leaving=leaving(_values_in(groups), indicator.groups, told),
    )


def _withdrawn(
    who: Standing, indicator: Indicator, values: Sequence[IndicatorValue]
) -> list[Withdrawn]:
    keys = [one.pk for one in values] if who.coordinator else []
    told = submitted_with(indicator.pk, keys) if keys else []
    return [Withdrawn(one, [text for text in told if one.pk in text.values]) for one in values]


def _values_of(
    who: Standing, indicator: Indicator, definitions: Sequence[IndicatorDefinition]
) -> list[IndicatorValue]:
    """All values of an indicator, each with that indicator itself, as there may be hundreds."""
    by_key = {one.pk: one for one in definitions}
    found = list(values_visible(who).filter(indicator=indicator).select_related(None))
    for one in found:
        one.indicator, one.definition = indicator, by_key[one.definition_id]
    return found


def _values_in(groups: Iterable[Group]) -> list[Value]:
    return [one.value for group in groups for one in group.values]
