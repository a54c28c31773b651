"""Naming rapporteurs: for a chapter, or for a question with all that is asked below it.

Two things to know. Only one who has the role of a rapporteur of the body today is named. And what
somebody wrote stays when the naming ends. Namings go on after adoption: who is named for a
recommendation proposes what becomes of it.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Membership
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.reports.models import Piece, PieceKind, Rapporteurship, Writing
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.selectors.writers import may_be_named, questions_of
from ronda.apps.reports.services.beginning import locked_writing


def rapporteur_name(
    *,
    actor: Actor,
    writing: Writing,
    membership: Membership,
    chapter: Piece | None = None,
    question: str = "",
) -> Rapporteurship:
    """Name a rapporteur for a chapter or for a question, one of them."""
    demand(verdict(actor, Can.NAME, writing.report.round))
    if (chapter is None) == (not question):
        raise NotValid(_("Name a chapter or a question, one of them."), "on")
    if chapter is not None and chapter.kind != PieceKind.CHAPTER:
        raise NotValid(_("Name a chapter or a question, one of them."), "on")
    if question and question not in {one.id for one in questions_of(writing)}:
        raise NotValid(_("The questionnaire has no such question."), "on")
    if membership.pk not in {one.pk for one in may_be_named(writing)}:
        raise NotValid(_("This person is no rapporteur of the body today."), "rapporteur")
    with act(actor=actor, what=Can.NAME, about=(writing,)) as done:
        locked_writing(writing)
        row, new = Rapporteurship.objects.get_or_create(
            writing=writing,
            membership=membership,
            chapter=chapter,
            question=question,
            ended_at=None,
            defaults={"named_by": signed_in(actor)},
        )
        if not new:
            raise NotValid(_("This rapporteur is named for it already."), "rapporteur")
        done.concerns(row)
        done.after = {"named": str(membership.person), "on": chapter.key if chapter else question}
    return row


def rapporteur_end(*, actor: Actor, rapporteurship: Rapporteurship) -> None:
    """End a naming; raises NotNow where it has ended."""
    writing = rapporteurship.writing
    demand(verdict(actor, Can.NAME, writing.report.round))
    with act(actor=actor, what=Can.NAME, about=(writing, rapporteurship)) as done:
        locked_writing(writing)
        row = Rapporteurship.objects.select_for_update(of=("self",)).get(pk=rapporteurship.pk)
        if row.ended_at is not None:
            raise NotNow(_("This naming has ended already."))
        row.ended_at = timezone.now()
        row.save(update_fields=["ended_at"])
        done.after = {"ended": str(row.membership.person)}
