"""Records that may tell the same training, to be shown to a person."""

from dataclasses import dataclass

from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Sameness, Training
from ronda.apps.trainings.resembling import Alike, Record, alike
from ronda.apps.trainings.selectors.trainings import trainings_visible


@dataclass(frozen=True)
class Pair:
    """Two trainings, and by what they are alike."""

    one: Training
    other: Training
    by: Alike


def pairs(who: Standing) -> list[Pair]:
    """Trainings of different institutions that look like one, and of which nothing was said."""
    every = trainings_visible(who).filter(withdrawn="").prefetch_related("regions")
    found = {one.pk: one for one in every}
    standing = Sameness.objects.filter(back_at=None)
    decided = {frozenset(pair) for pair in standing.values_list("training", "other")}
    joined = set(standing.filter(judgement="same").values_list("other", flat=True))
    records = [_record(one) for key, one in found.items() if key not in joined]
    return [
        Pair(found[by.one], found[by.other], by)
        for by in alike(records)
        if found[by.one].institution_id != found[by.other].institution_id
        and frozenset((by.one, by.other)) not in decided
    ]


def _record(training: Training) -> Record:
    return Record(
        key=training.pk,
        title=training.title,
        place=training.place,
        first=training.begins,
        last=training.ends,
        regions=frozenset(one.region_id for one in training.regions.all()),
    )


def decided() -> list[Sameness]:
    """What was said of two trainings and stands, newest first."""
    beside = ("training__institution", "other__institution", "by")
    named = ("training__institution__names", "other__institution__names")
    return list(
        Sameness.objects.filter(back_at=None).select_related(*beside).prefetch_related(*named)
    )
