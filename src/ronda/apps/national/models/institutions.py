"""Institutions of a Party: their names in time, who serves at them, what they answer for.

Two things to know. An institution has no name of its own: names have a language, a script and
dates, so that the unit of 2017 is found under what it is called today. And a post points at a
membership: when people change, the post follows the hand-over.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept


@kept()
class Institution(AtDesk):
    """A ministry, unit, court or office; `parent` is what it is a unit of."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="units")
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    succeeded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="succeeds"
    )

    class Meta(AtDesk.Meta):
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        constraints = (
            models.CheckConstraint(
                condition=~Q(parent=F("id")) & ~Q(succeeded_by=F("id")),
                name="national_institution_not_its_own",
                violation_error_message=_("An institution is no unit of itself."),
            ),
        )

    def __str__(self) -> str:
        return f"institution {self.pk}"


class NameKind(models.TextChoices):
    """What a name is to its institution."""

    OFFICIAL = "official", _("official name")
    FORMER = "former", _("former name")
    ALIAS = "alias", _("other name")


@kept()
class InstitutionName(AtDesk):
    """A name in one language and script ("sr-Cyrl"), with its abbreviation and its time."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="names")
    language = models.CharField(_("language and script"), max_length=35)
    kind = models.CharField(_("kind"), max_length=20, choices=NameKind, default=NameKind.OFFICIAL)
    name = models.CharField(_("name"), max_length=300)
    abbreviation = models.CharField(_("abbreviation"), max_length=40, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("name of an institution")
        verbose_name_plural = _("names of institutions")
        ordering = ("institution", "kind", "language", "-since")
        constraints = (
            one_of("kind", NameKind, "national_institution_name_kind"),
            models.UniqueConstraint(
                fields=["institution", "language"],
                condition=Q(kind="official", until__isnull=True),
                name="national_institution_name_official_once",
                violation_error_message=_(
                    "There is an official name in this language: make that one former first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")),
                name="national_institution_name_ends_after_it_begins",
                violation_error_message=_("A name cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class PostKind(models.TextChoices):
    """What somebody does at an institution."""

    FOCAL_POINT = "focal-point", _("focal point")
    ALTERNATE = "alternate", _("alternate")
    VALIDATOR = "validator", _("validator")


@kept()
class Post(AtDesk):
    """That a membership holds a post at an institution; validators sign in their `order`."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="posts")
    membership = models.ForeignKey("accounts.Membership", models.PROTECT, related_name="+")
    what = models.CharField(_("post"), max_length=20, choices=PostKind)
    order = models.PositiveSmallIntegerField(_("order of signing"), default=1)
    since = models.DateField(_("from"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        ordering = ("institution", "what", "order", "id")
        constraints = (
            one_of("what", PostKind, "national_post_what"),
            models.UniqueConstraint(
                fields=["institution", "membership", "what"],
                condition=Q(until__isnull=True),
                name="national_post_once",
                violation_error_message=_("This person holds this post already."),
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="national_post_ends_after_it_begins",
                violation_error_message=_("A post cannot end before it begins."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.pk}"


class RouteKind(models.TextChoices):
    """What an institution answers for."""

    QUESTION = "question", _("question")
    ARTICLE = "article", _("article")
    RECOMMENDATION = "recommendation", _("recommendation")


@kept()
class Route(AtDesk):
    """That an institution answers a question, an article or a recommendation of a body."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="routes")
    body = models.ForeignKey("treaties.Body", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=20, choices=RouteKind)
    code = models.CharField(_("number or code"), max_length=60)

    class Meta(AtDesk.Meta):
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ("body", "kind", "code", "institution")
        constraints = (
            one_of("kind", RouteKind, "national_route_kind"),
            models.UniqueConstraint(
                fields=["institution", "body", "kind", "code"],
                name="national_route_once",
                violation_error_message=_("This is in the routing table already."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.code}"
