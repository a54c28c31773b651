"""The index of what is public: a row for each statement, and where statements come from.

Two things to know. It is made of what is published and of nothing else, and can be made anew from
that at any time (`services.index`): no history is kept of it. And `facets` and `stems` are worked
out by the database from the other fields, so that whoever writes rows in bulk writes only those.

How rows are made from a published edition of a factsheet (`services.of_factsheets` does it; a bulk
load may do it by COPY):

- one `Origin` for each factsheet and language, of the newest published edition only:
  `name` = "factsheet:lanzarote.2.XAR.en", `round` the round's key, `mark` what tells one state of
  it from another (any text; one that differs from what `services.index` works out has the rows
  made anew at the next publication in the round);
- one `Statement` for each recommendation, observation, filled orange box, practice and filled blue
  box: `place` = "recommendation.<chapter's order>.<order>" ("observation.…", "follow-up.…",
  "practice.…", "practice.<chapter's order>.box"), unique within the origin; `body` = "lanzarote",
  `round` = "lanzarote.2", `chapter` = "lanzarote.2.<number, else order>", `party` = "XAR"; `text`
  the words, sub-points after them, each on a line; `beside` words under which it is found too,
  though it does not say them (codes, the Party's and the chapter's name); `strength`, `status`,
  `articles` empty where there are none; `year` that of the document; `since` when these words
  became public; `page` the address with its anchor, from the site's root.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Func, TextField
from django.utils.translation import gettext_lazy as _

from ronda.apps.constraints import one_of


class Kind(models.TextChoices):
    """What a statement is."""

    RECOMMENDATION = "recommendation", _("Recommendation")
    OBSERVATION = "observation", _("Observation")
    FOLLOW_UP = "follow-up", _("Follow-up")
    PRACTICE = "practice", _("Promising practice")
    CONCLUSION = "conclusion", _("Conclusion")
    REPLY = "reply", _("Reply to a question")
    REPORT = "report", _("Report")
    LAW = "law", _("Law")


class Origin(models.Model):
    """A published thing whose statements are in the index, as it was when they were taken."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    round = models.ForeignKey(
        "treaties.Round", models.CASCADE, null=True, blank=True, related_name="+"
    )
    mark = models.CharField(_("state"), max_length=64)
    taken_at = models.DateTimeField(_("taken"), auto_now=True)

    class Meta:
        verbose_name = _("origin of statements")
        verbose_name_plural = _("origins of statements")

    def __str__(self) -> str:
        return self.name


class Facets(Func):
    """What a statement is found under besides its words: "§p:SRB", "§k:reply" and so on."""

    function = "search_facets"
    output_field = ArrayField(TextField())


class Stems(Func):
    """The stems of a statement's words in its language, bare, with its facets among them."""

    function = "search_stems"
    output_field = SearchVectorField()


OF_FACETS = (
    "kind",
    "party",
    "body",
    "round",
    "chapter",
    "articles",
    "strength",
    "status",
    "year",
    "language",
)
"""The fields that are facets, as `search_facets` takes them."""


class Statement(models.Model):
    """Something that is said in public, with where it stands."""

    origin = models.ForeignKey(Origin, models.CASCADE, related_name="statements")
    place = models.CharField(_("place"), max_length=120)
    kind = models.CharField(_("what it is"), max_length=20, choices=Kind)
    party = models.CharField(_("Party"), max_length=3, blank=True)
    body = models.CharField(_("body"), max_length=40, blank=True)
    round = models.CharField(_("round"), max_length=60, blank=True)
    chapter = models.CharField(_("chapter"), max_length=120, blank=True)
    chapter_title = models.TextField(_("title of the chapter"), blank=True)
    articles = ArrayField(models.CharField(max_length=160), default=list, verbose_name=_("article"))
    strength = models.CharField(_("strength"), max_length=20, blank=True)
    status = models.CharField(_("status"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=35)
    codes = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("codes"))
    text = models.TextField(_("text"))
    beside = models.TextField(_("words beside it"), blank=True)
    page = models.CharField(_("address"), max_length=400)
    since = models.DateTimeField(_("public since"))
    facets = models.GeneratedField(
        expression=Facets(*OF_FACETS), output_field=ArrayField(TextField()), db_persist=True
    )
    stems = models.GeneratedField(
        expression=Stems("language", "text", "beside", Facets(*OF_FACETS)),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        indexes = (
            GinIndex(fields=["stems"], name="search_statement_stems", fastupdate=False),
            models.Index(fields=["since"], name="search_statement_since"),
        )
        constraints = (
            models.UniqueConstraint(fields=["origin", "place"], name="search_statement_place"),
            one_of("kind", Kind, "search_statement_kind"),
        )

    def __str__(self) -> str:
        return self.text[:80]
