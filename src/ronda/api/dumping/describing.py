"""What goes with the data: the dictionary, the licence, the description for data portals.

Two things to know. The dictionary is made from the records' own models. And the description follows
DCAT-AP, so that a portal finds the files by it alone.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import override

from ronda.api.records import COLLECTIONS, Collection
from ronda.api.schemas import record_schema

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LICENCE_TEXT = f"""\
The records of this dump are under the Creative Commons licence CC BY 4.0:
{LICENCE}

Name the body whose document it is, and the edition. The texts are those of the documents as they
were published; a record never replaces its document.
"""
_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
    "sqlite": "application/vnd.sqlite3",
}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def dictionary() -> list[Mapping[str, Any]]:
    """Every collection with its fields, what each is and what it says, in English."""
    with override("en"):
        return [_told(one) for one in COLLECTIONS]


def _told(one: Collection) -> Mapping[str, Any]:
    return {
        "collection": one.name,
        "title": str(one.title),
        "fields": [
            {"name": name, "type": _type(field), "description": field.get("description", "")}
            for name, field in record_schema(one.name)["properties"].items()
        ],
    }


def dcat(origin: str, version: str, made_at: datetime, files: Iterable[Mapping[str, Any]]) -> str:
    """The description of the dump as DCAT-AP, JSON-LD."""
    dataset = {
        "@id": f"{origin}/data/",
        "@type": "dcat:Dataset",
        "dct:title": {"@value": "Ronda: open data of monitoring rounds", "@language": "en"},
        "dct:description": {
            "@value": "Published factsheets, recommendations, follow-up, replies, reports and"
            " conclusions of monitoring bodies, record by record.",
            "@language": "en",
        },
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": "Ronda"},
        "dct:modified": {"@value": made_at.isoformat(), "@type": "xsd:dateTime"},
        "dct:license": {"@id": LICENCE},
        "dct:accrualPeriodicity": {
            "@id": "http://publications.europa.eu/resource/authority/frequency/DAILY"
        },
        "dcat:version": version,
        "dcat:distribution": [one for file in files if (one := _distribution(origin, file))],
    }
    catalog = {
        "@id": f"{origin}/data/catalog",
        "@type": "dcat:Catalog",
        "dct:title": {"@value": "Ronda", "@language": "en"},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": "Ronda"},
        "dcat:dataset": {"@id": dataset["@id"]},
    }
    told = {"@context": _CONTEXT, "@graph": [catalog, dataset]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _distribution(origin: str, file: Mapping[str, Any]) -> Mapping[str, Any] | None:
    type = _TYPES.get(file["name"].rpartition(".")[2])
    if type is None:
        return None
    address = f"{origin}/data/files/{file['name']}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": file["name"],
        "dct:license": {"@id": LICENCE},
        "dcat:accessURL": {"@id": f"{origin}/data/"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{type}"},
        "dcat:byteSize": {"@value": file["bytes"], "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": file["sha256"],
        },
    }


def _type(field: Mapping[str, Any]) -> str:
    if "anyOf" in field:
        return " or ".join(_type(one) for one in field["anyOf"])
    return str(field.get("format") or field.get("type", "object"))
