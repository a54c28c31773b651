"""Loads the desk of Arcadia: institutions, their people, a request, a letter that answers it.

Two things to know. Everything goes through the services that people's clicks go through. And the
letter that lies here as a contribution is the one that Arcadia's ministry wrote.
"""

from collections.abc import Mapping
from datetime import date

from ronda.apps.accounts.models import Membership, User
from ronda.apps.national.askable import askable
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Addressee,
    Institution,
    NameKind,
    Post,
    PostKind,
    Request,
    RouteKind,
    TargetKind,
)
from ronda.apps.national.services.contributions import contribution_sign
from ronda.apps.national.services.institutions import (
    Name,
    holiday_add,
    institution_add,
    name_add,
    post_begin,
    route_add,
)
from ronda.apps.national.services.letters import letter_receive, letter_take_in
from ronda.apps.national.services.requests import Asked, request_draft, request_send
from ronda.apps.treaties.models import Body
from ronda.demo import arcadia

_HOLIDAYS = (
    (date(2027, 1, 1), "New Year"),
    (date(2027, 5, 1), "Labour Day"),
    (date(2027, 9, 12), "Harbour Day"),
)
_ASKED = ("III-1", "III-2", "III-5", "III-7")


def load_desk(coordinator: User, writer: User, signer: User) -> None:
    """Fill the desk of Arcadia."""
    interior, unit, justice = _institutions(coordinator)
    held: Mapping[PostKind, User] = {
        PostKind.FOCAL_POINT: writer,
        PostKind.VALIDATOR: signer,
    }
    for what, person in held.items():
        _post(coordinator, interior, person, what)
    _table(coordinator, interior, justice)
    first = _request(coordinator, "ARC-2026-14", _ASKED, (interior, justice))
    _answered(coordinator, signer, first, interior)
    _request(coordinator, "ARC-2026-15", ("III-4",), (unit,))


def _institutions(actor: User) -> tuple[Institution, Institution, Institution]:
    interior = institution_add(
        actor=actor, name="Ministry of the Interior", language="en", abbreviation="MoI"
    )
    name_add(
        actor=actor,
        institution=interior,
        name=Name("fr", "Ministère de l’Intérieur"),
    )
    unit = institution_add(
        actor=actor, name="Unit for Crime on Line", language="en", parent=interior
    )
    name_add(
        actor=actor,
        institution=unit,
        name=Name("en", "Online Unit", kind=NameKind.OFFICIAL, since=date(2024, 3, 1)),
    )
    justice = institution_add(actor=actor, name="Ministry of Justice", language="en")
    return interior, unit, justice


def _post(actor: User, institution: Institution, person: User, what: PostKind) -> Post:
    membership = Membership.objects.get(person=person)
    return post_begin(actor=actor, institution=institution, membership=membership, what=what)


def _table(actor: User, interior: Institution, justice: Institution) -> None:
    body = Body.objects.get(slug="lanzarote")
    for institution, code in ((interior, "III-*"), (justice, "I-*"), (justice, "II-*")):
        route_add(
            actor=actor,
            institution=institution,
            body=body,
            kind=RouteKind.RECOMMENDATION,
            code=code,
        )
    for day, name in _HOLIDAYS:
        holiday_add(actor=actor, day=day, name=name)


def _request(
    actor: User, reference: str, codes: tuple[str, ...], institutions: tuple[Institution, ...]
) -> Request:
    (membership,) = Membership.objects.filter(person=actor).select_related("organisation")
    party_id = membership.organisation.party_id
    assert party_id is not None
    with at_desk(actor):
        keys = [
            one.key
            for one in askable(actor, party_id)
            if one.kind is TargetKind.RECOMMENDATION and one.code in codes
        ]
    asked = Asked(
        subject="Follow-up to the recommendations of the second monitoring round",
        text="Please tell us what has been done, with dates, figures and the laws concerned.",
        reference=reference,
        working_days=30,
        targets=keys,
        questions=() if keys else ("What has been done since the last report?",),
        institutions=institutions,
    )
    return request_send(actor=actor, request=request_draft(actor=actor, asked=asked))


def _answered(coordinator: User, signer: User, request: Request, institution: Institution) -> None:
    file = arcadia.reply()
    with at_desk(coordinator):
        addressee = Addressee.objects.select_related("request").get(
            request=request, institution=institution
        )
    letter = letter_receive(
        actor=coordinator,
        data=file.data,
        name=file.name,
        institution=institution,
        addressee=addressee,
    )
    contribution_sign(actor=signer, contribution=letter_take_in(actor=coordinator, letter=letter))
