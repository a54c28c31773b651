"""Parties fill in the boxes of their factsheets on line, and hand in what they did.

Two things to know. What a Party writes depends on its code alone, so that it is the same at every
loading; every sixth Party sends nothing. And the day until which a round asks is set before
anything is handed in, so that it comes in time.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from uuid import uuid4

from ronda.apps.accounts.models import User
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.services.publishing import information_publish
from ronda.apps.follow_ups.services.submissions import Sent, information_submit
from ronda.apps.follow_ups.services.texts import (
    Written,
    information_open,
    language_set,
    texts_save,
)
from ronda.apps.follow_ups.submitting import prepared
from ronda.apps.rounds.models import Conduct, RoundParty
from ronda.apps.rounds.services.milestones import milestone_set
from ronda.demo.rounds.cast import Cast

EVERY = 6
"""Of so many Parties one sends nothing."""
SUBMITTED, UNDER_WAY = 2, 4
"""So many other Parties have submitted, and begun to write, while the round asks them."""
LANGUAGE = "en"
SAID = (
    "The ministry named the authority in a decree that is in force since January.",
    "A draft law is before parliament. Until then the regions follow a circular.",
    "Nothing was done yet, because the means for it were not granted.",
    "The agreement with the regions was signed and is applied in all but two of them.",
)


def ask_until(secretary: User, conduct: Conduct, day: date) -> None:
    """Set the day by which the Parties of the round are to say what they did."""
    milestone_set(actor=secretary, conduct=conduct, rule="follow_up", on=day)


def senders(parties: Iterable[RoundParty]) -> list[RoundParty]:
    """Those that send anything at all."""
    return [one for place, one in enumerate(parties, start=1) if place % EVERY]


def fill_in(cast: Cast, party: RoundParty, *, boxes: int | None = None) -> Information:
    """Write in every box that asks what was done, or only in the first `boxes`."""
    who, code = cast.coordinators[party.party.code], party.party.code
    information = information_open(actor=who, party=party)
    if information.edition.language != LANGUAGE:
        information = language_set(actor=who, information=information, language=LANGUAGE)
    asked = (one for one in draft_of(information).boxes.values() if not one.box.is_blue)
    written = [
        Written(one.box.id, SAID[turn(code, *one.box.codes) % len(SAID)], one.revision)
        for one in islice(asked, boxes)
    ]
    texts_save(actor=who, information=information, written=written)
    return Information.objects.select_related("edition__factsheet").get(pk=information.pk)


def hand_in(cast: Cast, party: RoundParty) -> HandedIn:
    """Fill in all boxes and submit them."""
    information = fill_in(cast, party)
    information.party = party
    seen = prepared(draft_of(information)).checksum
    who = cast.coordinators[party.party.code]
    return information_submit(actor=who, information=information, sent=Sent(uuid4(), seen))


def come_in(cast: Cast, arcadia: RoundParty, others: Sequence[RoundParty]) -> None:
    """Arcadia and some others have filled in a box; some have submitted."""
    for party in others[:SUBMITTED]:
        hand_in(cast, party)
    for party in (arcadia, *others[SUBMITTED : SUBMITTED + UNDER_WAY]):
        fill_in(cast, party, boxes=1)


def publish(secretary: User, handed_in: Iterable[HandedIn]) -> None:
    """Open to everybody what was handed in."""
    for made in handed_in:
        information_publish(actor=secretary, party=made.information.party, made=made)


def turn(*about: str) -> int:
    """A number that depends on what it is about alone."""
    digest = hashlib.sha256(" ".join(about).encode()).digest()
    return int.from_bytes(digest[:4], "big")
