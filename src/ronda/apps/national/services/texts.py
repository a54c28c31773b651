"""Writing the State's text: versions, pieces put in from passages, comments, differences settled.

Two things to know. Saving makes a new version, whole; who saves over a version that is not the
newest has theirs kept beside it and is told so. And putting in a passage never collides, since it
is added to whatever stands there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import Act, act
from ronda.apps.errors import NotValid, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.differences import Difference
from ronda.apps.national.models import (
    Contribution,
    ContributionState,
    Passage,
    Piece,
    PieceLink,
    Remark,
    Settled,
    Target,
    Text,
    TextVersion,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.reading import words_of
from ronda.apps.national.selectors.texts import pieces_of, version_of
from ronda.apps.national.sentences import sentences
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.national.workflow import Way, go
from ronda.apps.policy import demand


@dataclass(frozen=True)
class Written:
    """A piece as somebody leaves it: its words, and the passages (by key) it came from."""

    text: str
    new_paragraph: bool = False
    passages: Sequence[int] = ()


def text_write(
    *, actor: Actor, target: Target, pieces: Sequence[Written], based_on: int
) -> TextVersion:
    """Save the text as the next version.

    Raises Stale where it was changed since version `based_on`; what was to be saved is then kept
    as a version that is not current, which `Stale.current` is.
    """
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.CONSOLIDATE))
        with act(actor=actor, what=Can.CONSOLIDATE, about=(target,)) as done:
            text = _begun(who, target)
            stale = text.version != based_on
            saved = _save(who, text, pieces, based_on, done, current=not stale)
    if stale:
        raise Stale(_("Somebody saved this text meanwhile: both are kept."), saved)
    return saved


def passage_put_in(*, actor: Actor, target: Target, passage: Passage) -> TextVersion:
    """Add a passage to the end of the text, a piece for each of its sentences."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.CONSOLIDATE))
        _check_given(passage.contribution)
        with act(actor=actor, what=Can.CONSOLIDATE, about=(target,)) as done:
            text = _begun(who, target)
            there = written_in(pieces_of(version_of(text)))
            added = [
                Written(words, new_paragraph=at == 0 and bool(there), passages=(passage.pk,))
                for at, words in enumerate(sentences(words_of(passage)))
            ]
            return _save(who, text, [*there, *added], text.version, done)


def written_in(pieces: Iterable[Piece]) -> list[Written]:
    """The pieces as they would be left if nothing were changed."""
    return [
        Written(one.text, one.new_paragraph, tuple(link.passage_id for link in one.links.all()))
        for one in pieces
    ]


def _begun(who: Standing, target: Target) -> Text:
    """The text, locked and open for writing; begun where there is none."""
    Text.objects.get_or_create(
        target=target, defaults={"party_id": who.party_id, "language": target.language}
    )
    text = Text.objects.select_for_update().get(target=target)
    go(text, Way.CHANGE)
    return text


def _save(
    who: Standing,
    text: Text,
    pieces: Sequence[Written],
    based_on: int,
    done: Act,
    *,
    current: bool = True,
) -> TextVersion:
    if current:
        text.version += 1
        text.save()
    version = TextVersion.objects.create(
        party_id=who.party_id,
        text=text,
        number=text.version,
        based_on=based_on,
        current=current,
        made_by=who.person,
    )
    _keep(version, [one for one in pieces if one.text.strip()])
    done.concerns(text, version)
    done.after = {"version": version.number, "current": current}
    return version


def _keep(version: TextVersion, pieces: Sequence[Written]) -> None:
    wanted = {key for one in pieces for key in one.passages}
    passages = {one.pk: one for one in Passage.objects.filter(pk__in=wanted)}
    before = _words_before(version)
    for order, one in enumerate(pieces, start=1):
        piece = Piece.objects.create(
            party_id=version.party_id,
            version=version,
            order=order,
            text=one.text.strip(),
            new_paragraph=one.new_paragraph and order > 1,
        )
        for key in dict.fromkeys(one.passages):
            if key in passages:
                words = before.get(key, passages[key].text)
                PieceLink.objects.create(
                    party_id=version.party_id, piece=piece, passage=passages[key], words=words
                )


def _words_before(version: TextVersion) -> dict[int, str]:
    """What passages said when they were put in: a new version does not forget that."""
    links = PieceLink.objects.filter(
        piece__version__text=version.text, piece__version__number=version.based_on
    )
    return dict(links.values_list("passage", "words"))


def _check_given(contribution: Contribution) -> None:
    if contribution.state not in (ContributionState.HANDED_IN, ContributionState.SIGNED):
        raise NotValid(_("Only what an institution handed in, and has not withdrawn, is used."))


def rival_drop(*, actor: Actor, version: TextVersion) -> None:
    """Set aside what was saved at the same time, once it was merged; it stays in the history."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.CONSOLIDATE, version.text))
        with act(actor=actor, what=Can.CONSOLIDATE, about=(version.text, version)):
            if version.current:
                raise NotValid(_("Only what was saved beside the text is set aside."))
            version.number = version.based_on
            version.save()


def remark_add(*, actor: Actor, text: Text, words: str) -> Remark:
    """Comment on a text, for the State's own people only."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.REMARK, text))
        if not words.strip():
            raise NotValid(_("Write something."), "words")
        with act(actor=actor, what=Can.REMARK, about=(text,)):
            return Remark.objects.create(
                party_id=who.party_id, text=text, words=words.strip(), by=who.person
            )


def difference_settle(
    *, actor: Actor, target: Target, difference: Difference, remark: str
) -> Settled:
    """Say which figure stands, and why."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.CONSOLIDATE))
        if not remark.strip():
            raise NotValid(_("Say which figure stands, and why."), "remark")
        with act(actor=actor, what=Can.CONSOLIDATE, about=(target,)):
            settled, _new = Settled.objects.get_or_create(
                target=target,
                key=difference.key,
                defaults={
                    "party_id": who.party_id,
                    "remark": remark.strip(),
                    "by": who.person,
                },
            )
    return settled
