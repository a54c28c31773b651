"""The boxes of a factsheet: opened, written in by several people at once, merged.

Two things to know. Who saves says which revision they saw: over a newer one their text is kept as a
rival, and nothing is overwritten. And a text is saved whatever the day: a deadline that passed
makes a submission late, it never throws a text away.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.follow_ups.box_ids import LONGEST
from ronda.apps.follow_ups.models import (
    BoxRival,
    BoxText,
    Information,
    InformationState,
)
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.boxes import Sheet, sheet_of
from ronda.apps.follow_ups.selectors.drafts import edition_of
from ronda.apps.follow_ups.selectors.places import factsheet_editions
from ronda.apps.follow_ups.selectors.windows import window_of
from ronda.apps.policy import demand
from ronda.apps.rivals import rival_kept, rival_settled, rival_waiting
from ronda.apps.rounds.models import RoundParty
from ronda.questionnaires.answers import typed


@dataclass(frozen=True)
class Written:
    """What somebody writes in a box; `seen` is the revision that they saw, 0 for none."""

    box: str
    text: str
    seen: int = 0


@dataclass(frozen=True)
class Saved:
    """A text after saving; `rival` is what was kept beside it where it had changed meanwhile."""

    row: BoxText
    rival: BoxRival | None = None
    changed: bool = True


def information_open(*, actor: Actor, party: RoundParty) -> Information:
    """Open the Party's factsheet for filling in, or give what was opened before.

    Raises NotNow where the round does not ask for it yet, or no edition is open to the Party.
    """
    demand(verdict(actor, Can.FILL, party))
    known = Information.objects.filter(party=party).select_related("edition__factsheet").first()
    if known is not None:
        known.party = party
        return known
    if not (window := window_of(party)).is_open:
        raise NotNow(window.sentence)
    editions = factsheet_editions(party)
    if not editions:
        raise NotNow(_("The secretariat has not given the Party its factsheet yet."))
    with act(actor=actor, what=Can.FILL, about=(party,)) as done:
        made, _new = Information.objects.get_or_create(
            party=party, defaults={"edition": editions[0], "opened_by": signed_in(actor)}
        )
        made.party = party
        done.concerns(made)
    return made


def language_set(*, actor: Actor, information: Information, language: str) -> Information:
    """Fill in the factsheet in another of its languages; the texts stay in their boxes."""
    demand(verdict(actor, Can.FILL, information.party))
    editions = factsheet_editions(information.party)
    chosen = next((one for one in editions if one.language == language), None)
    if chosen is None:
        raise NotValid(_("There is no factsheet in this language."), "language")
    with act(actor=actor, what=Can.FILL, about=(information,)) as done:
        locked = locked_open(information)
        done.before, done.after = locked.edition.language, language
        locked.edition = chosen
        locked.save(update_fields=["edition"])
    return locked


def text_save(*, actor: Actor, information: Information, box: str, text: str, seen: int) -> Saved:
    """Save the text of one box; over a newer revision it is kept as a rival, to be merged."""
    [saved] = texts_save(actor=actor, information=information, written=[Written(box, text, seen)])
    return saved


def texts_save(
    *, actor: Actor, information: Information, written: Iterable[Written]
) -> list[Saved]:
    """Save the texts of several boxes in one transaction, as `text_save` does one."""
    demand(verdict(actor, Can.FILL, information.party))
    person = signed_in(actor)
    with act(actor=actor, what=Can.FILL, about=(information,)) as done:
        locked = locked_open(information)
        sheet = sheet_of(edition_of(locked))
        saved = [_save(person, locked, sheet, checked(sheet, one)) for one in written]
        if any(one.changed for one in saved):
            begin(locked)
        done.concerns(*(one.row for one in saved if one.row.pk))
        done.after = {one.row.box: _told(one) for one in saved}
    return saved


def rival_settle(
    *, actor: Actor, rival: BoxRival, text: str, seen: int, drop: bool = False
) -> BoxText:
    """Merge a rival: `text` becomes the box's; with `drop` the text stays as it is.

    Raises Stale where the text changed again since it was seen, NotNow where the rival was settled
    before.
    """
    information = rival.text_of.information
    demand(verdict(actor, Can.FILL, information.party))
    person = signed_in(actor)
    with act(actor=actor, what=Can.FILL, about=(information, rival.text_of)) as done:
        locked = locked_open(information)
        one = rival_waiting(rival)
        row = BoxText.objects.get(pk=rival.text_of_id)
        if row.revision != seen:
            raise Stale(_("The text has changed again: compare the two once more."), row)
        if not drop:
            row.text = checked(sheet_of(edition_of(locked)), Written(row.box, text)).text
            _keep(person, row)
        rival_settled(one, person, drop=drop)
        done.concerns(one)
        done.after = one.state
    return row


def locked_open(information: Information) -> Information:
    """The information, which nobody else changes until the transaction ends.

    Raises NotNow where it is submitted. What was loaded of the round and the Party comes along.
    """
    locked = Information.objects.select_for_update().get(pk=information.pk)
    if locked.state == InformationState.SUBMITTED:
        raise NotNow(
            _(
                "This was submitted meanwhile and is closed. What you wrote is still in the form:"
                " copy it, then ask that the information be opened again."
            )
        )
    locked.party = information.party
    return locked


def begin(information: Information) -> None:
    """It is under way from its first text on; part of the transaction that saves it."""
    if information.state != InformationState.UNDER_WAY:
        information.state = InformationState.UNDER_WAY
        information.save(update_fields=["state"])


def checked(sheet: Sheet, written: Written) -> Written:
    """The same as it is kept; raises NotValid where it does not fit."""
    if written.box not in sheet.boxes:
        raise NotValid(_("The factsheet does not have this box any more."), written.box)
    text = typed(written.text).rstrip()
    if len(text) > LONGEST:
        sentence = _(
            "This text has %(length)d characters; at most %(limit)d fit. Shorten it, or add a part"
            " of it as a file."
        )
        raise NotValid(sentence % {"length": len(text), "limit": LONGEST}, written.box)
    return Written(written.box, text, written.seen)


def _save(person: User, information: Information, sheet: Sheet, written: Written) -> Saved:
    row = BoxText.objects.filter(information=information, box=written.box).first()
    if row is None:
        row = BoxText(information=information, box=written.box, revision=0)
        if written.text == sheet.boxes[written.box].said:
            return Saved(row, changed=False)
    elif row.text == written.text:
        return Saved(row, changed=False)
    elif row.revision != written.seen:
        beside = BoxRival.objects.filter(text_of=row)
        told = {"text_of": row, "text": written.text}
        return Saved(row, rival_kept(beside, person, written.seen, told))
    row.text = written.text
    _keep(person, row)
    return Saved(row)


def _keep(person: User, row: BoxText) -> None:
    row.revision += 1
    row.changed_by = person
    row.save()


def _told(saved: Saved) -> str:
    if saved.rival is not None:
        return f"rival:{saved.rival.pk}"
    return f"revision:{saved.row.revision}"
