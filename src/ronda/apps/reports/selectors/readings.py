"""Readings and their amendments, for whoever may see the draft.

Two things to know. Whoever sees a draft sees what is proposed to it: secretariat, rapporteurs, and
the members with whom it was shared. And the day until which amendments come follows from the body's
rules unless the secretariat names another.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership, Role
from ronda.apps.accounts.selectors import Actor, memberships_running
from ronda.apps.errors import NotVisible
from ronda.apps.reports.models import Amendment, AmendmentState, Draft, Piece, Reading
from ronda.apps.reports.pieces import words_of
from ronda.apps.reports.selectors.drafts import draft_visible, report_of
from ronda.apps.rounds.selectors.dates import due_in, rule_for
from ronda.apps.rounds.selectors.rounds import conduct_of
from ronda.apps.treaties.models import Round
from ronda.procedure.document_kinds import DocumentKind
from ronda.reports.comparing import Thing, name_of, things_of

SITTING = (Role.MEMBER, Role.RAPPORTEUR)


@dataclass(frozen=True)
class AmendmentShown:
    """An amendment with what it is about in its draft, and that piece as it is written now."""

    amendment: Amendment
    thing: Thing
    piece: Piece | None

    @property
    def name(self) -> str:
        """What the piece is called in the draft."""
        return name_of(self.thing)

    @property
    def has_changed(self) -> bool:
        """Whether what is written now reads otherwise than the draft did."""
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
        "proposed_by__person", "proposed_by__organisation", "decided_by"
    )
    pieces = {
        piece.key: piece for piece in Piece.objects.filter(writing__report=reading.draft.report_id)
    }
    shown = [AmendmentShown(one, things[one.key], pieces.get(one.key)) for one in found]
    return sorted(shown, key=lambda one: (order[one.amendment.key], one.amendment.number))


def amendment_shown(reading: Reading, number: int) -> AmendmentShown:
    """One amendment; raises NotVisible."""
    found = [one for one in amendments_shown(reading) if one.amendment.number == number]
    if not found:
        raise NotVisible(_("There is no such amendment."))
    found[0].amendment.reading = reading
    return found[0]


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
