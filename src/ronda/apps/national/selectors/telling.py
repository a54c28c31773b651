"""What the registers of other apps tell of a State's record: passages to be drafted, and sources.

Two things to know. An app says in its AppConfig what it offers: `record_drafts` is the dotted path
of a function that gives what its register says to a target, `record_sources` of one that says for
passages where they came from. And both are asked inside the door.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from ronda.apps.national.models import Institution, Passage, Target


@dataclass(frozen=True)
class Told:
    """A passage to be, in the language of the target; `keep` notes what it was drafted from."""

    institution: Institution
    words: str
    keep: Callable[[Passage], None]


@dataclass(frozen=True)
class CameFrom:
    """Where a passage came from: what it is called, its page, and why it holds no more, if so."""

    label: str | Promise
    name: str
    address: str
    no_more: str | Promise = ""


def told_by_registers(target: Target, since: date | None) -> Iterator[Told]:
    """What the registers of other apps say to a target, of what was done after a day."""
    for path in _paths("record_drafts"):
        yield from import_string(path)(target, since)


def origins(passages: Collection[int]) -> dict[int, CameFrom]:
    """For passages (by key) that a register of another app told, where they came from."""
    found: dict[int, CameFrom] = {}
    if passages:
        for path in _paths("record_sources"):
            told: Mapping[int, CameFrom] = import_string(path)(passages)
            found |= told
    return found


def with_origins(passages: Iterable[Passage]) -> list[Passage]:
    """The passages, each with `came_from` set where a register told it."""
    told = list(passages)
    found = origins({one.pk for one in told})
    for one in told:
        one.came_from = found.get(one.pk)
    return told


def _paths(hook: str) -> Iterator[str]:
    for config in apps.get_app_configs():
        if path := getattr(config, hook, ""):
            yield path
