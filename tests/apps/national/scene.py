"""A State's desk with two institutions, people at their posts, and a factsheet to answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from ronda.apps.accounts.models import Membership, User
from ronda.apps.compliance.models import Edition
from ronda.apps.errors import Stale
from ronda.apps.national.askable import askable
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Addressee,
    Contribution,
    Institution,
    Post,
    PostKind,
    Request,
    Target,
    TextVersion,
)
from ronda.apps.national.services.contributions import (
    contribution_begin,
    contribution_hand_in,
    contribution_write,
)
from ronda.apps.national.services.institutions import institution_add, post_begin
from ronda.apps.national.services.requests import Asked, request_draft, request_send
from ronda.apps.national.services.texts import Written, text_write
from tests.apps.compliance.arcadia import LATER, published
from tests.apps.people import contributor, coordinator, state, validator


@dataclass
class Desk:
    """The people and records of one State's desk."""

    edition: Edition
    coordinator: User
    writer: User
    signer: User
    other_writer: User
    interior: Institution
    unit: Institution
    justice: Institution
    post: Post
    keys: list[str] = field(default_factory=list)


def membership_of(person: User) -> Membership:
    return Membership.objects.get(person=person)


def desk() -> Desk:
    """The desk of Arcadia; nothing is asked yet."""
    edition = published(LATER)
    who = coordinator("XAR")
    writer, signer, other = contributor("XAR"), validator("XAR"), contributor("XAR")
    interior = institution_add(actor=who, name="Ministry of the Interior", language="en")
    unit = institution_add(actor=who, name="Cybercrime Department", language="en", parent=interior)
    justice = institution_add(actor=who, name="Ministry of Justice", language="en")
    given = [
        (interior, writer, PostKind.FOCAL_POINT),
        (interior, signer, PostKind.VALIDATOR),
        (justice, other, PostKind.FOCAL_POINT),
    ]
    posts = [
        post_begin(actor=who, institution=at, membership=membership_of(person), what=what)
        for at, person, what in given
    ]
    with at_desk(who):
        keys = [one.key for one in askable(who, state("XAR").pk)]
    return Desk(edition, who, writer, signer, other, interior, unit, justice, posts[1], keys)


def sent(there: Desk, *institutions: Institution, targets: int = 2) -> Request:
    """A request for the first boxes, sent to these institutions, the interior if none is told."""
    asked = Asked(
        subject="Answers for the factsheet",
        text="Please contribute.",
        reference="ARC-1",
        targets=there.keys[:targets],
        questions=["What else was done?"],
        institutions=institutions or (there.interior,),
    )
    request = request_draft(actor=there.coordinator, asked=asked)
    return request_send(actor=there.coordinator, request=request)


def addressee_of(there: Desk, request: Request, institution: Institution) -> Addressee:
    with at_desk(there.coordinator):
        return Addressee.objects.select_related("request", "institution").get(
            request=request, institution=institution
        )


def first_target(there: Desk, request: Request) -> Target:
    with at_desk(there.coordinator):
        item = request.items.select_related("target").order_by("order").first()
        assert item is not None and item.target is not None
        return item.target


def contributed(
    there: Desk, addressee: Addressee, text: str, actor: User | None = None
) -> Contribution:
    """What an institution wrote on the first thing asked, handed in."""
    return wrote(actor or there.writer, addressee, {0: text})


def wrote(writer: User, addressee: Addressee, texts: Mapping[int, str]) -> Contribution:
    """What an institution wrote on what is asked, by its turn from 0, handed in."""
    begun = contribution_begin(actor=writer, addressee=addressee)
    with at_desk(writer):
        items = list(addressee.request.items.order_by("order"))
    written = contribution_write(
        actor=writer,
        contribution=begun,
        texts={items[turn]: text for turn, text in texts.items()},
        language="en",
        version=begun.version,
    )
    return contribution_hand_in(actor=writer, contribution=written)


def kept_beside(actor: User, target: Target, words: str) -> TextVersion:
    """What somebody saved over a version that was not the newest any more."""
    with pytest.raises(Stale) as refusal:
        text_write(actor=actor, target=target, pieces=[Written(words)], based_on=0)
    kept = refusal.value.current
    assert isinstance(kept, TextVersion)
    return kept
