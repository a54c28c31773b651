"""Which field of an entry a column is, by its heading in any case, with any blanks and signs."""

import re
from types import MappingProxyType

from ronda.hashes.exchange.carrying import FLAGS
from ronda.hashes.exchange.report import Why

HASHES = ("md5", "sha1", "sha256", "pdq")
CATEGORY = (
    "category",
    "category_scheme",
    "category_version",
    "category_country",
    "category_by",
    "category_votes",
    "category_original",
)
OWN = (
    "source",
    "key",
    "type",
    "size",
    "mime",
    "state",
    *HASHES,
    "pdq_quality",
    *CATEGORY,
    "victim",
    *FLAGS,
    "series",
    "tags",
    "case_reference",
    "handling",
    "first_seen",
    "updated",
)
"""The columns of Ronda's own tables, in their order."""

OTHER_NAMES = MappingProxyType(
    {
        "md5": "md5hash hashmd5 md5sum",
        "sha1": "sha1hash hashsha1 sha1sum",
        "sha256": "sha256hash hashsha256 sha256sum sha2",
        "pdq": "pdqhash hashpdq",
        "pdq_quality": "quality hashquality",
        "category": "cat class classification",
        "category_scheme": "scheme",
        "category_by": "classifiedby",
        "category_votes": "votes",
        "baseline": "",
        "special": "specialcode",
        "key": "id entryid imageid",
        "type": "mediatype filetype",
        "size": "filesize mediasize bytes length",
        "mime": "mimetype contenttype",
        "state": "status",
        "victim": "victimidentified",
        "distributed": "isdistributed",
        "offender_identified": "offenderisidentified",
        "self_generated": "isselfgenerated",
        "series": "seriesname",
        "tags": "tag keywords",
        "case_reference": "caseref case",
        "handling": "handlingcode marking",
        "updated": "dateupdated lastupdated",
    }
)
LEFT_OUT = MappingProxyType(
    {
        "photodna": Why.UNKNOWN_KIND,
        "crc32": Why.UNKNOWN_KIND,
        "numberofsubmissions": Why.NO_PLACE,
        "fileavailable": Why.NO_PLACE,
    }
)
PRIVATE = re.compile(
    r"file|path|folder|name|comment|note|remark|description|contact|phone|mail|address|url|exif|gps"
    r"|thumb|miniature|picture|author|user|person|examiner|officer"
)


def plain(heading: str) -> str:
    """A heading's letters and digits, in lower case."""
    return re.sub(r"[^a-z0-9]", "", heading.lower())


FIELDS: dict[str, str] = {plain(field): field for field in OWN} | {
    other: field for field, others in OTHER_NAMES.items() for other in [field, *others.split()]
}


def field_of(heading: str) -> str | Why:
    """The field a column is, or why it is left out."""
    name = plain(heading)
    if name in FIELDS:
        return FIELDS[name]
    if name in LEFT_OUT:
        return LEFT_OUT[name]
    return Why.PRIVATE if PRIVATE.search(name) else Why.UNKNOWN_FIELD
