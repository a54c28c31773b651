"""Loads Arcadia into an empty Ronda: people, two published editions, what came back, its desk.

Two things to know. Everything goes through the services that people's clicks go through, in the
name of the people of the demonstration, so that its audit trail reads like a real one. And it is
done once, in one transaction: where Arcadia is there already, nothing is touched.
"""

from allauth.account.models import EmailAddress
from django.db import transaction

from ronda.apps.accounts.models import Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.selectors import machine
from ronda.apps.accounts.services import membership_begin, person_invite
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.compliance.services.imports import factsheet_import
from ronda.apps.compliance.services.returned import returned_preview
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.apps.treaties.models import Party
from ronda.apps.treaties.services import party_add
from ronda.demo import arcadia
from ronda.demo.answering import load_answering
from ronda.demo.laws import load_laws
from ronda.demo.record import load_record
from ronda.demo.reservations import load_reservations
from ronda.demo.sign_ins import SignIn
from ronda.demo.state_desk import load_desk
from ronda.demo.trainings import load_trainings
from ronda.demo.yearly import load_yearly
from ronda.procedure.parties import party_by_code

SECRETARIAT = SignIn(
    "ada.lind@secretariat.example", "lighthouse-keeper-1", "Ada Lind, secretariat of the Committee"
)
COORDINATOR = SignIn(
    "jon.varga@arcadia.example", "harbour-master-2", "Jon Varga, coordinator of Arcadia"
)
NEIGHBOUR = SignIn(
    "ines.moro@talvia.example",
    "mountain-guide-3",
    "Ines Moro, coordinator of another Party, Talvia",
)
CONTRIBUTOR = SignIn(
    "mira.stol@arcadia.example",
    "paper-lantern-4",
    "Mira Stol, focal point of a ministry of Arcadia",
)
VALIDATOR = SignIn(
    "otto.brenn@arcadia.example", "silver-anchor-5", "Otto Brenn, validator of that ministry"
)
NEIGHBOURING = "XTA"
SIGN_INS = (SECRETARIAT, COORDINATOR, NEIGHBOUR, CONTRIBUTOR, VALIDATOR)


class Broken(RuntimeError):
    """A document of the demonstration could not be read; the message says which and why."""


@transaction.atomic
def load() -> bool:
    """Load Arcadia; False where it is there already. Raises Broken."""
    if Party.objects.filter(code=arcadia.CODE).exists():
        return False
    secretary = _person(SECRETARIAT, machine().memberships.get().organisation, Role.SECRETARIAT)
    ministry = _ministry(arcadia.CODE)
    coordinator = _person(COORDINATOR, ministry, Role.COORDINATOR)
    _person(NEIGHBOUR, _ministry(NEIGHBOURING), Role.COORDINATOR)
    load_reservations(secretary)
    _published(secretary, arcadia.first_edition())
    second = _published(secretary, arcadia.second_edition())
    _read(secretary, arcadia.french_edition())
    back = arcadia.returned()
    returned_preview(actor=coordinator, edition=second, data=back.data, name=back.name)
    letter = arcadia.reply()
    source_receive(
        actor=coordinator,
        data=letter.data,
        name=letter.name,
        purpose=Purpose.REPLY,
        party=ministry.party,
    )
    writer = _person(CONTRIBUTOR, ministry, Role.CONTRIBUTOR)
    load_desk(coordinator, writer, _person(VALIDATOR, ministry, Role.VALIDATOR))
    load_answering(coordinator)
    load_record(coordinator)
    load_trainings(coordinator)
    load_laws(coordinator)
    load_yearly(coordinator)
    return True


def _ministry(code: str) -> Organisation:
    known = party_by_code(code)
    assert known is not None
    party = party_add(actor=machine(), known=known)
    return Organisation.objects.create(
        name=f"Ministry of Social Affairs of {party}", kind=OrganisationKind.STATE, party=party
    )


def _person(sign_in: SignIn, organisation: Organisation, role: Role) -> User:
    name = sign_in.who.partition(",")[0]
    person = person_invite(actor=machine(), email=sign_in.email, full_name=name)
    membership_begin(actor=machine(), person=person, organisation=organisation, role=role)
    # Nobody opens a letter here: the password is set, not chosen by following a link.
    person.set_password(sign_in.password)
    person.save(update_fields=["password"])
    assert EmailAddress.objects.filter(user=person, verified=True).exists()
    return User.objects.get(pk=person.pk)


def _published(actor: User, file: arcadia.DemoFile) -> Edition:
    edition = edition_approve(actor=actor, edition=_read(actor, file))
    return edition_publish(actor=actor, edition=edition)


def _read(actor: User, file: arcadia.DemoFile) -> Edition:
    imported = factsheet_import(actor=actor, data=file.data, name=file.name, wait=True)
    edition = Edition.objects.filter(reading=imported.reading).first()
    if edition is None:
        raise Broken(f"{file.name} could not be read: {imported.reading.error_sentence}")
    return edition
