"""`ronda read`: what is in a factsheet, letter or report, and what became of every stretch of it.

Two things to know. Each file is read by a process of its own, with limits, so that no file can
take the others with it. And a broken factsheet is shown all the same: its faults are told beside
it, and the exit code is that of the first.
"""

import json
from pathlib import Path

from ronda.cli.exit_codes import DONE, UNPLACED
from ronda.cli.files import named_files
from ronda.cli.reply_summary import reply_summary
from ronda.cli.report_summary import report_summary
from ronda.cli.reporting import Told, attempt, each, tell
from ronda.cli.summary import summary
from ronda.factsheets.faults import FAULT_EXIT_CODES, sentence
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import known_party
from ronda.factsheets.reading.bounded import read_bounded
from ronda.factsheets.writing.to_json import json_bytes
from ronda.replies.model import Reply
from ronda.replies.to_json import json_bytes as reply_bytes
from ronda.reports.json_form import json_of
from ronda.reports.reading import ReadReport
from ronda.reports.reading.bounded import anything_bounded


def run(names: list[str], *, as_json: bool, strict: bool, party: str | None) -> int:
    """Read the files and print what is in them; the exit code."""
    refused = attempt(lambda: check_party(party))
    if refused.code != DONE:
        tell(refused)
        return refused.code
    files = named_files(names)
    alone = len(files) == 1

    def work(path: Path) -> Told:
        found = anything_bounded(path, party=party)
        between = "" if as_json or alone else "\n"
        if isinstance(found, ReadReport):
            return _report_told(found, path, between, as_json=as_json, alone=alone, strict=strict)
        if isinstance(found, Reply):
            whole = reply_summary(found, str(path)) if not as_json else ""
            out = _json(reply_bytes(found), alone=alone) if as_json else whole
            return Told(out + between, [], _reply_code(found, strict=strict))
        out = _json(json_bytes(found), alone=alone) if as_json else summary(found, str(path))
        return Told(out + between, fault_sentences(found), _code(found, strict=strict))

    return each(files, work)


def _report_told(
    found: ReadReport, path: Path, between: str, *, as_json: bool, alone: bool, strict: bool
) -> Told:
    account = found.account
    told = json_of(found.report, account).encode()
    out = _json(told, alone=alone) if as_json else report_summary(found, str(path))
    code = UNPLACED if strict and account.unplaced else DONE
    return Told(out + between, [f"{fault.where}: {fault.what}." for fault in account.faults], code)


def read_file(path: Path, party: str | None = None) -> Factsheet:
    """The factsheet in a file, read by a process of its own."""
    return read_bounded(path, party=party, start="fork")


def fault_sentences(factsheet: Factsheet) -> list[str]:
    """One sentence for each fault."""
    return [sentence(fault) for fault in factsheet.account.faults]


def fault_code(factsheet: Factsheet) -> int:
    """The exit code of the first fault; DONE where there is none."""
    return next((FAULT_EXIT_CODES[fault.code] for fault in factsheet.account.faults), DONE)


def check_party(party: str | None) -> Told:
    """Raise WrongFactsheet for a code that is no Party's, before anything is read."""
    if party is not None:
        known_party(party)
    return Told()


def _code(factsheet: Factsheet, *, strict: bool) -> int:
    if strict and factsheet.account.unplaced:
        return fault_code(factsheet) or UNPLACED
    return fault_code(factsheet)


def _reply_code(reply: Reply, *, strict: bool) -> int:
    return UNPLACED if strict and reply.account.unplaced else DONE


def _json(data: bytes, *, alone: bool) -> str:
    """The interchange format; on one line where several files come one after the other."""
    whole = data.decode()
    return whole if alone else json.dumps(json.loads(whole), ensure_ascii=False) + "\n"
