"""What the registers of other apps know of indicators: when what is counted changed, what tells.

Two things to know. An app says so in its AppConfig, by the dotted path of a function:
`record_changes` takes an indicator, `record_counts` a target. And a definition told anew is no such
change: that is known here.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.utils.module_loading import import_string

from ronda.apps.national.models import Indicator, Target


@dataclass(frozen=True)
class Change:
    """That what is counted changed on a day; how, in words; the page that tells it."""

    day: date
    words: str
    address: str = ""


def changes_in(indicator: Indicator) -> dict[str, list[Change]]:
    """By group of an indicator (empty: all), when what it counts became another thing."""
    found: dict[str, list[Change]] = {}
    for path in _paths("record_changes"):
        told: Mapping[str, Collection[Change]] = import_string(path)(indicator)
        for group, changes in told.items():
            found.setdefault(group, []).extend(changes)
    return found


def counted_for(target: Target) -> set[int]:
    """The indicators (by key) that registers count for a target."""
    found: set[int] = set()
    for path in _paths("record_counts"):
        told: Collection[int] = import_string(path)(target)
        found.update(told)
    return found


def _paths(hook: str) -> Iterator[str]:
    for config in apps.get_app_configs():
        if path := getattr(config, hook, ""):
            yield path
