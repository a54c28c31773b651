"""What the State has said before: looked through, and flagged where it may hold no more.

Two things to know. A search finds by terms, so in any language and script; without words the newest
come first. And flags are worked out when an answer is shown: age, its end, laws changed since.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.comparing import terms_of_search, terms_of_text
from ronda.apps.national.finding import find
from ronda.apps.national.models import EarlierAnswer, FoundIn, Gathered, LawChange, Target
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.placing import gathered_visible
from ronda.apps.national.spans import Span, united
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand
from ronda.replies.placing.ranking import Terms
from ronda.replies.placing.terms import terms_of

OLD = timedelta(days=365)
MOST = 200
LEAST = 0.01


@dataclass(frozen=True)
class Offered:
    """An answer given before, why it may hold no more, and the words it was found by."""

    answer: EarlierAnswer
    is_old: bool
    has_ended: bool
    changes: tuple[LawChange, ...]
    words: tuple[Span, ...] = ()

    @property
    def is_flagged(self) -> bool:
        """Whether somebody must look before it is said again."""
        return self.is_old or self.has_ended or bool(self.changes)


def answers_visible(who: Standing) -> QuerySet[EarlierAnswer]:
    """Every answer of the State, newest first; for its coordinator."""
    demand(verdict(who, Can.KEEP_LIBRARY))
    return EarlierAnswer.objects.filter(party=who.party_id)


def answer_visible(who: Standing, id: int) -> EarlierAnswer:
    """One answer; raises NotVisible."""
    found = answers_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such answer."))
    return found


def answers_found(who: Standing, words: str) -> list[EarlierAnswer]:
    """The answers that these words find, best first, at most `MOST`."""
    return _found(who, terms_of_search(words), MOST)


def answers_to(who: Standing, asked: str, language: str, most: int = 20) -> list[EarlierAnswer]:
    """What may have been said before to what is asked, best first."""
    return _found(who, terms_of_text(asked, language), most)


def asked_under(who: Standing, key: str) -> Gathered | Target:
    """What is or was asked under a key; raises NotVisible."""
    known = [one for one in Target.objects.filter(party=who.party_id) if one.key == key]
    return known[0] if known else gathered_visible(who.party_id, key)


def _found(who: Standing, terms: Terms, most: int) -> list[EarlierAnswer]:
    hits = find(FoundIn.ANSWER, who.party_id, terms, most=most, least=LEAST)
    known = answers_visible(who).in_bulk([hit.record for hit in hits])
    return [known[hit.record] for hit in hits if hit.record in known]


def offered(
    answers: Iterable[EarlierAnswer], found_by: str = "", on: date | None = None
) -> list[Offered]:
    """The answers with their flags, and where the words `found_by` stand in them."""
    changes, day = list(LawChange.objects.all()), on or timezone.localdate()
    keys = {term.key for term in terms_of_search(found_by).own}
    return [
        Offered(
            answer=answer,
            is_old=answer.said_on < day - OLD,
            has_ended=answer.valid_until is not None and answer.valid_until < day,
            changes=tuple(change for change in changes if _concerns(change, answer)),
            words=_standing(answer, keys),
        )
        for answer in answers
    ]


def _standing(answer: EarlierAnswer, keys: set[str]) -> tuple[Span, ...]:
    if not keys:
        return ()
    terms = terms_of(answer.text, answer.language)
    return united((term.start, term.end) for term in terms if term.key in keys)


def _concerns(change: LawChange, answer: EarlierAnswer) -> bool:
    """Whether an answer cites a law that was changed after it was said."""
    if change.changed_on <= answer.said_on:
        return False
    return any(
        law == key or law.startswith(f"{key}_") for law in answer.laws for key in change.keys
    )


def law_changes(who: Standing) -> QuerySet[LawChange]:
    """The changes of laws that were told, newest first."""
    demand(verdict(who, Can.KEEP_LIBRARY))
    return LawChange.objects.filter(party=who.party_id)


def law_change_visible(who: Standing, id: int) -> LawChange:
    """One of them; raises NotVisible."""
    found = law_changes(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such change of a law."))
    return found
