"""What cites a passage, told by the apps that cite: the library knows none of them.

Two things to know. An app names a function in its AppConfig (`cited_by`), which is asked with who
looks, so that nobody learns of what they may not see. And a passage is cited by a tie, or by the
reference of its text and its label, as documents do.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.apps import apps
from django.utils.module_loading import import_string

from ronda.apps.accounts.selectors import Actor


@dataclass(frozen=True)
class Cited:
    """What is cited: a text's reference and short name, a passage's label; `id` is its tie."""

    reference: str
    slug: str
    label: str
    id: str = ""

    def is_meant(self, text: str, place: str) -> bool:
        """Whether "CETS 201", "Article 23, paragraph 1" cite this passage."""
        if text.strip().casefold() not in {self.reference.casefold(), self.slug.casefold()}:
            return False
        place, label = place.strip().casefold(), self.label.casefold()
        return place == label or (place.startswith(label) and not place[len(label)].isalnum())


@dataclass(frozen=True)
class Citation:
    """What cites a passage, by name, with its address."""

    name: str
    address: str
    words: str = ""


Telling = Callable[[Actor, Cited], Iterator[Citation]]


def citations(actor: Actor, cited: Cited) -> list[Citation]:
    """All that cites a passage and that `actor` may see, app by app."""
    found: list[Citation] = []
    for config in apps.get_app_configs():
        name: str | None = getattr(config, "cited_by", None)
        if name is not None:
            telling: Telling = import_string(name)
            found += telling(actor, cited)
    return found
