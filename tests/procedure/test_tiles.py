"""The tile map has a place for each of the 48 Parties, and none is given twice."""

from ronda.procedure.parties import known_parties
from ronda.procedure.tiles import tiles


def test_every_party_has_a_tile_and_nobody_else() -> None:
    assert set(tiles()) == {one.code for one in known_parties()}
    assert len(set(tiles().values())) == len(known_parties()) == 48


def test_the_map_is_eleven_wide_and_nine_high() -> None:
    assert max(one.column for one in tiles().values()) == 11
    assert max(one.row for one in tiles().values()) == 9
