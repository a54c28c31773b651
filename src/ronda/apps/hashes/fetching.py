"""Asking a partner's base over HTTP.

Two things to know. Only the address that the custodian put down is asked, it is not followed
elsewhere, and what comes is bounded in size and time. And whatever goes wrong on the way is told in
one sentence; what the partner's base says of a refusal is shown as it said it, shortened.
"""

import http.client
import json
from http import HTTPStatus
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from ronda.apps.errors import NotNow
from ronda.apps.hashes.models import Partner
from ronda.apps.hashes.own_key import own_code

TIMEOUT = 60.0
LARGEST = 256 * 2**20
"""Bytes of one answer."""


def fetched(partner: Partner, what: str, body: bytes) -> list[bytes]:
    """The lines with which a partner's base answers `body`; raises NotNow."""
    parts = urlsplit(partner.address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise NotNow(_("No address of the partner’s base is known: put it down first."))
    secure = parts.scheme == "https"
    connects = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = connects(parts.hostname, parts.port, timeout=TIMEOUT)
    path = f"{parts.path.rstrip('/')}/exchange/{own_code()}/{what}/"
    try:
        connection.request("POST", path, body, {"Content-Type": "application/octet-stream"})
        response = connection.getresponse()
        data = response.read(LARGEST + 1)
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        sentence = _("The base of %(partner)s does not answer (%(why)s): try again later.")
        raise NotNow(sentence % {"partner": partner, "why": why}) from error
    finally:
        connection.close()
    if len(data) > LARGEST:
        raise NotNow(_("The base of %(partner)s sends too much at once.") % {"partner": partner})
    if response.status != HTTPStatus.OK:
        sentence = _("The base of %(partner)s refused: %(sentence)s")
        raise NotNow(sentence % {"partner": partner, "sentence": _said(response.status, data)})
    return data.splitlines(keepends=True)


def _said(status: int, data: bytes) -> str:
    """The sentence of a refusal, as far as it is one."""
    try:
        found = json.loads(data[:10_000]).get("sentence", "")
    except (ValueError, AttributeError):
        found = ""
    plain = "".join(letter for letter in str(found)[:300] if letter.isprintable())
    return plain or f"HTTP {status}"
