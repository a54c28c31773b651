"""Public pages, kept in the process for whoever asks next, as long as the record stays as it is.

Two things to know. Kept is only what anybody sees: asked for without a session, answered without a
cookie, of an app whose pages are public. And it is given again only in the very state of the record
in which it was made (`apps.record_stamp`), so that nothing withdrawn is ever shown.
"""

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language_from_request

from ronda.apps.record_stamp import Stamp, stamp
from ronda.config.middleware import Middleware
from ronda.web.context import theme_of

OPEN = {"portal", "library", "rounds", "reports", "meetings"}
"""The parts of the site whose pages are kept."""
NEVER = {"portal:search"}
"""Pages that say what is kept beside the record, or what is hardly ever asked twice."""
STAYS = 60.0
"""Seconds after which a page is made anew all the same: some tell what the clock says."""
LARGEST = 1_000_000
_VARIES = {"accept-encoding", "accept-language", "cookie", "hx-request"}
_NOT_KEPT = {"Set-Cookie", "X-Request-Id", "Date"}

Key = tuple[object, ...]


@dataclass(frozen=True)
class Page:
    """A page as it was sent, with the state of the record in which it was made."""

    stamp: str
    made: float
    content: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str

    @property
    def size(self) -> int:
        """Roughly how many bytes it takes."""
        return len(self.content) + 2_000


class Shelf:
    """Pages by key, at most so many bytes; those asked for longest ago go first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()
        self.bytes = 0

    def get(self, key: Key) -> Page | None:
        """The page under this key."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Page, most: int) -> None:
        """Keep a page, within `most` bytes in all."""
        with self._lock:
            self._drop(key)
            self._pages[key] = page
            self.bytes += page.size
            while self.bytes > most:
                self._drop(next(iter(self._pages)))

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._pages.clear()
            self.bytes = 0

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        self.bytes -= page.size if page else 0


SHELF = Shelf()


class KeptPages(Middleware):
    """Gives a kept page where there is one, and keeps what may be kept."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        key = _key(request)
        now = stamp() if key is not None else None
        if key is None or now is None:
            return self.get_response(request)
        page = SHELF.get(key)
        if page is None or page.stamp != now.value or time.monotonic() - page.made > STAYS:
            response = self.get_response(request)
            page = _kept(request, response, key, now)
            if page is None:
                return response
        return _answered(request, page)


def _key(request: HttpRequest) -> Key | None:
    """What tells one page from another; None where whoever asks may be somebody."""
    cookies = {settings.LANGUAGE_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "theme"}
    if (
        not settings.KEPT_PAGES_BYTES
        or request.method != "GET"
        or not request.COOKIES.keys() <= cookies
        or "Authorization" in request.headers
        or "HX-Request" in request.headers
    ):
        return None
    return (
        settings.DATABASES["default"]["NAME"],
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        get_language_from_request(request),
        theme_of(request),
        "gzip" in request.headers.get("Accept-Encoding", ""),
        timezone.localdate(),
    )


def _kept(request: HttpRequest, response: HttpResponseBase, key: Key, before: Stamp) -> Page | None:
    if not (before.settled and _is_for_everybody(request, response)):
        return None
    # What was written meanwhile may be in a part of the page.
    after = stamp()
    if after is None or after.value != before.value:
        return None
    assert isinstance(response, HttpResponse)
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    headers = [(k, v) for k, v in response.items() if k not in _NOT_KEPT]
    told = (*headers, ("ETag", etag), ("Cache-Control", "no-cache"))
    page = Page(before.value, time.monotonic(), response.content, told, etag)
    SHELF.put(key, page, settings.KEPT_PAGES_BYTES)
    return page


def _is_for_everybody(request: HttpRequest, response: HttpResponseBase) -> bool:
    match = request.resolver_match
    varies = {one.strip().lower() for one in response.get("Vary", "").split(",") if one.strip()}
    return (
        isinstance(response, HttpResponse)
        and response.status_code == 200
        and not response.cookies
        and not response.has_header("Cache-Control")
        and varies <= _VARIES
        and len(response.content) <= LARGEST
        and match is not None
        and match.namespace in OPEN
        and match.view_name not in NEVER
        and not request.user.is_authenticated
    )


def _answered(request: HttpRequest, page: Page) -> HttpResponseBase:
    response = HttpResponse(page.content, headers=dict(page.headers))
    found = get_conditional_response(request, etag=page.etag, response=response)
    assert found is not None
    return found
