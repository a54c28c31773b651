"""Who writes on what: the rapporteurs of a report, and what somebody may write in.

Two things to know. The secretariat writes everywhere, a rapporteur on the chapters and questions
that they were named for; a question brings along what is asked below it. And who hands their office
over hands the naming over with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import Actor, heir_of, memberships_running, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.policy import ALLOWED, Verdict, refused
from ronda.apps.reports.models import Piece, PieceKind, Rapporteurship, Writing
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.rounds.selectors.compilations import questionnaire_asked
from ronda.apps.rounds.selectors.rounds import conduct_of
from ronda.questionnaires.model import Audience
from ronda.questionnaires.walking import Placed, placed


@dataclass(frozen=True)
class Writes:
    """What somebody may write in: everything, or pieces of these chapters and questions."""

    everything: bool
    chapters: frozenset[int] = frozenset()
    questions: frozenset[str] = frozenset()

    def in_piece(self, piece: Piece) -> bool:
        """Whether they may change a piece."""
        return self.everything or any(self._named(one) for one in _up(piece))

    def under(self, holder: Piece, question: str) -> bool:
        """Whether they may add something to a chapter or a paragraph that is about a question."""
        return self.in_piece(holder) or question in self.questions

    def _named(self, piece: Piece) -> bool:
        return piece.pk in self.chapters or piece.question in self.questions


@dataclass(frozen=True)
class Named:
    """A rapporteur on something, and who that is today; nobody where the office has no holder."""

    rapporteurship: Rapporteurship
    holder: Membership | None


def writes_of(actor: Actor, writing: Writing) -> Writes:
    """What `actor` may write in."""
    roles, round = roles_of(actor), writing.report.round
    if round.body_id in roles.bodies:
        return Writes(True)
    own = [
        one
        for one in rapporteurs_of(writing)
        if one.holder is not None and one.holder.person_id == actor.pk
    ]
    return writes_as(writing, own)


def writes_as(writing: Writing, own: Iterable[Named]) -> Writes:
    """What somebody with these namings may write in."""
    named = [one.rapporteurship for one in own]
    questions = {one.question for one in named if one.question}
    return Writes(
        False,
        frozenset(one.chapter_id for one in named if one.chapter_id),
        frozenset(_with_below(writing, questions)) if questions else frozenset(),
    )


def piece_verdict(actor: Actor, can: Can, piece: Piece) -> Verdict:
    """Whether `actor` may change a piece, and if not, why."""
    told = verdict(actor, can, piece.writing.report.round)
    if not told or writes_of(actor, piece.writing).in_piece(piece):
        return told
    return refused(_("You were not named rapporteur for this part of the report."))


def adding_verdict(
    actor: Actor, writing: Writing, kind: PieceKind, holder: Piece | None, question: str
) -> Verdict:
    """Whether `actor` may add a piece of a kind to what holds it, about a question or none."""
    told = verdict(actor, Can.WRITE, writing.report.round)
    if not told:
        return told
    writes = writes_of(actor, writing)
    if writes.everything or (holder is not None and writes.under(holder, question)):
        return ALLOWED
    if kind is PieceKind.CHAPTER:
        return refused(_("Only the secretariat adds chapters."))
    return refused(_("You were not named rapporteur for this part of the report."))


def rapporteurs_of(writing: Writing) -> list[Named]:
    """Who is named on what today."""
    found = writing.rapporteurships.filter(ended_at__isnull=True).select_related(
        "chapter", "membership__person", "membership__organisation"
    )
    return [Named(one, heir_of(one.membership)) for one in found]


def may_be_named(writing: Writing) -> list[Membership]:
    """The memberships of the body's rapporteurs that run today, by name."""
    running = memberships_running(timezone.localdate()).filter(
        role=Role.RAPPORTEUR, organisation__body=writing.report.round.body_id
    )
    return sorted(running, key=lambda one: str(one.person))


def rapporteurship_of(writing: Writing, id: int) -> Rapporteurship:
    """A naming of this report that has not ended; raises NotVisible."""
    found = writing.rapporteurships.filter(pk=id, ended_at__isnull=True).first()
    if found is None:
        raise NotVisible(_("This naming has ended already."))
    found.writing = writing
    return found


def questions_of(writing: Writing) -> tuple[Placed, ...]:
    """All that is asked of Parties in the round, with headings; nothing where it has not asked."""
    conduct = conduct_of(writing.report.round)
    if conduct is None:
        return ()
    try:
        return placed(questionnaire_asked(conduct), Audience.PARTY)
    except NotVisible:
        return ()


def _with_below(writing: Writing, questions: Iterable[str]) -> set[str]:
    named = set(questions)
    return named | {one.id for one in questions_of(writing) if named & set(one.above)}


def _up(piece: Piece) -> list[Piece]:
    """The piece and what it stands in."""
    chain, one = [piece], piece
    while one.within is not None:
        one = one.within
        chain.append(one)
    return chain
