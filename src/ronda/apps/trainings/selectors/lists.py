"""The lists of the desk, and what recommendations ask."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.selectors.asked import (
    Recommended,
    recommendations,
    recommendations_unboxed,
)
from ronda.apps.national.standing import Standing
from ronda.apps.trainings.models import Asked, CurriculumItem, Profession, Region

ENTRIES: Mapping[str, type[Region] | type[Profession] | type[CurriculumItem]] = {
    "regions": Region,
    "professions": Profession,
    "items": CurriculumItem,
}
"""The lists by what they are called in addresses."""


def regions() -> list[Region]:
    """Every region, by name."""
    return list(Region.objects.all())


def professions() -> list[Profession]:
    """Every profession, by name."""
    return list(Profession.objects.all())


def items() -> list[CurriculumItem]:
    """Every curriculum item, by name."""
    return list(CurriculumItem.objects.all())


def entry_at(kind: str, id: int) -> Region | Profession | CurriculumItem:
    """An entry of a list; raises NotVisible."""
    found = list_of(kind).objects.filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def list_of(kind: str) -> type[Region] | type[Profession] | type[CurriculumItem]:
    """The list that is called so; raises NotVisible."""
    if kind not in ENTRIES:
        raise NotVisible(_("There is no such page."))
    return ENTRIES[kind]


def asked() -> QuerySet[Asked]:
    """What recommendations ask, by recommendation."""
    beside = ("target__round__body", "target__outside", "item", "profession")
    return Asked.objects.select_related(*beside)


def recommendations_to_serve(who: Standing) -> list[Recommended]:
    """What lectures may serve: what is answered now, and what asks for an audience besides."""
    now: list[Recommended] = [*recommendations(who)]
    keys = {one.key for one in now}
    others = {one.target.key: one.target for one in asked() if one.audience}
    return [*now, *(target for key, target in others.items() if key not in keys)]


def recommendations_asking(who: Standing) -> list[Recommended]:
    """What may ask for trainings or lectures: every recommendation, with a box or without one."""
    return [*recommendations(who), *recommendations_unboxed(who)]


def asked_at(id: int) -> Asked:
    """One thing that is asked; raises NotVisible."""
    found = asked().filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found
