"""The forty-eight invented Parties: three that Ronda knows, and those of `parties.toml` beside."""

import tomllib
from functools import cache
from importlib.resources import files

from ronda.procedure.parties import KnownParty, known_parties


@cache
def invented_parties() -> tuple[KnownParty, ...]:
    """All of them, Arcadia first, then by their English names."""
    entries = tomllib.loads((files(__package__) / "parties.toml").read_text("utf-8"))["parties"]
    more = [KnownParty(**entry, invented=True) for entry in entries]
    known = [party for party in known_parties(with_invented=True) if party.invented]
    return (*known, *sorted(more, key=lambda party: party.names["en"]))
