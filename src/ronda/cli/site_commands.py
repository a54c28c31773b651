"""`ronda dump`, `serve` and `demo` with their options; see `dumping` and `serving`."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from ronda.cli.base_commands import Host, Port, Processes


def add_to(group: typer.Typer) -> None:
    """Add the commands to their group."""
    for command, short, examples in (
        (dump, "Write all that is public as files.", ("dump open-data", "dump")),
        (
            generate,
            "Fill the database with an invented record of any size.",
            (
                "generate",
                "generate --recommendations 250000 --states 200 --bodies 40 --statements 1000000",
                "generate --forget",
            ),
        ),
        (serve, "Serve Ronda to browsers.", ("serve", "serve --port 8080", "serve --no-worker")),
        (
            demo,
            "Serve the invented Party Arcadia.",
            ("demo", "demo --round", "demo factsheet.docx", "demo --fresh"),
        ),
    ):
        told = "".join(f"\n  ronda {example}" for example in examples)
        group.command(epilog=f"\b\nExamples:{told}", short_help=short)(command)


def dump(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="A new folder, or an empty one.")
    ] = None,
) -> None:
    """Write all that is public as CSV, JSON Lines, Parquet and SQLite, with what describes it.

    Without FOLDER it is the dump that the page /data/ offers, which is made every night anyway.
    """
    raise typer.Exit(import_module("ronda.cli.dumping").run(folder))


def generate(
    recommendations: Annotated[int, typer.Option(metavar="N", help="Recommendations.")] = 2_000,
    states: Annotated[int, typer.Option(metavar="N", help="Invented States.")] = 20,
    bodies: Annotated[int, typer.Option(metavar="N", help="Invented bodies.")] = 4,
    statements: Annotated[
        int,
        typer.Option(
            metavar="N", help="Recommendations, findings, follow-up and practices together."
        ),
    ] = 8_000,
    seed: Annotated[
        int, typer.Option(metavar="N", help="Another number gives another record.")
    ] = 1,
    beside: Annotated[
        bool, typer.Option("--beside", help="Although the database has other records.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Throw the generated record away, with its database.")
    ] = False,
) -> None:
    """Fill the database with an invented record of any size, to measure Ronda by.

    The same numbers and seed always give the same record. Of the generated factsheets no history is
    kept. In a database that has other records it is refused, unless --beside is said.
    """
    generating = import_module("ronda.cli.generating")
    if forget:
        raise typer.Exit(generating.forget())
    given = (recommendations, states, bodies, statements)
    sizes = dict(zip(generating.SIZES, given, strict=True))
    raise typer.Exit(generating.run(sizes, seed=seed, beside=beside))


def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    processes: Processes = None,
    no_worker: Annotated[
        bool, typer.Option("--no-worker", help="A worker runs elsewhere.")
    ] = False,
) -> None:
    """Serve Ronda to browsers, and read in the background what is handed in.

    Starts the embedded PostgreSQL, unless DATABASE_URL names a server, and brings it up to date.
    docs/settings.md has the variables that say how Ronda runs.
    """
    raise typer.Exit(
        import_module("ronda.cli.serving").serve(
            host=host, port=port, processes=processes, worker=not no_worker
        )
    )


def demo(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Factsheets of your own to read.")
    ] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over.")] = False,
    round: Annotated[
        bool, typer.Option("--round", help="Play rounds of 48 invented Parties, too.")
    ] = False,
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Serve Ronda with the invented Party Arcadia, to look around in.

    With --round eight rounds of 48 invented Parties are played first: one is left in each stage
    that people work in, one at its conclusions; that takes some minutes. A second start keeps
    what was there. Its data lie apart, in .data/demo.
    """
    serving = import_module("ronda.cli.serving")
    wanted = serving.Demonstration(tuple(files or ()), rounds=round, fresh=fresh)
    raise typer.Exit(serving.demo(wanted, host=host, port=port))
