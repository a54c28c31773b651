"""Sets of known files in the formats of NIST's National Software Reference Library.

Two things to know. Being in such a set means nearly the opposite of being in any other list, so
every entry is classified so (scheme "nsrl", code "known"), and an entry that is not is never
written into one. And a database from outside is data: its own views, triggers and functions are
never run.
"""

from ronda.hashes.exchange.nsrl.database import NsrlDatabase
from ronda.hashes.exchange.nsrl.text import NsrlText

__all__ = ["NsrlDatabase", "NsrlText"]
