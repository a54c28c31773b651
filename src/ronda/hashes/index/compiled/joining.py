"""Joining what belongs together, compiled: a forest in which each points towards its group's first.

Two things to know. The first of a group, by its number, is its root, so that the same pairs in
whatever order give the same groups. And `step` holds, at a root, the longest of all steps that lead
from one of its group to another.
"""

from numba import njit


@njit(cache=True, nogil=True)
def _root(parent, one):
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


@njit(cache=True, nogil=True)
def join(parent, step, ones, others, steps):
    """Join each of `ones` with the one of `others` beside it, `steps` bits apart."""
    for turn in range(len(ones)):
        one, other = _root(parent, ones[turn]), _root(parent, others[turn])
        first, second = min(one, other), max(one, other)
        parent[second] = first
        step[first] = max(step[first], step[second], steps[turn])


@njit(cache=True, nogil=True)
def roots(parent, step):
    """Have each point at its group's first, and carry its group's longest step."""
    for one in range(len(parent)):
        parent[one] = _root(parent, one)
    for one in range(len(parent)):
        step[one] = step[parent[one]]
