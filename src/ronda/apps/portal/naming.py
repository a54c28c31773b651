"""How rounds are named in addresses of public pages: "lanzarote-2"."""

from collections.abc import Iterable

from ronda.apps.treaties.models import Round


def round_key(round: Round) -> str:
    """The name of a round in an address."""
    return f"{round.body.slug}-{round.number}"


def round_named(said: str, rounds: Iterable[Round]) -> Round | None:
    """The round that an address names, among these; None where it is none of them."""
    return next((one for one in rounds if round_key(one) == said.lower()), None)
