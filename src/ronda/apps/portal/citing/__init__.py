"""How public pages are cited: by their addresses, each from what it shows.

Two things to know. A page is found by the name of its address in `pages.MAKERS`; one that is not
there is cited by nobody. And a page that knows what it shows says so with `keep`, so that nothing
is asked twice.
"""

from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible, Refusal
from ronda.apps.portal.citing.pages import MAKERS
from ronda.citations import Citable

LONGEST_PATH = 300
_KEPT = "_citable"


def keep(request: HttpRequest, citable: Citable) -> None:
    """Let the page that answers `request` be cited as this."""
    setattr(request, _KEPT, citable)


def citable_of(request: HttpRequest) -> Citable | None:
    """As what the page that answers `request` is cited; None where it is not public or unknown."""
    if not hasattr(request, _KEPT):
        try:
            found: Citable | None = citable_at(request.user, origin_of(request), request.path)
        except Refusal:
            found = None
        setattr(request, _KEPT, found)
    kept: Citable | None = getattr(request, _KEPT)
    return kept


def citable_at(actor: Actor, origin: str, path: str) -> Citable:
    """As what the page at a path of this site is cited; raises NotVisible, or as its selectors."""
    try:
        match = resolve(path) if len(path) <= LONGEST_PATH else None
    except Resolver404:
        match = None
    maker = MAKERS.get(match.view_name) if match is not None else None
    if match is None or maker is None:
        raise NotVisible(_("There is no page here that can be cited."))
    return maker(actor, origin, **match.kwargs)


def origin_of(request: HttpRequest) -> str:
    """The site's address without a slash at its end."""
    return request.build_absolute_uri("/")[:-1]


def path_of(citable: Citable) -> str:
    """The path of its lasting address, under which it is found again."""
    return urlsplit(citable.address).path
