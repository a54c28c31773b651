"""A report from and to `ronda-report/1`, its JSON form.

Two things to know. A file is bounded before it is looked at, and refused whole with one sentence.
And what was written comes back equal; the account of a reading, where a file has one, tells of that
reading and is no part of the report.
"""

import json

from pydantic import ValidationError

from ronda.factsheets.account import Account
from ronda.reports.model import FORMAT, Report

_HEAD = 4096

LARGEST = 30_000_000
"""The largest file that is read, in bytes: a report of 300 pages in two languages has some 3 MB."""


class NoReport(ValueError):
    """A file that is no report in this form; the sentence says where and why."""


def report_of(data: bytes) -> Report:
    """The report in a file; raises NoReport."""
    if len(data) > LARGEST:
        raise NoReport(f"The file has {len(data)} bytes, more than {LARGEST}: send it in parts.")
    try:
        values = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise NoReport(f"The file is not UTF-8 at byte {error.start + 1}: save it so.") from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise NoReport("The file is no JSON: export the report as JSON again.") from error
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise NoReport(f"The file does not say that it is “{FORMAT}”: export the report again.")
    values.pop("account", None)
    try:
        return Report.model_validate_json(json.dumps(values))
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = "/".join(str(step) for step in first["loc"])
        raise NoReport(f"The report cannot be read at “{where}”: {first['msg']}.") from error


def is_report(data: bytes) -> bool:
    """Whether JSON says at its beginning that it is a report."""
    return b'"ronda-report/' in data[:_HEAD]


def json_of(report: Report, account: Account | None = None) -> str:
    """The report as JSON, indented, with every field; with the account of its reading if told."""
    if account is None:
        return report.model_dump_json(by_alias=True, indent=2) + "\n"
    values = report.model_dump(mode="json", by_alias=True)
    values["account"] = account.model_dump(mode="json", by_alias=True)
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"
