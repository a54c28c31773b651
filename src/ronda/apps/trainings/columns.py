"""The columns of the spreadsheets of trainings, and of lectures and campaigns.

Two things to know. What a desk lists itself (its institutions, regions, professions) is what may
stand in a cell; without a desk the columns are those that every desk has. And each profession of
the desk and each audience has a column for how many were reached.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.services.rows import column
from ronda.apps.trainings.models import Audience, LectureKind
from ronda.spreadsheets.layout import Column, Kind

ALL = "all"
Choices = Mapping[str, str]


@dataclass(frozen=True)
class Lists:
    """What a desk lists: the key of each choice by what people write for it."""

    institutions: Choices = field(default_factory=dict)
    regions: Choices = field(default_factory=dict)
    professions: Choices = field(default_factory=dict)
    items: Choices = field(default_factory=dict)
    recommendations: Choices = field(default_factory=dict)


def of_trainings(lists: Lists) -> tuple[Column, ...]:
    """Curriculum, organisers, whether it was joint, and a number for each profession."""
    own = (
        column("items", _("Curriculum items"), Kind.CHOICES, choices=lists.items),
        column("organisers", _("Organised with"), Kind.CHOICES, choices=lists.institutions),
        column("joint", _("Joint"), Kind.YES_NO),
        column("professions", _("Professions reached"), Kind.CHOICES, choices=lists.professions),
        *(_number(f"profession-{key}", name) for name, key in lists.professions.items()),
    )
    return _held(lists, own)


def of_lectures(lists: Lists) -> tuple[Column, ...]:
    """The kind, how many lectures and schools, and a number for each audience."""
    kinds = {str(one.label): one.value for one in LectureKind}
    named = {str(one.label): one.value for one in Audience}
    own = (
        column("kind", _("Kind"), Kind.CHOICE, required=True, choices=kinds),
        column("sessions", _("How many lectures"), Kind.WHOLE),
        column("schools", _("In how many schools"), Kind.WHOLE),
        column("serves", _("Recommendations"), Kind.CHOICES, choices=lists.recommendations),
        column("audiences", _("Audiences reached"), Kind.CHOICES, choices=named),
        *(_number(f"audience-{one.value}", one.label) for one in Audience),
    )
    return _held(lists, own)


def _held(lists: Lists, own: Iterable[Column]) -> tuple[Column, ...]:
    """What both registers have, with the columns of one of them in its place."""
    there = lists.institutions
    everywhere = {str(_("all regions")): ALL}
    return (
        column("title", _("Title"), required=True),
        column("institution", _("Institution"), Kind.CHOICE, required=True, choices=there),
        column("begins", _("First day"), Kind.DAY, required=True, example="2024-05-13"),
        column("ends", _("Last day"), Kind.DAY, required=True, example="2024-05-14"),
        column("place", _("Place")),
        column("regions", _("Regions"), Kind.CHOICES, choices=everywhere | dict(lists.regions)),
        *own,
        column("about", _("What it was")),
        column("document", _("Document"), required=True),
        column("dated", _("Dated"), Kind.DAY),
        column("document_place", _("Place in it")),
    )


def _number(key: str, label: str | Promise) -> Column:
    """A column for how many of a profession or audience were reached."""
    return column(key, label, Kind.WHOLE)
