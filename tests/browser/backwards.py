"""A language for tests that runs from right to left: ours, spelt backwards for the eye.

Two things to know. Its texts are the English ones between marks that turn the direction around, so
that pages look as they would in Arabic and can still be read. And it is Django's "ar", which brings
the direction along; nobody is offered it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from django.conf import settings
from django.test import override_settings

from tools.translations import texts

LANGUAGE = "ar"
TURNED, ENDED = "\u202e", "\u202c"


@contextmanager
def offered(folder: Path) -> Iterator[None]:
    """Have Ronda offer the language; its texts are kept in the folder."""
    place = folder / LANGUAGE / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, _catalog())
    languages = [*settings.LANGUAGES, (LANGUAGE, "Backwards")]
    paths = [*settings.LOCALE_PATHS, folder]
    with override_settings(LANGUAGES=languages, LOCALE_PATHS=paths):
        yield


def _catalog() -> Catalog:
    catalog = Catalog(locale=LANGUAGE)
    for one in texts():
        if one.id:
            catalog.add(one.id, _turned(one, catalog.num_plurals), context=one.context)
    return catalog


def _turned(one: Message, plurals: int) -> str | tuple[str, ...]:
    if isinstance(one.id, str):
        return f"{TURNED}{one.id}{ENDED}"
    singular, plural = one.id[0], one.id[1]
    forms = [singular if number == 1 else plural for number in range(plurals)]
    return tuple(f"{TURNED}{form}{ENDED}" for form in forms)
