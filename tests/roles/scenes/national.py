"""Arcadia's desk with something of everything on it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.apps.accounts.models import Membership, User
from ronda.apps.national.askable import askable, open_editions
from ronda.apps.national.desk import at_desk
from ronda.apps.national.differences import differences
from ronda.apps.national.models import (
    Addressee,
    Contribution,
    Holiday,
    Institution,
    Letter,
    Passage,
    Post,
    PostKind,
    Request,
    Route,
    RouteKind,
    SignOff,
    Target,
    Text,
    TextVersion,
)
from ronda.apps.national.selectors.texts import offered_for
from ronda.apps.national.services.contributions import contribution_begin
from ronda.apps.national.services.institutions import (
    holiday_add,
    institution_add,
    post_begin,
    route_add,
)
from ronda.apps.national.services.letters import letter_receive
from ronda.apps.national.services.requests import Asked, request_draft, request_send
from ronda.apps.national.services.signing import text_send_to_sign
from ronda.apps.national.services.texts import Written, passage_put_in, text_write
from ronda.apps.treaties.models import Body
from ronda.demo.arcadia import reply
from tests.apps.compliance.arcadia import LATER, published
from tests.apps.national.scene import kept_beside, wrote
from tests.roles.cast import Cast

PART = "what the ministry of a State wrote to its coordinator: 4711 boats were counted"
OTHER_PART = "what another ministry wrote to its coordinator: 4712 boats were counted"
TEXT = "what the coordinator wrote from it and nobody has agreed on"


@dataclass(frozen=True)
class Scene:
    """What addresses point at; `text` is being signed, `open_text` being written by two."""

    institution: Institution
    post: Post
    route: Route
    holiday: Holiday
    draft: Request
    request: Request
    addressee: Addressee
    other_addressee: Addressee
    letter: Letter
    contribution: Contribution
    begun: Contribution
    target: Target
    open_target: Target
    passage: Passage
    rival: TextVersion
    difference: str
    signature: SignOff


@dataclass(frozen=True)
class Team:
    """The State's people, and two institutions of theirs."""

    coordinator: User
    writer: User
    interior: Institution
    justice: Institution
    post: Post


def scene(cast: Cast) -> Scene:
    """The whole of it."""
    team = _team(cast)
    who, keys = team.coordinator, _keys(team)
    draft = request_draft(actor=who, asked=Asked(subject="Not yet sent", targets=keys))
    asked = Asked(subject="Boats", targets=keys, institutions=(team.interior, team.justice))
    request = request_send(actor=who, request=request_draft(actor=who, asked=asked))
    with at_desk(who):
        mine, other = request.addressees.select_related("request", "institution").order_by("pk")
    given = wrote(team.writer, mine, {0: PART, 1: PART})
    wrote(who, other, {0: OTHER_PART, 1: OTHER_PART})
    file = reply()
    return Scene(
        institution=team.interior,
        post=team.post,
        draft=draft,
        request=request,
        addressee=mine,
        other_addressee=other,
        letter=letter_receive(actor=who, data=file.data, name=file.name, institution=team.interior),
        contribution=given,
        begun=contribution_begin(actor=team.writer, addressee=mine),
        **_kept(team),
        **_texts(team, request, given),
    )


def _team(cast: Cast) -> Team:
    who, writer, signer = (
        _user(cast, role) for role in ("coordinator", "contributor", "validator")
    )
    interior = institution_add(actor=who, name="Ministry of Boats", language="en")
    justice = institution_add(actor=who, name="Ministry of Quays", language="en")
    _post(who, interior, writer, PostKind.FOCAL_POINT)
    post = _post(who, interior, signer, PostKind.VALIDATOR)
    return Team(who, writer, interior, justice, post)


def _keys(team: Team) -> list[str]:
    """Two boxes of a factsheet that is open for answers; one is published where none is."""
    who, party_id = team.coordinator, team.interior.party_id
    with at_desk(who):
        is_open = bool(open_editions(who, party_id))
    if not is_open:
        published(LATER)
    with at_desk(who):
        return [one.key for one in askable(who, party_id)][:2]


def _kept(team: Team) -> dict[str, Any]:
    """A line of the routing table and a holiday."""
    who = team.coordinator
    return {
        "route": route_add(
            actor=who,
            institution=team.justice,
            body=Body.objects.get(slug="lanzarote"),
            kind=RouteKind.RECOMMENDATION,
            code="III-*",
        ),
        "holiday": holiday_add(actor=who, day=date(2027, 1, 7), name="Day of Boats"),
    }


def _texts(team: Team, request: Request, given: Contribution) -> dict[str, Any]:
    """Two texts: one that is being signed, one that two people wrote at once."""
    who = team.coordinator
    with at_desk(who):
        items = request.items.select_related("target__round__body").order_by("order")
        first, second = [one.target for one in items]
        assert first is not None and second is not None
        passage = Passage.objects.filter(contribution=given).order_by("order").first()
        offered = [one for told in offered_for(second) for one in told.passages]
        (difference,) = differences(offered)
    assert passage is not None
    passage_put_in(actor=who, target=first, passage=passage)
    text_write(actor=who, target=second, pieces=[Written(TEXT)], based_on=0)
    rival = kept_beside(who, second, "What was saved at the same time.")
    with at_desk(who):
        text = Text.objects.get(target=first)
    text_send_to_sign(actor=who, text=text, posts=[team.post])
    with at_desk(who):
        signature = SignOff.objects.get()
    return {
        "target": first,
        "open_target": second,
        "passage": passage,
        "rival": rival,
        "difference": difference.key,
        "signature": signature,
    }


def _user(cast: Cast, role: str) -> User:
    who = cast[role]
    assert isinstance(who, User)
    return who


def _post(actor: User, institution: Institution, person: User, what: PostKind) -> Post:
    membership = Membership.objects.get(person=person)
    return post_begin(actor=actor, institution=institution, membership=membership, what=what)
