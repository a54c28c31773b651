"""Project VIC's VICS as JSON, data models 1.x and 2.0.

Two things to know. The data model itself is shared under agreement only; what is read and written
here is what public readers and files show (docs/hash-exchange.md). And the meaning of a category
depends on the country profile in the file's context, so it is kept with it.
"""

from ronda.hashes.exchange.vics.format import Vics

__all__ = ["Vics"]
