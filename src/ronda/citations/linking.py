r"""A citable thing as linked data (JSON-LD with schema.org's terms), to stand in a page.

Two things to know. Whatever a text holds, the result has no `<`, `>` or `&`: no text can end the
element that it stands in. And nothing is told that the `Citable` does not know.
"""

import json

from ronda.citations.model import Citable, Kind
from ronda.citations.writing import address, one_line

CONTEXT = "https://schema.org"
_TYPES = {Kind.REPORT: "Report", Kind.PAGE: "WebPage", Kind.COLLECTION: "Dataset"}
_FILES = {
    Kind.REPORT: ("encoding", "MediaObject"),
    Kind.PAGE: ("encoding", "MediaObject"),
    Kind.COLLECTION: ("distribution", "DataDownload"),
}
_IN_PAGE = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def linked_data(citable: Citable) -> str:
    """The JSON text, safe inside a page's script element of the type `application/ld+json`."""
    told = {name: value for name, value in _told(citable).items() if value}
    return json.dumps(told, ensure_ascii=False).translate(_IN_PAGE)


def _told(citable: Citable) -> dict[str, object]:
    here = address(citable.address)
    published = citable.published.isoformat() if citable.published else ""
    return {
        "@context": CONTEXT,
        "@type": _TYPES[citable.kind],
        "@id": here,
        "url": here,
        "name": one_line(citable.title),
        "description": one_line(citable.description),
        "author": {"@type": "Organization", "name": one_line(citable.body)},
        "datePublished": published,
        "version": one_line(citable.edition),
        "identifier": one_line(citable.number),
        "inLanguage": citable.language,
        "isPartOf": {"@id": address(citable.part_of)} if citable.part_of else None,
        "about": [{"@type": "DefinedTerm", "@id": address(one)} for one in citable.terms],
        _FILES[citable.kind][0]: [
            {
                "@type": _FILES[citable.kind][1],
                "contentUrl": address(one.address),
                "encodingFormat": one.type,
            }
            for one in citable.files
        ],
    }
