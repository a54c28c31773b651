"""Adding Parties; keeping what they said of a convention, as its public source has it.

Two things to know. Nothing is overwritten that somebody changed since one looked: whoever corrects
says which version they saw. And what the Party withdrew stays, with the day until which it held;
only what was entered by mistake is taken out.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.policy import demand, refused
from ronda.apps.treaties.models import Convention, Party, Reservation, ReservationKind
from ronda.apps.treaties.permissions import Can, verdict
from ronda.apps.wordings import reason_checked
from ronda.procedure.parties import KnownParty

LONGEST_TEXT, LONGEST_REFERENCE, MOST_ARTICLES = 20_000, 200, 40
_ARTICLE = re.compile(r"[0-9]{1,3}[a-z]?")


@dataclass(frozen=True)
class Said:
    """What a Party said of a convention: of which articles, in which words, when, and where it is.

    Without articles it is of the whole; without an end it holds.
    """

    kind: ReservationKind
    articles: tuple[str, ...]
    texts: Mapping[str, str]
    made_on: date
    reference: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    link: str = ""


def party_add(*, actor: Actor, known: KnownParty) -> Party:
    """The Party as a record; the one that is there already, if it is."""
    if not roles_of(actor).secretariat:
        demand(refused("Only the secretariat may add a Party."))
    with act(actor=actor, what="party.add") as done:
        party, _new = Party.objects.get_or_create(
            code=known.code,
            defaults={
                "alpha2": known.alpha2,
                "name": known.names["en"],
                "names": dict(known.names),
                "invented": known.invented,
            },
        )
        done.concerns(party)
    return party


def reservation_enter(
    *, actor: Actor, convention: Convention, party: Party, said: Said
) -> Reservation:
    """Keep what a Party said; raises NotValid for what cannot be."""
    demand(verdict(actor, Can.ENTER, convention))
    values = _checked(said)
    with act(actor=actor, what=Can.ENTER) as done:
        made = Reservation.objects.create(
            convention=convention, party=party, entered_by=signed_in(actor), **values
        )
        done.concerns(made, party)
        done.after = _told(made)
    return made


def reservation_correct(
    *, actor: Actor, reservation: Reservation, seen: int, said: Said
) -> Reservation:
    """Correct what is kept; `seen` is the version that the person saw. Raises Stale."""
    demand(verdict(actor, Can.CORRECT, reservation.convention))
    values = _checked(said)
    with act(actor=actor, what=Can.CORRECT, about=(reservation,)) as done:
        locked = _locked(reservation)
        if locked.version != seen:
            sentence = _("Somebody else changed this meanwhile: look at it and change it again.")
            raise Stale(sentence, locked)
        done.before = _told(locked)
        for name, value in values.items():
            setattr(locked, name, value)
        locked.version += 1
        locked.save()
        done.after = _told(locked)
    return locked


def reservation_take_out(*, actor: Actor, reservation: Reservation, reason: str) -> Reservation:
    """Take out what was entered by mistake; its history stays."""
    demand(verdict(actor, Can.TAKE_OUT, reservation.convention))
    reason = reason_checked(reason)
    with act(actor=actor, what=Can.TAKE_OUT, about=(reservation,), reason=reason) as done:
        locked = _locked(reservation)
        done.before = _told(locked)
        locked.taken_out_at = timezone.now()
        locked.version += 1
        locked.save(update_fields=["taken_out_at", "version"])
    return locked


def _locked(reservation: Reservation) -> Reservation:
    """As it stands by now; raises NotNow where it was taken out."""
    found = Reservation.objects.select_for_update(of=("self",)).get(pk=reservation.pk)
    if found.taken_out_at is not None:
        raise NotNow(_("This was taken out already."))
    return found


def _checked(said: Said) -> dict[str, object]:
    texts = {tag: text.strip() for tag, text in said.texts.items() if text.strip()}
    if not texts:
        raise NotValid(_("Give the words in one language at least."), "text_en")
    if any(len(text) > LONGEST_TEXT for text in texts.values()):
        sentence = _("This is longer than %(count)d characters: make it shorter.")
        raise NotValid(sentence % {"count": LONGEST_TEXT}, "text_en")
    reference = said.reference.strip()
    if not reference or len(reference) > LONGEST_REFERENCE:
        raise NotValid(_("Say in a line where it stands."), "reference")
    ends = said.in_force_until
    if ends is not None and ends < max(said.made_on, said.in_force_from or said.made_on):
        raise NotValid(_("It cannot end before it was made."), "in_force_until")
    return {
        "kind": said.kind,
        "articles": _articles(said.articles),
        "texts": texts,
        "made_on": said.made_on,
        "in_force_from": said.in_force_from,
        "in_force_until": ends,
        "reference": reference,
        "link": _link(said.link.strip()),
    }


def _articles(numbers: tuple[str, ...]) -> list[str]:
    found = list(dict.fromkeys(one.strip().lower() for one in numbers if one.strip()))
    if len(found) > MOST_ARTICLES or not all(map(_ARTICLE.fullmatch, found)):
        raise NotValid(_("Give the numbers of the articles, such as 20, 25."), "articles")
    return found


def _link(link: str) -> str:
    if link:
        try:
            URLValidator(schemes=["http", "https"])(link)
        except ValidationError as error:
            raise NotValid(_("This is no address of a page."), "link") from error
    return link


def _told(one: Reservation) -> dict[str, object]:
    return {
        "kind": one.kind,
        "articles": one.articles,
        "texts": one.texts,
        "made_on": one.made_on.isoformat(),
        "from": one.in_force_from.isoformat() if one.in_force_from else None,
        "until": one.in_force_until.isoformat() if one.in_force_until else None,
        "reference": one.reference,
        "link": one.link,
    }
