"""The stems that texts of factsheets once had an index of; migrations of then name them.

Two things to know. What is searched is the index of all that is public (`apps.search`). And the
function went with migration `0007_searched_elsewhere`.
"""

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Func


class Stems(Func):
    """The stems of a text and, where there are any, of its sub-points."""

    function = "compliance_stems"
    output_field = SearchVectorField()
