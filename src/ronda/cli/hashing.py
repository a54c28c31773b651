"""`ronda hash`: the hashes of files on the investigator's own machine, as a table or as VICS.

Two things to know. Lines go out as files are done, in the order of the files; nothing else is
kept, and nothing of a file is shown. And a file that cannot be read, or a picture that cannot be
opened, is told on standard error while the rest goes on.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ronda.cli.exit_codes import USAGE
from ronda.cli.files import every_file
from ronda.cli.reporting import Stop, Told, attempt, tell, together
from ronda.cli.target import written
from ronda.cli.watching import counted
from ronda.factsheets.printable import printable
from ronda.hashes.computing import Hashed, hash_files
from ronda.hashes.errors import NotInstalled
from ronda.hashes.kinds import kind

COLUMNS = ("path", "size", "md5", "sha1", "sha256", "pdq", "quality")
_VICS = "http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml/Default/$metadata#Media"


def run(names: list[str], *, format: str, to: Path | None) -> int:
    """Hash the files and write the lines out; the exit code."""
    codes: list[int] = []

    def work() -> Told:
        if format not in _WRITERS:
            raise Stop(f"There is no format “{format}”: take csv or vics.", USAGE)
        with written(to) as out:
            for part in _WRITERS[format](_told(names, codes)):
                out.write(part)
        return Told()

    told = attempt(work)
    tell(told)
    return together([*codes, told.code])


def _told(names: list[str], codes: list[int]) -> Iterator[Hashed]:
    """What was hashed; what went wrong is told, and its exit code kept."""
    for hashed, aside in counted(hash_files(every_file(names)), lambda hashed: hashed.path.name):
        if isinstance(hashed.trouble, NotInstalled):
            raise hashed.trouble
        if hashed.trouble is not None:
            codes.append(hashed.trouble.exit_code)
            with aside():
                tell(Told(sentences=[str(hashed.trouble)]), str(hashed.path))
        if hashed.values:
            yield hashed


def _csv(lines: Iterable[Hashed]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")

    def line(cells: Iterable[object]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    yield line(COLUMNS)
    for hashed in lines:
        values = [hashed.values.get(name, b"").hex() for name in COLUMNS[2:6]]
        quality = "" if hashed.quality is None else hashed.quality
        yield line([_name(hashed.path), hashed.size, *values, quality])


def _vics(lines: Iterable[Hashed]) -> Iterator[str]:
    """VICS 2.0, one record a line. It has no place for a quality: flat pictures go without PDQ."""
    yield f'{{"@odata.context":{json.dumps(_VICS)},"value":['
    for number, hashed in enumerate(lines, start=1):
        others = [
            {"HashName": name, "HashValue": hashed.values[kind].hex()}
            for name, kind in (("SHA256", "sha256"), ("PDQ", "pdq"))
            if kind in hashed.values and not _flat(hashed, kind)
        ]
        record = {
            "MediaID": number,
            "Category": None,
            "MD5": hashed.values["md5"].hex().upper(),
            "SHA1": hashed.values["sha1"].hex().upper(),
            "AlternativeHashes": others,
            "MediaSize": hashed.size,
            "RelativeFilePath": _name(hashed.path),
        }
        if hashed.picture:
            record["MimeType"] = hashed.picture
        yield f"{',' if number > 1 else ''}\n{json.dumps(record, ensure_ascii=False)}"
    yield "\n]}\n"


def _flat(hashed: Hashed, name: str) -> bool:
    return kind(name).suspicious(hashed.values[name], hashed.quality) is not None


def _name(path: Path) -> str:
    r"""The path on one line of UTF-8; a byte that is none is written as \xff."""
    text = printable(os.fsencode(path).decode("utf-8", "backslashreplace"))
    return text.replace("\n", "\ufffd")


_WRITERS = {"csv": _csv, "vics": _vics}
