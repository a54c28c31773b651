"""`ronda hashes match`: the matching service, and what keeps its index in step with the hash base.

Two things to know. The service itself needs no database; the process that follows it does, and is
left out on machines that only answer. And its folder must be one that others cannot read.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ronda.cli.exit_codes import NO_ADDRESS, NOT_READY, USAGE
from ronda.cli.reporting import Stop, Told, attempt, tell
from ronda.config.environment import Misconfigured, environment
from ronda.matching.processes import Options, run
from ronda.matching.service import Proxy

OF_THE_HASH_BASE = {"RONDA_DATA": ".data/hash-base"}


def match(
    *,
    folder: Path | None,
    name: str,
    host: str,
    port: int,
    processes: int,
    proxy: str | None,
    follow: bool,
) -> int:
    """Answer until told to stop; the exit code."""
    told = attempt(
        lambda: _matched(
            Options(
                folder=_folder(folder),
                index=_folder(folder) / "index",
                name=name,
                host=host,
                port=port,
                processes=processes,
                proxy=_proxy(proxy),
            ),
            follow=follow,
        )
    )
    tell(told)
    return told.code


def _matched(options: Options, *, follow: bool) -> Told:
    try:
        options.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Stop(
            f"The folder {options.folder} cannot be made ({error.strerror}): name another one.",
            NOT_READY,
        ) from error
    if options.folder.stat().st_mode & 0o077:
        raise Stop(
            f"Others can read {options.folder}, in which the service’s secret lies: take their"
            f" rights away (chmod 700 {options.folder}), then start again.",
            NOT_READY,
        )
    with _following(wanted=follow):
        try:
            run(options, told=_say)
        except OSError as error:
            raise Stop(
                f"Nothing can be served on {options.host}:{options.port}"
                f" ({error.strerror or 'it cannot be used'}): choose another with --port.",
                NO_ADDRESS,
            ) from error
    return Told()


def _say(options: Options) -> None:
    sys.stdout.write(
        f"Matching service “{options.name}”: http://{options.host}:{options.port}/v1/match"
        " (Ctrl+C stops it)\n"
    )
    sys.stdout.flush()


def _folder(given: Path | None) -> Path:
    if given is not None:
        return given.resolve()
    try:
        return environment(OF_THE_HASH_BASE | dict(os.environ)).matching
    except Misconfigured as error:
        raise Stop(str(error), NOT_READY) from error


def _proxy(given: str | None) -> Proxy | None:
    if given is None:
        return None
    address, _, header = given.partition("/")
    if not address:
        raise Stop("--proxy is the proxy’s address, or address/header: 10.0.0.7.", USAGE)
    return Proxy(address, header.lower()) if header else Proxy(address)


@contextmanager
def _following(*, wanted: bool) -> Iterator[None]:
    """The process that tells the index what changed in the database, ended with the service."""
    if not wanted:
        yield
        return
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "django", "index_follow"],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "ronda.config.hash_base"},
        start_new_session=True,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
