"""The fields of a VICS Media record: what each becomes, and why the others are left out."""

from types import MappingProxyType

from ronda.hashes.exchange.report import Why

PRIVATE = Why.PRIVATE
LEFT_OUT = MappingProxyType(
    {
        "mediaid": Why.NO_PLACE,
        "photodna": Why.UNKNOWN_KIND,
        "mediafiles": PRIVATE,
        "exifs": PRIVATE,
        "mediametadata": PRIVATE,
        "comments": PRIVATE,
        "miniature": PRIVATE,
        "relativefilepath": PRIVATE,
        "name": PRIVATE,
        "segments": Why.NO_PLACE,
        "repository": Why.NO_PLACE,
        "isprecategorized": Why.UNRELIABLE,
        "issuspected": Why.UNRELIABLE,
    }
)
"""By name in lower case. `MediaID` counts anew in every file, so an item is named by its hash.
`IsPrecategorized` was seen true on thousands of entries without a category."""

FLAGS = MappingProxyType(
    {
        "isdistributed": "distributed",
        "selfgenerated": "self_generated",
        "offenderidentified": "offender_identified",
    }
)
ALTERNATIVE_KINDS = MappingProxyType(
    {"md5": "md5", "sha1": "sha1", "sha256": "sha256", "pdq": "pdq", "pdqhash": "pdq"}
)
"""Names of `AlternativeHashes`, in lower case without blanks, hyphens and underscores."""
