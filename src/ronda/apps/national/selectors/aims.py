"""Targets of an indicator with how far its figures have come, never over a break of the series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import Aim, Direction, Indicator
from ronda.apps.national.selectors.figures import indicators_visible
from ronda.apps.national.standing import Standing
from ronda.figures.aiming import AimedAt, Progress, WhyNot, progress
from ronda.figures.model import Value
from ronda.figures.periods import Period

WHY_NOT: Mapping[WhyNot, Promise] = {
    WhyNot.NOTHING: gettext_lazy("There is no value yet that could be held against it."),
    WhyNot.DEFINITION: gettext_lazy(
        "What is counted was defined anew: values and target count different things."
    ),
    WhyNot.LENGTH: gettext_lazy("The latest value is for a time of another length."),
}


@dataclass(frozen=True)
class Course:
    """A target and how far it has come; `why_not` says why that cannot be told."""

    aim: Aim
    period: Period
    progress: Progress | None
    why_not: str = ""

    @property
    def bar(self) -> float:
        """How long its bar is, in hundredths."""
        return float(min(100, (self.progress and self.progress.hundredths) or 0))


def aims_of(indicator: Indicator, values: Sequence[Value]) -> list[Course]:
    """The targets of an indicator that hold, in the order of time."""
    found = indicator.aims.filter(withdrawn="").select_related(
        "definition", "target__round__body", "target__outside"
    )
    return [_standing(aim, [one for one in values if one.group == aim.group]) for aim in found]


def _standing(aim: Aim, values: Sequence[Value]) -> Course:
    period = Period(aim.first, aim.last)
    at_least = aim.direction == Direction.AT_LEAST
    found = progress(values, AimedAt(period, aim.definition.number, aim.amount, at_least))
    if isinstance(found, Progress):
        return Course(aim, period, found)
    return Course(aim, period, None, str(WHY_NOT[found]))


def aim_visible(who: Standing, id: int) -> Aim:
    """A target of an indicator that somebody may see; raises NotVisible."""
    every = Aim.objects.select_related("indicator")
    found = every.filter(pk=id, indicator__in=indicators_visible(who)).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found
