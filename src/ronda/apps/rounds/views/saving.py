"""What the pages of answers do with what was typed: save what can be saved, give back the rest.

Two things to know. One answer that cannot be kept does not keep the others from being saved. And
what was not saved comes back as it was typed, whatever the reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.apps.addresses import path_to
from ronda.apps.errors import NotNow, NotValid, NotVisible
from ronda.apps.policy import demand
from ronda.apps.rivals import Told, told_beside, told_refused, told_saved
from ronda.apps.rounds.forms.answering import Typed, touched, typed_in, typed_of, understood
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.replies import reply_verdict
from ronda.apps.rounds.selectors.answers import value_of
from ronda.apps.rounds.selectors.chapters import Refused
from ronda.apps.rounds.selectors.replies import asked_now, version_of
from ronda.apps.rounds.selectors.reply_home import place_of
from ronda.apps.rounds.selectors.versions import asked_in
from ronda.apps.rounds.services.answers import (
    Given,
    Saved,
    answer_confirm,
    answers_save,
    check_value,
)
from ronda.questionnaires.walking import Placed


@dataclass(frozen=True)
class Saving:
    """What became of a chapter that was sent; `status` is that of the answer to it."""

    goes_to: str = ""
    refused: Mapping[str, Refused] = field(default_factory=dict)
    sentence: str = ""
    status: int = 200

    @property
    def is_whole(self) -> bool:
        """Whether everything was saved."""
        return not self.refused


def saved_chapter(request: HttpRequest, reply: Reply, chapter: str) -> Saving:
    """Save what was changed in a chapter's form."""
    demand(reply_verdict(request.user, Can.ANSWER, reply))
    places = {id: one for id, one in asked_now(reply).items() if one.chapter.id == chapter}
    typed = dict(_by_question(request, places))
    given, refused = _sorted(reply, places, typed)
    try:
        saved = answers_save(actor=request.user, reply=reply, given=given) if given else []
        _confirm(request, reply, typed)
    except NotNow as refusal:
        kept = {id: Refused(one, "") for id, one in typed.items()}
        return Saving(refused=kept, sentence=str(refusal), status=409)
    if refused:
        return Saving(refused=refused, sentence=_said_of_rest(len(saved)), status=422)
    return Saving(goes_to=_told_and_led_on(request, reply, chapter, saved))


def _confirm(request: HttpRequest, reply: Reply, typed: Mapping[str, Typed]) -> None:
    """Confirm the answer whose button was pressed; one that was changed is confirmed by that."""
    question = request.POST.get("confirm", "")
    shown = typed_in(request.POST, question) if question not in typed else None
    if shown is not None:
        answer_confirm(actor=request.user, reply=reply, question=question, seen=shown.seen)
        messages.success(request, _("The answer is confirmed."))


def saved_one(request: HttpRequest, reply: Reply, question: str) -> Told:
    """Save one answer of a `reply_to_save` while somebody writes."""
    demand(reply_verdict(request.user, Can.ANSWER, reply))
    places, typed = asked_in(reply.version), typed_in(request.POST, question)
    if typed is None or question not in places:
        raise NotVisible(_("The questionnaire does not have this question any more."))
    try:
        value = understood(places[question], typed)
        given = Given(question, value, typed.seen)
        [saved] = answers_save(actor=request.user, reply=reply, given=[given])
    except (NotValid, NotNow) as refusal:
        return told_refused(refusal)
    return _told(reply, saved)


def _told(reply: Reply, saved: Saved) -> Told:
    if saved.rival is not None:
        link = path_to("rounds:rival", *place_of(reply), saved.rival.pk)
        said = _("Somebody else changed this answer meanwhile. Both texts are kept.")
        return told_beside(said, link)
    shown = typed_of(value_of(saved.answer), saved.answer.revision)
    return told_saved(saved.answer.revision, shown.mark)


def _by_question(request: HttpRequest, places: Mapping[str, Placed]) -> list[tuple[str, Typed]]:
    return [(place.id, typed) for place, typed in touched(request.POST, places)]


def _sorted(
    reply: Reply, places: Mapping[str, Placed], typed: Mapping[str, Typed]
) -> tuple[list[Given], dict[str, Refused]]:
    """What can be saved, and what cannot with the reason."""
    given: list[Given] = []
    refused: dict[str, Refused] = {}
    version = version_of(reply)
    for id, one in typed.items():
        try:
            value = understood(places[id], one)
            given.append(check_value(version, Given(id, value, one.seen)))
        except NotValid as refusal:
            refused[id] = Refused(replace(one), str(refusal))
    return given, refused


def _said_of_rest(count: int) -> str:
    if not count:
        return _("This was not saved. What you typed is still here.")
    return ngettext(
        "One other answer was saved. What could not be saved is still here, as you typed it.",
        "%(count)d other answers were saved. What could not be saved is still here, as you typed"
        " it.",
        count,
    ) % {"count": count}


def _told_and_led_on(request: HttpRequest, reply: Reply, chapter: str, saved: list[Saved]) -> str:
    """Say what was saved; the page that comes next."""
    at = place_of(reply)
    if rival := next((one.rival for one in saved if one.rival is not None), None):
        messages.warning(
            request,
            _("Somebody else changed an answer while you wrote. Both texts are kept: merge them."),
        )
        return path_to("rounds:rival", *at, rival.pk)
    count = sum(one.changed for one in saved)
    told = ngettext("One answer was saved.", "%(count)d answers were saved.", count)
    if count or "confirm" not in request.POST:
        said = told % {"count": count} if count else _("Nothing was changed.")
        messages.success(request, said)
    if request.POST.get("next") == "home":
        return path_to("rounds:reply", *at)
    if request.POST.get("next", "") in _chapters(reply):
        return path_to("rounds:reply-chapter", *at, request.POST["next"])
    here = path_to("rounds:reply-chapter", *at, chapter)
    confirmed = request.POST.get("confirm", "")
    return f"{here}#q-{confirmed}" if confirmed in asked_now(reply) else here


def _chapters(reply: Reply) -> set[str]:
    return {one.chapter.id for one in asked_now(reply).values()}
