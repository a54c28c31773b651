"""Charges by article and year: one table for each unit, a row for each article that is counted.

Two things to know. A row is the series of one indicator, or one group of it; where its definition
or the article itself changed, the series breaks, and the reason stands below the table. And nothing
is added up: a person may be charged under two articles, and units are different things.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.charges.models import CountsArticle
from ronda.apps.laws.in_time import Edition, changes_of
from ronda.apps.laws.models import Article
from ronda.apps.laws.selectors.laws import editions_of_laws, gazettes_of_laws
from ronda.apps.national.counting import Told, told_in_order
from ronda.apps.national.models import Indicator, IndicatorValue
from ronda.apps.national.selectors.changes import Change
from ronda.apps.national.selectors.figures import indicators_visible, values_visible
from ronda.apps.national.standing import Standing
from ronda.figures.model import Unit
from ronda.figures.periods import Period

OF_CHARGES = (Unit.CHARGES, Unit.PERSONS_CHARGED, Unit.PERSONS_CONVICTED)


@dataclass(frozen=True)
class Broken:
    """Why the series of a row breaks before a period; `number` is that of the note."""

    number: int
    period: Period
    article: Article
    group: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """What a row has for a period: nothing, or a value with what breaks the series before it."""

    told: Told | None
    broken: Broken | None = None
    at: int = 0

    @property
    def height(self) -> float:
        """Of the column in the picture, of 100; what is not zero can be seen."""
        return max(self.told.percent, 1.5) if self.told and self.told.record.amount else 0.0

    @property
    def top(self) -> float:
        """Where the column begins."""
        return 100 - self.height


@dataclass(frozen=True)
class Row:
    """An article in a figure; `group` is a sex or an age where it is told apart by those."""

    article: Article
    indicator: Indicator
    group: str
    cells: tuple[Cell, ...]


@dataclass
class UnitTable:
    """The table of one unit; `twice` are articles that two of its figures count."""

    unit: str
    periods: list[Period]
    rows: list[Row] = field(default_factory=list)
    breaks: list[Broken] = field(default_factory=list)
    twice: list[Article] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Of the picture: ten for each period."""
        return 10 * len(self.periods)


def ties_visible(who: Standing, law: int | None = None) -> list[CountsArticle]:
    """Which figures that somebody may see count which articles; of one law, if told."""
    found = CountsArticle.objects.filter(indicator__in=indicators_visible(who))
    if law is not None:
        found = found.filter(article__law=law)
    beside = ("indicator__institution", "article__law")
    order = ("article__law__title", "article__order", "indicator__name")
    named = "indicator__institution__names"
    return list(found.select_related(*beside).prefetch_related(named).order_by(*order))


def tables_of(who: Standing, law: int | None = None) -> list[UnitTable]:
    """The tables of what somebody may see, in the order of the units."""
    ties = ties_visible(who, law)
    indicators = {one.indicator_id for one in ties}
    values: dict[tuple[int, str], list[IndicatorValue]] = defaultdict(list)
    running = values_visible(who).filter(indicator__in=indicators, withdrawn="")
    for value in running.prefetch_related("indicator__institution__names"):
        values[value.indicator_id, value.group].append(value)
    changes = changes_by_indicator(ties)
    by_unit: dict[str, list[CountsArticle]] = defaultdict(list)
    for tie in ties:
        by_unit[tie.indicator.unit].append(tie)
    order = [unit.value for unit in Unit]
    return [
        _table(unit, by_unit[unit], values, changes) for unit in sorted(by_unit, key=order.index)
    ]


Values = dict[tuple[int, str], list[IndicatorValue]]
Changes = dict[int, dict[str, list[Change]]]


def _table(unit: str, ties: Sequence[CountsArticle], values: Values, changes: Changes) -> UnitTable:
    series = [
        (tie, group, told_in_order(values[tie.indicator_id, group], _of(changes, tie, group)))
        for tie in ties
        for group in _groups(tie)
    ]
    periods = sorted({one.period for _tie, _group, told in series for one in told})
    most = max((one.record.amount for _t, _g, told in series for one in told), default=0)
    table = UnitTable(unit, periods, twice=_twice(ties))
    for tie, group, told in series:
        if told or not group:
            _add(table, tie, group, [_scaled(one, float(most)) for one in told])
    return table


def _add(table: UnitTable, tie: CountsArticle, group: str, told: Iterable[Told]) -> None:
    by_period = {one.period: one for one in told}
    cells = []
    for turn, period in enumerate(table.periods):
        one, broken = by_period.get(period), None
        if one is not None and one.broken_by:
            number = len(table.breaks) + 1
            broken = Broken(number, period, tie.article, group, one.broken_by)
            table.breaks.append(broken)
        cells.append(Cell(one, broken, 10 * turn))
    shown = group if not tie.group else ""
    table.rows.append(Row(tie.article, tie.indicator, shown, tuple(cells)))


def _groups(tie: CountsArticle) -> tuple[str, ...]:
    """A group that counts the article, or all and each group of a figure that counts it whole."""
    return (tie.group,) if tie.group else ("", *tie.indicator.groups)


def _of(changes: Changes, tie: CountsArticle, group: str) -> list[Change]:
    return changes.get(tie.indicator_id, {}).get(group, [])


def _scaled(told: Told, most: float) -> Told:
    """All rows of a picture are drawn to one scale."""
    percent = 100 * float(told.record.amount) / most if most else 0.0
    return replace(told, percent=percent)


def _twice(ties: Iterable[CountsArticle]) -> list[Article]:
    """The articles that more than one figure of a unit counts."""
    by_article: dict[Article, set[int]] = defaultdict(set)
    for tie in ties:
        by_article[tie.article].add(tie.indicator_id)
    return [article for article, indicators in by_article.items() if len(indicators) > 1]


def changes_by_indicator(ties: Collection[CountsArticle]) -> Changes:
    """By indicator (its key) and group: when an article that it counts began to read otherwise.

    Of a figure told apart by article, what counts all breaks with each of its articles.
    """
    editions = editions_of_laws({tie.article.law_id for tie in ties})
    gazettes = gazettes_of_laws(editions)
    found: Changes = {}
    for tie in ties:
        told = editions.get(tie.article.law_id, [])
        days = changes_of(told, tie.article_id)
        changes = [_change(tie.article, day, told, gazettes) for day in days]
        groups = {"", tie.group} if tie.group else {"", *tie.indicator.groups}
        for group in groups:
            found.setdefault(tie.indicator_id, {}).setdefault(group, []).extend(changes)
    return found


def _change(
    article: Article, day: date, editions: Sequence[Edition], gazettes: Mapping[int, str]
) -> Change:
    """The change of an article on a day, named by the version that came into force then, if any."""
    keys = [one.key for one in editions if one.since == day]
    told = {"article": article.number, "gazette": gazettes.get(keys[-1], "") if keys else ""}
    words = (
        _("Article %(article)s reads otherwise (%(gazette)s)") % told
        if keys
        else _("Article %(article)s reads as before again") % told
    )
    link = path_to("laws:version", keys[-1]) if keys else ""
    return Change(day, words, link)


def to_be_tied(who: Standing) -> list[Indicator]:
    """Figures of charges of which it is not said which article they count."""
    found = indicators_visible(who).filter(unit__in=OF_CHARGES, articles=None, of_operation=None)
    return list(found)
