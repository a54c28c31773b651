"""The kinds of notification there are, and the words that the text of each needs.

Two things to know. A kind is "<app>.<what>": its text is the template `<app>/mail/<what>.txt`, its
name for people stands in `notices` of the app's AppConfig. And a text that lacks a word would be
sent with a hole in it: who adds a notification is told so at once.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from django.apps import apps
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

LETTER = "notifications.letter"
GIVEN = {"link", "due", "person", "subject", "text"}
"""What every text may use besides the words that come with it."""
_WORD = re.compile(r"{{\s*(?:words\.)?(\w+)")
_KIND = re.compile(r"[a-z_]+\.[a-z_-]+")


class UnknownKind(LookupError):
    """There is no text for this kind; the message names the template that is missing."""


def template_of(kind: str) -> str:
    """The name of the template with a kind's text; raises UnknownKind where there is none."""
    app, _dot, what = kind.partition(".")
    name = f"{app}/mail/{what}.txt"
    if not _KIND.fullmatch(kind) or not _exists(name):
        raise UnknownKind(f"There is no text for “{kind}”: the template {name} is missing.")
    return name


@cache
def needed_words(kind: str) -> frozenset[str]:
    """The words that a kind's text shows."""
    template = get_template(template_of(kind))
    source = template.template.source  # type: ignore[attr-defined]
    return frozenset(_WORD.findall(source)) - GIVEN


def named_kinds() -> Mapping[str, str]:
    """Every kind that an app names for people, with its name in the reader's language."""
    return {
        f"{config.label}.{what}": str(name)
        for config in apps.get_app_configs()
        for what, name in getattr(config, "notices", {}).items()
    }


def name_of(kind: str) -> str:
    """What people call a kind."""
    return named_kinds().get(kind) or kind.partition(".")[2].replace("-", " ").capitalize()


def comes_daily(kind: str) -> bool:
    """Whether a kind comes once a day where its reader chose nothing."""
    label, _dot, what = kind.partition(".")
    return what in getattr(apps.get_app_config(label), "daily", ())


def written_kinds() -> Iterator[str]:
    """Every kind for which an app of Ronda's has a text."""
    for config in apps.get_app_configs():
        for path in sorted((Path(config.path) / "templates").glob("*/mail/*.txt")):
            yield f"{path.parent.parent.name}.{path.stem}"


def _exists(name: str) -> bool:
    try:
        get_template(name)
    except TemplateDoesNotExist:
        return False
    return True
