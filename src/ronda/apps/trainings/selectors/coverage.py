"""Where what was held reached, and where what is asked is still missing.

Two things to know. Coverage counts trainings, not persons: of one held in three regions nobody
knows how many came from which. And a gap is something that a recommendation asks and that nothing
held since then gave, region by region where every region is meant.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Asked, Audience, Region, Training
from ronda.apps.trainings.selectors.given import Given, lectures_given, trainings_given
from ronda.apps.trainings.selectors.lists import asked, items, professions, regions
from ronda.figures.parts import Together, together


class By(TextChoices):
    """What the columns of coverage are."""

    YEAR = "year", _("year")
    PROFESSION = "profession", _("profession")
    ITEM = "item", _("curriculum item")
    AUDIENCE = "audience", _("audience")


@dataclass(frozen=True)
class Line:
    """A region with how many were held there, in each column and in all."""

    region: Region
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True)
class Grid:
    """Coverage as a table; `nowhere` is how many were held of which no region is told."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    nowhere: int

    @property
    def reached(self) -> int:
        """How many regions were reached."""
        return sum(bool(line.total) for line in self.lines)


@dataclass(frozen=True)
class Tile:
    """A region on the map, in pixels; `level` from 0 (nothing) to 4 says how much was held."""

    line: Line
    x: int
    y: int
    level: int
    width: int = 0


@dataclass(frozen=True)
class Map:
    """The tiles, and how large the picture is."""

    tiles: tuple[Tile, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Gap:
    """What is asked and missing; `regions` is empty where it is missing as a whole."""

    asked: Asked
    regions: tuple[Region, ...]
    of: int

    @property
    def since(self) -> date:
        """Since when it is asked and missing."""
        return self.asked.since


@dataclass(frozen=True)
class SumLine:
    """How many of one profession or audience were reached, year by year; units never meet."""

    label: str
    years: tuple[Together | None, ...]


def grid(given: Sequence[Given], by: By) -> Grid:
    """How many were held in each region, told apart by year, profession, item or audience."""
    keys, labels, of = _columns(given, by)
    lines = []
    for region in regions():
        here = [one for one in given if region.pk in one.regions]
        counts = tuple(sum(key in of(one) for one in here) for key in keys)
        lines.append(Line(region, counts, len(here)))
    return Grid(labels, tuple(lines), sum(not one.regions for one in given))


def _columns(
    given: Sequence[Given], by: By
) -> tuple[list[object], tuple[str, ...], Callable[[Given], Iterable[object]]]:
    """The keys of the columns, what they are called, and which of them one thing held is in."""
    if by == By.YEAR:
        years = sorted({one.year for one in given})
        return list(years), tuple(map(str, years)), lambda one: (one.year,)
    if by == By.AUDIENCE:
        labels = tuple(str(one.label) for one in Audience)
        return [one.value for one in Audience], labels, lambda one: one.reached
    if by == By.PROFESSION:
        kinds = professions()
        return [one.pk for one in kinds], tuple(map(str, kinds)), lambda one: one.reached
    taught = items()
    return [one.pk for one in taught], tuple(map(str, taught)), lambda one: one.items


_WIDE, _HIGH, _A_ROW = 92, 60, 7


def tile_map(found: Grid) -> Map:
    """Each region as a tile: at its place, or, where some have none, in the order of names."""
    most = max((line.total for line in found.lines), default=0)
    placed = all(line.region.column is not None for line in found.lines)
    tiles = []
    for at, line in enumerate(found.lines):
        column, row = (line.region.column, line.region.row) if placed else (None, None)
        x = at % _A_ROW if column is None else column - 1
        y = at // _A_ROW if row is None else row - 1
        level = 0 if not line.total else 1 + (3 * line.total) // max(most, 1)
        width = round((_WIDE - 12) * line.total / most) if most else 0
        tiles.append(Tile(line, max(x, 0) * _WIDE, max(y, 0) * _HIGH, level, width))
    width = max((tile.x for tile in tiles), default=0) + _WIDE
    height = max((tile.y for tile in tiles), default=0) + _HIGH
    return Map(tuple(tiles), width, height)


def answering(given: Iterable[Given], wanted: Sequence[Asked]) -> list[Given]:
    """Those that answer at least one of the things that are asked."""
    return [one for one in given if any(answers(one, ask) for ask in wanted)]


def answers(one: Given, ask: Asked) -> bool:
    """Whether something held gives what is asked, wherever it was."""
    if ask.audience:
        return ask.target_id in one.serves and ask.audience in one.reached
    taught = isinstance(one.record, Training) and ask.item_id in one.items
    whom = ask.profession_id is None or ask.profession_id in one.reached
    return taught and whom and (one.joint or not ask.joint)


def gaps(who: Standing) -> tuple[list[Gap], int]:
    """What is asked and missing, and how many things are asked; for the coordinator."""
    wanted = list(asked())
    held = [*trainings_given(who), *lectures_given(who)]
    every = regions()
    found = []
    for ask in wanted:
        since = [one for one in held if one.record.ends >= ask.since and answers(one, ask)]
        if ask.everywhere and every:
            there = {key for one in since for key in one.regions}
            missing = tuple(region for region in every if region.pk not in there)
            if missing:
                left = () if len(missing) == len(every) else missing
                found.append(Gap(ask, left, len(every)))
        elif not since:
            found.append(Gap(ask, (), len(every)))
    return found, len(wanted)


def sums(given: Sequence[Given]) -> tuple[list[int], list[SumLine]]:
    """How many were reached of each profession or audience, by the year of the last day."""
    years = sorted({one.year for one in given})
    names: dict[object, str] = {one.pk: one.name for one in professions()}
    names |= {one.value: str(one.label) for one in Audience}
    keys = [key for key in names if any(key in one.reached for one in given)]
    lines = []
    for key in keys:
        told = [
            [one.part(key) for one in given if one.year == year and key in one.reached]  # type: ignore[arg-type]
            for year in years
        ]
        lines.append(SumLine(names[key], tuple(together(p) if p else None for p in told)))
    return years, lines
