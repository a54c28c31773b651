"""The State's text for one target: versions, where pieces came from, who agreed, where it went.

Two things to know. A version is never changed: each saving makes the next one, whole, so that of
two who save at once both texts are kept. And a piece keeps its links to passages by their words as
well, so that it shows when a contribution was withdrawn or reworded afterwards.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of
from ronda.apps.national.models.at_desk import AtDesk, kept
from ronda.apps.national.models.contributions import Passage
from ronda.apps.national.models.institutions import Post
from ronda.apps.national.models.targets import Target


class TextState(models.TextChoices):
    """How far the State’s text has come."""

    DRAFT = "draft", _("being written")
    SIGNING = "signing", _("being signed")
    AGREED = "agreed", _("agreed")
    SUBMITTED = "submitted", _("submitted")


@kept()
class Text(AtDesk):
    """The State’s text for one target; `version` is the number of its newest version."""

    target = models.OneToOneField(Target, models.PROTECT, related_name="text")
    language = models.CharField(_("language"), max_length=35, default="en")
    state = models.CharField(_("state"), max_length=20, choices=TextState, default=TextState.DRAFT)
    version = models.PositiveIntegerField(_("version"), default=0)

    class Meta(AtDesk.Meta):
        verbose_name = _("State’s text")
        verbose_name_plural = _("State’s texts")
        ordering = ("target",)
        constraints = (one_of("state", TextState, "national_text_state"),)

    def __str__(self) -> str:
        return f"text {self.pk}"


@kept()
class TextVersion(AtDesk):
    """The text as it was saved once, whole; not `current` where somebody had saved before."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    based_on = models.PositiveIntegerField(_("made from version"), default=0)
    current = models.BooleanField(_("was taken over"), default=True)
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ("text", "-number", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["text", "number"],
                condition=Q(current=True),
                name="national_text_version_number",
            ),
        )

    def __str__(self) -> str:
        return f"{self.text} {self.number}"


@kept()
class Piece(AtDesk):
    """A sentence, or a few that belong together, of one version."""

    version = models.ForeignKey(TextVersion, models.CASCADE, related_name="pieces")
    order = models.PositiveIntegerField()
    text = models.TextField(_("text"))
    new_paragraph = models.BooleanField(_("begins a paragraph"), default=False)

    class Meta(AtDesk.Meta):
        verbose_name = _("piece of the text")
        verbose_name_plural = _("pieces of the text")
        ordering = ("version", "order")
        constraints = (
            models.UniqueConstraint(fields=["version", "order"], name="national_piece_order"),
        )

    def __str__(self) -> str:
        return self.text[:80]


@kept()
class PieceLink(AtDesk):
    """That a piece came from a passage, and what the passage said then."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="links")
    passage = models.ForeignKey(Passage, models.PROTECT, related_name="links")
    words = models.TextField(_("what the passage said"))

    class Meta(AtDesk.Meta):
        verbose_name = _("where a piece came from")
        verbose_name_plural = _("where pieces came from")
        ordering = ("piece", "id")
        constraints = (
            models.UniqueConstraint(fields=["piece", "passage"], name="national_piece_link_once"),
        )

    def __str__(self) -> str:
        return self.words[:80]


@kept()
class Settled(AtDesk):
    """A difference between contributors that was looked at, and what was decided."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="settled")
    key = models.CharField(_("difference"), max_length=64)
    remark = models.TextField(_("what was decided"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("settled difference")
        verbose_name_plural = _("settled differences")
        ordering = ("target", "id")
        constraints = (
            models.UniqueConstraint(fields=["target", "key"], name="national_settled_once"),
        )

    def __str__(self) -> str:
        return self.remark[:80]


@kept()
class Remark(AtDesk):
    """An internal comment on the State’s text; it never leaves the State."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="remarks")
    words = models.TextField(_("comment"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("internal comment")
        verbose_name_plural = _("internal comments")
        ordering = ("text", "id")

    def __str__(self) -> str:
        return self.words[:80]


class SignOffState(models.TextChoices):
    """What a validator did."""

    WAITING = "waiting", _("waiting")
    SIGNED = "signed", _("signed")
    RETURNED = "returned", _("sent back")


@kept()
class SignOff(AtDesk):
    """That a validator is to sign a version, in this order, and what they did."""

    version = models.ForeignKey(TextVersion, models.CASCADE, related_name="sign_offs")
    post = models.ForeignKey(Post, models.PROTECT, related_name="sign_offs")
    order = models.PositiveSmallIntegerField(_("order"))
    state = models.CharField(
        _("state"), max_length=20, choices=SignOffState, default=SignOffState.WAITING
    )
    remark = models.TextField(_("remark"), blank=True)
    at = models.DateTimeField(_("when"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(AtDesk.Meta):
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        ordering = ("version", "order", "id")
        constraints = (
            one_of("state", SignOffState, "national_sign_off_state"),
            models.UniqueConstraint(fields=["version", "order"], name="national_sign_off_order"),
            models.CheckConstraint(
                condition=Q(state="waiting") | (Q(at__isnull=False) & Q(by__isnull=False)),
                name="national_sign_off_by",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(remark=""),
                name="national_sign_off_returned_why",
                violation_error_message=_("Sending back needs a reason."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.order} {self.get_state_display()}"


@kept()
class Submission(AtDesk):
    """That agreed texts went into a round: which versions, where, and what was given back."""

    round = models.ForeignKey("treaties.Round", models.PROTECT, related_name="+")
    versions = models.JSONField(_("versions handed in, by target"), default=dict)
    to_box = models.BooleanField(_("into the boxes of a factsheet"), default=False)
    receipt = models.CharField(_("receipt"), max_length=200)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(AtDesk.Meta):
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.receipt
