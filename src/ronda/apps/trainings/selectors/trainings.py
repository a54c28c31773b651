"""The records of the registers as somebody may see them: the coordinator all, others their own."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import (
    Judgement,
    Lecture,
    RegisterFile,
    Sameness,
    Training,
)
from ronda.apps.trainings.models.files import FileKind


def trainings_visible(who: Standing) -> QuerySet[Training]:
    """The trainings that somebody's institutions told or organised, newest first."""
    every = Training.objects.select_related("institution").prefetch_related("institution__names")
    if who.coordinator:
        return every
    theirs = Q(institution__in=who.works_for) | Q(organisers__institution__in=who.works_for)
    return every.filter(theirs).distinct()


def training_visible(who: Standing, id: int) -> Training:
    """One of them, with all that its page shows; raises NotVisible."""
    beside = ("organisers__institution__names", "items__item", "regions__region")
    found = trainings_visible(who).prefetch_related(*beside, "reached__profession").filter(pk=id)
    for training in found:
        return training
    raise NotVisible(_("There is no such page."))


def lectures_visible(who: Standing) -> QuerySet[Lecture]:
    """The lectures and campaigns that somebody's institutions told, newest first."""
    every = Lecture.objects.select_related("institution").prefetch_related("institution__names")
    return every if who.coordinator else every.filter(institution__in=who.works_for)


def lecture_visible(who: Standing, id: int) -> Lecture:
    """One of them, with all that its page shows; raises NotVisible."""
    beside = (
        "regions__region",
        "reached",
        "serves__target__round__body",
        "serves__target__outside",
    )
    for lecture in lectures_visible(who).prefetch_related(*beside).filter(pk=id):
        return lecture
    raise NotVisible(_("There is no such page."))


def training_files(who: Standing) -> QuerySet[RegisterFile]:
    """The spreadsheets of trainings that somebody may see."""
    return _files(who).filter(kind=FileKind.TRAININGS)


def lecture_files(who: Standing) -> QuerySet[RegisterFile]:
    """The spreadsheets of lectures that somebody may see."""
    return _files(who).filter(kind=FileKind.LECTURES)


def _files(who: Standing) -> QuerySet[RegisterFile]:
    every = RegisterFile.objects.select_related("handed_in_by").defer("data")
    return every if who.coordinator else every.filter(handed_in_by=who.person)


def said_of(training: Training) -> list[Sameness]:
    """What stands said of a training and others."""
    both = Q(training=training) | Q(other=training)
    found = Sameness.objects.filter(both, back_at=None)
    named = ("training__institution__names", "other__institution__names")
    return list(found.select_related("training", "other", "by").prefetch_related(*named))


def said(id: int) -> Sameness:
    """What was said of two trainings; raises NotVisible."""
    found = Sameness.objects.select_related("training", "other").filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def counts_elsewhere(training: Training) -> bool:
    """Whether it was told twice, and the other record is the one that counts."""
    found = Sameness.objects.filter(other=training, judgement=Judgement.SAME, back_at=None)
    return found.filter(training__withdrawn="").exists()
