"""From a list of hashes to known, near and new: reading, staging, matching, grouping.

Two things to know. All of it lies in temporary tables of one connection until it is whole: a killed
worker leaves nothing. And hashes are compared in PostgreSQL where they must be the same, by the
exact index of `ronda.hashes` where they need only be near.
"""
