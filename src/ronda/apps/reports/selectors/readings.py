"""Readings and their amendments, for whoever may see the draft.

Two things to know. Whoever sees a draft sees what is proposed to it: secretariat, rapporteurs, and
the members with whom it was shared. And the day until which amendments come follows from the body's
rules unless the secretariat names another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import Actor, memberships_running
from ronda.apps.errors import NotVisible
from ronda.apps.reports.models import (
    Amendment,
    AmendmentState,
    Draft,
    Piece,
    PieceKind,
    Reading,
)
from ronda.apps.reports.pieces import read_piece, words_of
from ronda.apps.reports.selectors.drafts import draft_visible, report_of
from ronda.apps.rounds.selectors.dates import due_in, rule_for
from ronda.apps.rounds.selectors.rounds import conduct_of
from ronda.apps.treaties.models import Round
from ronda.procedure.document_kinds import DocumentKind
from ronda.reports import model
from ronda.reports.comparing import Thing, name_of, things_of
from ronda.reports.numbering import NOT_YET

NEW = "x-1"
"""The id of a piece that is only proposed."""
ENTRIES = (
    PieceKind.PARAGRAPH,
    PieceKind.RECOMMENDATION,
    PieceKind.PRACTICE,
    PieceKind.TOPIC,
)
"""What stands in a chapter."""
SITTING = (Role.MEMBER, Role.RAPPORTEUR)


@dataclass(frozen=True)
class AmendmentShown:
    """An amendment with what it is about in its draft, and that piece as it is written now."""

    amendment: Amendment
    thing: Thing
    piece: Piece | None
    behind: Thing | None = None
    """For one that adds a piece, what it would stand behind; None for the first place."""

    @property
    def name(self) -> str:
        """What the piece is called in the draft; of one to be added, what it would stand in."""
        return name_of(self.thing)

    @property
    def added(self) -> Thing | None:
        """What it would add, as a value; None for one that changes what is there."""
        one = self.amendment
        return read_piece(one.adds, NEW, NOT_YET, one.proposed) if one.adds else None

    @property
    def has_changed(self) -> bool:
        """Whether what is written now reads otherwise than the draft did."""
        if self.amendment.adds:
            return False
        return self.piece is not None and words_of(self.piece.content) != self.amendment.before


def reading_visible(actor: Actor, body: str, round: int, number: int) -> Reading:
    """The reading of a draft that one may see; raises NotVisible where it was not shared."""
    draft = draft_visible(actor, body, round, number)
    found = Reading.objects.filter(draft=draft).first()
    if found is None:
        raise NotVisible(_("This draft was not given to the members to read."))
    found.draft = draft
    return found


def reading_of(draft: Draft) -> Reading | None:
    """The reading of a draft; None where it was not shared."""
    return Reading.objects.filter(draft=draft).first()


def amendments_shown(reading: Reading) -> list[AmendmentShown]:
    """The amendments to a draft, in the order of its text."""
    things = things_of(report_of(reading.draft))
    order = {key: turn for turn, key in enumerate(things)}
    found = reading.amendments.select_related(
        "proposed_by__person", "proposed_by__organisation", "decided_by", "made"
    )
    pieces = {
        piece.key: piece for piece in Piece.objects.filter(writing__report=reading.draft.report_id)
    }
    shown = [_shown(one, things, pieces) for one in found]
    return sorted(shown, key=lambda one: (_place(one.amendment, order), one.amendment.number))


def _shown(
    one: Amendment, things: Mapping[str, Thing], pieces: Mapping[str, Piece]
) -> AmendmentShown:
    if not one.adds:
        return AmendmentShown(one, things[one.key], pieces.get(one.key))
    value = read_piece(one.adds, NEW, NOT_YET, one.proposed)
    return AmendmentShown(one, things.get(one.within, value), one.made, things.get(one.after))


def _place(one: Amendment, order: Mapping[str, int]) -> int:
    """Its turn in the draft: of what it changes, or of what it would stand behind."""
    return order.get(one.key or one.after or one.within, -1)


def chapter_of_amendment(one: Amendment, draft: model.Report) -> str:
    """The id of the chapter that an amendment is to; "" for one that adds a chapter."""
    return chapter_of(one.key or one.within, draft)


def chapter_of(key: str, draft: model.Report) -> str:
    """The id of the chapter in which something stands in a draft, or that it is; else ""."""
    for chapter in draft.chapters:
        holds = {entry.id for entry in chapter.entries}
        holds |= {one.id for p in chapter.of(model.Paragraph) for one in p.findings}
        if key == chapter.id or key in holds:
            return chapter.id
    return ""


def amendment_shown(reading: Reading, number: int) -> AmendmentShown:
    """One amendment; raises NotVisible."""
    found = [one for one in amendments_shown(reading) if one.amendment.number == number]
    if not found:
        raise NotVisible(_("There is no such amendment."))
    found[0].amendment.reading = reading
    return found[0]


@dataclass(frozen=True)
class Spot:
    """A kind of piece that could be added beside something in a draft, and where it would stand."""

    kind: PieceKind
    within: str
    after: str


def spots_at(draft: Draft, key: str) -> list[Spot]:
    """What could be added beside what stands under an id in a draft; raises NotVisible."""
    value, thing = report_of(draft), thing_at(draft, key)
    if isinstance(thing, model.Chapter):
        inside = [Spot(kind, key, "") for kind in ENTRIES]
        return [*inside, Spot(PieceKind.CHAPTER, "", key)]
    if isinstance(thing, model.Finding):
        holder = next(p.id for p, one in value.findings if one.id == key)
        return [Spot(PieceKind.FINDING, holder, key)]
    spots = [Spot(kind, chapter_of(key, value), key) for kind in ENTRIES]
    if isinstance(thing, model.Paragraph):
        last = thing.findings[-1].id if thing.findings else ""
        spots.insert(0, Spot(PieceKind.FINDING, key, last))
    return spots


def thing_at(draft: Draft, key: str) -> Thing:
    """What stands under an id in a draft; raises NotVisible."""
    found = things_of(report_of(draft)).get(key)
    if found is None:
        raise NotVisible(_("The report has no such part."))
    return found


def open_amendments(round: Round) -> QuerySet[Amendment]:
    """What is proposed to drafts of a round's report and not decided yet."""
    return Amendment.objects.filter(
        reading__draft__report__round=round, state=AmendmentState.PROPOSED
    )


def sits_as(actor: Actor, round: Round) -> Membership | None:
    """The membership in which `actor` sits on the Committee; None where they do not."""
    running = memberships_running(timezone.localdate()).filter(
        person=actor.pk or 0, role__in=SITTING, organisation__body=round.body_id
    )
    return running.order_by("pk").first()


def sitting(round: Round) -> list[Membership]:
    """The members and rapporteurs of the body today."""
    of_body = Q(organisation__body=round.body_id, role__in=SITTING)
    return list(memberships_running(timezone.localdate()).filter(of_body, person__is_active=True))


def amendments_due(round: Round) -> date | None:
    """The day by which amendments come, by the rules of the round; None where there is none yet."""
    conduct = conduct_of(round)
    rule = rule_for(conduct, DocumentKind.DRAFT_REPORT) if conduct is not None else None
    if conduct is None or rule is None:
        return None
    due = due_in(conduct, rule)
    return due if isinstance(due, date) else None


def closes(round: Round) -> bool:
    """Whether amendments after the day are refused; else they are taken in, marked as late."""
    conduct = conduct_of(round)
    rule = rule_for(conduct, DocumentKind.DRAFT_REPORT) if conduct is not None else None
    return rule is not None and rule.closes
