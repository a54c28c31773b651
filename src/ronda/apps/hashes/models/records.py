"""Items, their hash values, and what each source says of them.

Two things to know. An item is only its fingerprints; whatever is said of it is said by a source,
in an entry, so that what two sources say stands side by side. And what must be gone when an entry
is erased (hash values, keys, references, series) is kept out of the history tables, which never
forget.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ronda.apps.audit.history import tracked
from ronda.apps.constraints import one_of

OPAQUE = r"^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._:/#-]{0,79}$"
"""A reference or a code: no blanks and at least one digit, so that no name fits in."""

OPAQUE_MESSAGE = _(
    "A reference has letters, digits and . _ : / # - only, at least one digit, at most 80 of all, "
    "and is never a name."
)


class ItemType(models.TextChoices):
    """What the item is whose fingerprints these are."""

    IMAGE = "image", _("picture")
    VIDEO = "video", _("video")
    OTHER = "other", _("not known")


class Kind(models.TextChoices):
    """The kinds of hash; the same names as in `ronda.hashes.kinds`."""

    MD5 = "md5", "MD5"
    SHA1 = "sha1", "SHA-1"
    SHA256 = "sha256", "SHA-256"
    PDQ = "pdq", "PDQ"


EXACT = (Kind.MD5, Kind.SHA1, Kind.SHA256)


class State(models.TextChoices):
    """How an entry stands; the ways between are in `workflow.py`."""

    PROPOSED = "proposed", _("waits for a second person")
    SHARED = "shared", _("shared")
    DISPUTED = "disputed", _("disputed")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DECLINED = "declined", _("declined")
    ERASED = "erased", _("erased")


STANDING = (State.SHARED, State.DISPUTED)
"""The states in which an entry is matched against and may be passed on."""


class VictimStatus(models.TextChoices):
    """Whether the victims are identified; never who they are."""

    IDENTIFIED = "identified", _("identified")
    NOT_IDENTIFIED = "not-identified", _("not identified")
    UNKNOWN = "unknown", _("not known")


class Flag(models.TextChoices):
    """An answer that may be missing; missing is not "no"."""

    YES = "yes", _("yes")
    NO = "no", _("no")
    UNKNOWN = "unknown", _("not known")


@tracked()
class Item(models.Model):
    """One picture or video, by nothing but its fingerprints."""

    type = models.CharField(_("type"), max_length=10, choices=ItemType, default=ItemType.OTHER)
    created_at = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        constraints = (one_of("type", ItemType, "hashes_item_type"),)

    def __str__(self) -> str:
        return f"{self.pk}"


@tracked(exclude=("value",))
class HashValue(models.Model):
    """One fingerprint of an item; `quality` is PDQ's, 0 to 100, where it is known.

    `live`: at least one entry that gives it stands. Only what is live is matched against.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="hash_values")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    value = models.BinaryField(_("value"), max_length=64)
    quality = models.PositiveSmallIntegerField(_("quality"), null=True, blank=True)
    live = models.BooleanField(_("matched against"), default=False)

    class Meta:
        verbose_name = _("hash value")
        verbose_name_plural = _("hash values")
        ordering = ("kind",)
        constraints = (
            one_of("kind", Kind, "hashes_hash_kind"),
            models.UniqueConstraint(fields=["item", "kind"], name="hashes_hash_once"),
            models.UniqueConstraint(
                fields=["kind", "value"],
                condition=Q(kind__in=EXACT),
                name="hashes_hash_of_one_item",
                violation_error_message=_("Another item has this hash already."),
            ),
            models.CheckConstraint(
                condition=Q(quality__isnull=True) | Q(quality__lte=100),
                name="hashes_hash_quality",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {bytes(self.value).hex()}"


@tracked(exclude=("key", "case_reference", "series", "tags"))
class Entry(models.Model):
    """What one source says about one item; `source` and `key` together name it.

    `hash_values` are those of the item that this source gave. `handling` is the code of the marking
    that says who may have it; without one it goes to nobody. `retain_until` is the day, by rule, on
    which the entry becomes due for erasure.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="entries")
    hash_values = models.ManyToManyField(HashValue, related_name="entries")
    source = models.CharField(_("source"), max_length=200)
    key = models.CharField(_("key at the source"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    size = models.PositiveBigIntegerField(_("size in bytes"), null=True, blank=True)
    mime = models.CharField(_("media type"), max_length=200, blank=True)
    victim = models.CharField(
        _("victims"), max_length=20, choices=VictimStatus, default=VictimStatus.UNKNOWN
    )
    distributed = models.CharField(
        _("distributed"), max_length=10, choices=Flag, default=Flag.UNKNOWN
    )
    self_generated = models.CharField(
        _("self-generated"), max_length=10, choices=Flag, default=Flag.UNKNOWN
    )
    offender_identified = models.CharField(
        _("offender identified"), max_length=10, choices=Flag, default=Flag.UNKNOWN
    )
    series = models.CharField(_("series"), max_length=80, blank=True, db_index=True)
    tags = ArrayField(models.CharField(max_length=200), verbose_name=_("tags"), default=list)
    case_reference = models.CharField(_("case reference"), max_length=80, blank=True)
    handling = models.CharField(_("handling code"), max_length=40, blank=True)
    first_seen = models.DateTimeField(_("first seen"), null=True, blank=True)
    updated = models.DateTimeField(_("updated by the source"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    retain_until = models.DateField(_("retained until"), null=True, blank=True, db_index=True)

    class Meta:
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        ordering = ("source", "id")
        constraints = (
            one_of("state", State, "hashes_entry_state"),
            one_of("victim", VictimStatus, "hashes_entry_victim"),
            one_of("distributed", Flag, "hashes_entry_distributed"),
            one_of("self_generated", Flag, "hashes_entry_self_generated"),
            one_of("offender_identified", Flag, "hashes_entry_offender_identified"),
            models.UniqueConstraint(
                fields=["source", "key"],
                name="hashes_entry_named_once",
                violation_error_message=_("The source has an entry with this key already."),
            ),
            models.UniqueConstraint(
                fields=["item", "source"],
                condition=~Q(state__in=("declined", "erased")),
                name="hashes_entry_once_of_a_source",
                violation_error_message=_("The source has an entry for this item already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "declined", "erased"))
                | (Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by"))),
                name="hashes_entry_two_people",
                violation_error_message=_("What is shared needs two people."),
            ),
            models.CheckConstraint(
                condition=Q(series="") | Q(series__regex=OPAQUE),
                name="hashes_entry_series_opaque",
                violation_error_message=OPAQUE_MESSAGE,
            ),
            models.CheckConstraint(
                condition=Q(case_reference="") | Q(case_reference__regex=OPAQUE),
                name="hashes_entry_case_opaque",
                violation_error_message=OPAQUE_MESSAGE,
            ),
        )
        indexes = (models.Index(fields=["state", "added_at"], name="hashes_entry_state_when"),)

    def __str__(self) -> str:
        return f"{self.source}: {self.key}"


class ClassificationState(models.TextChoices):
    """Whether a classification counts."""

    PROPOSED = "proposed", _("waits for a second person")
    STANDING = "standing", _("stands")
    REPLACED = "replaced", _("replaced")
    DECLINED = "declined", _("declined")


@tracked(exclude=("original",))
class Classification(models.Model):
    """What someone says the item is, under one version of one scheme.

    `original` is the value as it came, whatever `code` it was brought to. `by` is the organisation
    that decided, and `votes` how many people there agreed.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="classifications")
    scheme = models.CharField(_("scheme"), max_length=40)
    version = models.CharField(_("version"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    code = models.CharField(_("class"), max_length=200)
    by = models.CharField(_("by"), max_length=200, blank=True)
    votes = models.PositiveSmallIntegerField(_("votes"), null=True, blank=True)
    original = models.CharField(_("as it came"), max_length=200, blank=True)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=ClassificationState,
        default=ClassificationState.PROPOSED,
    )
    at = models.DateTimeField(_("when"), auto_now_add=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    class Meta:
        verbose_name = _("classification")
        verbose_name_plural = _("classifications")
        ordering = ("scheme", "country", "by", "id")
        constraints = (
            one_of("state", ClassificationState, "hashes_classification_state"),
            models.UniqueConstraint(
                fields=["entry", "scheme", "version", "country", "by"],
                condition=Q(state="standing"),
                name="hashes_classification_one_stands",
                violation_error_message=_("A classification under this scheme stands already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=("proposed", "declined"))
                | (Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("proposed_by"))),
                name="hashes_classification_two_people",
                violation_error_message=_("What is shared needs two people."),
            ),
        )
        indexes = (models.Index(fields=["scheme", "code"], name="hashes_classification_class"),)

    def __str__(self) -> str:
        return " ".join(filter(None, (self.scheme, self.country, self.version, self.code)))
