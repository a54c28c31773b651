"""`ronda questionnaire` with its options; what it does lies in `questionnaires`."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

_EXAMPLES = (
    "ronda questionnaire questionnaire.toml",
    "ronda questionnaire questionnaire.toml --to form.docx --party SRB --language en",
    "ronda questionnaire filled.docx --of questionnaire.toml --to answers.json",
    "ronda questionnaire answers.json --of questionnaire.toml",
    "ronda questionnaire draft.docx --to questionnaire.json     (a proposal)",
)


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    epilog = "\b\nExamples:\n" + "\n".join(f"  {line}" for line in _EXAMPLES)
    app.command(epilog=epilog, short_help="Check, show or convert a questionnaire or answers.")(
        questionnaire
    )


def questionnaire(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A questionnaire, answers, or a filled form.")
    ],
    of: Annotated[
        Path | None,
        typer.Option("--of", metavar="FILE", help="The questionnaire that FILE answers."),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option("--to", metavar="OUT", help="Write to this file: .json, .docx or .pdf."),
    ] = None,
    answers: Annotated[
        Path | None,
        typer.Option("--answers", metavar="FILE", help="Answers to put into the form."),
    ] = None,
    party: Annotated[
        str | None, typer.Option("--party", metavar="CODE", help="The Party that answers: SRB.")
    ] = None,
    audience: Annotated[
        str,
        typer.Option("--audience", metavar="NAME", help="party, civil_society, nhri or children."),
    ] = "party",
    language: Annotated[
        list[str] | None,
        typer.Option("--language", metavar="TAG", help="Only this language; may be repeated."),
    ] = None,
) -> None:
    """Check a questionnaire, show or convert it; write the form; read a filled form.

    A questionnaire is JSON, TOML, or a Word file that an official wrote, which is read into a
    proposal. A form is the Word file that “--to form.docx” writes; filled in, it is read with
    “--of”. Faults are told on standard error.
    """
    work = import_module("ronda.cli.questionnaires")
    order = work.Order(
        file=file,
        of=of,
        to=to,
        answers=answers,
        party=party,
        audience=audience,
        languages=tuple(language or ()),
    )
    raise typer.Exit(work.run(order))
