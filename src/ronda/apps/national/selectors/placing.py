"""What a contribution's passages may answer, and what was decided.

Two things to know. Suggestions are worked out when a passage is looked at, for that passage alone.
And what is asked is gathered beforehand (`services.placing.gathered_update`); a page says when
something has come since.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.national.askable import open_editions
from ronda.apps.national.comparing import terms_of_asked, terms_of_passage
from ronda.apps.national.finding import Hit, find
from ronda.apps.national.meaning import model_of_meaning
from ronda.apps.national.models import (
    Contribution,
    ContributionState,
    FoundIn,
    Gathered,
    Passage,
    Placing,
    TargetKind,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.replying import open_replies
from ronda.apps.national.spans import Span, united
from ronda.apps.national.standing import Standing
from ronda.apps.policy import demand
from ronda.replies.placing.meaning import CONSIDERED, in_order
from ronda.replies.placing.ranking import Terms, led

SUGGESTED = 5
STRONG, LIKELY = 8.0, 4.0


@dataclass(frozen=True)
class Suggested:
    """Something that a passage may answer, with the words on both sides that led there.

    `closer` says whether closeness of meaning put it higher than these words did.
    """

    asked: Gathered
    score: float
    words: tuple[str, ...]
    in_passage: tuple[Span, ...]
    in_wording: tuple[Span, ...]
    placing: Placing | None = None
    closer: bool = False

    @property
    def strength(self) -> str:
        """How sure it is, as a word of the page: strong, likely, possible."""
        return (
            "strong" if self.score >= STRONG else "likely" if self.score >= LIKELY else "possible"
        )


def contributions_to_place(who: Standing) -> QuerySet[Contribution]:
    """The contributions whose passages this person may place."""
    demand(verdict(who, Can.PLACE))
    return Contribution.objects.select_related("institution").prefetch_related("institution__names")


def contribution_to_place(who: Standing, id: int) -> Contribution:
    """One of them; raises NotVisible."""
    found = contributions_to_place(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def passages_placed(contribution: Contribution) -> list[Passage]:
    """Its passages in their order, each with what was decided on it."""
    decided = Placing.objects.select_related("target", "by")
    return list(contribution.passages.prefetch_related(Prefetch("placings", queryset=decided)))


def suggestions(passages: Sequence[Passage], at: int, *, most: int = SUGGESTED) -> list[Suggested]:
    """What the passage at `at` of a contribution may answer, best first.

    What only its heading or the opening of its list leads to is no suggestion. Where there is a
    model of meaning, it orders what words led to.
    """
    vectors = model_of_meaning()
    if vectors is None:
        return _by_words(passages, at, most)
    found = _by_words(passages, at, CONSIDERED)
    scored = [(one.asked.wording, one.score) for one in found]
    places = in_order(passages[at].text, scored, vectors)
    return [replace(found[place.given], closer=place.closer) for place in places[:most]]


def _by_words(passages: Sequence[Passage], at: int, most: int) -> list[Suggested]:
    passage = passages[at]
    terms = terms_of_passage(passage, passages[:at])
    hits = find(FoundIn.ASKED, passage.party_id, terms, most=most)
    asked = Gathered.objects.select_related("round__body").in_bulk([hit.record for hit in hits])
    decided = {one.target.key: one for one in passage.placings.all() if one.target is not None}
    found = (
        _suggested(passage, terms, hit, asked[hit.record], decided)
        for hit in hits
        if hit.record in asked
    )
    return [one for one in found if one.words]


def _suggested(
    passage: Passage,
    terms: Terms,
    hit: Hit,
    asked: Gathered,
    decided: Mapping[str, Placing],
) -> Suggested:
    ours = led(terms, hit.shares)
    said = {term.key for term in ours}
    theirs = [term for term in terms_of_asked(asked).own if term.key in said]
    spans = united((term.start, term.end) for term in ours)
    return Suggested(
        asked=asked,
        score=hit.score,
        words=tuple(dict.fromkeys(passage.text[start:end] for start, end in spans)),
        in_passage=spans,
        in_wording=united((term.start, term.end) for term in theirs),
        placing=decided.get(asked.key),
    )


def gathered_under(party_id: int, key: str) -> Gathered | None:
    """What is asked under a key; None where nothing is."""
    round_id, _sep, rest = key.partition(":")
    kind, _sep, code = rest.partition(":")
    if not round_id.isdecimal() or len(round_id) >= 10:
        return None
    known = Gathered.objects.filter(party=party_id, round=int(round_id), kind=kind, code=code)
    return known.select_related("round__body").first()


def gathered_visible(party_id: int, key: str) -> Gathered:
    """What is asked under a key; raises NotVisible."""
    found = gathered_under(party_id, key)
    if found is None:
        raise NotVisible(_("This is not asked any more: gather again what is asked."))
    return found


def has_news(actor: Actor, party_id: int) -> bool:
    """Whether something may be asked that was not gathered yet."""
    known = Gathered.objects.filter(party=party_id).order_by()
    of_each = known.values_list("round", "kind").annotate(newest=Max("gathered_at"))
    told = {(round_id, kind): at for round_id, kind, at in of_each}
    questions = {round_id for round_id, kind in told if kind == TargetKind.QUESTION}
    boxes = {round_id for round_id, kind in told if kind != TargetKind.QUESTION}
    newest = max(told.values(), default=None)
    return any(
        edition.factsheet.round_id not in boxes
        or (newest is not None and (edition.approved_at or edition.created_at) > newest)
        for edition in open_editions(actor, party_id)
    ) or any(
        reply.party.conduct.round_id not in questions for reply in open_replies(actor, party_id)
    )


@dataclass(frozen=True)
class Opened:
    """A contribution's passages, the one that is open, and what it may answer."""

    passages: Sequence[Passage]
    passage: Passage | None
    suggestions: Sequence[Suggested]
    marked: tuple[Span, ...]
    next: Passage | None

    @property
    def decided(self) -> int:
        """On how many passages somebody has decided."""
        return sum(bool(one.placings.all()) for one in self.passages)


def opened(contribution: Contribution, order: str) -> Opened:
    """The passages with the one of this order open; without one, the first undecided."""
    passages = passages_placed(contribution)
    open_ones = [at for at, one in enumerate(passages) if not one.placings.all()]
    named = [at for at, one in enumerate(passages) if str(one.order) == order]
    at = next(iter((*named, *open_ones, *range(len(passages)))), None)
    if at is None:
        return Opened((), None, (), (), None)
    offered = suggestions(passages, at)
    after = [n for n in open_ones if n > at] or [n for n in open_ones if n < at]
    return Opened(
        passages=passages,
        passage=passages[at],
        suggestions=offered,
        marked=united(span for one in offered for span in one.in_passage),
        next=passages[after[0]] if after else None,
    )


def contributions_undecided(who: Standing) -> QuerySet[Contribution]:
    """The contributions handed in, with how many passages they have and how many are undecided."""
    undecided = Count("passages", filter=Q(passages__placings__isnull=True), distinct=True)
    given = (ContributionState.HANDED_IN, ContributionState.SIGNED)
    found = contributions_to_place(who).filter(state__in=given)
    return found.annotate(parts=Count("passages", distinct=True), undecided=undecided)


def passage_to_place(who: Standing, id: int) -> Passage:
    """One passage of a contribution; raises NotVisible."""
    known = Passage.objects.filter(contribution__in=contributions_to_place(who), pk=id)
    found = known.select_related("contribution").first()
    if found is None:
        raise NotVisible(_("There is no such passage."))
    return found


def placing_visible(who: Standing, id: int) -> Placing:
    """One decision; raises NotVisible."""
    demand(verdict(who, Can.PLACE))
    found = Placing.objects.filter(pk=id).select_related("passage__contribution").first()
    if found is None:
        raise NotVisible(_("There is no such decision."))
    return found
