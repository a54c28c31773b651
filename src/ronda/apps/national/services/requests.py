"""Asking institutions: requests written, sent, split and closed; institutions pressed.

Two things to know. A request is due so many working days after it is sent, on the State's own
calendar. And nothing that was sent is taken away from an institution: it is split, or goes on
elsewhere.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.national.askable import targets_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Addressee,
    AddresseeState,
    Holiday,
    Institution,
    Nudge,
    NudgeKind,
    Request,
    RequestItem,
    RequestState,
)
from ronda.apps.national.notices import told
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.national.workflow import OPEN
from ronda.apps.policy import demand
from ronda.procedure.calendars import Calendar, Period, Unit


@dataclass(frozen=True)
class Asked:
    """What a request says: `targets` by their keys (`askable`), `questions` in free words."""

    subject: str
    text: str = ""
    reference: str = ""
    language: str = "en"
    working_days: int = 30
    targets: Sequence[str] = ()
    questions: Sequence[str] = ()
    institutions: Sequence[Institution] = field(default=())


def calendar_of_desk() -> Calendar:
    """The working days of the State."""
    return Calendar(frozenset(Holiday.objects.values_list("day", flat=True)))


def due_after(day: date, working_days: int) -> date:
    """The last day of so many working days that begin after `day`."""
    period = Period(count=working_days, unit=Unit.WORKING_DAYS)
    return calendar_of_desk().after(day, period)


def request_draft(*, actor: Actor, asked: Asked) -> Request:
    """A request that is not sent yet."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.ASK))
        with act(actor=actor, what=Can.ASK) as done:
            request = Request(party_id=who.party_id, asked_by=who.person)
            _write(actor, who, request, asked)
            done.concerns(request)
    return request


def request_change(*, actor: Actor, request: Request, asked: Asked, version: int) -> Request:
    """Change a draft; raises Stale where somebody changed it since `version`."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.ASK, request))
        with act(actor=actor, what=Can.ASK, about=(request,)):
            locked = _locked(request)
            _check_draft(locked)
            if locked.version != version:
                raise Stale(_("Somebody changed this request meanwhile."), locked)
            locked.version += 1
            locked.items.all().delete()
            locked.addressees.all().delete()
            _write(actor, who, locked, asked)
    return locked


def _write(actor: Actor, who: Standing, request: Request, asked: Asked) -> None:
    if not asked.subject.strip():
        raise NotValid(_("Say what the request is about."), "subject")
    reference = asked.reference.strip()
    if reference and Request.objects.filter(reference=reference).exclude(pk=request.pk).exists():
        raise NotValid(_("There is a request with this reference already."), "reference")
    request.subject, request.text = asked.subject.strip(), asked.text.strip()
    request.reference, request.language = reference, asked.language
    request.working_days = asked.working_days
    request.save()
    targets = targets_of(actor, who.party_id, asked.targets)
    items = [
        *(RequestItem(target=target, wording=target.wording) for target in targets),
        *(RequestItem(wording=words.strip()) for words in asked.questions if words.strip()),
    ]
    for order, item in enumerate(items, start=1):
        item.party_id, item.request, item.order = who.party_id, request, order
        item.save()
    for institution in asked.institutions:
        addressee_add(request, institution)


def addressee_add(
    request: Request, institution: Institution, state: AddresseeState = AddresseeState.WAITING
) -> Addressee:
    """Ask one more institution; a step of an act. Raises NotValid where it is dissolved."""
    if institution.dissolved_on is not None:
        raise NotValid(_("This institution was dissolved."), "institutions")
    return Addressee.objects.create(
        party_id=request.party_id, request=request, institution=institution, state=state
    )


def request_send(*, actor: Actor, request: Request) -> Request:
    """Send a draft to its institutions; from today on the days count."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.ASK, request))
        with act(actor=actor, what=Can.ASK, about=(request,)) as done:
            locked = _locked(request)
            _check_draft(locked)
            _check_whole(locked)
            today = timezone.localdate()
            locked.state, locked.sent_on = RequestState.SENT, today
            locked.due = locked.due or due_after(today, locked.working_days)
            locked.save()
            locked.addressees.update(state=AddresseeState.SENT)
            for addressee in locked.addressees.all():
                told(actor, addressee, "asked")
            done.before, done.after = RequestState.DRAFT.value, RequestState.SENT.value
    return locked


def _check_whole(request: Request) -> None:
    if not request.items.exists():
        raise NotNow(_("Say what is asked before you send the request."))
    if not request.addressees.exists():
        raise NotNow(_("Choose an institution before you send the request."))


def request_split(
    *,
    actor: Actor,
    request: Request,
    items: Iterable[RequestItem],
    institutions: Iterable[Institution],
) -> Request:
    """Put some of what is asked into a request of its own, sent at once to other institutions."""
    taken, asked = list(items), list(institutions)
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.ASK, request))
        _check_split(request, taken, asked)
        with act(actor=actor, what=Can.ASK, about=(request,)) as done:
            part = Request.objects.create(
                party_id=request.party_id,
                parent=request,
                reference=_part_reference(request),
                subject=request.subject,
                text=request.text,
                language=request.language,
                working_days=request.working_days,
                due=request.due,
                asked_by=who.person,
            )
            for order, item in enumerate(taken, start=1):
                item.request, item.order = part, order
                item.save()
            for institution in asked:
                addressee_add(part, institution)
            done.concerns(part)
            return request_send(actor=actor, request=part)


def _check_split(
    request: Request, items: list[RequestItem], institutions: list[Institution]
) -> None:
    if request.state != RequestState.SENT:
        raise NotNow(_("Only a request that was sent is split."))
    if not items or not institutions:
        raise NotValid(_("Choose what is asked apart, and of whom."), "items")
    if len(items) == request.items.count():
        raise NotValid(_("Something must remain in the request that is split."), "items")


def _part_reference(request: Request) -> str:
    return f"{request.reference}/{request.parts.count() + 1}" if request.reference else ""


def request_close(*, actor: Actor, request: Request, reason: str) -> Request:
    """Close a request, whatever is still open in it."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.ASK, request))
        with act(actor=actor, what=Can.ASK, about=(request,), reason=reason) as done:
            locked = _locked(request)
            if locked.state != RequestState.SENT:
                raise NotNow(_("Only a request that was sent is closed."))
            locked.state = RequestState.CLOSED
            locked.save()
            done.before, done.after = RequestState.SENT.value, RequestState.CLOSED.value
    return locked


def addressee_remind(*, actor: Actor, addressee: Addressee, text: str) -> Nudge:
    """Remind an institution, politely."""
    return _press(actor, addressee, NudgeKind.REMINDER, text)


def addressee_escalate(*, actor: Actor, addressee: Addressee, text: str) -> Nudge:
    """Turn to the institution above; it then sees the request as one of its own."""
    return _press(actor, addressee, NudgeKind.ESCALATION, text)


def _press(actor: Actor, addressee: Addressee, kind: NudgeKind, text: str) -> Nudge:
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.ASK, addressee))
        if addressee.state not in OPEN or addressee.request.state != RequestState.SENT:
            raise NotNow(_("This institution owes no answer."))
        with act(actor=actor, what=Can.ASK, about=(addressee.request, addressee)) as done:
            done.after = {"pressed": kind.value}
            if kind is NudgeKind.ESCALATION:
                _ask_above(actor, addressee)
            told(actor, addressee, "reminded")
            return Nudge.objects.create(
                party_id=who.party_id,
                addressee=addressee,
                kind=kind,
                text=text.strip(),
                by=who.person,
            )


def _ask_above(actor: Actor, addressee: Addressee) -> None:
    above = addressee.institution.parent
    if above is None:
        raise NotNow(_("There is no institution above this one: remind it, or ask another."))
    known = addressee.request.addressees.filter(institution=above)
    if not known.exclude(state=AddresseeState.MOVED).exists():
        told(actor, addressee_add(addressee.request, above, AddresseeState.SENT), "asked")


def addressee_ask_whose(*, actor: Actor, addressee: Addressee) -> Addressee:
    """Ask the institution that the declining one said it is for."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.ASK, addressee))
        whose = addressee.whose
        if addressee.state != AddresseeState.DECLINED or whose is None:
            raise NotNow(_("No other institution was named."))
        if addressee.request.addressees.filter(institution=whose).exists():
            raise NotNow(_("This institution is asked already."))
        with act(actor=actor, what=Can.ASK, about=(addressee.request, addressee)) as done:
            added = addressee_add(addressee.request, whose, AddresseeState.SENT)
            told(actor, added, "asked")
            done.concerns(added)
    return added


def _locked(request: Request) -> Request:
    return Request.objects.select_for_update().get(pk=request.pk)


def _check_draft(request: Request) -> None:
    if request.state != RequestState.DRAFT:
        raise NotNow(_("This request was sent: it is not changed any more."))
