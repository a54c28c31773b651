"""What a file that Ronda wrote says of itself, checked before anybody relies on it.

Two things to know. Files come back through many hands, so a body or round that cannot be is a
refusal with a sentence, not a defect. And what Ronda does not know of is left out.
"""

from collections.abc import Mapping

from ronda.factsheets.bodies import factsheet_body
from ronda.factsheets.errors import NotAFactsheet
from ronda.procedure.body import UnknownBody

_NAMES = ("body", "round", "party", "party_code", "language")


def told_properties(found: Mapping[str, str]) -> dict[str, str]:
    """The properties that a Document carries; raises NotAFactsheet for what cannot be."""
    told = {name: found[name] for name in _NAMES if found.get(name) is not None}
    if "body" in told:
        _check_body(told["body"])
    if not told.get("round", "1").isdecimal():
        raise NotAFactsheet(
            f"The file says that it is of round “{told['round'][:40]}”, which is no number: take"
            " that line out, or send the file as Ronda wrote it."
        )
    return told


def _check_body(name: str) -> None:
    try:
        factsheet_body(name)
    except UnknownBody as error:
        raise NotAFactsheet(
            f"The file says that it is a factsheet of the body “{name[:40]}”, which Ronda does not"
            " know: take that line out, or send the file as Ronda wrote it."
        ) from error
