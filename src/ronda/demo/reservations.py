"""What invented Parties said of the convention: nothing of it is any State's.

Two things to know. It goes through the services that the secretariat's clicks go through. And one
of them was withdrawn, so that a reader sees what that looks like.
"""

from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.treaties.models import ReservationKind
from ronda.apps.treaties.selectors import bodies, party_by_code
from ronda.apps.treaties.services import Said, reservation_enter

SAID = (
    (
        "XAR",
        Said(
            kind=ReservationKind.RESERVATION,
            articles=("25",),
            texts={
                "en": "Arcadia will prosecute persons who are habitually resident in its territory"
                " for acts committed abroad only if the act is punishable there too.",
                "fr": "L’Arcadie ne poursuivra les personnes ayant leur résidence habituelle sur"
                " son territoire pour des faits commis à l’étranger que si ces faits y sont aussi"
                " punissables.",
            },
            made_on=date(2012, 5, 3),
            in_force_from=date(2012, 9, 1),
            reference="Invented instrument of ratification of 3 May 2012",
            link="https://treaties.example.org/arcadia/1",
        ),
    ),
    (
        "XAR",
        Said(
            kind=ReservationKind.DECLARATION,
            articles=("37",),
            texts={
                "en": "The authority that keeps the data of persons convicted is the Harbour Office"
                " of Arcadia.",
                "fr": "L’autorité qui conserve les données des personnes condamnées est l’Office du"
                " port d’Arcadie.",
            },
            made_on=date(2012, 5, 3),
            in_force_from=date(2012, 9, 1),
            reference="Invented instrument of ratification of 3 May 2012",
        ),
    ),
    (
        "XTA",
        Said(
            kind=ReservationKind.RESERVATION,
            articles=("20", "24"),
            texts={
                "en": "Talvia does not apply the rules on attempts to pictures that nobody kept.",
                "fr": "La Talvie n’applique pas les règles sur la tentative aux images que personne"
                " n’a conservées.",
            },
            made_on=date(2014, 2, 11),
            in_force_from=date(2014, 6, 1),
            in_force_until=date(2021, 3, 31),
            reference="Invented letter of the ministry, withdrawn by its letter of 2 March 2021",
        ),
    ),
)


def load_reservations(secretary: User) -> None:
    """What Arcadia and its neighbour said."""
    convention = bodies().get(slug="lanzarote").convention
    for code, said in SAID:
        reservation_enter(
            actor=secretary, convention=convention, party=party_by_code(code), said=said
        )
