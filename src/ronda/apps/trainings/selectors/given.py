"""What was held, each once, as coverage, gaps, sums and answers reckon with it.

Two things to know. A training that was told twice is here once: the record that counts, with what
it leaves open taken from the other. And what was withdrawn, or lies ahead, is not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Judgement, Lecture, Sameness, Training
from ronda.apps.trainings.selectors.trainings import lectures_visible, trainings_visible
from ronda.figures.model import Unit
from ronda.figures.parts import Part

Rows = Mapping[int, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Given:
    """Something that was held: where, what was in it, whom it reached (how many, or None).

    `reached` is by key of a profession, or by audience; `told` are further records of the same.
    """

    record: Training | Lecture
    regions: frozenset[int]
    items: frozenset[int]
    reached: Mapping[Any, int | None]
    told: tuple[int, ...] = ()
    serves: frozenset[int] = field(default_factory=frozenset)

    @property
    def year(self) -> int:
        """The year it is counted in: that of its last day."""
        return self.record.ends.year

    @property
    def joint(self) -> bool:
        """Whether professions were trained together."""
        return isinstance(self.record, Training) and self.record.joint

    def part(self, of: int | str) -> Part:
        """How many of a profession or an audience it reached, to be added."""
        trained = isinstance(self.record, Training)
        unit = Unit.PROFESSIONALS_TRAINED.value if trained else f"{of}-reached"
        return Part(unit, f"{self.record.pk}:{of}", self.reached[of])


def trainings_given(who: Standing) -> list[Given]:
    """The trainings that somebody may see, each once."""
    return given_of(trainings_visible(who))


def lectures_given(who: Standing) -> list[Given]:
    """The lectures and campaigns that somebody may see."""
    return lectures_of(lectures_visible(who))


def given_of(trainings: QuerySet[Training]) -> list[Given]:
    """Of these trainings those that were held, each once."""
    found = {one.pk: one for one in trainings if _stands(one)}
    said = Sameness.objects.filter(judgement=Judgement.SAME, back_at=None)
    pairs = said.filter(training__in=found, other__in=found).values_list("training", "other")
    others: dict[int, list[int]] = defaultdict(list)
    for counts, other in pairs:
        others[counts].append(other)
    left_out = {key for keys in others.values() for key in keys}
    rows = [_beside(Training, name, found, columns) for name, columns in _OF_TRAININGS]
    return [_given(found[key], [key, *others[key]], rows) for key in found if key not in left_out]


_OF_TRAININGS = (
    ("regions", ("region",)),
    ("items", ("item",)),
    ("reached", ("profession", "number")),
)


def lectures_of(lectures: QuerySet[Lecture]) -> list[Given]:
    """Of these lectures those that were held."""
    found = {one.pk: one for one in lectures if _stands(one)}
    regions = _beside(Lecture, "regions", found, ("region",))
    reached = _beside(Lecture, "reached", found, ("audience", "number"))
    serves = _beside(Lecture, "serves", found, ("target",))
    return [
        Given(
            record=one,
            regions=_keys([key], regions),
            items=frozenset(),
            reached=dict(reached.get(key, [])),
            serves=_keys([key], serves),
        )
        for key, one in found.items()
    ]


def _stands(record: Training | Lecture) -> bool:
    return not record.withdrawn and record.begins <= timezone.localdate()


def _beside(
    model: type[Training] | type[Lecture],
    relation: str,
    found: Iterable[int],
    columns: tuple[str, ...],
) -> dict[int, list[tuple[Any, ...]]]:
    """The rows beside records, by key of the record; one query for all."""
    rows: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    names = [f"{relation}__{column}" for column in columns]
    there = model.objects.filter(pk__in=list(found), **{f"{relation}__isnull": False})
    for key, *told in there.order_by().values_list("pk", *names):
        rows[key].append(tuple(told))
    return rows


def _given(training: Training, keys: list[int], rows: list[dict[int, list[Any]]]) -> Given:
    regions, items, reached = rows
    numbers: dict[int, int | None] = {}
    for key in keys:
        for profession, number in reached.get(key, []):
            if numbers.get(profession) is None:
                numbers[profession] = number
    return Given(training, _keys(keys, regions), _keys(keys, items), numbers, tuple(keys[1:]))


def _keys(keys: Iterable[int], rows: Rows) -> frozenset[int]:
    return frozenset(told[0] for key in keys for told in rows.get(key, []))
