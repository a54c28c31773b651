"""`ronda export`: a factsheet out of the database, in any format.

Two things to know. It is the newest edition there is, whatever its state, which is told; with
`--published` the newest that everybody may see. And the file is complete or not there at all.
"""

from pathlib import Path

from ronda.cli.exit_codes import NOT_KNOWN
from ronda.cli.records import prepare, refusals
from ronda.cli.reporting import Stop, Told, attempt, tell
from ronda.factsheets.writing import format_named, write


def run(
    code: str, *, round: int, to: Path, body: str, language: str | None, published: bool
) -> int:
    """Write the factsheet of a Party; the exit code."""
    told = attempt(lambda: _written(code, round, to, body, language, published=published))
    tell(told)
    return told.code


def _written(
    code: str, round: int, to: Path, body: str, language: str | None, *, published: bool
) -> Told:
    format_named(to.suffix or to.name)
    prepare()
    # Loaded only now: they need Django to be set up.
    from ronda.apps.accounts.selectors import machine  # noqa: PLC0415
    from ronda.apps.compliance import selectors  # noqa: PLC0415
    from ronda.apps.treaties.selectors import party_by_code, round_by_number  # noqa: PLC0415

    with refusals():
        party, wanted = party_by_code(code), round_by_number(body, round)
        found = selectors.visible_to(machine()).filter(
            factsheet__party=party, factsheet__round=wanted
        )
        found = found.filter(status="published") if published else found.exclude(status="withdrawn")
        found = found.filter(language__iexact=language) if language else found
        edition = found.order_by("-number", "-pk").first()
        if edition is None:
            raise Stop(_missing(str(party), round, language, published=published), NOT_KNOWN)
        write(selectors.edition_assemble(edition), to)
    state = edition.get_status_display()
    return Told(f"{party}, round {round}, edition {edition.number} ({state}) → {to}\n")


def _missing(party: str, round: int, language: str | None, *, published: bool) -> str:
    kind = "published factsheet" if published else "factsheet"
    within = f" in “{language}”" if language else ""
    return f"There is no {kind} of {party}{within} in round {round} here: take it in first."
