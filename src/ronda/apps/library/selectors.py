"""The library's texts and passages; nothing in it is secret.

Two things to know. A passage is found by its text's short name and its key. And a search looks for
every word, in any language, in labels, titles and words.
"""

from collections.abc import Iterable
from typing import Protocol

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.library.citing import Citation, Cited, citations
from ronda.apps.library.models import Passage, Text

__all__ = [
    "Citation",
    "Cited",
    "cited_by",
    "every_passage",
    "is_named",
    "passage_at",
    "passages_found",
    "passages_meant",
    "passages_of",
    "passages_tied",
    "text_at",
    "texts",
]

MOST_FOUND = 100
MOST_WORDS = 8


def texts() -> QuerySet[Text]:
    """Every text, by kind and reference."""
    return Text.objects.order_by("kind", "reference")


def text_at(slug: str) -> Text:
    """The text of this short name; raises NotVisible."""
    found = Text.objects.filter(slug=slug).first()
    if found is None:
        raise NotVisible(_("There is no such text in the library."))
    return found


def passages_of(text: Text) -> QuerySet[Passage]:
    """Its passages in order."""
    return text.passages.order_by("position")


def passage_at(slug: str, key: str) -> Passage:
    """A passage by its address; raises NotVisible."""
    found = Passage.objects.select_related("text").filter(text__slug=slug, key=key).first()
    if found is None:
        raise NotVisible(_("There is no such passage in the library."))
    return found


def slugs_by_reference() -> dict[str, str]:
    """The short name of each text by what documents cite it as."""
    return dict(Text.objects.values_list("reference", "slug"))


def every_passage() -> QuerySet[Passage]:
    """Every passage with its text, in order."""
    return Passage.objects.select_related("text").order_by(
        "text__kind", "text__reference", "position"
    )


def passages_tied(ids: Iterable[str]) -> dict[str, Passage]:
    """The passages that reports cite by these ids; what is not in the library is left out."""
    wanted = set(ids)
    if not wanted:
        return {}
    slugs = {one.partition("/")[0] for one in wanted}
    found = Passage.objects.select_related("text").filter(text__slug__in=slugs)
    return {one.id_in_reports: one for one in found if one.id_in_reports in wanted}


class Named(Protocol):
    """How a document cites: a text and a place in it, perhaps with a tie."""

    @property
    def text(self) -> str:
        """The text's reference or short name."""

    @property
    def place(self) -> str:
        """The place in it: "Article 23, paragraph 1"."""

    @property
    def passage(self) -> str | None:
        """The id of the passage that it is tied to."""


def passages_meant(cited: Iterable[Named]) -> tuple[Passage | None, ...]:
    """For each the passage that it is tied to or names, the nearest there is; one question."""
    every = list(cited)
    names = {one.text.strip() for one in every} | {one.passage or "" for one in every}
    slugs = {name.partition("/")[0].lower() for name in names}
    if not every:
        return ()
    in_texts = Q(text__reference__in=names) | Q(text__slug__in=slugs)
    found = list(Passage.objects.select_related("text").filter(in_texts).defer("words"))
    return tuple(_meant(one, found) for one in every)


def is_named(passage: Passage, text: str, place: str) -> bool:
    """Whether a text and a place in it name this passage or a part of it."""
    of = passage.text
    return Cited(of.reference, of.slug, passage.label).is_meant(text, place)


def _meant(one: Named, among: list[Passage]) -> Passage | None:
    tied = next((p for p in among if p.id_in_reports == one.passage), None)
    named = (p for p in among if is_named(p, one.text, one.place))
    return tied or max(named, key=lambda p: len(p.label), default=None)


def passages_found(query: str) -> list[Passage]:
    """The passages in which every word of `query` stands, at most a hundred."""
    words = query.split()[:MOST_WORDS]
    if not words:
        return []
    found = Passage.objects.select_related("text").annotate(
        said=Cast("words", TextField()), titled=Cast("titles", TextField())
    )
    for word in words:
        # JSON is kept by PostgreSQL with its letters as they are, so a word is found in any script.
        here = Q(said__icontains=word) | Q(titled__icontains=word) | Q(label__icontains=word)
        found = found.filter(here | Q(text__reference__icontains=word))
    return list(found.order_by("text__reference", "position")[:MOST_FOUND])


def cited_by(actor: Actor, passage: Passage) -> list[Citation]:
    """What cites a passage, as far as `actor` may see it."""
    text = passage.text
    cited = Cited(text.reference, text.slug, passage.label, passage.id_in_reports)
    return citations(actor, cited)
