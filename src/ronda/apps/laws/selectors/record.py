"""The tables of laws as the national export has them, and what came into force in a year.

Two things to know. A table stands before those that it points at. And what was withdrawn stands in
the export, with its reason, as it does on the page.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch

from ronda.apps.addresses import path_to
from ronda.apps.laws.in_words import words_of
from ronda.apps.laws.models import Article, ChangeAsked, Law, Version, Wording
from ronda.apps.national.selectors.registers import DoneInYear, Field, Holds, Table

_LAW = Field("law", "The law", Holds.WHOLE, "laws")
_ARTICLE = Field("article", "The article", Holds.WHOLE, "articles_of_laws")
_VERSION = Field("version", "The version", Holds.WHOLE, "versions_of_laws")


def tables() -> Iterator[Table]:
    """Every table of laws, each before what it points at."""
    yield Table(
        "changes_asked_of_laws",
        "Which recommendations ask for a change of a law or article, and which version answers it",
        (
            _LAW,
            _ARTICLE,
            Field("recommendation", "What is asked", Holds.WHOLE, "recommendations"),
            Field("note", "What is asked of the law"),
            Field("answered_by", "The version that answers it", Holds.WHOLE, "versions_of_laws"),
        ),
        ChangeAsked.objects.all,
        lambda one: (one.law_id, one.article_id, one.target_id, one.note, one.answered_by_id),
    )
    yield Table(
        "wordings_of_articles",
        "The words of an article in a version; empty where the version repealed it",
        (_VERSION, _ARTICLE, Field("words", "The words")),
        Wording.objects.all,
        lambda one: (one.version_id, one.article_id, one.text),
    )
    yield _versions()
    yield Table(
        "articles_of_laws",
        "Articles by their number",
        (_LAW, Field("number", "Number, such as 178a"), Field("order", "Place", Holds.WHOLE)),
        Article.objects.all,
        lambda one: (one.law_id, one.number, one.order),
    )
    yield Table(
        "laws",
        "Legal instruments",
        (
            Field("title", "Title"),
            Field("short", "Short title"),
            Field("kind", "law, code, by-law, decree, treaty or other"),
            Field("language", "Language of its text (BCP 47)"),
            Field("institution", "Who keeps it", Holds.WHOLE, "institutions"),
        ),
        Law.objects.all,
        lambda one: (one.title, one.short, one.kind, one.language, one.institution_id),
    )


def _versions() -> Table:
    return Table(
        "versions_of_laws",
        "What became of a law: where it was published, from when to when it is in force",
        (
            _LAW,
            Field("number", "Number", Holds.WHOLE),
            Field("gazette", "Where it was published"),
            Field("published", "When", Holds.DAY),
            Field("since", "In force from", Holds.DAY),
            Field("until", "In force until, where it holds for a time", Holds.DAY),
            Field("ends", "Whether the whole law ends on that day", Holds.YES_NO),
            Field("note", "What it changed"),
            Field("withdrawn", "Why it was withdrawn"),
        ),
        Version.objects.all,
        lambda one: (
            one.law_id,
            one.number,
            one.gazette,
            one.published_on,
            one.since,
            one.until,
            one.ends,
            one.note,
            one.withdrawn,
        ),
    )


def done_in(year: int) -> Iterator[DoneInYear]:
    """The versions that came into force in a year, in the language that is active."""
    wordings = Wording.objects.select_related("article")
    asked = ChangeAsked.objects.order_by("id")
    found = Version.objects.filter(
        withdrawn="", since__range=(date(year, 1, 1), date(year, 12, 31))
    ).select_related("law")
    for one in found.prefetch_related(
        Prefetch("wordings", queryset=wordings), Prefetch("answers", queryset=asked)
    ):
        yield DoneInYear(
            heading=one.law.title,
            words=words_of(one),
            source=one.gazette,
            link=path_to("laws:version", one.pk),
            institution=one.law.institution_id,
            targets=tuple(asked.target_id for asked in one.answers.all()),
        )
