"""Scanning a list of hashes against an index: on this machine, or on all of a Ray cluster.

Two things to know. A list is cut into parts, and what is found in them is put together in the order
of the list: however many machines work, and if some are lost on the way, the result is complete and
the same, or `Unfinished`. And all of them ask one state of the index, the one at the start.
"""
