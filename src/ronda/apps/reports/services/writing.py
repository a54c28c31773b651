"""Writing a report: pieces added, saved, moved, taken out and put back, rival texts settled.

Two things to know. Who saves says which version they saw: over a newer one their text is kept as a
rival, and nothing is overwritten. And every step holds the report's row, so that a draft that is
made meanwhile has all of it or nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from uuid import uuid4

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import Verdict, demand
from ronda.apps.reports.models import Piece, PieceKind, Rival, Writing
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.pieces import Content, NotReadable, checked
from ronda.apps.reports.selectors.settling import is_settled
from ronda.apps.reports.selectors.writers import adding_verdict, piece_verdict
from ronda.apps.reports.selectors.writing import parties_for, procedure_for
from ronda.apps.rivals import rival_kept, rival_settled, rival_waiting

HOLDERS: Mapping[PieceKind, frozenset[PieceKind]] = {
    PieceKind.CHAPTER: frozenset(),
    PieceKind.FINDING: frozenset({PieceKind.PARAGRAPH}),
}
"""What a piece may stand in; everything else stands in a chapter."""


class Spot(Enum):
    """Where a piece is put that stands behind no other."""

    FIRST = "first"
    LAST = "last"


FIRST, LAST = Spot.FIRST, Spot.LAST


@dataclass(frozen=True)
class Saved:
    """A piece after saving; `rival` is what was kept beside it where it had changed meanwhile."""

    piece: Piece
    rival: Rival | None = None
    changed: bool = True


def piece_add(
    *,
    actor: Actor,
    writing: Writing,
    kind: PieceKind,
    content: Mapping[str, object],
    within: Piece | None = None,
    after: Piece | None = None,
    question: str = "",
) -> Piece:
    """Add a piece to a chapter or a paragraph, after another or as the last; a chapter to none."""
    demand(adding_verdict(actor, writing, kind, within, question))
    with act(actor=actor, what=Can.WRITE) as done:
        locked_open(writing)
        row = new_piece(signed_in(actor), writing, kind, content, within, after, question)
        done.concerns(writing, row)
        done.after = {"added": row.key}
    return row


def piece_save(
    *, actor: Actor, piece: Piece, content: Mapping[str, object], seen: int, question: str = ""
) -> Saved:
    """Save what a piece says; `seen` is the version that its writer saw.

    Over a newer version the text is kept as a rival, to be brought together by a person. Raises
    NotNow where the piece was taken out or the report adopted meanwhile.
    """
    demand(piece_verdict(actor, Can.WRITE, piece))
    with act(actor=actor, what=Can.WRITE, about=(piece.writing, piece)) as done:
        locked_open(piece.writing)
        row = locked_piece(piece)
        check_not_settled(row)
        said = fitting(piece.writing, row.kind, content)
        saved = _saved(signed_in(actor), row, said, question, seen)
        done.after = f"rival:{saved.rival.pk}" if saved.rival else f"version:{row.version}"
    return saved


def rival_settle(
    *, actor: Actor, rival: Rival, content: Mapping[str, object] | None, seen: int
) -> Piece:
    """Bring two texts together: `content` becomes what the piece says; None leaves it as it is.

    Raises Stale where the piece changed again since it was seen, NotNow where the rival was settled
    before.
    """
    demand(piece_verdict(actor, Can.WRITE, rival.piece))
    piece, person = rival.piece, signed_in(actor)
    with act(actor=actor, what=Can.WRITE, about=(piece.writing, piece)) as done:
        locked_open(piece.writing)
        one = rival_waiting(rival)
        row = locked_piece(piece)
        if row.version != seen:
            raise Stale(_("This part has changed again: compare the texts once more."), row)
        if content is not None:
            check_not_settled(row)
            keep(person, row, fitting(piece.writing, row.kind, content))
        rival_settled(one, person, drop=content is None)
        done.concerns(one)
        done.after = one.state
    return row


def piece_move(*, actor: Actor, piece: Piece, up: bool) -> None:
    """Let a piece change places with the one before it or after it; at the end nothing happens."""
    demand(arranging_verdict(actor, piece))
    with act(actor=actor, what=Can.ARRANGE, about=(piece.writing, piece)) as done:
        locked_open(piece.writing)
        row = locked_piece(piece)
        check_not_settled(row.within)
        beside = Piece.objects.filter(
            writing=row.writing_id, within=row.within_id, taken_out_at__isnull=True
        )
        near = beside.filter(order__lt=row.order) if up else beside.filter(order__gt=row.order)
        other = near.order_by("-order" if up else "order").first()
        if other is not None:
            row.order, other.order = other.order, row.order
            row.save(update_fields=["order"])
            other.save(update_fields=["order"])
        done.after = {"up": up}


def piece_place(*, actor: Actor, piece: Piece, within: Piece) -> None:
    """Put a piece into another chapter or paragraph, as the last there."""
    demand(piece_verdict(actor, Can.ARRANGE, piece))
    kind = PieceKind(piece.kind)
    demand(adding_verdict(actor, piece.writing, kind, within, piece.question))
    with act(actor=actor, what=Can.ARRANGE, about=(piece.writing, piece)) as done:
        locked_open(piece.writing)
        row = locked_piece(piece)
        _check_holder(kind, within)
        check_not_settled(row, within)
        done.before = {"within": row.within.key if row.within else ""}
        row.order, row.within = _room(piece.writing, within, LAST), within
        row.save(update_fields=["order", "within"])
        done.after = {"within": within.key}


def piece_take_out(*, actor: Actor, piece: Piece, reason: str) -> None:
    """Take a piece out, with what it holds; its id is never given again."""
    demand(arranging_verdict(actor, piece))
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=Can.ARRANGE, about=(piece.writing, piece), reason=reason) as done:
        locked_open(piece.writing)
        row = locked_piece(piece)
        check_not_settled(row)
        if row.kind == PieceKind.CHAPTER and _holds(row):
            raise NotNow(_("The chapter still holds something: move or take that out first."))
        row.taken_out_at, row.taken_out_why = timezone.now(), reason.strip()
        row.save(update_fields=["taken_out_at", "taken_out_why"])
        done.after = {"taken-out": row.key}


def piece_put_back(*, actor: Actor, piece: Piece) -> None:
    """Put back what was taken out, where it stood; raises NotNow where that is gone."""
    demand(arranging_verdict(actor, piece))
    with act(actor=actor, what=Can.ARRANGE, about=(piece.writing, piece)) as done:
        locked_open(piece.writing)
        row = Piece.objects.select_for_update(of=("self",)).get(pk=piece.pk)
        if row.taken_out_at is None:
            raise NotNow(_("Somebody has put it back already."))
        if row.within is not None and row.within.taken_out_at is not None:
            raise NotNow(_("What it stood in was taken out as well: put that back first."))
        check_not_settled(row)
        row.taken_out_at, row.taken_out_why = None, ""
        row.save(update_fields=["taken_out_at", "taken_out_why"])
        done.after = {"put-back": row.key}


def new_piece(
    person: User,
    writing: Writing,
    kind: PieceKind,
    content: Mapping[str, object],
    within: Piece | None,
    spot: "Piece | Spot | None",
    question: str = "",
) -> Piece:
    """Make a piece behind another, as the first or the last; the transaction holds the report."""
    _check_holder(kind, within)
    check_not_settled(within)
    row = Piece(
        writing=writing,
        key=f"{kind.value[:4]}-{uuid4().hex[:12]}",
        kind=kind,
        within=within,
        order=_room(writing, within, spot),
        question=question,
        content=fitting(writing, kind, content),
        changed_by=person,
    )
    row.save()
    return row


def check_not_settled(*pieces: Piece | None) -> None:
    """Raise NotNow where one of these stands in a chapter that a reading settled."""
    if is_settled(one for one in pieces if one is not None):
        raise NotNow(_("The chapter is settled: open it again first, with a reason."))


def locked_open(writing: Writing) -> Writing:
    """The report, which nobody else changes until the transaction ends; NotNow once adopted."""
    locked = Writing.objects.select_for_update().get(pk=writing.pk)
    if locked.adopted is not None:
        raise NotNow(_("The report is adopted: from now on it is corrected, with a reason."))
    return locked


def locked_piece(piece: Piece) -> Piece:
    """The piece as it stands; raises NotNow where it was taken out."""
    found = Piece.objects.select_for_update(of=("self",)).select_related("within", "changed_by")
    row = found.get(pk=piece.pk)
    if row.taken_out_at is not None:
        raise NotNow(_("This part was taken out meanwhile: copy what you wrote, put it back."))
    return row


def fitting(writing: Writing, kind: str, content: Mapping[str, object]) -> Content:
    """The content as it is kept; raises NotValid where it is none of this report."""
    try:
        said = checked(kind, content)
    except NotReadable as error:
        raise NotValid(str(error)) from error
    known = {party.code for party in parties_for(writing)}
    named = said.get("parties", [said["party"]] if "party" in said else [])
    assert isinstance(named, list)
    if unknown := sorted(set(named) - known):
        told = {"codes": ", ".join(unknown)}
        raise NotValid(_("%(codes)s: no Party of this round.") % told, "party")
    levels = {level.id for level in procedure_for(writing).strengths.levels}
    if "strength" in said and said["strength"] not in levels:
        raise NotValid(_("This round has no such strength."), "strength")
    return said


def _saved(person: User, row: Piece, said: Content, question: str, seen: int) -> Saved:
    if row.content == said and row.question == question:
        return Saved(row, changed=False)
    if row.version != seen:
        beside = Rival.objects.filter(piece=row)
        told: dict[str, object] = {"piece": row, "content": said}
        return Saved(row, rival_kept(beside, person, seen, told))
    row.question = question
    keep(person, row, said)
    return Saved(row)


def keep(person: User, row: Piece, said: Content) -> None:
    """Let a piece that is locked say this from now on."""
    row.content, row.changed_by = said, person
    row.version += 1
    row.save()


def arranging_verdict(actor: Actor, piece: Piece) -> Verdict:
    """Chapters are arranged by the secretariat; whatever stands in them by who writes there."""
    if piece.kind == PieceKind.CHAPTER:
        return verdict(actor, Can.MAKE_DRAFT, piece.writing.report.round)
    return piece_verdict(actor, Can.ARRANGE, piece)


def _check_holder(kind: PieceKind, within: Piece | None) -> None:
    allowed = HOLDERS.get(kind, frozenset({PieceKind.CHAPTER}))
    if (within is None) != (not allowed):
        raise NotValid(_("This cannot stand there."), "within")
    if within is None:
        return
    if within.kind not in allowed:
        raise NotValid(_("This cannot stand there."), "within")
    if Piece.objects.filter(pk=within.pk, taken_out_at__isnull=False).exists():
        raise NotNow(_("This part was taken out meanwhile: copy what you wrote, put it back."))


def _holds(row: Piece) -> bool:
    return Piece.objects.filter(within=row, taken_out_at__isnull=True).exists()


def _room(writing: Writing, within: Piece | None, spot: "Piece | Spot | None") -> int:
    """The order of a new piece; what stands behind it moves on."""
    beside = Piece.objects.filter(writing=writing, within=within)
    if spot is FIRST:
        beside.update(order=F("order") + 1)
        return 1
    after = spot if isinstance(spot, Piece) else None
    if after is None or after.within_id != (within.pk if within else None):
        last = beside.order_by("-order").first()
        return last.order + 1 if last else 1
    place = Piece.objects.get(pk=after.pk).order + 1
    beside.filter(order__gte=place).update(order=F("order") + 1)
    return place
