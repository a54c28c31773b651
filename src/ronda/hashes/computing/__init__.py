"""Hashes of files: MD5, SHA-1, SHA-256, and PDQ of pictures.

    for hashed in hash_files(paths):
        hashed.values["sha256"], hashed.quality, hashed.trouble

Two things to know. Files are read in pieces and a few at a time, so that memory does not grow with
their size or number; nothing of them is kept or shown. And a picture is opened by a process of its
own, because it may be made to do harm: what it breaks is told, and the rest goes on.
"""

from ronda.hashes.computing.files import Hashed, hash_files

__all__ = ["Hashed", "hash_files"]
