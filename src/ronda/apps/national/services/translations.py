"""Translating at the desk: passages written and checked, the memory kept, scripts converted.

Two things to know. Who saves a passage that somebody saved meanwhile is told so, with both texts.
And what was checked goes into the translation memory at once.
"""

import hashlib
from collections.abc import Iterable, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.national import finding
from ronda.apps.national.comparing import terms_of_pair
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Contribution,
    FoundIn,
    MemoryPair,
    TranslatedPassage,
    Translation,
    TranslationState,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand
from ronda.bitexts import tmx
from ronda.bitexts.model import Pair, passages_of
from ronda.languages.serbian import to_cyrillic, to_latin

LONGEST = 200_000
SCRIPTS = {("sr-Cyrl", "sr-Latn"): to_latin, ("sr-Latn", "sr-Cyrl"): to_cyrillic}


def translation_begin(
    *, actor: Actor, title: str, source_language: str, target_language: str, text: str
) -> Translation:
    """A text to translate, cut into its paragraphs."""
    passages = passages_of(text)
    if len(text) > LONGEST:
        raise NotValid(_("This text is too long: translate it in parts."), "text")
    return _begin(actor, title, (source_language, target_language), passages, None)


def translation_of_contribution(
    *, actor: Actor, contribution: Contribution, target_language: str
) -> Translation:
    """A contribution to translate, passage by passage as it was read."""
    with at_desk(actor):
        texts = [one.text for one in contribution.passages.order_by("order")]
    title = contribution.subject or _("Contribution %(number)s") % {"number": contribution.pk}
    languages = contribution.language, target_language
    return _begin(actor, title, languages, texts, contribution)


def _begin(
    actor: Actor,
    title: str,
    languages: tuple[str, str],
    passages: Sequence[str],
    contribution: Contribution | None,
) -> Translation:
    if languages[0] == languages[1]:
        raise NotValid(_("A translation goes into another language."), "target_language")
    if not passages:
        raise NotValid(_("There is nothing in it to translate."), "text")
    with at_desk(actor):
        who = _translator(actor)
        if contribution is not None:
            demand(verdict(who, Can.TRANSLATE, contribution))
        with act(actor=actor, what=Can.TRANSLATE) as done:
            made = Translation.objects.create(
                party_id=who.party_id,
                title=title[:300],
                source_language=languages[0],
                target_language=languages[1],
                contribution=contribution,
                made_by=who.person,
            )
            TranslatedPassage.objects.bulk_create(
                TranslatedPassage(
                    party_id=who.party_id,
                    bitext=made,
                    order=order,
                    original=text,
                    changed_by=who.person,
                )
                for order, text in enumerate(passages, start=1)
            )
            done.concerns(made)
    return made


def passage_translate(
    *, actor: Actor, passage: TranslatedPassage, translation: str, checked: bool, version: int
) -> TranslatedPassage:
    """Save the translation of a passage; none at all is to do again.

    Raises Stale where somebody saved it since `version`; `Stale.current` is what stands there.
    """
    with at_desk(actor):
        who = _translator(actor)
        now = TranslatedPassage.objects.select_for_update().get(pk=passage.pk)
        if now.version != version:
            raise Stale(_("Somebody saved this passage meanwhile."), now)
        with act(actor=actor, what=Can.TRANSLATE, about=(now,)) as done:
            _write(who, now, translation, checked=checked)
            done.after = {"state": now.state}
    return now


def _write(
    who: Standing, passage: TranslatedPassage, translation: str, *, checked: bool = False
) -> None:
    passage.translation = translation.strip()
    if not passage.translation:
        passage.state = TranslationState.TO_DO
    else:
        passage.state = TranslationState.CHECKED if checked else TranslationState.DRAFT
    passage.version += 1
    passage.changed_by = who.person
    passage.save()
    if passage.state == TranslationState.CHECKED:
        _remember(who.party_id, [_pair(who, passage)])


def _pair(who: Standing, passage: TranslatedPassage) -> Pair:
    return Pair(
        passage.original,
        passage.translation,
        passage.bitext.source_language,
        passage.bitext.target_language,
        timezone.now().replace(microsecond=0),
        str(who.person),
    )


def script_convert(*, actor: Actor, translation: Translation) -> int:
    """Fill what is to do with the original in the other script of Serbian, as drafts; how many."""
    languages = translation.source_language, translation.target_language
    convert = SCRIPTS.get(languages)
    if convert is None:
        raise NotNow(_("Only Serbian is converted from one script to the other."))
    with at_desk(actor):
        who = _translator(actor)
        with act(actor=actor, what=Can.TRANSLATE, about=(translation,)) as done:
            waiting = translation.passages.select_for_update().filter(state=TranslationState.TO_DO)
            filled = 0
            for passage in waiting:
                _write(who, passage, convert(passage.original))
                filled += 1
            done.after = {"converted": filled}
    return filled


def memory_import(*, actor: Actor, data: bytes, source_language: str, target_language: str) -> int:
    """Take a TMX file into the memory; how many pairs were new."""
    if source_language == target_language:
        raise NotValid(_("A translation goes into another language."), "target_language")
    try:
        pairs = tmx.read(data, source_language, target_language)
    except tmx.NotTmx as error:
        raise NotValid(str(error), "file") from error
    if not pairs:
        raise NotValid(_("The file has no pair of these two languages."), "file")
    with at_desk(actor):
        who = _translator(actor)
        with act(actor=actor, what=Can.TRANSLATE) as done:
            new = _remember(who.party_id, pairs)
            done.after = {"pairs": new}
    return new


def _remember(party_id: int, pairs: Iterable[Pair]) -> int:
    """Keep pairs that are not known; how many."""
    told = {checksum(pair): pair for pair in pairs}
    known = MemoryPair.objects.filter(party=party_id, checksum__in=told)
    for one in known.values_list("checksum", flat=True):
        del told[one]
    kept = MemoryPair.objects.bulk_create(
        [_record(party_id, key, pair) for key, pair in told.items()], batch_size=1000
    )
    finding.put(FoundIn.PAIR, party_id, ((one.pk, terms_of_pair(one)) for one in kept))
    return len(kept)


def _record(party_id: int, key: str, pair: Pair) -> MemoryPair:
    record = MemoryPair(
        party_id=party_id,
        source_language=pair.source_language,
        target_language=pair.target_language,
        source=pair.source,
        target=pair.target,
        origin=pair.origin[:200],
        changed_at=pair.changed,
        checksum=key,
    )
    record.length = finding.length(terms_of_pair(record))
    return record


def checksum(pair: Pair) -> str:
    """What a pair is known again by."""
    told = "\x1f".join((pair.source_language, pair.target_language, pair.source, pair.target))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _translator(actor: Actor) -> Standing:
    who = standing_of(actor)
    demand(verdict(who, Can.TRANSLATE))
    return who
