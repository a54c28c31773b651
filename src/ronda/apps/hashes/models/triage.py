"""A seized collection's list of hashes, what triage made of it, and the work that follows.

Two things to know. Rows and groups are made by the machine, a million at a time, and are not
tracked; what people do with them (leads, referrals) is. And the list as handed in is kept only
until it is read: a foreign file may carry what the base must not hold.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of
from ronda.apps.hashes.models.records import OPAQUE, OPAQUE_MESSAGE, Item, ItemType


class CollectionState(models.TextChoices):
    """How far triage has come."""

    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("in work")
    DONE = "done", _("done")
    FAILED = "failed", _("not triaged")
    ERASED = "erased", _("erased")


@tracked(exclude=("percent", "step", "reference", "file_name"))
class Collection(models.Model):
    """A list of hashes taken from what was seized in one case, and how far its triage has come.

    `threshold` is the distance in bits up to which two pictures count as near-duplicates.
    The counts are of rows; `broken` of lines that could not be read.
    """

    reference = models.CharField(_("case reference"), max_length=80)
    file_name = models.CharField(_("file name"), max_length=255)
    sha256 = models.CharField(_("checksum"), max_length=64)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    threshold = models.PositiveSmallIntegerField(_("threshold"), default=31)
    all_or_nothing = models.BooleanField(_("all lines or none"), default=False)
    handed_in_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in"), auto_now_add=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CollectionState, default=CollectionState.WAITING
    )
    percent = models.PositiveSmallIntegerField(_("percent done"), default=0)
    step = models.CharField(_("what is being done"), max_length=40, blank=True)
    format = models.CharField(_("format"), max_length=20, blank=True)
    rows_total = models.PositiveIntegerField(_("rows"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    near = models.PositiveIntegerField(_("near-duplicates of known"), default=0)
    known = models.PositiveIntegerField(_("known"), default=0)
    set_aside = models.PositiveIntegerField(_("set apart"), default=0)
    broken = models.PositiveIntegerField(_("broken lines"), default=0)
    groups_total = models.PositiveIntegerField(_("groups of new ones"), default=0)
    error_code = models.CharField(_("error code"), max_length=60, blank=True)
    error_sentence = models.TextField(_("why it was not triaged"), blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    retain_until = models.DateField(_("retained until"), null=True, blank=True)

    class Meta:
        verbose_name = _("collection")
        verbose_name_plural = _("collections")
        ordering = ("-handed_in_at", "-id")
        constraints = (
            one_of("state", CollectionState, "hashes_collection_state"),
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~Q(state__in=("failed", "erased")),
                name="hashes_collection_once",
                violation_error_message=_("This list was handed in before."),
            ),
            models.CheckConstraint(
                condition=Q(reference="") | Q(reference__regex=OPAQUE),
                name="hashes_collection_reference_opaque",
                violation_error_message=OPAQUE_MESSAGE,
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(error_sentence=""),
                name="hashes_collection_says_why_it_failed",
            ),
            models.CheckConstraint(condition=Q(percent__lte=100), name="hashes_collection_percent"),
            models.CheckConstraint(
                condition=Q(threshold__lte=64), name="hashes_collection_threshold"
            ),
        )

    def __str__(self) -> str:
        return self.reference or f"{self.pk}"


class CollectionPart(models.Model):
    """A stretch of the list as it was handed in, until it is read."""

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField(_("number"))
    data = models.BinaryField(_("bytes"))

    class Meta:
        verbose_name = _("part")
        verbose_name_plural = _("parts")
        ordering = ("collection", "number")
        constraints = (
            models.UniqueConstraint(
                fields=["collection", "number"], name="hashes_collection_part_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.collection}, {self.number}"


class Group(models.Model):
    """New rows of one collection that hang together: each within the threshold of another.

    `number` counts from 1, the largest group first; `size` is how many rows, `spread` the greatest
    distance in bits between two rows that were joined.
    """

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="groups")
    number = models.PositiveIntegerField(_("number"))
    size = models.PositiveIntegerField(_("rows"))
    spread = models.PositiveSmallIntegerField(_("greatest step"), default=0)

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ("collection", "number")
        constraints = (
            models.UniqueConstraint(fields=["collection", "number"], name="hashes_group_number"),
            models.CheckConstraint(condition=Q(size__gte=1), name="hashes_group_not_empty"),
        )

    def __str__(self) -> str:
        return f"{self.collection}/{self.number}"


class Verdict(models.TextChoices):
    """What triage says of a row."""

    NEW = "new", _("new")
    NEAR = "near", _("near-duplicate of known")
    KNOWN = "known", _("known")
    SET_ASIDE = "set-aside", _("set apart")


class CollectionRow(models.Model):
    """One line of the list: its hashes, and what triage says of it.

    `item` is what it was found as, at `distance` bits (0 where a hash is the same); `by` the kind
    of hash that found it. `reason` says by which rule it was set apart.
    """

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    type = models.CharField(_("type"), max_length=10, choices=ItemType, default=ItemType.OTHER)
    md5 = models.BinaryField(null=True)
    sha1 = models.BinaryField(null=True)
    sha256 = models.BinaryField(null=True)
    pdq = models.BinaryField(null=True)
    quality = models.PositiveSmallIntegerField(_("quality"), null=True)
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    reason = models.CharField(_("rule"), max_length=20, blank=True)
    item = models.ForeignKey(Item, models.PROTECT, null=True, related_name="rows")
    by = models.CharField(_("found by"), max_length=10, blank=True)
    distance = models.PositiveSmallIntegerField(_("distance"), null=True)
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="rows")

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        constraints = (
            one_of("type", ItemType, "hashes_row_type"),
            one_of("verdict", Verdict, "hashes_row_verdict"),
            models.CheckConstraint(
                condition=Q(verdict__in=("known", "near"), item__isnull=False)
                | Q(verdict__in=("new", "set-aside"), item__isnull=True),
                name="hashes_row_found_as",
            ),
        )
        indexes = (
            models.Index(fields=["collection", "verdict", "line"], name="hashes_row_verdicts"),
        )

    def __str__(self) -> str:
        return f"{self.collection}, {self.line}"


class BrokenLine(models.Model):
    """A line of a list that could not be read, and why; the first ten thousand are kept."""

    collection = models.ForeignKey(Collection, models.PROTECT, related_name="broken_lines")
    line = models.PositiveIntegerField(_("line"))
    field = models.CharField(_("field"), max_length=80, blank=True)
    code = models.CharField(_("code"), max_length=40)
    sentence = models.TextField(_("what is wrong"))

    class Meta:
        verbose_name = _("broken line")
        verbose_name_plural = _("broken lines")
        ordering = ("collection", "line", "id")

    def __str__(self) -> str:
        return f"{self.collection}, {self.line}"


class LeadState(models.TextChoices):
    """How far the work on something new has come."""

    ASSIGNED = "assigned", _("assigned")
    REFERRED = "referred", _("referred")
    CLOSED = "closed", _("closed")


class Outcome(models.TextChoices):
    """What came of the work on something new."""

    IDENTIFIED = "identified", _("victim identified")
    SAFEGUARDED = "safeguarded", _("victim identified and safeguarded")
    KNOWN_ELSEWHERE = "known-elsewhere", _("known to a partner already")
    NOT_IDENTIFIED = "not-identified", _("not identified")
    NOT_RELEVANT = "not-relevant", _("no abuse material")


@tracked()
class Lead(models.Model):
    """That somebody works on a group of new rows, and what came of it."""

    group = models.OneToOneField(Group, models.PROTECT, related_name="lead")
    state = models.CharField(
        _("state"), max_length=10, choices=LeadState, default=LeadState.ASSIGNED
    )
    assigned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("assigned"), auto_now_add=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        verbose_name = _("lead")
        verbose_name_plural = _("leads")
        ordering = ("-assigned_at", "-id")
        constraints = (
            one_of("state", LeadState, "hashes_lead_state"),
            one_of("outcome", [*Outcome.choices, ("", "")], "hashes_lead_outcome"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) & ~Q(outcome="")
                | ~Q(state="closed") & Q(outcome="", closed_at__isnull=True),
                name="hashes_lead_closed_with_an_outcome",
                violation_error_message=_("What is closed has an outcome."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.group}"


@tracked()
class Referral(models.Model):
    """That a lead was put to a partner, by its name, and what it answered."""

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="referrals")
    partner = models.CharField(_("partner"), max_length=200)
    reference = models.CharField(_("reference at the partner"), max_length=80, blank=True)
    referred_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    referred_at = models.DateTimeField(_("referred"), auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=20, choices=Outcome, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        ordering = ("referred_at", "id")
        constraints = (
            one_of("answer", [*Outcome.choices, ("", "")], "hashes_referral_answer"),
            models.UniqueConstraint(
                fields=["lead", "partner"],
                name="hashes_referral_once",
                violation_error_message=_("This lead was referred to this partner already."),
            ),
            models.CheckConstraint(
                condition=Q(reference="") | Q(reference__regex=OPAQUE),
                name="hashes_referral_reference_opaque",
                violation_error_message=OPAQUE_MESSAGE,
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="hashes_referral_answered_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.lead}: {self.partner}"
