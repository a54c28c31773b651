"""The whole of the open data as files: CSV, JSON Lines, SQLite, with what is needed to read them.

Two things to know. A dump is of one moment of the database, and is made record by record, so that
memory does not grow with it. And a folder is complete or not there at all.
"""

from ronda.api.dumping.keeping import dump_keep, file_of, newest
from ronda.api.dumping.making import Manifest, make

__all__ = ["Manifest", "dump_keep", "file_of", "make", "newest"]
