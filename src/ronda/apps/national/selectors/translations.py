"""Translations with the state of their passages, and what the memory offers for one.

Two things to know. The memory is looked through by terms in the database first, then letter by
letter (`ronda.bitexts.memory`). And it serves both directions: what was translated into Serbian is
offered for a translation out of it.
"""

from collections.abc import Iterator, Sequence

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.comparing import terms_of_source
from ronda.apps.national.finding import find
from ronda.apps.national.models import (
    FoundIn,
    MemoryPair,
    TranslatedPassage,
    Translation,
    TranslationState,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand
from ronda.bitexts.memory import Match, matches
from ronda.bitexts.model import Pair

_LOOKED_AT = 60


def translations_visible(who: Standing) -> QuerySet[Translation]:
    """Every translation of the desk with how far it has come, for its coordinator."""
    demand(verdict(who, Can.TRANSLATE))
    counts = {
        name: Count("passages", filter=Q(passages__state=state))
        for name, state in (
            ("to_do", TranslationState.TO_DO),
            ("drafts", TranslationState.DRAFT),
            ("checked", TranslationState.CHECKED),
        )
    }
    found = Translation.objects.filter(party=who.party_id).annotate(**counts)
    return found.order_by("-made_at", "-id")


def translation_visible(who: Standing, id: int) -> Translation:
    """One translation; raises NotVisible."""
    found = translations_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such translation."))
    return found


def passage_visible(who: Standing, translation: int, order: int) -> TranslatedPassage:
    """One passage of a translation; raises NotVisible."""
    kept = translation_visible(who, translation).passages.filter(order=order)
    found = kept.select_related("bitext", "changed_by").first()
    if found is None:
        raise NotVisible(_("There is no such passage."))
    return found


def passages_of(translation: Translation) -> list[TranslatedPassage]:
    """Its passages, in their order."""
    return list(translation.passages.order_by("order"))


def memory_offers(passage: TranslatedPassage) -> Sequence[Match]:
    """What the memory offers for a passage, the likest first."""
    languages = passage.bitext.source_language, passage.bitext.target_language
    return matches(passage.original, _pairs_near(passage, *languages))


def _pairs_near(passage: TranslatedPassage, source: str, target: str) -> list[Pair]:
    terms = terms_of_source(passage.original, source)
    hits = find(FoundIn.PAIR, passage.party_id, terms, most=_LOOKED_AT, least=0)
    near = MemoryPair.objects.filter(pk__in=[hit.record for hit in hits])
    pairs = [pair_of(one) for one in near]
    turned = [pair.turned() for pair in pairs]
    return [
        pair
        for pair in (*pairs, *turned)
        if (pair.source_language, pair.target_language) == (source, target)
    ]


def pair_of(record: MemoryPair) -> Pair:
    """A record of the memory as a value."""
    return Pair(
        record.source,
        record.target,
        record.source_language,
        record.target_language,
        record.changed_at,
        record.origin,
    )


def memory(who: Standing) -> QuerySet[MemoryPair]:
    """The translation memory, newest first."""
    demand(verdict(who, Can.TRANSLATE))
    return MemoryPair.objects.filter(party=who.party_id)


def memory_languages(who: Standing) -> list[tuple[str, str, int]]:
    """Which pairs of languages the memory has, and how many pairs of each."""
    counted = memory(who).order_by().values_list("source_language", "target_language")
    return list(counted.annotate(number=Count("pk")).order_by("source_language", "target_language"))


def memory_pairs(who: Standing, source: str, target: str) -> Iterator[Pair]:
    """The pairs of two languages, oldest first."""
    found = memory(who).filter(source_language=source, target_language=target).order_by("pk")
    return map(pair_of, found.iterator(chunk_size=2000))
