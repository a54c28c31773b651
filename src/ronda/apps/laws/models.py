"""The laws of a State as they stand in time, and what a law has to do with recommendations.

Two things to know. A version says what became of some articles from a day on; the law as it is in
force on a day is worked out from all of them (`in_time`). And a version is never changed: one that
was put down wrongly is withdrawn with the reason, and stays on record.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models import (
    Institution,
    LawChange,
    Passage,
    Spreadsheet,
    Target,
    UploadState,
)
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.uploads import BY_THE_WAY


class LawKind(models.TextChoices):
    """What kind of instrument it is."""

    LAW = "law", _("law")
    CODE = "code", _("code")
    BY_LAW = "by-law", _("by-law")
    DECREE = "decree", _("decree")
    TREATY = "treaty", _("international agreement")
    OTHER = "other", _("other instrument")


@kept(exclude=BY_THE_WAY)
class LawFile(Spreadsheet):
    """A spreadsheet of laws, article by article."""

    class Meta(Spreadsheet.Meta):
        constraints = (one_of("state", UploadState, "laws_file_state"),)


@kept()
class Law(AtDesk):
    """A legal instrument; `institution` keeps it here."""

    title = models.CharField(_("title"), max_length=300)
    short = models.CharField(_("short title"), max_length=60)
    kind = models.CharField(_("kind"), max_length=20, choices=LawKind)
    language = models.CharField(_("language"), max_length=35, default="en")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="laws")

    class Meta(AtDesk.Meta):
        verbose_name = _("law")
        verbose_name_plural = _("laws")
        ordering = ("title", "id")
        constraints = (
            one_of("kind", LawKind, "laws_law_kind"),
            models.UniqueConstraint(fields=["party", "short"], name="laws_law_short_once"),
        )

    def __str__(self) -> str:
        return self.title


@kept(by_the_thousand=True)
class Article(AtDesk):
    """An article of a law by its number, such as "178a"; `order` is its place in the law."""

    law = models.ForeignKey(Law, models.CASCADE, related_name="articles")
    number = models.CharField(_("article"), max_length=20)
    order = models.PositiveIntegerField()

    class Meta(AtDesk.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ("law", "order", "id")
        constraints = (models.UniqueConstraint(fields=["law", "number"], name="laws_article_once"),)

    def __str__(self) -> str:
        return self.number


@kept()
class Version(AtDesk):
    """What became of a law: where it was published, from when to when it is in force.

    `ends` says that the whole law is no longer in force from that day. `until` is the last day of
    what holds for a time only; after it holds what held before.
    """

    law = models.ForeignKey(Law, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField(_("number"))
    gazette = models.CharField(_("gazette"), max_length=200)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    since = models.DateField(_("in force from"))
    until = models.DateField(_("in force until"), null=True, blank=True)
    ends = models.BooleanField(_("the whole law ends"), default=False)
    note = models.TextField(_("what it changed"), blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn = models.TextField(_("why it was withdrawn"), blank=True)
    file = models.ForeignKey(
        LawFile, models.PROTECT, null=True, blank=True, related_name="versions"
    )
    file_row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    flagging = models.ForeignKey(
        LawChange, models.SET_NULL, null=True, blank=True, related_name="version"
    )

    class Meta(AtDesk.Meta):
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("law", "since", "number")
        constraints = (
            models.UniqueConstraint(fields=["law", "number"], name="laws_version_number"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="laws_version_until",
            ),
        )

    def __str__(self) -> str:
        return self.gazette


@kept(by_the_thousand=True)
class Wording(AtDesk):
    """The words of an article in a version; empty words: the article was repealed by it."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="wordings")
    article = models.ForeignKey(Article, models.PROTECT, related_name="wordings")
    text = models.TextField(_("text"), blank=True)

    class Meta(AtDesk.Meta):
        verbose_name = _("wording of an article")
        verbose_name_plural = _("wordings of articles")
        ordering = ("version", "article__order", "id")
        constraints = (
            models.UniqueConstraint(fields=["version", "article"], name="laws_wording_once"),
        )

    def __str__(self) -> str:
        return self.text[:80]


@kept()
class ChangeAsked(AtDesk):
    """That a recommendation asks for a change of a law or one article; which version answers it."""

    law = models.ForeignKey(Law, models.CASCADE, related_name="asked")
    article = models.ForeignKey(
        Article, models.PROTECT, null=True, blank=True, related_name="asked"
    )
    target = models.ForeignKey(Target, models.PROTECT, related_name="asks_of_laws")
    note = models.TextField(_("what is asked of it"), blank=True)
    answered_by = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="answers"
    )

    class Meta(AtDesk.Meta):
        verbose_name = _("change that is asked for")
        verbose_name_plural = _("changes that are asked for")
        ordering = ("law", "target", "article")
        constraints = (
            models.UniqueConstraint(
                fields=["law", "target"],
                condition=Q(article__isnull=True),
                name="laws_asked_once",
            ),
            models.UniqueConstraint(
                fields=["law", "target", "article"],
                condition=Q(article__isnull=False),
                name="laws_asked_once_of_article",
            ),
        )

    def __str__(self) -> str:
        return f"asked {self.pk}"


@kept()
class ToldOfLaw(AtDesk):
    """That a passage was drafted from a version of a law."""

    passage = models.OneToOneField(Passage, models.CASCADE, related_name="told_of_law")
    version = models.ForeignKey(Version, models.PROTECT, related_name="told_in")

    class Meta(AtDesk.Meta):
        verbose_name = _("what was drafted from a law")
        verbose_name_plural = _("what was drafted from laws")
        ordering = ("passage",)

    def __str__(self) -> str:
        return f"told {self.pk}"
