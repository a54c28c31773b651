"""Texts that a State agreed on elsewhere, put into the boxes of its factsheet and submitted.

Two things to know. It is all or nothing: where one text cannot go in, none does. And what somebody
wrote here by hand is not written over: whoever puts texts in is told in which boxes they stand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.follow_ups.box_ids import in_box
from ronda.apps.follow_ups.models import BoxText, HandedIn, Information, InformationState
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.boxes import Sheet, sheet_of
from ronda.apps.follow_ups.selectors.drafts import draft_of, edition_of
from ronda.apps.follow_ups.services.submissions import Sent, information_submit
from ronda.apps.follow_ups.services.texts import Written, information_open, texts_save
from ronda.apps.follow_ups.submitting import prepared
from ronda.apps.policy import demand
from ronda.apps.rounds.models import RoundParty


@dataclass(frozen=True)
class Agreed:
    """A text for the box of a recommendation, by its code; a blue one, by its chapter's number."""

    code: str
    text: str
    is_blue: bool = False


def agreed_texts_submit(*, actor: Actor, party: RoundParty, texts: Iterable[Agreed]) -> HandedIn:
    """Put the texts into their boxes and submit the whole; boxes without a word stay empty.

    Raises NotNow where the information is submitted, not asked for, or written in by hand;
    NotValid where a text has no box.
    """
    demand(verdict(actor, Can.SUBMIT, party))
    with transaction.atomic():
        information = information_open(actor=actor, party=party)
        if information.state == InformationState.SUBMITTED:
            raise NotNow(
                _(
                    "The information of this round is submitted already. Ask the secretariat, on"
                    " its page, to open it again; then submit."
                )
            )
        sheet = sheet_of(edition_of(information))
        written = _written(information, sheet, list(texts))
        texts_save(actor=actor, information=information, written=written)
        draft = draft_of(information)
        sent = Sent(uuid4(), prepared(draft).checksum, with_gaps=True)
        return information_submit(actor=actor, information=information, sent=sent)


def _written(information: Information, sheet: Sheet, texts: list[Agreed]) -> list[Written]:
    """What is saved in each box, over what stands there."""
    at = {one: _box(sheet, one) for one in texts}
    if lost := sorted(one.code for one, box in at.items() if not box):
        raise NotValid(
            _("The factsheet has no box any more for: %(codes)s.") % {"codes": ", ".join(lost)}
        )
    rows = {row.box: row for row in BoxText.objects.filter(information=information)}
    sent = _sent_before(information)
    by_hand = sorted(
        one.code
        for one in texts
        if (row := rows.get(at[one])) is not None
        and in_box(row.text) not in {"", in_box(one.text), sent.get(row.box)}
    )
    if by_hand:
        raise NotNow(
            _(
                "Something else was written on line for: %(codes)s. Empty these boxes there, or"
                " bring the two together at the desk, then submit. Nothing was submitted."
            )
            % {"codes": ", ".join(by_hand)}
        )
    seen = {box: row.revision for box, row in rows.items()}
    return [Written(at[one], one.text, seen.get(at[one], 0)) for one in texts]


def _box(sheet: Sheet, text: Agreed) -> str:
    """The id of the box for a text; "" where there is none."""
    for chapter in sheet.chapters:
        for box in chapter.boxes:
            named = (chapter.number,) if box.is_blue else box.codes
            if box.is_blue == text.is_blue and text.code in named:
                return box.id
    return ""


def _sent_before(information: Information) -> dict[str, str]:
    """What was last submitted in each box: that is written over, it stays in its submission."""
    last = HandedIn.objects.filter(information=information).first()
    return {one["box"]: in_box(one["text"]) for one in last.content["boxes"]} if last else {}
