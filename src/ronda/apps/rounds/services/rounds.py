"""Beginning a round, changing its theme, and recording that a Party leaves it.

Two things to know. A round keeps the text of the body's file as it is when the round begins. And
what a Party sent stays when it leaves.
"""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, roles_of, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand, refused
from ronda.apps.rounds.happening import conduct_locked, restage
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import verdict
from ronda.apps.rounds.selectors.procedures import procedure_of
from ronda.apps.treaties.models import Body, Round
from ronda.apps.wordings import reason_checked, texts_checked
from ronda.procedure.body import UnknownBody
from ronda.procedure.loading import body_text, load_procedure
from ronda.procedure.refusals import BrokenBody


def round_begin(
    *, actor: Actor, body: Body, number: int, procedure: str, themes: Mapping[str, str]
) -> Conduct:
    """A round that is run here, by the procedure with this id; `themes` has its theme by language.

    The record of the round is made where there is none. Raises NotValid for a number that is run
    already, or a procedure that is another body's.
    """
    demand(verdict(actor, Can.BEGIN))
    if body.pk not in roles_of(actor).bodies:
        demand(refused(_("Only the secretariat of this body may do this.")))
    text = _procedure_text(body, procedure)
    themes = texts_checked(themes, load_procedure(procedure).languages.wording, "themes")
    with act(actor=actor, what=Can.BEGIN) as done:
        conduct = _conduct_made(signed_in(actor), body, number, procedure, text, themes)
        done.concerns(conduct, conduct.round)
        done.after = {"procedure": procedure, "themes": themes}
    return conduct


def round_change(
    *, actor: Actor, conduct: Conduct, seen: int, themes: Mapping[str, str]
) -> Conduct:
    """Change the theme; `seen` is the version of the round that the person saw."""
    demand(verdict(actor, Can.CHANGE, conduct))
    themes = texts_checked(themes, procedure_of(conduct).languages.wording, "themes")
    with act(actor=actor, what=Can.CHANGE, about=(conduct,)) as done:
        locked = conduct_locked(conduct)
        if locked.version != seen:
            sentence = _("Somebody changed this round meanwhile: look at what stands there now.")
            raise Stale(sentence, locked.themes)
        done.before, done.after = locked.themes, themes
        locked.themes, locked.version = themes, locked.version + 1
        locked.save(update_fields=["themes", "version"])
        locked.round.theme = next(iter(themes.values()))
        locked.round.save(update_fields=["theme"])
    return locked


def party_leave(*, actor: Actor, party: RoundParty, on: date, reason: str) -> RoundParty:
    """Record that a Party is no longer in the round; what it sent stays."""
    demand(verdict(actor, Can.LET_LEAVE, party.conduct))
    reason = reason_checked(reason)
    if on > timezone.localdate():
        raise NotValid(_("This day is in the future: record it when it has happened."), "on")
    about = (party.conduct, party)
    with act(actor=actor, what=Can.LET_LEAVE, about=about, reason=reason) as done:
        conduct = conduct_locked(party.conduct)
        locked = RoundParty.objects.select_for_update().get(pk=party.pk)
        if locked.left_on is not None:
            raise NotNow(_("This Party left the round already."))
        locked.left_on, locked.left_reason = on, reason
        locked.save(update_fields=["left_on", "left_reason"])
        done.after = {"left_on": on.isoformat()}
        restage(conduct)
    return locked


def _procedure_text(body: Body, procedure: str) -> str:
    try:
        known = load_procedure(procedure)
    except (UnknownBody, BrokenBody) as error:
        raise NotValid(_("There is no such procedure."), "procedure") from error
    if known.body != body.slug:
        raise NotValid(_("This procedure is another body’s."), "procedure")
    return body_text(procedure)


def _conduct_made(
    actor: User, body: Body, number: int, procedure: str, text: str, themes: dict[str, str]
) -> Conduct:
    made, _new = Round.objects.get_or_create(
        body=body, number=number, defaults={"theme": next(iter(themes.values()))}
    )
    try:
        with transaction.atomic():
            return Conduct.objects.create(
                round=made,
                procedure=procedure,
                procedure_text=text,
                themes=themes,
                created_by=actor,
            )
    except IntegrityError as error:
        raise NotValid(_("The body already has a round of this number."), "number") from error
