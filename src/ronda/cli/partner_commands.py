"""`ronda hashes match` and `fetch` with their options; what they do lies in `matching`, `feeds`."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

MATCH_EXAMPLES = (
    "\b\nExamples:\n"
    "  ronda hashes match --name hashes.example.org\n"
    "  ronda hashes match --name hashes.example.org --processes 2 --proxy 10.0.0.7"
)

FETCH_EXAMPLES = "\b\nExamples:\n  ronda hashes fetch\n  ronda hashes fetch lighthouse"


def add_to(group: typer.Typer) -> None:
    """Add the commands to their group."""
    group.command(name="match", epilog=MATCH_EXAMPLES)(match)
    group.command(name="fetch", epilog=FETCH_EXAMPLES)(fetch)


def match(
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="What tokens call it (“aud”).")
    ],
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Its folder. Otherwise: RONDA_MATCHING."),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="NAME", help="Where to listen.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="N", help="At which port.")] = 8400,
    processes: Annotated[
        int, typer.Option("--processes", metavar="N", min=1, max=64, help="How many answer.")
    ] = 1,
    proxy: Annotated[
        str | None,
        typer.Option("--proxy", metavar="ADDRESS", help="The proxy that checks TLS certificates."),
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow/--no-follow", help="Keep the index in step here too.")
    ] = True,
) -> None:
    """Answer accredited clients whether a hash is known: docs/hash-partners.md.

    Runs apart from the pages and needs no database, but to keep the index in step (--follow).
    """
    told = import_module("ronda.cli.matching").match(
        folder=folder,
        name=name,
        host=host,
        port=port,
        processes=processes,
        proxy=proxy,
        follow=follow,
    )
    raise typer.Exit(told)


def fetch(
    codes: Annotated[
        list[str] | None,
        typer.Argument(metavar="CODE", help="The partners. Otherwise: all with an address."),
    ] = None,
) -> None:
    """Fetch the feeds of partners and take them in; for cron, every few minutes.

    What is new or changed waits for a second person; what is withdrawn is so at once. A feed that
    is refused is told, and the others go on.
    """
    raise typer.Exit(import_module("ronda.cli.feeds").fetch(codes or []))
