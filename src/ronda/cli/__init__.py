"""The command `ronda`: its commands, options and help. `docs/commands.md` documents all of them.

Two things to know. What a command does lies in a module of its own, imported when the command is
given, so that `ronda read` starts without Django and `ronda --help` without anything. And a
command gives its exit code as a number; what the numbers mean is in `exit_codes`.
"""

import os
import re
import sys
import traceback
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from ronda.cli import base_commands, partner_commands, question_commands, site_commands

# We use no plugins of pydantic's, and looking for them takes longer than reading a page.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


_TYPE_OF_ARGUMENT = re.compile(r"^(  [A-Z]+) <[\w\[\]]+>", re.MULTILINE)
_RANGE = re.compile(r"(\d+)<=x<=(\d+)")
_WRAPPED = re.compile(r"\n {9,}\[required\]")


def _examples(*lines: str) -> str:
    """What stands at the end of a command's help, in lines that stay as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


class _Command(TyperCommand):
    """A command whose help names no types of Python's beside its arguments."""

    def get_help(self, ctx: Any) -> str:
        """What `--help` shows."""
        bare = _TYPE_OF_ARGUMENT.sub(r"\1", super().get_help(ctx))
        return _RANGE.sub(r"\1 to \2", _WRAPPED.sub("  [required]", bare))


app = typer.Typer(
    name="ronda",
    help="Reads, compares and writes the factsheets of a treaty body, and serves them to people.",
    epilog="Each command has its own help: ronda read --help",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Files, folders with all in them, patterns (“*.docx”)."),
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on standard output, nothing else.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 where anything is unplaced.")]
Language = Annotated[
    str | None, typer.Option("--language", metavar="TAG", help="Of a report: the file’s language.")
]
PartyCode = Annotated[
    str | None,
    typer.Option(
        "--party", metavar="CODE", help="The Party, where the file does not tell it: SRB."
    ),
]


def main() -> None:
    """Run the command that was typed, and exit with its code."""
    try:
        app(prog_name="ronda")
    except KeyboardInterrupt:
        sys.exit(_module("exit_codes").INTERRUPTED)
    except Exception as error:  # noqa: BLE001 (no command shows a traceback unasked)
        if os.environ.get("RONDA_DEBUG") == "1":
            traceback.print_exception(error)
        reporting = _module("reporting")
        sys.stderr.write(reporting.DEFECTIVE + "\n")
        sys.exit(_module("exit_codes").DEFECT)


def _module(name: str) -> ModuleType:
    """A module of this room, imported now and not at start-up (see above)."""
    return import_module(f"ronda.cli.{name}")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ronda {import_module('importlib.metadata').version('ronda')}")
        raise typer.Exit


@app.callback()
def _ronda(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Tell the version.")
    ] = False,
) -> None:
    """Reads, compares and writes the factsheets of a treaty body, and serves them to people."""


@app.command(
    epilog=_examples(
        "ronda read factsheet.docx",
        "ronda read factsheet.pdf --json > factsheet.json",
        "ronda read factsheets/ --strict",
        'ronda read "2025/*.docx" --json > all.jsonl     (one line a file)',
    ),
    short_help="Show what is in a factsheet, a letter or a report.",
)
def read(
    files: Files,
    as_json: AsJson = False,
    strict: Strict = False,
    party: PartyCode = None,
) -> None:
    """Show what is in a factsheet, a letter or a report, and what became of every stretch of it.

    Reads Word, PDF, HTML, Markdown, plain text, JSON of Ronda’s; what a file is, it tells by
    itself. A file that cannot be read is told on standard error, and the others go on.
    """
    raise typer.Exit(_module("reading").run(files, as_json=as_json, strict=strict, party=party))


@app.command(
    epilog=_examples(
        "ronda write factsheet.txt --to factsheet.docx",
        "ronda write report.json --to report.docx --language fr",
    ),
    short_help="Write it in another format.",
)
def write(
    files: Files,
    to: Annotated[
        Path, typer.Option("--to", metavar="OUT", help="The file, or the folder, to write to.")
    ],
    format: Annotated[
        str | None,
        typer.Option("--as", metavar="FORMAT", help="docx, pdf, html, md or json, in a folder."),
    ] = None,
    party: PartyCode = None,
    language: Language = None,
) -> None:
    """Write a factsheet in another format: Word, PDF, HTML, Markdown or JSON.

    A report becomes Word, PDF or JSON. What is broken is refused; a file is whole or not there.
    """
    run = _module("writing").run
    raise typer.Exit(run(files, to=to, format=format, party=party, language=language))


@app.command(
    epilog=_examples(
        "ronda compare edition-1.docx edition-2.pdf",
        "ronda compare edition-1.docx edition-2.docx --html changes.html",
    ),
    short_help="Tell what changed between two editions.",
)
def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The older edition.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The newer edition.")],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write a page for a browser.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Tell what changed from one edition to another, word by word.

    Added, removed, reworded, re-coded, moved, filled in: recommendations, observations, boxes,
    footnotes, headings, the cover.
    """
    raise typer.Exit(_module("comparing").run(old, new, html=html, as_json=as_json))


@app.command(
    epilog=_examples(
        "ronda boxes sent.docx returned.docx",
        "ronda boxes sent.docx returned.docx --to next-edition.docx",
    ),
    short_help="Take in the boxes that a Party filled in.",
)
def boxes(
    sent: Annotated[Path, typer.Argument(metavar="SENT", help="The factsheet as it was sent.")],
    returned: Annotated[Path, typer.Argument(metavar="RETURNED", help="The file that came back.")],
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="OUT", help="Write the factsheet with these boxes."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take the text of the boxes from a file that came back, and nothing else.

    What was changed outside the boxes is listed for a person to decide on.
    """
    raise typer.Exit(_module("boxing").run(sent, returned, to=to, as_json=as_json))


@app.command(
    name="import",
    epilog=_examples(
        "ronda import factsheet.docx",
        "ronda import factsheets/ --by ada.lind@secretariat.example",
    ),
    short_help="Take factsheets into the database.",
)
def import_(
    files: Files,
    party: PartyCode = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="EMAIL", help="In whose name. Otherwise: the machine’s."),
    ] = None,
) -> None:
    """Take factsheets into the database, for proofing and publishing.

    A file that was received before is recognised by its checksum and left alone. A broken
    factsheet is refused, with its faults told. Needs the database; see “ronda serve”.
    """
    raise typer.Exit(_module("importing").run(files, party=party, by=by))


@app.command(
    epilog=_examples(
        "ronda export SRB --round 2 --to serbia.docx",
        "ronda export SRB --round 2 --language fr --published --to serbia-fr.pdf",
    ),
    short_help="Write a factsheet out of the database.",
)
def export(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The Party: SRB.")],
    round: Annotated[int, typer.Option("--round", metavar="N", help="The round.")],
    to: Annotated[Path, typer.Option("--to", metavar="OUT", help="The file to write.")],
    body: Annotated[
        str, typer.Option("--body", metavar="NAME", help="The body whose round it is.")
    ] = "lanzarote",
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="en, fr, sr-Cyrl, sr-Latn.")
    ] = None,
    published: Annotated[
        bool, typer.Option("--published", help="Only an edition that everybody may see.")
    ] = False,
) -> None:
    """Write a factsheet out of the database, in the format of OUT’s ending.

    It is the newest edition there is; its state (read, approved, published) is told.
    """
    run = _module("exporting").run
    raise typer.Exit(
        run(code, round=round, to=to, body=body, language=language, published=published)
    )


@app.command(
    name="hash",
    epilog=_examples(
        "ronda hash photo.jpg",
        "ronda hash /mnt/exhibit-7 --to exhibit-7.csv",
        "ronda hash /mnt/exhibit-7 --as vics --to exhibit-7.json",
    ),
)
def hash_(
    files: Files,
    format: Annotated[str, typer.Option("--as", metavar="FORMAT", help="csv or vics.")] = "csv",
    to: Annotated[
        Path | None, typer.Option("--to", metavar="OUT", help="Write to this file.")
    ] = None,
) -> None:
    """Compute the hashes of files on this machine: MD5, SHA-1, SHA-256, and PDQ of pictures.

    In a folder every file is meant, hidden ones too. Nothing is sent, shown or kept but the
    hashes, sizes and names that are written out. A broken picture is told, and the others go on.
    """
    raise typer.Exit(_module("hashing").run(files, format=format, to=to))


question_commands.add_to(app)

hashes = typer.Typer(
    help="Works with lists and indexes of hashes, and serves the hash base.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(hashes, name="hashes")
base_commands.add_to(hashes)
partner_commands.add_to(hashes)


@hashes.callback()
def _hashes() -> None:
    """Works with lists and indexes of hashes, and serves the hash base."""


@hashes.command(
    epilog=_examples(
        "ronda hashes scan exhibit-7.csv --index /srv/hashes > found.csv",
        "ronda hashes scan list.txt --kind md5 --index /srv/hashes --ray auto",
    )
)
def scan(
    list: Annotated[Path, typer.Argument(metavar="LIST", help="A hash a line, or a table.")],
    index: Annotated[Path, typer.Option("--index", metavar="FOLDER", help="The index to ask.")],
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="md5, sha1, sha256 or pdq: only this one."),
    ] = None,
    threshold: Annotated[
        int | None,
        typer.Option("--threshold", metavar="N", help="How many bits of PDQ may differ: 31."),
    ] = None,
    ray: Annotated[
        str | None,
        typer.Option("--ray", metavar="ADDRESS", help="Work on the Ray cluster at this address."),
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="OUT", help="Write to this file.")
    ] = None,
) -> None:
    """Look up a list of hashes, of any length, in an index.

    What is found is written as a table in the order of the list. The list is what “ronda hash”
    writes, or another table with columns md5, sha1, sha256 and pdq, or a hash a line.
    """
    scanning = _module("scanning")
    order = scanning.Order(list, index, kind=kind, threshold=threshold, ray=ray, to=to)
    raise typer.Exit(scanning.run(order))


site_commands.add_to(app)


@app.command(
    context_settings={
        "allow_extra_args": True,
        "ignore_unknown_options": True,
        "help_option_names": [],
    },
    epilog=_examples(
        "ronda manage help", "ronda manage person_add ada.lind@secretariat.example 'Ada Lind'"
    ),
    short_help="Run a command of Django or of Ronda’s rooms.",
)
def manage(context: typer.Context) -> None:
    """Run a command of Django or of Ronda's rooms, on Ronda's settings and database."""
    raise typer.Exit(_module("managing").run(list(context.args)))


for _command in (*app.registered_commands, *hashes.registered_commands):
    _command.cls = _Command
