"""The lists that a desk keeps: regions, professions, curriculum items, and what is asked of them.

Two things to know. A region has a place on the map of the country, told as a column and a row of
tiles; without one it stands in the order of names. And what a recommendation asks is kept as what
is to be taught to whom, or who is to be reached, and whether everywhere: gaps are worked out of it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models import Target
from ronda.apps.national.models.at_desk import AtDesk, kept


class Audience(models.TextChoices):
    """Whom a lecture or campaign is for; no two of them are ever added."""

    PUPILS = "pupils", _("pupils")
    PARENTS = "parents", _("parents and carers")
    TEACHERS = "teachers", _("teachers and school staff")
    PUBLIC = "public", _("the public")


class Listed(AtDesk):
    """An entry of one of the desk's lists."""

    name = models.CharField(_("name"), max_length=200)

    class Meta(AtDesk.Meta):
        abstract = True
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name


@kept()
class Region(Listed):
    """A region or regional department, with its tile on the map."""

    abbreviation = models.CharField(_("abbreviation"), max_length=6)
    column = models.PositiveSmallIntegerField(_("column on the map"), null=True, blank=True)
    row = models.PositiveSmallIntegerField(_("row on the map"), null=True, blank=True)

    class Meta(Listed.Meta):
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        constraints = (
            models.UniqueConstraint(fields=["party", "name"], name="trainings_region_once"),
            models.CheckConstraint(
                condition=Q(column__isnull=True, row__isnull=True)
                | Q(column__isnull=False, row__isnull=False),
                name="trainings_region_place_whole",
            ),
            models.UniqueConstraint(
                fields=["party", "column", "row"], name="trainings_region_place_once"
            ),
        )


@kept()
class Profession(Listed):
    """Who is trained: police officers, front desk officers, prosecutors, judges."""

    class Meta(Listed.Meta):
        verbose_name = _("profession")
        verbose_name_plural = _("professions")
        constraints = (
            models.UniqueConstraint(fields=["party", "name"], name="trainings_profession_once"),
        )


@kept()
class CurriculumItem(Listed):
    """What a training may have in it: coercion, a practical element."""

    class Meta(Listed.Meta):
        verbose_name = _("curriculum item")
        verbose_name_plural = _("curriculum items")
        constraints = (
            models.UniqueConstraint(fields=["party", "name"], name="trainings_item_once"),
        )


@kept()
class Asked(AtDesk):
    """What a recommendation asks, since a day: an item taught, or an audience reached.

    `profession` empty means whoever it is taught to; `joint` that professions are to be trained
    together; `everywhere` that each region is meant.
    """

    target = models.ForeignKey(Target, models.PROTECT, related_name="asks_trainings")
    item = models.ForeignKey(
        CurriculumItem, models.PROTECT, null=True, blank=True, related_name="asked"
    )
    profession = models.ForeignKey(
        Profession, models.PROTECT, null=True, blank=True, related_name="asked"
    )
    audience = models.CharField(_("audience"), max_length=20, choices=Audience, blank=True)
    joint = models.BooleanField(_("joint"), default=False)
    everywhere = models.BooleanField(_("in every region"), default=False)
    since = models.DateField(_("asked since"))

    class Meta(AtDesk.Meta):
        verbose_name = _("what a recommendation asks of trainings")
        verbose_name_plural = _("what recommendations ask of trainings")
        ordering = ("target", "id")
        constraints = (
            one_of("audience", [("", ""), *Audience.choices], "trainings_asked_audience"),
            models.CheckConstraint(
                condition=Q(item__isnull=False, audience="")
                | (Q(item__isnull=True, profession__isnull=True) & ~Q(audience="")),
                name="trainings_asked_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(joint=False) | Q(audience=""), name="trainings_asked_joint_taught"
            ),
        )

    def __str__(self) -> str:
        return f"asked {self.pk}"
