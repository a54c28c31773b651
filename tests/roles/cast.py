"""The people who look at every scene of the tables: one in each role there is in a round."""

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser

from ronda.apps.accounts.models import User
from tests.apps import people
from tests.roles.rows import Columns

Cast = Mapping[str, User | AnonymousUser]

COLUMNS = Columns(
    (
        "public",
        "person",
        "other_civil_society",
        "civil_society",
        "facilitator",
        "nhri",
        "observer",
        "member",
        "rapporteur",
        "other_contributor",
        "contributor",
        "validator",
        "other_coordinator",
        "coordinator",
        "other_secretariat",
        "secretariat",
    ),
    {
        "state": "contributor validator coordinator",
        "other_state": "other_contributor other_coordinator",
        "committee": "member rapporteur",
        "outside": "other_civil_society civil_society facilitator nhri",
        "bodies": "other_secretariat secretariat",
        "records": "other_coordinator coordinator other_secretariat secretariat",
    },
)
"""Those of a State are of Arcadia, "other" ones of Serbia; "other_secretariat" is GREVIO's. The
member sits for Serbia, the rapporteur for another committee."""


def cast() -> Cast:
    """Everybody; `person` has an account and no role."""
    return {
        "public": AnonymousUser(),
        "person": people.person(),
        "other_civil_society": people.ngo("Open Windows", "SRB"),
        "civil_society": people.ngo("Harbour Lights", "XAR"),
        "facilitator": people.facilitator("XAR"),
        "nhri": people.nhri("XAR"),
        "observer": people.observer(),
        "member": people.member("SRB"),
        "rapporteur": people.rapporteur(None),
        "other_contributor": people.contributor("SRB"),
        "contributor": people.contributor("XAR"),
        "validator": people.validator("XAR"),
        "other_coordinator": people.coordinator("SRB"),
        "coordinator": people.coordinator("XAR"),
        "other_secretariat": people.secretary("grevio"),
        "secretariat": people.secretary(),
    }
