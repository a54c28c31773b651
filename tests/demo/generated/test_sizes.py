"""Sizes: shared out to the last statement, refused where they do not fit each other."""

import pytest

from ronda.demo.generated.sizes import Impossible, Sizes

UHRI = Sizes(recommendations=250_000, states=200, bodies=40, statements=1_000_000)


@pytest.mark.parametrize("sizes", [Sizes(), UHRI, Sizes(1_013, 7, 3, 5_003)])
def test_everything_is_shared_out(sizes: Sizes) -> None:
    sizes.check()
    sheets = [sizes.of_sheet(at) for at in range(sizes.sheets)]
    assert sum(one.recommendations for one in sheets) == sizes.recommendations
    told = sum(
        one.recommendations + one.follow_ups + one.practices + one.observations for one in sheets
    )
    assert told == sizes.statements
    rounds = list(sizes.in_rounds())
    assert sum(sheets for _body, _number, sheets in rounds) == sizes.sheets
    assert all(sheets <= sizes.states for _body, _number, sheets in rounds)
    assert len({(body, number) for body, number, _sheets in rounds}) == len(rounds)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        (Sizes(states=301), "--states is a number from 1 to 300"),
        (Sizes(bodies=0), "--bodies is a number from 1"),
        (Sizes(recommendations=10), "--recommendations 100 at least"),
        (Sizes(statements=2_001), "so 4000 to 80000"),
        (Sizes(recommendations=10**9, statements=10**10), "--statements is a number from 1"),
    ],
)
def test_sizes_that_do_not_fit_are_told(sizes: Sizes, said: str) -> None:
    with pytest.raises(Impossible, match=said):
        sizes.check()
