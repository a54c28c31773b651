"""What a law says to a recommendation that asks for a change of it, as passages of an answer.

Two things to know. Only versions that came after the State last answered are told, each once. And a
version withdrawn later flags every text that tells it (`selectors.telling`).
"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.utils.translation import override

from ronda.apps.laws.in_words import words_of
from ronda.apps.laws.models import ToldOfLaw, Version
from ronda.apps.laws.selectors.laws import asked_by, came_since
from ronda.apps.national.languages import language_of_pages
from ronda.apps.national.models import Passage, Target
from ronda.apps.national.selectors.telling import Told


def told_to(target: Target, since: date | None) -> Iterator[Told]:
    """A passage for each version that came since a day and touches what the target asks."""
    asked, versions = asked_by(target)
    with override(language_of_pages(target.language)):
        told = [(one, words_of(one)) for one in came_since(asked, since, versions)]
    for version, words in told:
        yield Told(version.law.institution, words, partial(_keep, version))


def _keep(version: Version, passage: Passage) -> None:
    ToldOfLaw.objects.create(party_id=passage.party_id, passage=passage, version=version)
