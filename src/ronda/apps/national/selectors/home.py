"""What waits at a desk for whoever sits down at it.

Two things to know. It is put together from what the others show, so it shows nothing that they do
not. And the longest-waiting stands first.
"""

from dataclasses import dataclass

from ronda.apps.national.models import (
    Addressee,
    AddresseeState,
    AnnualReport,
    Contribution,
    ContributionState,
    RequestState,
    SignOff,
    Text,
    TextState,
)
from ronda.apps.national.selectors.annual import annuals_to_sign
from ronda.apps.national.selectors.contributions import contributions_visible
from ronda.apps.national.selectors.requests import addressees_visible, days_waiting, is_late
from ronda.apps.national.selectors.texts import sign_offs_of, targets_visible, turn_of, version_of
from ronda.apps.national.standing import Standing
from ronda.apps.national.workflow import OPEN


@dataclass(frozen=True)
class Waiting:
    """What an institution owes, since how many days, and whether its day has passed."""

    addressee: Addressee
    days: int
    late: bool


@dataclass(frozen=True)
class Desk:
    """What waits for somebody."""

    owed: list[Waiting]
    declined: list[Addressee]
    drafts: list[Contribution]
    to_sign: list[Contribution]
    handed_in: list[Contribution]
    texts: list[Text]
    my_turn: list[SignOff]
    annual: list[AnnualReport]

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        every = (self.owed, self.declined, self.drafts, self.to_sign, self.handed_in, self.texts)
        return not any((*every, self.my_turn, self.annual))


def desk_of(who: Standing) -> Desk:
    """What waits for somebody today."""
    open_requests = addressees_visible(who).filter(request__state=RequestState.SENT)
    contributions = contributions_visible(who)
    to_sign = contributions.filter(state=ContributionState.HANDED_IN, institution__in=who.signs_for)
    return Desk(
        owed=_owed(list(open_requests.filter(state__in=OPEN))),
        declined=list(open_requests.filter(state=AddresseeState.DECLINED))
        if who.coordinator
        else [],
        drafts=list(
            contributions.filter(state=ContributionState.DRAFT, institution__in=who.writes_for)
        ),
        to_sign=list(to_sign),
        handed_in=list(
            contributions.filter(
                state__in=(ContributionState.HANDED_IN, ContributionState.SIGNED),
                passages__links=None,
            ).distinct()
        )
        if who.coordinator
        else [],
        texts=_texts(who),
        my_turn=_my_turn(who),
        annual=annuals_to_sign(who),
    )


def _owed(asked: list[Addressee]) -> list[Waiting]:
    found = [Waiting(one, days_waiting(one) or 0, is_late(one)) for one in asked]
    return sorted(found, key=lambda one: -one.days)


def _texts(who: Standing) -> list[Text]:
    """The texts that the coordinator goes on with."""
    if not who.coordinator:
        return []
    return list(
        Text.objects.filter(state__in=(TextState.DRAFT, TextState.AGREED)).select_related(
            "target__round__body"
        )
    )


def _my_turn(who: Standing) -> list[SignOff]:
    signing = targets_visible(who).filter(text__state=TextState.SIGNING)
    turns = [turn_of(sign_offs_of(version_of(target.text))) for target in signing]
    return [one for one in turns if one is not None and one.post_id in who.posts]
