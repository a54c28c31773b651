"""The home of a Party's information: for its own people, and for whoever sees what was submitted.

Two things to know. What to do next is one sentence and one address. And whoever is no person of the
Party's learns how far it is and what was submitted, never a word or a count of a draft.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.addresses import path_to
from ronda.apps.coming_back import CameBackState
from ronda.apps.compliance.models import Edition
from ronda.apps.follow_ups.models import (
    CameBack,
    HandedIn,
    Information,
    InformationReopening,
    InformationState,
)
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.clarifications import verdict as asked_verdict
from ronda.apps.follow_ups.permissions.information import (
    information_of,
    is_public,
    verdict,
)
from ronda.apps.follow_ups.selectors.drafts import Draft, draft_of
from ronda.apps.follow_ups.selectors.places import (
    factsheet_editions,
    place_of,
    submissions_of,
)
from ronda.apps.follow_ups.selectors.windows import Window, window_of
from ronda.apps.reopening import RequestState
from ronda.apps.rounds.models import Comment, RoundParty
from ronda.apps.rounds.selectors.comments import listed_on_follow_up, organisations_speaking


@dataclass(frozen=True)
class Step:
    """What to do next, and where."""

    sentence: str
    address: str = ""
    label: str = ""


@dataclass(frozen=True)
class Home:
    """A Party's information as its own people find it."""

    draft: Draft
    window: Window
    step: Step
    editions: tuple[Edition, ...]
    submissions: tuple[HandedIn, ...]
    request: InformationReopening | None
    came_back: tuple[CameBack, ...]
    may_fill: bool
    may_submit: bool
    coordinates: bool
    comments: tuple[Comment, ...]

    @property
    def days(self) -> int:
        """The days left; below zero those over."""
        return days_until(self.window.due)


@dataclass(frozen=True)
class Outside:
    """What those who are not of the Party see."""

    information: Information | None
    window: Window
    submissions: tuple[HandedIn, ...]
    requests: tuple[InformationReopening, ...]
    decides: bool
    """Whether the reader is of the secretariat, which sees how far the Party is."""
    comments: tuple[Comment, ...]
    may_comment: bool
    may_see_clarifications: bool

    @property
    def waiting(self) -> InformationReopening | None:
        """The request that waits for a decision."""
        return next((one for one in self.requests if one.state == RequestState.ASKED), None)


def may_fill(actor: Actor, information: Information) -> bool:
    """Whether `actor` may write in the boxes now."""
    is_open = information.state != InformationState.SUBMITTED
    return is_open and bool(verdict(actor, Can.FILL, information.party))


def home_of(actor: Actor, information: Information, draft: Draft | None = None) -> Home:
    """The home for the Party's own people; with the draft, where the page has read it."""
    draft, party = draft or draft_of(information), information.party
    may_submit = bool(verdict(actor, Can.SUBMIT, party))
    is_open = information.state != InformationState.SUBMITTED
    waiting = CameBack.objects.filter(information=information, state=CameBackState.PREVIEWED)
    return Home(
        draft=draft,
        window=window_of(party),
        step=_step(draft, may_submit=may_submit),
        editions=tuple(factsheet_editions(party)) if is_open else (),
        submissions=tuple(submissions_of(party)),
        request=InformationReopening.objects.filter(information=information).first(),
        came_back=tuple(waiting.select_related("source")),
        may_fill=may_fill(actor, information),
        may_submit=is_open and may_submit,
        coordinates=party.party_id in roles_of(actor).parties,
        comments=tuple(listed_on_follow_up(actor, party)),
    )


def outside_of(actor: Actor, party: RoundParty) -> Outside:
    """The same for everybody else."""
    decides, information = bool(verdict(actor, Can.REOPEN, party)), information_of(party)
    requests = InformationReopening.objects.filter(information__party=party) if decides else ()
    return Outside(
        information=information,
        window=window_of(party),
        submissions=tuple(submissions_of(party)),
        requests=tuple(requests),
        decides=decides,
        comments=tuple(listed_on_follow_up(actor, party)),
        may_comment=is_public(party) and bool(organisations_speaking(actor, party.conduct)),
        may_see_clarifications=bool(asked_verdict(actor, Can.SEE_CLARIFICATIONS, party)),
    )


def waiting_request(information: Information) -> InformationReopening | None:
    """The request that waits for a decision."""
    found = InformationReopening.objects.filter(information=information, state=RequestState.ASKED)
    one = found.select_related("asked_by").first()
    if one is not None:
        one.information = information
    return one


def days_until(due: date | None) -> int:
    """The days until a day; below zero those since."""
    return (due - timezone.localdate()).days if due is not None else 0


def _step(draft: Draft, *, may_submit: bool) -> Step:
    at = place_of(draft.information.party)
    if draft.information.state == InformationState.SUBMITTED:
        return Step(_("It is submitted. To change it, ask the secretariat to open it again."))
    if draft.rivals:
        to = path_to("follow_ups:rival", *at, draft.rivals[0].pk)
        return Step(
            _("Two people wrote in one box: merge their texts."), to, _("Compare and merge")
        )
    if draft.missing:
        chapter = draft.sheet.chapter_of(draft.missing[0].box.id)
        to = path_to("follow_ups:chapter", *at, chapter.id)
        here = f"{to}#q-{draft.missing[0].box.id}"
        return Step(_("Fill in the boxes that are empty."), here, _("To the first empty box"))
    if not may_submit:
        return Step(_("Every box has a text. Your coordinator can submit them."))
    to = path_to("follow_ups:submit", *at)
    return Step(_("Every box has a text. Look at the whole and submit it."), to, _("Submit"))
