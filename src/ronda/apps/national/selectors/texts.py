"""The State's texts: what they are made from, how they stand, what is flagged in them.

Two things to know. The coordinator sees every text; a validator those that lie before them to be
signed. And whether a piece still rests on what it came from is worked out at the moment of asking.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import (
    Contribution,
    ContributionState,
    FromRecord,
    IndicatorValue,
    Passage,
    Piece,
    PieceLink,
    PlacingState,
    Remark,
    Settled,
    SignOff,
    SignOffState,
    Submission,
    Target,
    Text,
    TextState,
    TextVersion,
)
from ronda.apps.national.selectors.telling import origins, with_origins
from ronda.apps.national.standing import Standing
from ronda.apps.treaties.models import Round


@dataclass(frozen=True)
class Offered:
    """What one contribution offers for a target."""

    contribution: Contribution
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Flagged:
    """A piece of the text that no longer rests on what it came from, and why."""

    piece: Piece
    withdrawn: tuple[PieceLink, ...]
    reworded: tuple[PieceLink, ...]


def targets_visible(who: Standing) -> QuerySet[Target]:
    """What is to be answered: all of it to the coordinator, to validators what they sign."""
    every = Target.objects.filter(outside=None).select_related("round__body", "text")
    if who.coordinator:
        return every
    signing = SignOff.objects.filter(post__in=who.posts).values("version__text__target")
    return every.filter(pk__in=signing).exclude(text__state=TextState.DRAFT)


def target_visible(who: Standing, id: int) -> Target:
    """One thing to be answered; raises NotVisible."""
    found = targets_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def text_of(target: Target) -> Text | None:
    """The State's text for a target, if it was begun."""
    return Text.objects.filter(target=target).first()


def version_of(text: Text, number: int | None = None) -> TextVersion | None:
    """One version of a text, the newest if no number is told."""
    found = text.versions.filter(current=True, number=number or text.version)
    return found.select_related("made_by").first()


def pieces_of(version: TextVersion | None) -> list[Piece]:
    """The pieces of a version in their order, with what each came from."""
    if version is None:
        return []
    beside = ("from_record__measure", "from_record__indicator", "contribution__institution")
    links = PieceLink.objects.select_related(*(f"passage__{name}" for name in beside))
    named = links.prefetch_related("passage__contribution__institution__names")
    pieces = list(version.pieces.prefetch_related(Prefetch("links", queryset=named)))
    with_origins(link.passage for piece in pieces for link in piece.links.all())
    return pieces


def wording(pieces: Iterable[Piece]) -> str:
    r"""The text that the pieces make, an empty line between paragraphs.

    >>> wording([Piece(text="One."), Piece(text="Two."), Piece(text="Three.", new_paragraph=True)])
    'One. Two.\n\nThree.'
    """
    told = ""
    for piece in pieces:
        told += ("\n\n" if piece.new_paragraph else " ") + piece.text if told else piece.text
    return told


def versions_of(text: Text) -> list[TextVersion]:
    """Every version, newest first."""
    return list(text.versions.select_related("made_by"))


def rivals_of(text: Text) -> list[TextVersion]:
    """What was saved at the same time as something else, and was not yet set aside.

    One that was has the number of what it was made from.
    """
    found = text.versions.filter(current=False).exclude(number=F("based_on"))
    return list(found.select_related("made_by"))


def offered_for(target: Target) -> list[Offered]:
    """What contributions say on a target, side by side; drafts and withdrawn ones do not.

    Passages written for it or placed on it, and those of letters that answer a request in which it
    is asked; but for those that somebody said do not answer it.
    """
    told = (ContributionState.HANDED_IN, ContributionState.SIGNED)
    decided = target.placings.values("passage")
    asked = (
        Q(item__target=target)
        | Q(pk__in=decided.filter(state=PlacingState.ACCEPTED))
        | Q(
            contribution__letter__isnull=False,
            contribution__addressee__request__items__target=target,
        )
    )
    found = (
        Passage.objects.filter(asked, contribution__state__in=told)
        .exclude(pk__in=decided.filter(state=PlacingState.REJECTED))
        .select_related(
            "contribution__institution",
            "contribution__letter",
            "from_record__measure",
            "from_record__indicator",
        )
        .defer(
            "contribution__letter__data",
            "contribution__letter__document_text",
            "contribution__letter__reply_json",
        )
        .prefetch_related("contribution__institution__names")
        .order_by("contribution", "order")
        .distinct()
    )
    grouped: dict[int, list[Passage]] = {}
    for passage in with_origins(found):
        grouped.setdefault(passage.contribution_id, []).append(passage)
    return [Offered(parts[0].contribution, tuple(parts)) for parts in grouped.values()]


def flagged(pieces: Iterable[Piece]) -> list[Flagged]:
    """The pieces whose contribution was withdrawn, or whose passage is worded otherwise now."""
    found, told = [], list(pieces)
    changed = figures_withdrawn(told)
    for piece in told:
        links = list(piece.links.all())
        withdrawn = tuple(
            one
            for one in links
            if one.passage.contribution.state == ContributionState.WITHDRAWN
            or one.passage_id in changed
            or (one.passage.came_from is not None and one.passage.came_from.no_more)
        )
        reworded = tuple(one for one in links if one.words != one.passage.text)
        if withdrawn or reworded:
            found.append(Flagged(piece, withdrawn, reworded))
    return found


def figures_withdrawn(pieces: Iterable[Piece]) -> set[int]:
    """The passages (by key) of these pieces that tell a figure which was withdrawn since."""
    passages = {link.passage_id for piece in pieces for link in piece.links.all()}
    told = dict(
        FromRecord.objects.filter(passage__in=passages, indicator__isnull=False).values_list(
            "passage", "values"
        )
    )
    keys = {key for values in told.values() for key in values}
    gone = set(
        IndicatorValue.objects.filter(pk__in=keys)
        .exclude(withdrawn="")
        .values_list("pk", flat=True)
        if keys
        else ()
    )
    return {passage for passage, values in told.items() if gone.intersection(values)}


def tells_the_record(pieces: Iterable[Piece]) -> bool:
    """Whether any of these pieces was drafted from the record."""
    passages = {link.passage_id for piece in pieces for link in piece.links.all()}
    return FromRecord.objects.filter(passage__in=passages).exists() or bool(origins(passages))


def remarks_of(text: Text) -> list[Remark]:
    """The internal comments on a text."""
    return list(text.remarks.select_related("by"))


def sign_offs_of(version: TextVersion | None) -> list[SignOff]:
    """Who is to sign a version, in their order."""
    if version is None:
        return []
    beside = ("post__institution", "post__membership__person", "by")
    found = version.sign_offs.select_related(*beside)
    return list(found.prefetch_related("post__institution__names"))


def turn_of(sign_offs: Iterable[SignOff]) -> SignOff | None:
    """Whose turn it is to sign."""
    return next((one for one in sign_offs if one.state == SignOffState.WAITING), None)


def sign_off_visible(who: Standing, id: int) -> SignOff:
    """A signature that is asked for; raises NotVisible."""
    every = SignOff.objects.select_related("version__text__target", "post")
    found = (every if who.coordinator else every.filter(post__in=who.posts)).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def submissions_visible(who: Standing) -> QuerySet[Submission]:
    """What was submitted, newest first; to the coordinator."""
    every = Submission.objects.select_related("round__body", "by")
    return every if who.coordinator else every.none()


def used_in(contribution: Contribution) -> list[Target]:
    """Where the newest versions of texts use what a contribution says."""
    used = PieceLink.objects.filter(
        passage__contribution=contribution,
        piece__version__current=True,
        piece__version__number=F("piece__version__text__version"),
    )
    keys = used.values("piece__version__text__target")
    return list(Target.objects.filter(pk__in=keys).select_related("round__body"))


def settled_for(target: Target) -> dict[str, Settled]:
    """What was decided on differences, by their keys."""
    return {one.key: one for one in target.settled.select_related("by")}


def texts_of_rounds(who: Standing) -> list[tuple[Round, list[Target]]]:
    """What is to be answered that somebody sees, round by round."""
    grouped: dict[int, tuple[Round, list[Target]]] = {}
    for target in targets_visible(who).order_by("-round__number", "kind", "pk"):
        grouped.setdefault(target.of_round.pk, (target.of_round, []))[1].append(target)
    return list(grouped.values())


def passage_offered(target: Target, id: int) -> Passage:
    """A passage that is offered for a target; raises NotVisible."""
    for one in offered_for(target):
        for passage in one.passages:
            if passage.pk == id:
                return passage
    raise NotVisible(_("There is no such passage."))


def rival_visible(target: Target, id: int) -> TextVersion:
    """What was saved beside the text for a target; raises NotVisible."""
    text = text_of(target)
    for one in rivals_of(text) if text else []:
        if one.pk == id:
            return one
    raise NotVisible(_("There is no such version."))
