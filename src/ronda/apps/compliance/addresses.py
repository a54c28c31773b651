"""The public addresses of factsheets and their editions.

Two things to know. An address names the body, then the Party and the round; those of the Lanzarote
Committee have no body in them: they were given out before there was any other, and last. And the
pages themselves are in `ronda.apps.portal`.
"""

from ronda.apps.addresses import path_to
from ronda.apps.compliance.models import Edition, Factsheet
from ronda.apps.treaties.models import Party, Round

UNNAMED = "lanzarote"
"""The body that addresses without one mean."""


def sheet_place(party: Party, round: Round) -> tuple[str | int, ...]:
    """With what the addresses of a Party's factsheet of a round begin."""
    place = (party.code.lower(), round.number)
    return place if round.body.slug == UNNAMED else (round.body.slug, *place)


def newest_page(party: Party, round: Round) -> str:
    """The address of the newest published edition, whichever that is."""
    return path_to("portal:factsheet", *sheet_place(party, round))


def edition_page(edition: Edition) -> str:
    """The lasting address of one published edition."""
    return path_to("portal:published", *edition_place(edition))


def edition_place(edition: Edition) -> tuple[str | int, ...]:
    """What names one published edition in addresses."""
    return (*place_of(edition.factsheet), edition.language, edition.number)


def place_of(sheet: Factsheet) -> tuple[str | int, ...]:
    """With what the addresses of a factsheet begin."""
    return sheet_place(sheet.party, sheet.round)
