"""Where a passage came from that was drafted from the registers, and whether it still holds.

Two things to know. A passage holds no more when a record that it tells was withdrawn, changed, or
joined with another since. And what it tells is one click away: a page with those records.
"""

from collections.abc import Collection

from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotVisible
from ronda.apps.national.selectors.telling import CameFrom
from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Judgement, Lecture, Sameness, ToldIn, Training
from ronda.apps.trainings.selectors.trainings import lectures_visible, trainings_visible


def came_from(passages: Collection[int]) -> dict[int, CameFrom]:
    """For passages (by key) that the registers told, where they came from."""
    told = list(ToldIn.objects.filter(passage__in=passages))
    if not told:
        return {}
    trainings = _versions(Training, {key for one in told for key in one.trainings})
    for key in Sameness.objects.filter(judgement=Judgement.SAME, back_at=None).values_list(
        "other", flat=True
    ):
        trainings.pop(str(key), None)
    lectures = _versions(Lecture, {key for one in told for key in one.lectures})
    return {one.passage_id: _from(one, trainings, lectures) for one in told}


def _versions(model: type[Training] | type[Lecture], keys: set[str]) -> dict[str, int]:
    """The versions of those that stand, by key."""
    standing = model.objects.filter(pk__in=keys, withdrawn="")
    return {str(key): version for key, version in standing.values_list("pk", "version")}


def _from(told: ToldIn, trainings: dict[str, int], lectures: dict[str, int]) -> CameFrom:
    holds = all(trainings.get(key) == version for key, version in told.trainings.items()) and all(
        lectures.get(key) == version for key, version in told.lectures.items()
    )
    return CameFrom(
        label=_("Register:"),
        name=_("trainings") if told.trainings else _("lectures and campaigns"),
        address=path_to("trainings:told", told.passage_id),
        no_more="" if holds else _("What it tells was changed or withdrawn since:"),
    )


def told_in(who: Standing, passage_id: int) -> tuple[ToldIn, list[Training], list[Lecture]]:
    """The records that a passage tells, those that somebody may see; raises NotVisible."""
    told = ToldIn.objects.select_related("passage").filter(passage=passage_id).first()
    if told is not None:
        trainings = list(trainings_visible(who).filter(pk__in=told.trainings))
        lectures = list(lectures_visible(who).filter(pk__in=told.lectures))
        if trainings or lectures:
            return told, trainings, lectures
    raise NotVisible(_("There is no such page."))
