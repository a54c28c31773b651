"""The JSON Schema of reports, `ronda-report/1`, made from the model.

Two things to know. One schema serves both ways: what Ronda writes and what it takes in. And
`docs/schema/ronda-report-1.json` is this schema as a file; `python -m ronda.reports.schema` prints
it anew.
"""

import json
import sys
from collections.abc import Mapping
from typing import Any

from ronda.factsheets.account import Account
from ronda.factsheets.schema import DIALECT
from ronda.reports.model import FORMAT, Report


def schema() -> Mapping[str, Any]:
    """The schema, as plain JSON values.

    >>> sorted(schema()["required"])
    ['body', 'languages', 'round', 'title']
    """
    made = _WithAccount.model_json_schema(by_alias=True, mode="validation")
    return {"$schema": DIALECT, **made, "title": FORMAT}


class _WithAccount(Report):
    """One draft of a round's implementation report, or the adopted text."""

    account: Account | None = None


def schema_bytes() -> bytes:
    """The schema as the published file has it."""
    return (json.dumps(schema(), ensure_ascii=False, indent=2) + "\n").encode()


if __name__ == "__main__":
    sys.stdout.buffer.write(schema_bytes())
