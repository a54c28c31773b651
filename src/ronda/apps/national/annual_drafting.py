"""What a State's record says of one year, section by section: measures, figures, registers.

Two things to know. A measure is told for what was done in that year: steps done, or the measure
itself ended and done; figures are those of periods within it, as they may leave. And every passage
names where it is known from, and the page of the record where that stands.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.addresses import path_to
from ronda.apps.national.drafting import Wanted, indicator_told, measure_told
from ronda.apps.national.models import (
    Arrangement,
    Indicator,
    IndicatorServes,
    IndicatorValue,
    Measure,
    MeasureServes,
    MeasureStatus,
    MeasureStep,
    Target,
)
from ronda.apps.national.reminding import PAGES
from ronda.apps.national.selectors.institutions import called, institutions
from ronda.apps.national.selectors.registers import done_in_year
from ronda.apps.national.selectors.told import told_before


@dataclass(frozen=True)
class Told:
    """A passage: its words, who did it, what it serves, where it is known from."""

    words: str
    institution: int | None
    targets: tuple[int, ...]
    sources: tuple[tuple[str, str], ...]
    values: tuple[int, ...] = ()
    shown: tuple[tuple[str, ...], ...] = ()


@dataclass
class Section:
    """A section to be: its heading and its passages."""

    heading: str
    told: list[Told] = field(default_factory=list)


def drafted_year(year: int, arrangement: Arrangement, language: str) -> list[Section]:
    """The sections of a year's report, those with nothing left out; inside the door."""
    with override(PAGES.get(language, language)):
        told = [*_measures(year), *_figures(year, language), *_registers(year)]
        if arrangement == Arrangement.INSTITUTION:
            return _by_institution(told)
        return _by_recommendation(told)


def _measures(year: int) -> Iterator[Told]:
    done = MeasureStep.objects.filter(measure=OuterRef("pk"), done_on__year=year)
    ended = Q(status=MeasureStatus.DONE, ends__year=year)
    found = Measure.objects.filter(Exists(done) | ended).prefetch_related(
        "steps", Prefetch("serves", queryset=MeasureServes.objects.order_by("target"))
    )
    for one in found.order_by("begins", "pk"):
        yield Told(
            words=measure_told(one, year),
            institution=one.institution_id,
            targets=tuple(serves.target_id for serves in one.serves.all()),
            sources=((one.name, path_to("national:measure", one.pk)),),
        )


def _figures(year: int, language: str) -> Iterator[Told]:
    within = Q(first__year=year, last__year=year, withdrawn="")
    counted = IndicatorValue.objects.filter(within, indicator=OuterRef("pk"))
    serves = Prefetch("serves", queryset=IndicatorServes.objects.order_by("target"))
    found = list(
        Indicator.objects.filter(Exists(counted))
        .select_related("institution")
        .prefetch_related(serves)
    )
    before = told_before([one.pk for one in found])
    for one in found:
        drafted = indicator_told(one, Wanted(language, before[one.pk], year=year))
        if drafted is None:
            continue
        page = path_to("national:figure", one.pk)
        documents = IndicatorValue.objects.filter(pk__in=drafted.values).order_by("first", "pk")
        names = dict.fromkeys(_source(value) for value in documents)
        yield Told(
            words=drafted.words,
            institution=one.institution_id,
            targets=tuple(serves.target_id for serves in one.serves.all()),
            sources=tuple((f"{one.name}: {name}", page) for name in names),
            values=drafted.values,
            shown=tuple((str(one.pk), *shown) for shown in drafted.shown),
        )


def _source(value: IndicatorValue) -> str:
    parts = (value.document, value.place, value.dated.isoformat() if value.dated else "")
    return ", ".join(part for part in parts if part)


def _registers(year: int) -> Iterator[Told]:
    for one in done_in_year(year):
        heading = one.heading.rstrip(".")
        yield Told(
            words=f"{heading}. {one.words}".strip(),
            institution=one.institution,
            targets=tuple(one.targets),
            sources=((one.source, one.link),),
        )


def _by_institution(told: Iterable[Told]) -> list[Section]:
    names = {one.pk: called(one) for one in institutions()}
    sections = {key: Section(name) for key, name in sorted(names.items(), key=lambda n: n[1])}
    others = Section(_("Without an institution"))
    for one in told:
        (sections.get(one.institution or 0) or others).told.append(one)
    return [section for section in (*sections.values(), others) if section.told]


def _by_recommendation(told: Iterable[Told]) -> list[Section]:
    """What serves several is told under each; what serves none comes last."""
    found = list(told)
    keys = {target for one in found for target in one.targets}
    asked = Target.objects.filter(pk__in=keys).select_related("round__body", "outside")
    in_order = sorted(asked, key=lambda one: (one.asked_by, one.round_id or 0, one.pk))
    sections = {one.pk: Section(_heading(one)) for one in in_order}
    others = Section(_("Not said which recommendation it serves"))
    for one in found:
        for key in one.targets:
            sections[key].told.append(one)
        if not one.targets:
            others.told.append(one)
    return [section for section in (*sections.values(), others) if section.told]


def _heading(target: Target) -> str:
    words = " ".join(target.wording.split())
    short = words if len(words) <= 140 else f"{words[:139]}…"
    return f"{target.asked_by}, {target.code}: {short}"
