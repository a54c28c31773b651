"""The page that offers the open data, and the files of the newest dump."""

import logging
from pathlib import PurePosixPath

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from ronda.api import dumping
from ronda.api.records import COLLECTIONS

_logger = logging.getLogger(__name__)
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "jsonld": "application/ld+json",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
}
_FORMS = {"csv": "CSV", "jsonl": "JSON Lines", "parquet": "Parquet"}


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What there is, how to get it, and the newest dump."""
    context: dict[str, object] = {}
    try:
        manifest = dumping.newest()
    except OSError:
        _logger.exception("the open data cannot be reached")
        manifest, context["unreachable"] = None, True
    context["manifest"] = manifest
    if manifest is not None:
        files = {one.name: one for one in manifest.files}
        context["base"] = files.get("ronda.sqlite")
        context["rows"] = [
            {
                "title": one.title,
                "name": one.name,
                "count": manifest.records.get(one.name, 0),
                "files": [
                    (form, files[f"data/{one.name}.{ending}"])
                    for ending, form in _FORMS.items()
                    if f"data/{one.name}.{ending}" in files
                ],
            }
            for one in COLLECTIONS
        ]
    return render(request, "api/data.html", context)


@require_safe
def file(_request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the newest dump; 503 where the store of dumps does not answer."""
    try:
        found = dumping.file_of(name)
    except OSError:
        _logger.exception("the open data cannot be reached")
        sentence = gettext("The files cannot be reached at the moment. Try again later.")
        return HttpResponse(sentence, "text/plain; charset=utf-8", 503)
    if found is None:
        raise Http404
    type = _TYPES.get(PurePosixPath(name).suffix[1:], "text/plain; charset=utf-8")
    response = FileResponse(
        found.content,
        as_attachment=True,
        filename=PurePosixPath(name).name,
        content_type=type,
    )
    if found.bytes is not None:
        response["Content-Length"] = str(found.bytes)
    response["Access-Control-Allow-Origin"] = "*"
    return response
