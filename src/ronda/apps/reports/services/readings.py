"""Readings: a draft given to the members, amendments proposed, withdrawn and decided.

Two things to know. An amendment that is accepted changes the piece as it is written now, and where
that was changed since whoever decides saw it, both texts are looked at first. And what comes after
the day is marked as late, or refused where the body's rules say so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand, refused
from ronda.apps.reports import news
from ronda.apps.reports.assembling import standing
from ronda.apps.reports.models import (
    Amendment,
    AmendmentState,
    Draft,
    Piece,
    PieceKind,
    Reading,
)
from ronda.apps.reports.permissions import Can, draft_verdict
from ronda.apps.reports.pieces import NotReadable, checked, words_of
from ronda.apps.reports.selectors.drafts import report_of
from ronda.apps.reports.selectors.readings import chapter_of_amendment, closes, sits_as
from ronda.apps.reports.selectors.settling import settled_by_id
from ronda.apps.reports.selectors.writing import writing_of
from ronda.apps.reports.services.writing import (
    FIRST,
    LAST,
    check_not_settled,
    fitting,
    keep,
    locked_open,
    locked_piece,
    new_piece,
)
from ronda.apps.rounds.selectors.dates import is_over
from ronda.reports import model
from ronda.reports.comparing import Thing, things_of

ACCEPTING = frozenset({AmendmentState.ACCEPTED, AmendmentState.COMPROMISE})


@dataclass(frozen=True)
class Place:
    """Where a piece would stand in a draft: in what and behind what, by their ids.

    `within` is "" for a chapter, `after` "" for the first place.
    """

    kind: PieceKind
    within: str = ""
    after: str = ""


@dataclass(frozen=True)
class Decided:
    """How an amendment is decided: `words` is the compromise, `seen` the version of the piece."""

    state: AmendmentState
    words: Mapping[str, object] | None = None
    note: str = ""
    seen: int = 0


def draft_share(*, actor: Actor, draft: Draft, until: date | None) -> Reading:
    """Give a draft to the members to read, and tell them; or set another day for amendments."""
    demand(draft_verdict(actor, Can.SHARE, draft))
    if until is not None and is_over(until):
        raise NotValid(_("This day is over: choose a later one."), "until")
    with act(actor=actor, what=Can.SHARE, about=(draft.report, draft)) as done:
        reading, new = Reading.objects.select_for_update(of=("self",)).get_or_create(
            draft=draft, defaults={"amendments_until": until, "shared_by": signed_in(actor)}
        )
        if not new:
            done.before = {"until": str(reading.amendments_until or "")}
            reading.amendments_until = until
            reading.save(update_fields=["amendments_until"])
        done.concerns(reading)
        done.after = {"until": str(until or "")}
        news.shared(signed_in(actor), reading)
    return reading


def amendment_propose(
    *,
    actor: Actor,
    reading: Reading,
    key: str,
    words: Mapping[str, object] | None,
    reason: str,
) -> Amendment:
    """Propose that a piece of the draft says `words`, or with None that it is taken out."""
    draft = reading.draft
    membership = _sitting(actor, draft)
    thing = things_of(report_of(draft)).get(key)
    if thing is None:
        raise NotValid(_("The report has no such part."))
    before = words_of(thing.model_dump(mode="json", by_alias=True))
    if words is not None and dict(words) == before:
        raise NotValid(_("This is what the draft says already: change something."))
    amendment = Amendment(
        key=key,
        before=before,
        proposed=dict(words) if words is not None else {},
        takes_out=words is None,
        proposed_by=membership,
    )
    return _proposed(actor, reading, amendment, reason)


def piece_propose(
    *, actor: Actor, reading: Reading, place: Place, content: Mapping[str, object], reason: str
) -> Amendment:
    """Propose that a piece is added at a place in the draft; `content` is the whole of it."""
    draft = reading.draft
    membership = _sitting(actor, draft)
    value = report_of(draft)
    _check_place(value, place)
    try:
        said = checked(place.kind, content)
    except NotReadable as error:
        raise NotValid(str(error)) from error
    amendment = Amendment(
        adds=place.kind,
        within=place.within,
        after=place.after,
        proposed=said,
        proposed_by=membership,
    )
    return _proposed(actor, reading, amendment, reason)


def _sitting(actor: Actor, draft: Draft) -> Membership:
    """The membership in which `actor` proposes; raises NotAllowed where they do not sit."""
    demand(draft_verdict(actor, Can.AMEND, draft))
    membership = sits_as(actor, draft.report.round)
    if membership is None:
        demand(refused(_("Only members and rapporteurs of the body propose amendments.")))
        raise AssertionError
    return membership


def _check_place(value: model.Report, place: Place) -> None:
    """Whether a piece of that kind can stand there in the draft; raises NotValid."""
    things = things_of(value)
    holder, behind = things.get(place.within), things.get(place.after)
    holds: type[model.Chapter] | type[model.Paragraph] | None = model.Chapter
    if place.kind is PieceKind.CHAPTER:
        holds = None
    elif place.kind is PieceKind.FINDING:
        holds = model.Paragraph
    fits = holder is None if holds is None else isinstance(holder, holds)
    if not fits or (place.within and holder is None):
        raise NotValid(_("This cannot stand there."), "after")
    beside: Iterable[Thing] = value.chapters
    if isinstance(holder, model.Chapter):
        beside = holder.entries
    elif isinstance(holder, model.Paragraph):
        beside = holder.findings
    if place.after and behind not in tuple(beside):
        raise NotValid(_("This cannot stand there."), "after")


def _proposed(actor: Actor, reading: Reading, amendment: Amendment, reason: str) -> Amendment:
    """Keep an amendment; raises NotNow where the time for it is over."""
    draft = reading.draft
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=Can.AMEND, about=(reading,), reason=reason) as done:
        locked = Reading.objects.select_for_update().get(pk=reading.pk)
        late = locked.amendments_until is not None and is_over(locked.amendments_until)
        if late and closes(draft.report.round):
            raise NotNow(_("The time for amendments is over."))
        if draft.report.drafts.filter(adopted=True).exists():
            raise NotNow(_("The report is adopted: nothing is amended any more."))
        if chapter_of_amendment(amendment, report_of(draft)) in settled_by_id(draft.report.round):
            raise NotNow(_("This chapter is settled: the secretariat opens it again first."))
        amendment.reading, amendment.reason, amendment.late = locked, reason.strip(), late
        amendment.number = locked.amendments.count() + 1
        amendment.save()
        done.concerns(amendment)
        done.after = {"number": amendment.number, "on": amendment.key or amendment.within}
    return amendment


def amendment_withdraw(*, actor: Actor, amendment: Amendment) -> None:
    """Withdraw what one proposed, or the delegation that one sits in."""
    draft = amendment.reading.draft
    demand(draft_verdict(actor, Can.AMEND, draft))
    membership = sits_as(actor, draft.report.round)
    if membership is None or membership.organisation_id != amendment.proposed_by.organisation_id:
        demand(refused(_("Only those who proposed an amendment withdraw it.")))
    with act(actor=actor, what=Can.AMEND, about=(amendment.reading, amendment)) as done:
        row = _open(amendment)
        row.state, row.decided_at = AmendmentState.WITHDRAWN, timezone.now()
        row.decided_by = signed_in(actor)
        row.save()
        done.after = row.state


def amendment_decide(*, actor: Actor, amendment: Amendment, decided: Decided) -> None:
    """Decide on an amendment; what is accepted changes what is written.

    Raises Stale where the piece was changed since the version that was seen, NotNow where the
    report is not written here.
    """
    draft = amendment.reading.draft
    demand(draft_verdict(actor, Can.DECIDE, draft))
    with act(actor=actor, what=Can.DECIDE, about=(amendment.reading, amendment)) as done:
        row = _open(amendment)
        if decided.state in ACCEPTING:
            row.decided = _accept(actor, row, draft, decided)
        row.state, row.note = decided.state, decided.note.strip()
        row.decided_at, row.decided_by = timezone.now(), signed_in(actor)
        row.save()
        done.after = {"state": row.state, "note": row.note}


def _accept(
    actor: Actor, amendment: Amendment, draft: Draft, decided: Decided
) -> dict[str, object]:
    """Change the piece, or add it; what it says from now on."""
    if amendment.adds:
        return _add(actor, amendment, draft, decided)
    found = Piece.objects.filter(writing__report=draft.report_id, key=amendment.key)
    piece = found.select_related("writing__report__round__body").first()
    if piece is None:
        raise NotNow(_("The report is not written here: write on from this draft first."))
    locked_open(piece.writing)
    row = locked_piece(piece)
    check_not_settled(row)
    if row.version != decided.seen:
        raise Stale(_("This part has changed again: compare the texts once more."), row)
    compromise = decided.state == AmendmentState.COMPROMISE
    if amendment.takes_out and not compromise:
        row.taken_out_at = timezone.now()
        row.taken_out_why = _("Amendment %(number)d.") % {"number": amendment.number}
        row.save(update_fields=["taken_out_at", "taken_out_why"])
        return {}
    words = dict(decided.words or {}) if compromise else dict(amendment.proposed)
    if not words:
        raise NotValid(_("Write the compromise text."))
    keep(signed_in(actor), row, fitting(piece.writing, row.kind, row.content | words))
    return words


def _add(actor: Actor, amendment: Amendment, draft: Draft, decided: Decided) -> dict[str, object]:
    """Add the piece where it was proposed; where that is gone, somebody chooses another place."""
    writing = writing_of(draft.report.round)
    if writing is None:
        raise NotNow(_("The report is not written here: write on from this draft first."))
    locked_open(writing)
    pieces = {one.key: one for one in standing(writing)}
    within, after = pieces.get(amendment.within), pieces.get(amendment.after)
    if amendment.within and (within is None or _is_out(within)):
        raise NotNow(_("What it would stand in was taken out: put that back first."))
    words: dict[str, object] = {}
    if decided.state == AmendmentState.COMPROMISE:
        words = dict(decided.words or {})
        if not words:
            raise NotValid(_("Write the compromise text."))
    said = amendment.proposed | words
    kind = PieceKind(amendment.adds)
    spot = after or (LAST if amendment.after else FIRST)
    made = new_piece(signed_in(actor), writing, kind, said, within, spot)
    amendment.made = made
    return words_of(made.content)


def _is_out(piece: Piece) -> bool:
    return piece.within is not None and piece.within.taken_out_at is not None


def _open(amendment: Amendment) -> Amendment:
    row = Amendment.objects.select_for_update(of=("self",)).get(pk=amendment.pk)
    if row.state != AmendmentState.PROPOSED:
        raise NotNow(_("This amendment is settled already."))
    return row
