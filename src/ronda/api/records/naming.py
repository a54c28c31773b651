"""How records are named: ids that last, and the filters that many collections share."""

from django.contrib.auth.models import AnonymousUser

from ronda.api.records.collections import Filter
from ronda.apps.compliance.addresses import edition_page
from ronda.apps.compliance.models import Edition

ANYONE = AnonymousUser()
"""In whose name everything here is read."""
SLUG, NUMBER, PARTY = r"[a-z0-9]+(?:-[a-z0-9]+)*", r"[0-9]{1,4}", r"[A-Za-z]{3}"
TAG = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}"
CODE = r"[A-Za-z]{0,8}-?[0-9]{1,3}[a-z]?"
EDITION = rf"{SLUG}\.{NUMBER}\.{PARTY}\.{TAG}\.{NUMBER}"
UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
BODY_FILTER = Filter("body", SLUG, "The body, by its short name.")
ROUND_FILTER = Filter("round", NUMBER, "The round's number.", within=(0, 9_999))
PARTY_FILTER = Filter("party", PARTY, "The Party, ISO 3166-1 alpha-3.", is_upper=True)
LANGUAGE_FILTER = Filter("language", TAG, "The language of the text, as a BCP 47 tag.")
STRENGTH_FILTER = Filter("strength", r"[a-z_-]{1,20}", "How strongly it is asked.")
SCOPE_FILTER = Filter("scope", "specific|generic", "Whether it is about this Party or about all.")
CODE_FILTER = Filter("code", CODE, "A code of the recommendation, in either case.")
KIND_FILTER = Filter("kind", "reservation|declaration|objection", "What it is.")
OF_SHEETS = (BODY_FILTER, ROUND_FILTER, PARTY_FILTER, LANGUAGE_FILTER)


def sheet_fields(to_edition: str, **more: str) -> dict[str, str]:
    """The fields of a table by which `OF_SHEETS` narrows it down; `to_edition` leads to it."""
    at = f"{to_edition}__" if to_edition else ""
    return {
        "body": f"{at}factsheet__round__body__slug",
        "round": f"{at}factsheet__round__number",
        "party": f"{at}factsheet__party__code",
        "language": f"{at}language",
        **more,
    }


def edition_id(edition: Edition) -> str:
    """The id of an edition: "lanzarote.2.XAR.en.1"."""
    return ".".join(map(str, _parts(edition)))


def sheet_told(edition: Edition) -> dict[str, object]:
    """What every record of a factsheet says of where it stands."""
    body, round, party, language, _number = _parts(edition)
    return {
        "edition": edition_id(edition),
        "body": body,
        "round": round,
        "party": party,
        "language": language,
        "page": edition_page(edition),
    }


def _parts(edition: Edition) -> tuple[str, int, str, str, int]:
    sheet = edition.factsheet
    return (
        sheet.round.body.slug,
        sheet.round.number,
        sheet.party.code,
        edition.language,
        edition.number,
    )
