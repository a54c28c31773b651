"""The checksum of what a report says, whatever number its draft has."""

import hashlib
import json

from ronda.reports.model import Report


def checksum(report: Report) -> str:
    """The SHA-256 of the report without the number of the draft, as hexadecimal digits."""
    said = report.model_dump(mode="json", by_alias=True, exclude={"draft"})
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
