"""How often Python looks for objects that only refer to each other.

Two things to know. Pages, reports and rows of spreadsheets make objects by the ten thousand, and
nearly all of them go by themselves. And what a long-running process has loaded stays: it is neither
looked through again nor, where others are copies of it, copied for that.
"""

import gc

COLLECTED_AFTER = (50_000, 20, 20)
"""New objects, and rounds, after which Python looks for them."""


def collect_seldom() -> None:
    """For a process that has loaded what it works with; copies of it collect as seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECTED_AFTER)
