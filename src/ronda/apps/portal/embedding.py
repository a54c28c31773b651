"""What other pages may show of ours: which addresses can be embedded, and what oEmbed is told.

Two things to know. What is embedded is read as anybody, whoever's browser asks for it, so that no
session and no cookie plays a part. And pages that have something to embed are listed in `_KINDS`;
all others have nothing. Source: the oEmbed specification, https://oembed.com.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.compliance import selectors
from ronda.apps.compliance.addresses import edition_place, place_of
from ronda.apps.compliance.models import Edition
from ronda.apps.errors import NotVisible
from ronda.apps.treaties.models import Party
from ronda.procedure.parties import party_by_code

LONGEST_ADDRESS = 2_000
LEAST, MOST = 200, 4_000
"""Bounds of the width and height that a page may ask for, in pixels."""
KEPT_FOR = 3_600
ANYBODY = AnonymousUser()
_WIDTH = 720


class NoSize(ValueError):
    """A width or height that is none."""


class NothingThere(LookupError):
    """The address is none of ours, or there is nothing to embed at it."""


@dataclass(frozen=True, slots=True)
class Embed:
    """Something that can be embedded: its address, its title, and its height in pixels."""

    path: str
    title: str
    height: int


def embed_of(edition: Edition, *, newest: bool) -> Embed:
    """The figures of a factsheet: of its newest edition whichever that is, or of this one."""
    sheet = edition.factsheet
    if newest:
        path = path_to("portal:embed-newest", *place_of(sheet))
    else:
        path = path_to("portal:embed-edition", *edition_place(edition))
    title = _("%(party)s, round %(number)s: what is asked, in figures")
    return Embed(path, title % {"party": _name(sheet.party), "number": sheet.round.number}, 620)


def embed_of_code(body: str, round: int, code: str, parties: int) -> Embed:
    """A recommendation in all Parties."""
    path = path_to("portal:embed-asked", body, round, code.upper())
    return Embed(path, _("%(code)s in all Parties") % {"code": code.upper()}, 260 + 44 * parties)


def embed_at(address: str, hosts: frozenset[str]) -> Embed:
    """What can be embedded of the page at an address; raises NothingThere.

    `hosts` are the names under which Ronda is reached, with their ports.
    """
    if len(address) > LONGEST_ADDRESS:
        raise NothingThere
    match = _page_at(address, hosts)
    found = _KINDS.get(match.view_name)
    if found is None:
        raise NothingThere
    try:
        return found(match)
    except NotVisible as error:
        raise NothingThere from error


def answer(embed: Embed, origin: str, most: tuple[int | None, int | None]) -> Mapping[str, object]:
    """What oEmbed is told, no wider and no higher than `most`."""
    width, height = min(_WIDTH, most[0] or MOST), min(embed.height, most[1] or MOST)
    return {
        "version": "1.0",
        "type": "rich",
        "title": embed.title,
        "provider_name": "Ronda",
        "provider_url": f"{origin}/",
        "cache_age": KEPT_FOR,
        "width": width,
        "height": height,
        "html": frame(embed, origin, width, height),
    }


def offer(embed: Embed, request: HttpRequest) -> Mapping[str, str]:
    """What the page of a request says of its embed: title, where oEmbed tells it, and code."""
    origin = origin_of(request)
    asked = urlencode({"url": origin + request.path, "format": "json"})
    address = f"{origin}{path_to('portal:oembed')}?{asked}"
    return {"embed_title": embed.title, "embed_told": address, "embed_code": frame(embed, origin)}


def origin_of(request: HttpRequest) -> str:
    """Where people reach Ronda, without a stroke at the end."""
    return settings.RONDA.origin or request.build_absolute_uri("/").rstrip("/")


def frame(embed: Embed, origin: str, width: int = _WIDTH, height: int | None = None) -> str:
    """The element that shows it in another page; no script may run in it."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"'
        ' sandbox="allow-popups allow-popups-to-escape-sandbox"'
        ' referrerpolicy="no-referrer"></iframe>',
        origin + embed.path,
        embed.title,
        width,
        height or embed.height,
    )


def size_asked(told: str | None) -> int | None:
    """A width or height that somebody asks for; raises NoSize."""
    if not told:
        return None
    if not told.isascii() or not told.isdecimal() or len(told) > 6 or int(told) < LEAST:
        raise NoSize(f"A width or height is a number of pixels, {LEAST} or more.")
    return min(int(told), MOST)


def _name(party: Party) -> str:
    """A Party's name in the reader's language."""
    known, language = party_by_code(party.code), get_language() or "en"
    return known.name({"sr": "sr-Cyrl"}.get(language, language)) if known else party.name


def _page_at(address: str, hosts: frozenset[str]) -> ResolverMatch:
    try:
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or parts.netloc.lower() not in hosts:
            raise NothingThere
        return resolve(parts.path)
    except (ValueError, Resolver404) as error:
        raise NothingThere from error


def _newest(match: ResolverMatch) -> Embed:
    return embed_of(_published(match), newest=True)


def _edition(match: ResolverMatch) -> Embed:
    return embed_of(_published(match), newest=False)


def _published(match: ResolverMatch) -> Edition:
    named = dict(match.kwargs)
    party, round = named.pop("party"), named.pop("round")
    return selectors.edition_published(ANYBODY, party, round, **named)


def _asked(match: ResolverMatch) -> Embed:
    named = match.kwargs["body"], match.kwargs["round"], match.kwargs["code"]
    return embed_of_code(*named, len(selectors.asked_of_parties(ANYBODY, *named)))


_KINDS: Mapping[str, Callable[[ResolverMatch], Embed]] = {
    "portal:factsheet": _newest,
    "portal:published": _edition,
    "portal:asked": _asked,
    "portal:embed-newest": _newest,
    "portal:embed-edition": _edition,
    "portal:embed-asked": _asked,
}
