"""What kept its order, where some things were moved among others.

Two things to know. Turns are places in the older order, told in the newer one. And as few things
as possible are told to have moved: one taken to the end moved, not all that it passed.
"""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(turns: Sequence[int]) -> frozenset[int]:
    """The places in `turns` of a longest rising row: what kept its order.

    >>> sorted(longest_rise([0, 3, 1, 2]))
    [0, 2, 3]
    """
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, turn in enumerate(turns):
        at = bisect_left(tops, turn)
        before.append(ends[at - 1] if at else -1)
        tops[at : at + 1] = [turn]
        ends[at : at + 1] = [place]
    found, place = [], ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return frozenset(found)
