"""Addresses of pages by their names, each worked out once in a process.

Two things to know. An address hangs on its name and its place alone, so it is kept: a page of a
round names thousands. And `{% url %}` in templates asks here as well.
"""

from functools import lru_cache

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse

_KEPT = 20_000
"""A few megabytes in each process."""


def path_to(name: str, *place: object) -> str:
    """The address of the page of this name at a place: `path_to("portal:party", "alb")`.

    Raises NoReverseMatch where no page of the name has such a place.
    """
    return _address(get_urlconf() or settings.ROOT_URLCONF, get_script_prefix(), name, *place)


@lru_cache(maxsize=_KEPT)
def _address(urlconf: str, _prefix: str, name: str, *place: object) -> str:
    return reverse(name, urlconf=urlconf, args=place)
