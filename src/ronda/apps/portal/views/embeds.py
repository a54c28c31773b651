"""Charts and tables that other pages show in a frame, and what oEmbed is told of them.

Two things to know. These pages know no session: they set no cookie, run no script, ask no other
host, and are the same for everybody. And they alone may be framed.
"""

import json
from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe
from lxml import etree

from ronda.apps.addresses import path_to
from ronda.apps.compliance import selectors
from ronda.apps.compliance.addresses import UNNAMED, edition_page
from ronda.apps.portal import embedding
from ronda.apps.portal.figures import figures

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors *"
)
_JSON = "application/json"
_SIZES = ("width", "height")


@require_safe
@xframe_options_exempt
def factsheet(
    request: HttpRequest,
    party: str,
    round: int,
    language: str | None = None,
    number: int | None = None,
    body: str = UNNAMED,
) -> HttpResponse:
    """The figures of a factsheet: of its newest edition, or of the one the address names."""
    edition = selectors.edition_published(
        embedding.ANYBODY, party, round, body=body, language=language, number=number
    )
    context: dict[str, object] = {
        "edition": edition,
        "figures": figures(selectors.edition_assemble(edition)),
        "source": edition_page(edition),
    }
    return _shown(request, "portal/embed/figures.html", context)


@require_safe
@xframe_options_exempt
def asked(request: HttpRequest, body: str, round: int, code: str) -> HttpResponse:
    """A recommendation in all Parties: how strongly it is asked, and who said what was done."""
    found = selectors.asked_of_parties(embedding.ANYBODY, body, round, code)
    dates = [one.edition.published_at for one in found if one.edition.published_at]
    context: dict[str, object] = {
        "asked": found,
        "code": code.upper(),
        "filled": sum(one.is_answered for one in found),
        "newest": max(dates, default=None),
        "source": path_to("portal:asked", body, round, code.upper()),
    }
    return _shown(request, "portal/embed/asked.html", context)


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What can be embedded of the page at `url`, as JSON or XML; 404 where there is nothing."""
    form = request.GET.get("format", "json")
    if form not in {"json", "xml"}:
        return _refused("The format is json or xml.", 501)
    try:
        wide, high = (embedding.size_asked(request.GET.get(f"max{one}")) for one in _SIZES)
        found = embedding.embed_at(request.GET.get("url", ""), _hosts(request))
    except embedding.NoSize as error:
        return _refused(str(error), 400)
    except embedding.NothingThere:
        return _refused("There is nothing to embed at this address.", 404)
    return _told(embedding.answer(found, embedding.origin_of(request), (wide, high)), form)


def _told(told: Mapping[str, object], form: str) -> HttpResponse:
    if form == "json":
        response = HttpResponse(json.dumps(told, ensure_ascii=False), _JSON)
    else:
        root = etree.Element("oembed")
        for name, value in told.items():
            etree.SubElement(root, name).text = str(value)
        written = etree.tostring(root, xml_declaration=True, encoding="utf-8", standalone=True)
        response = HttpResponse(written, "text/xml; charset=utf-8")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cache-Control"] = f"public, max-age={embedding.KEPT_FOR}"
    return response


def _shown(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """The page in the language that the address names, else in the reader's."""
    named = request.GET.get("language", "")
    language = named if named in dict(settings.LANGUAGES) else get_language()
    # Without the request: what a page knows of a session is none of this page's business.
    with override(language):
        page = render_to_string(template, context | {"origin": embedding.origin_of(request)})
    response = HttpResponse(page, headers={"Content-Language": language or "en"})
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["Cache-Control"] = "public, max-age=300"
    return response


def _refused(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(
        json.dumps({"error": sentence}), _JSON, status, headers={"Access-Control-Allow-Origin": "*"}
    )


def _hosts(request: HttpRequest) -> frozenset[str]:
    named = settings.RONDA.origin.partition("://")[2]
    return frozenset({request.get_host().lower(), named.lower()} - {""})
