"""One Ronda with something of everything in it, and people in every role to look at it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.test import Client

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Correction, Edition, Returned
from ronda.apps.compliance.services.corrections import correction_make
from ronda.apps.compliance.services.returned import returned_preview, returned_take_in
from ronda.apps.notifications.models import Notification, State
from ronda.apps.notifications.services import Addressed, letter_send
from tests.apps.compliance.arcadia import LATER, PLAIN, WITH_FAULT, WITH_STRAY, imported, published
from tests.apps.people import coordinator, person, secretary

SECRET = "kept from everybody until it is published"
ANSWER = "an answer that the secretariat has not yet looked at"
HIDDEN = (SECRET, ANSWER)
UNREAD = WITH_STRAY.replace("Penal Code of Arcadia", f"Penal Code of Arcadia, {SECRET},", 1)
FAULTY = WITH_FAULT.replace("April 2023", "May 2023", 1)
FILLED = LATER.replace("a step was taken", "two steps were taken", 1)
FILLED = FILLED.replace("19 cases were closed", f"{ANSWER}; 19 cases were closed", 1)
ROLES = ("public", "person", "coordinator", "other coordinator", "secretariat")


@dataclass(frozen=True)
class Scene:
    """The records that addresses point at, and a client for each role."""

    people: Mapping[str, User | AnonymousUser]
    published: Edition
    later: Edition
    unread: Edition
    faulty: Edition
    came_back: Returned
    taken_in: Edition
    correction: Correction
    told: Notification
    """What the coordinator was told, in a letter that could not be delivered."""

    def client(self, role: str) -> Client:
        """A browser with somebody of this role at it."""
        client, who = Client(raise_request_exception=False), self.people[role]
        if isinstance(who, User):
            client.force_login(who)
        return client


def scene() -> Scene:
    """The whole of it; call it once, as it takes a while."""
    people: dict[str, User | AnonymousUser] = {
        "public": AnonymousUser(),
        "person": person(),
        "coordinator": coordinator("XAR"),
        "other coordinator": coordinator("SRB"),
        "secretariat": secretary(),
    }
    first, later = published(PLAIN), published(LATER)
    back = returned_preview(
        actor=people["coordinator"], edition=later, data=FILLED.encode(), name="back.txt"
    )
    taken_in = returned_take_in(actor=people["coordinator"], returned=back)
    second = returned_preview(
        actor=people["coordinator"], edition=later, data=LATER.encode(), name="again.txt"
    )
    unread, faulty = imported(UNREAD), imported(FAULTY)
    correction = correction_make(
        actor=people["secretariat"],
        edition=unread,
        place="chapters/1/recommendations/1",
        field="strength",
        old="require",
        new="request",
    )
    told = _told(people["secretariat"], people["coordinator"], later)
    return Scene(people, first, later, unread, faulty, second, taken_in, correction, told)


def _told(
    secretariat: User | AnonymousUser, who: User | AnonymousUser, of: Edition
) -> Notification:
    assert isinstance(who, User)
    to = Addressed([who], of.factsheet.round, "/factsheets/xar/2/")
    letter = {"en": "The factsheet is published"}
    (row,) = letter_send(actor=secretariat, subject=letter, text=letter, addressed=[to])
    row.state, row.refusal = State.REFUSED, "550 No such user here"
    row.save()
    return row
