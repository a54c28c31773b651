"""What the pages of boxes do with what was typed: save what can be saved, give back the rest.

Two things to know. One text that cannot be kept does not keep the others from being saved. And what
was not saved comes back as it was typed, whatever the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotNow, NotValid, NotVisible, Stale
from ronda.apps.follow_ups.forms.filling import (
    Typed,
    mark_of,
    touched,
    typed_in,
)
from ronda.apps.follow_ups.models import BoxRival, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.boxes import Sheet, sheet_of
from ronda.apps.follow_ups.selectors.drafts import edition_of
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.services.texts import (
    Saved,
    Written,
    checked,
    rival_settle,
    text_save,
    texts_save,
)
from ronda.apps.policy import demand
from ronda.apps.rivals import (
    OTHER,
    STANDING,
    MergeForm,
    Told,
    told_beside,
    told_refused,
    told_saved,
)


@dataclass(frozen=True)
class Saving:
    """What became of a chapter that was sent: each text that was refused, with the sentence."""

    goes_to: str = ""
    refused: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    sentence: str = ""
    status: int = 200


def chapter_saved(request: HttpRequest, information: Information, chapter: str) -> Saving:
    """Save what was changed in a chapter's form."""
    demand(verdict(request.user, Can.FILL, information.party))
    sheet = sheet_of(edition_of(information))
    here = [box.id for one in sheet.chapters if one.id == chapter for box in one.boxes]
    typed = list(touched(request.POST, here))
    written, refused = _sorted(sheet, typed)
    try:
        saved = (
            texts_save(actor=request.user, information=information, written=written)
            if written
            else []
        )
    except NotNow as refusal:
        kept = {one.box: (one.text, "") for one in typed}
        return Saving(refused=kept, sentence=str(refusal), status=409)
    if refused:
        sentence = _("Some texts were not saved. They are still here as you typed them.")
        return Saving(refused=refused, sentence=sentence, status=422)
    return Saving(goes_to=_led_on(request, information, sheet, chapter, saved))


def one_saved(request: HttpRequest, information: Information, box: str) -> Told:
    """Save one box while somebody writes: what to tell the script, and the status."""
    demand(verdict(request.user, Can.FILL, information.party))
    typed = typed_in(request.POST, box)
    if typed is None:
        raise NotVisible(_("The factsheet does not have this box any more."))
    try:
        saved = text_save(
            actor=request.user,
            information=information,
            box=box,
            text=typed.text,
            seen=typed.seen,
        )
    except (NotValid, NotNow) as refusal:
        return told_refused(refusal)
    return _told(information, saved)


def merged(request: HttpRequest, rival: BoxRival, form: MergeForm) -> bool:
    """Keep what was chosen; False with the reason in the form where that cannot be."""
    given = form.cleaned_data
    text = rival.text if given["keep"] == OTHER else given["text"]
    drop = given["keep"] == STANDING
    try:
        rival_settle(actor=request.user, rival=rival, text=text, seen=given["seen"], drop=drop)
    except Stale as refusal:
        form.show_again(rival.text_of.revision)
        form.add_error(None, str(refusal))
    except (NotNow, NotValid) as refusal:
        form.add_error(None, str(refusal))
    return form.is_valid()


def _told(information: Information, saved: Saved) -> Told:
    if saved.rival is not None:
        link = path_to("follow_ups:rival", *place_of(information.party), saved.rival.pk)
        said = _("Somebody else changed this box meanwhile. Both texts are kept.")
        return told_beside(said, link)
    return told_saved(saved.row.revision, mark_of(saved.row.text))


def _sorted(sheet: Sheet, typed: list[Typed]) -> tuple[list[Written], dict[str, tuple[str, str]]]:
    """What can be saved, and what cannot with the reason."""
    written: list[Written] = []
    refused: dict[str, tuple[str, str]] = {}
    for one in typed:
        try:
            written.append(checked(sheet, one.written))
        except NotValid as refusal:
            refused[one.box] = (one.text, str(refusal))
    return written, refused


def _led_on(
    request: HttpRequest,
    information: Information,
    sheet: Sheet,
    chapter: str,
    saved: list[Saved],
) -> str:
    """Say what was saved; the page that comes next."""
    at = place_of(information.party)
    if rival := next((one.rival for one in saved if one.rival is not None), None):
        said = _("Somebody else changed a box while you wrote. Both texts are kept: merge them.")
        messages.warning(request, said)
        return path_to("follow_ups:rival", *at, rival.pk)
    count = sum(one.changed for one in saved)
    told = ngettext("One box was saved.", "%(count)d boxes were saved.", count)
    messages.success(request, told % {"count": count} if count else _("Nothing was changed."))
    to = request.POST.get("next", "")
    if to == "home":
        return path_to("follow_ups:party", *at)
    known = {one.id for one in sheet.chapters}
    return path_to("follow_ups:chapter", *at, to if to in known else chapter)
