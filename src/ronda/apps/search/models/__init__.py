"""The index of what is public, the words that stand in it, and saved searches."""

from ronda.apps.search.models.saved import SavedSearch
from ronda.apps.search.models.statements import Kind, Origin, Statement
from ronda.apps.search.models.words import Word

__all__ = ["Kind", "Origin", "SavedSearch", "Statement", "Word"]
