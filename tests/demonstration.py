"""The demonstration as a scene of tests: what a fresh site, or one with rounds, begins with."""

from ronda.demo.loading import load
from ronda.demo.rounds.playing import load_rounds
from tests.database import Scene


def demonstrated(parties: int = 0) -> Scene:
    """Arcadia and its people; with `parties`, rounds in each stage that so many take part in."""

    def play() -> None:
        load()
        if parties:
            assert load_rounds(parties=parties)

    return Scene(f"demo_{parties}", play)
