"""Who may do what with saved searches: whoever is signed in, with their own."""

from enum import StrEnum


class Can(StrEnum):
    """What can be done with saved searches; each value is its audit code too."""

    SAVE = "search.save"
    CHANGE = "search.change"
    DELETE = "search.delete"
