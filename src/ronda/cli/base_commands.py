"""`ronda hashes serve`, `demo`, `appoint`, `figures` with their options; see `hash_base`."""

from importlib import import_module
from types import ModuleType
from typing import Annotated

import typer

Host = Annotated[str, typer.Option("--host", metavar="NAME", help="Where to listen.")]
Port = Annotated[int, typer.Option("--port", metavar="N", help="At which port.")]
Processes = Annotated[
    int | None, typer.Option("--processes", min=1, metavar="N", help="By how many processes.")
]


def add_to(group: typer.Typer) -> None:
    """Add the commands to their group."""
    for command, example in (
        (serve, "ronda hashes serve --port 8300"),
        (demo, "ronda hashes demo --fresh"),
        (appoint, 'ronda hashes appoint ada@unit.example custodian --name "Ada Lind"'),
        (figures, "ronda hashes figures > figures.json"),
    ):
        group.command(epilog=f"\b\nExamples:\n  {example}")(command)


def serve(host: Host = "127.0.0.1", port: Port = 8300) -> None:
    """Serve the pages of the hash base, and triage in the background what is handed in.

    Its data lie apart from Ronda's, in .data/hash-base, unless RONDA_DATA says otherwise.
    """
    raise typer.Exit(_work().serve(host=host, port=port))


def demo(
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over.")] = False,
    host: Host = "127.0.0.1",
    port: Port = 8300,
) -> None:
    """Serve the hash base with invented, random hashes, to look around in.

    A second start keeps what was there. Its data lie apart, in .data/hash-demo.
    """
    raise typer.Exit(_work().demo(fresh=fresh, host=host, port=port))


def appoint(
    email: Annotated[str, typer.Argument(metavar="EMAIL", help="The person’s address.")],
    post: Annotated[
        str,
        typer.Argument(
            metavar="POST",
            help="investigator, classifier, confirmer, officer, custodian or auditor.",
        ),
    ],
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The person’s name.")] = "",
) -> None:
    """Give a person a post in the hash base, with an account if there is none.

    So comes the first custodian. They choose a password by “Forgot your password?” on the page for
    signing in.
    """
    raise typer.Exit(_work().appoint(email, post, name=name))


def figures() -> None:
    """Print the figures that may cross to a State's desk, as JSON, small counts left out."""
    raise typer.Exit(_work().figures())


def _work() -> ModuleType:
    """What does it, imported now and not at start-up."""
    return import_module("ronda.cli.hash_base")
