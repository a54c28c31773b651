"""The stems under which texts of factsheets are found.

Two things to know. Every text has its stems in each language that Ronda speaks, side by side: a
row does not know its edition's language, and the words of one are hardly ever stems of another.
And the function that makes them is in the database (migration `0006_stems`), for an index may only
use what never changes; it looks at the first 100,000 characters.
"""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func

CONFIGS = ("english", "french", "serbian")
"""PostgreSQL's names of the languages."""


class Stems(Func):
    """The stems of a text and, where there are any, of its sub-points."""

    function = "compliance_stems"
    output_field = SearchVectorField()
