"""Dates of a round: milestones that the secretariat sets, and extensions for one Party.

Two things to know. A milestone that names a deadline of the body's rules sets its day for this
round. And an extension follows the body's rule: whether there may be one, and how long at most.
"""

from collections.abc import Mapping
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.rounds.happening import conduct_locked
from ronda.apps.rounds.models import Conduct, Extension, Milestone, RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors.dates import due_in, due_of, worked_in
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.rounds.telling import tell_extended
from ronda.apps.wordings import reason_checked, texts_checked
from ronda.procedure import deadlines
from ronda.procedure.deadlines import Awaited, DeadlineRule, NotExtended


def milestone_set(
    *,
    actor: Actor,
    conduct: Conduct,
    on: date,
    rule: str = "",
    titles: Mapping[str, str] | None = None,
) -> Milestone:
    """Set the day of a deadline of the rules, or a milestone of its own with `titles`."""
    demand(verdict(actor, Can.CHANGE, conduct))
    procedure = procedure_of(conduct)
    if rule and procedure.deadlines.rule(rule) is None:
        raise NotValid(_("The procedure of this round has no such deadline."), "rule")
    named = {} if rule else texts_checked(titles or {}, procedure.languages.wording, "titles")
    with act(actor=actor, what=Can.CHANGE, about=(conduct,)) as done:
        conduct_locked(conduct)
        before = conduct.milestones.filter(rule=rule, removed_at=None).first() if rule else None
        done.before = before and {"rule": rule, "on": before.on.isoformat()}
        made = before or Milestone(conduct=conduct, rule=rule)
        made.on, made.titles = on, named
        made.save()
        done.concerns(made)
        done.after = {"rule": rule, "titles": named, "on": on.isoformat()}
    return made


def milestone_remove(*, actor: Actor, milestone: Milestone, reason: str) -> Milestone:
    """Take a milestone out; the deadline that it set goes by the rule again."""
    demand(verdict(actor, Can.CHANGE, milestone.conduct))
    reason = reason_checked(reason)
    about = (milestone.conduct, milestone)
    with act(actor=actor, what=Can.CHANGE, about=about, reason=reason) as done:
        locked = Milestone.objects.select_for_update().get(pk=milestone.pk)
        if locked.removed_at is not None:
            raise NotNow(_("This milestone was taken out already."))
        done.before = {"rule": locked.rule, "titles": locked.titles, "on": locked.on.isoformat()}
        locked.removed_at, locked.removed_reason = timezone.now(), reason
        locked.save(update_fields=["removed_at", "removed_reason"])
    return locked


def extension_grant(
    *, actor: Actor, party: RoundParty, rule: str, until: date, reason: str
) -> Extension:
    """Give one Party until a later day, with the reason; raises NotValid beyond the body's rule."""
    demand(verdict(actor, Can.EXTEND, party.conduct))
    reason = reason_checked(reason)
    known = procedure_of(party.conduct).deadlines.rule(rule)
    if known is None:
        raise NotValid(_("The procedure of this round has no such deadline."), "rule")
    if party.left_on is not None:
        raise NotNow(_("%(party)s left the round.") % {"party": party.party})
    about = (party.conduct, party)
    with act(actor=actor, what=Can.EXTEND, about=about, reason=reason) as done:
        conduct_locked(party.conduct)
        due = due_of(party, known)
        if isinstance(due, Awaited):
            raise NotNow(_("This deadline has no day yet that could be extended."))
        settled = _extended(party, known, due, until, reason)
        made = Extension.objects.create(
            party=party,
            rule=rule,
            due=due,
            until=settled,
            reason=reason,
            granted_by=signed_in(actor),
        )
        tell_extended(signed_in(actor), made)
        done.concerns(made)
        done.before, done.after = due.isoformat(), settled.isoformat()
    return made


def _extended(party: RoundParty, rule: DeadlineRule, due: date, until: date, reason: str) -> date:
    """The day that an extension gives; raises NotValid with what the rule says against it."""
    first = due_in(party.conduct, rule, party)
    assert isinstance(first, date)
    if rule.extension is None:
        raise NotValid(_("By the body’s rules this deadline cannot be extended."), "rule")
    if until <= due:
        sentence = _("It is due on %(day)s already: choose a later day.")
        raise NotValid(sentence % {"day": due.isoformat()}, "until")
    longest, worked = rule.extension.longest, worked_in(party.conduct)
    if longest is not None and until > (last := worked.after(first, longest)):
        sentence = _("By the body’s rules it can be extended to %(day)s at most.")
        raise NotValid(sentence % {"day": last.isoformat()}, "until")
    try:
        return rule.extended(first, deadlines.Extension(until, reason), worked)
    except NotExtended as error:
        raise NotValid(str(error), "until") from error
