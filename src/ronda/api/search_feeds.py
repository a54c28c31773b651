"""What was found last in a search, as an Atom feed that is signed.

Two things to know. What is signed is the text of the feed (decision 0012): the name of the format,
a line's end, and the feed's bytes as they are sent. And the key is made of the site's secret, so
that it stays while that does; its public half is served beside the feeds.
"""

import hashlib
from base64 import b64encode
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe
from lxml import etree

from ronda.api import atom
from ronda.apps.addresses import path_to
from ronda.apps.search.models import Statement
from ronda.apps.search.selectors import FACETS, LONGEST, VALUE, Asked, Names, newest
from ronda.apps.search.selectors import TooSlow as SearchTooSlow

FORMAT = b"ronda-atom/1\n"
SIGNATURE = "Ronda-Signature"
_LONGEST_SUMMARY = 500


@require_safe
def search_feed(request: HttpRequest) -> HttpResponse:
    """The newest statements that a search finds; what is asked wrongly is told in a sentence."""
    asked, wrong = _asked(request.GET)
    if wrong:
        return HttpResponse(wrong + "\n", status=400, content_type="text/plain; charset=utf-8")
    try:
        found = newest(asked)
    except SearchTooSlow:
        said = "This search would take too long: use fewer words, or rarer ones.\n"
        return HttpResponse(said, status=503, content_type="text/plain; charset=utf-8")
    data = feed_of(found, asked, request.build_absolute_uri("/")[:-1])
    response = HttpResponse(data, content_type=atom.TYPE)
    response[SIGNATURE] = b64encode(_key().sign(FORMAT + data)).decode()
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = SIGNATURE
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_safe
def feed_key(_request: HttpRequest) -> HttpResponse:
    """The public key by which feeds of searches are checked, as PEM."""
    key = _key().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    return HttpResponse(key, content_type="application/x-pem-file")


def feed_of(found: Sequence[Statement], asked: Asked, origin: str) -> bytes:
    """The feed of what was found, the newest first; the same question has the same id."""
    names = Names()
    names.learn([asked.chapter], [asked.article])
    chosen = [names.of(facet, value) for facet, value in asked.chosen.items()]
    feed = atom.begun(
        id=f"urn:ronda:search:{hashlib.sha256(asked.query.encode()).hexdigest()[:32]}",
        title="Ronda: " + ", ".join([*filter(None, [asked.words]), *chosen]),
        updated=found[0].since if found else None,
        address=f"{origin}{path_to('data:search-feed')}?{asked.query}",
    )
    for one in found:
        entry = atom.entry(
            feed,
            id=f"urn:ronda:statement:{one.origin.name}:{one.place}",
            title=_title(one, names),
            updated=one.since,
            address=f"{origin}{one.page}",
        )
        atom.summary(entry, one.text[:_LONGEST_SUMMARY], one.language)
    made: bytes = etree.tostring(feed, xml_declaration=True, encoding="utf-8")
    return made


def _title(one: Statement, names: Names) -> str:
    where = [names.party(one.party)] if one.party else []
    what = " ".join([one.get_kind_display(), *one.codes])
    return ": ".join([*where, what]) + (f" ({names.round(one.round)})" if one.round else "")


def _asked(sent: QueryDict) -> tuple[Asked, str]:
    known = ["q", *FACETS]
    if unknown := sorted(set(sent) - set(known)):
        return Asked(), f"There is no “{unknown[0][:40]}” here; known are: {', '.join(known)}."
    words = sent.get("q", "").strip()
    if len(words) > LONGEST or "\x00" in words:
        return Asked(), f"“q” has at most {LONGEST} characters, none of which is null."
    values = {name: str(sent[name]) for name in FACETS if sent.get(name)}
    for name, value in values.items():
        if not VALUE.fullmatch(value):
            return Asked(), f"“{name}” cannot have this value."
    asked = Asked(words, **values)
    return asked, "Say what to look for, such as ?q=hotline." if asked.is_empty else ""


def _key() -> Ed25519PrivateKey:
    seed = hashlib.sha256(b"ronda.search.feeds" + settings.SECRET_KEY.encode()).digest()
    return Ed25519PrivateKey.from_private_bytes(seed)
