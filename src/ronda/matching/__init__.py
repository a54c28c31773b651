"""The matching service: a process of its own that says whether a hash is known.

Two things to know. It answers accredited clients only, and works on a folder that the hash base
writes (the index of hashes, the clients, what may be told): no framework and no database, so that
as many of it run as are wanted, on as many machines. And it never answers before the question is
safely in its log.
"""
