"""The library's texts and passages; nothing in it is secret.

Two things to know. A passage is found by its text's short name and its key. And a search looks for
every word, in any language, in labels, titles and words.
"""

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
    "passage_at",
    "passages_found",
    "passages_of",
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
    cited = Cited(passage.text.reference, passage.text.slug, passage.label)
    return citations(actor, cited)
