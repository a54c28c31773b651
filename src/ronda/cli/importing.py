"""`ronda import`: factsheets into the database.

Two things to know. A file that was received before is recognised by its checksum, said so, and
left alone. And a broken factsheet is refused before anything is kept: its faults are told, and are
put right in the file, or in the browser, where it is taken in for proofing.
"""

from pathlib import Path

from django.utils.timezone import localtime

from ronda.cli.exit_codes import DEFECT, REFUSED, exit_codes
from ronda.cli.files import named_files
from ronda.cli.reading import check_party, fault_code, fault_sentences
from ronda.cli.records import prepare, refusals
from ronda.cli.reporting import Stop, Told, attempt, each, tell
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading.bounded import read_bounded
from ronda.factsheets.reading.loading import load


def run(names: list[str], *, party: str | None, by: str | None) -> int:
    """Take in the files; the exit code."""
    refused = attempt(lambda: _ready(party))
    if refused.code:
        tell(refused)
        return refused.code

    def work(path: Path) -> Told:
        data = load(path)
        factsheet = read_bounded(data, name=path.name, party=party)
        if factsheet.account.faults:
            return Told("", fault_sentences(factsheet), fault_code(factsheet))
        with refusals():
            return Told(f"{path}: {_kept(data, path.name, factsheet, by)}\n")

    return each(named_files(names), work)


def _ready(party: str | None) -> Told:
    told = check_party(party)
    prepare()
    return told


def _kept(data: bytes, name: str, factsheet: Factsheet, by: str | None) -> str:
    """Have the application take the file in; what came of it. Raises Stop."""
    # Loaded only now: they need Django to be set up.
    from ronda.apps.accounts.selectors import machine, person_by_email  # noqa: PLC0415
    from ronda.apps.compliance.services.imports import factsheet_import  # noqa: PLC0415
    from ronda.apps.treaties.selectors import party_by_code  # noqa: PLC0415

    assert factsheet.party.code is not None
    party = party_by_code(factsheet.party.code)
    actor = person_by_email(by) if by else machine()
    imported = factsheet_import(actor=actor, data=data, name=name, party=party, wait=True)
    if imported.already:
        when = localtime(imported.source.received_at)
        return f"was received before, on {when:%-d %B %Y}; nothing was changed"
    if imported.reading.error_sentence:
        raise _failed(imported.reading.error_code, imported.reading.error_sentence)
    count = len(factsheet.recommendations)
    return f"taken in: {factsheet.party.name}, round {factsheet.round}, {count} recommendations"


def _failed(code: str, sentence: str) -> Stop:
    """Why the application could not read what was read a moment ago."""
    numbers = {name: number for number, name in exit_codes().items()}
    return Stop(sentence, DEFECT if code == "internal" else numbers.get(code, REFUSED))
