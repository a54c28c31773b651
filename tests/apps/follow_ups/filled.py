"""Parties that write in the boxes of their factsheets, and Parties that submitted them."""

from uuid import uuid4

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve
from ronda.apps.compliance.services.factsheets import edition_record
from ronda.apps.follow_ups.models import HandedIn, Information
from ronda.apps.follow_ups.selectors.drafts import Draft, draft_of
from ronda.apps.follow_ups.services.submissions import Sent, information_submit
from ronda.apps.follow_ups.services.texts import Saved, information_open, text_save
from ronda.apps.follow_ups.submitting import prepared
from ronda.apps.rounds.models import RoundParty
from ronda.factsheets.model import Party
from tests.apps.compliance import arcadia
from tests.apps.people import secretary


def given(party: RoundParty, text: str = arcadia.PLAIN) -> Edition:
    """The factsheet of any Party in any round, in Arcadia's words, approved."""
    who, at = secretary(party.conduct.round.body.slug), party.conduct.round
    named = Party(name=party.party.name, code=party.party.code)
    value = arcadia.value(text).model_copy(update={"party": named, "round": at.number})
    edition = edition_record(actor=who, value=value, party=party.party, round=at)
    return edition_approve(actor=who, edition=edition)


def opened(party: RoundParty, who: User) -> Information:
    """The factsheet opened for filling in."""
    return information_open(actor=who, party=party)


def boxes(information: Information) -> list[str]:
    """The ids of the orange boxes, in order."""
    return [id for id, one in draft_of(information).boxes.items() if not one.box.is_blue]


def write(information: Information, who: User, text: str, *, at: int = 0, seen: int = 0) -> Saved:
    """A text in the orange box with this number."""
    box = boxes(information)[at]
    return text_save(actor=who, information=information, box=box, text=text, seen=seen)


def sent(draft: Draft) -> Sent:
    """The form that submits a draft with its gaps."""
    return Sent(uuid4(), prepared(draft).checksum, with_gaps=True)


def submitted(information: Information, who: User) -> HandedIn:
    """What stands there, submitted."""
    return information_submit(actor=who, information=information, sent=sent(draft_of(information)))
