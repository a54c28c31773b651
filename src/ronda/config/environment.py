"""What the environment says about how Ronda runs here; the one place that reads its variables.

Two things to know. Every variable has a default that is safe on one's own machine, and the table
in `docs/settings.md` is checked against `VARIABLES`. And the second factor can be switched off for
the demonstration only: anywhere else Ronda refuses to start without it.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

VARIABLES = {
    "RONDA_DATA": "The data folder: the embedded PostgreSQL, the secret key. Default: `.data`.",
    "DATABASE_URL": "A PostgreSQL server (14 or later). Default: the embedded one.",
    "RONDA_REPLICA_URLS": "Read replicas of that server, PostgreSQL addresses with blanks between."
    " Default: none.",
    "RONDA_REPLICA_LAG": "How many seconds a replica may be behind and still be read. Default: 5.",
    "RONDA_FILES": "Where the open data lie, `s3://bucket/folder`. Default: the data folder.",
    "RONDA_FILES_ENDPOINT": "The address of the S3-compatible server. Default: Amazon’s.",
    "RONDA_ORIGIN": "Where people reach Ronda, `https://ronda.example.org`. Default: this machine.",
    "RONDA_SECRET_KEY": "Signs sessions. Default: made once and kept in the data folder.",
    "RONDA_DEMO": "`1`: the demonstration with its invented Party and printed sign-ins.",
    "RONDA_SECOND_FACTOR": "`off`: sign in without a second factor. In the demonstration only.",
    "RONDA_DEBUG": "`1`: show errors with their code. Never where others can reach Ronda.",
    "RONDA_MAIL": "Mail server, `smtp://user:password@host:587`. Default: mail is printed, in the"
    " demonstration kept.",
    "RONDA_MAIL_FROM": "The address mail comes from. Default: `ronda@localhost`.",
    "RONDA_DIGEST_HOUR": "The hour, 0 to 23, at which daily digests are sent. Default: 7.",
    "RONDA_UPLOAD_MB": "Largest file taken in, in megabytes. Default: 25.",
    "RONDA_KEPT_PAGES_MB": "What each process keeps of public pages for whoever asks next, in"
    " megabytes; 0: nothing. With read replicas nothing is kept. Default: 32.",
    "RONDA_BASE": "The code by which partners of the hash base know it. Default: `hash-base`.",
    "RONDA_MATCHING": "The folder of the matching service. Default: `matching` in the data folder.",
    "RONDA_EMBEDDING_MODEL": "The folder of a static model of meaning, for placing."
    " Default: words alone.",
}


class Misconfigured(RuntimeError):
    """A variable has a value Ronda cannot run with; the message names it."""


@dataclass(frozen=True)
class Mail:
    """A mail server; `host` is "" where mail is printed."""

    host: str
    port: int
    user: str
    password: str
    encrypted: bool
    sender: str


@dataclass(frozen=True)
class Files:
    """A folder of an S3-compatible store; `endpoint` is "" for Amazon’s own."""

    bucket: str
    folder: str
    endpoint: str


@dataclass(frozen=True)
class Environment:
    """The variables, read and checked."""

    data: Path
    origin: str
    demo: bool
    debug: bool
    second_factor: bool
    upload_bytes: int
    kept_pages_bytes: int
    mail: Mail
    digest_hour: int
    base: str
    matching: Path
    embedding_model: Path | None
    replicas: tuple[str, ...] = ()
    replica_lag: int = 5
    files: Files | None = None
    secret_key: str = ""

    @property
    def secure(self) -> bool:
        """Whether people reach Ronda over https."""
        return self.origin.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        """The names under which Ronda answers."""
        local = ["localhost", "127.0.0.1", "[::1]"]
        named = urlsplit(self.origin).hostname
        return [named] if self.secure and named else [*local, *([named] if named else [])]


def environment(variables: Mapping[str, str]) -> Environment:
    """What `variables` say; raises Misconfigured with the variable and what to do."""
    demo = variables.get("RONDA_DEMO") == "1"
    data = Path(variables.get("RONDA_DATA") or ".data").resolve()
    return Environment(
        data=data,
        origin=_origin(variables.get("RONDA_ORIGIN", "")),
        demo=demo,
        debug=variables.get("RONDA_DEBUG") == "1",
        second_factor=_second_factor(variables.get("RONDA_SECOND_FACTOR", "on"), demo=demo),
        upload_bytes=_megabytes("RONDA_UPLOAD_MB", variables.get("RONDA_UPLOAD_MB") or "25"),
        kept_pages_bytes=_megabytes(
            "RONDA_KEPT_PAGES_MB", variables.get("RONDA_KEPT_PAGES_MB") or "32", least=0
        ),
        mail=_mail(variables),
        digest_hour=_hour(variables.get("RONDA_DIGEST_HOUR") or "7"),
        base=_base(variables.get("RONDA_BASE") or "hash-base"),
        matching=Path(variables.get("RONDA_MATCHING") or data / "matching").resolve(),
        embedding_model=_folder(variables.get("RONDA_EMBEDDING_MODEL", "")),
        replicas=_replicas(variables.get("RONDA_REPLICA_URLS", "")),
        replica_lag=_lag(variables.get("RONDA_REPLICA_LAG") or "5"),
        files=_files(variables),
        secret_key=variables.get("RONDA_SECRET_KEY", ""),
    )


def kept_secret(data: Path) -> str:
    """The secret key of the data folder, made the first time; readable by its owner only."""
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(64), encoding="ascii")
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii")


def _origin(value: str) -> str:
    if not value:
        return ""
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise Misconfigured(
            f"RONDA_ORIGIN is “{value}”; it must be an address without a path, "
            "such as https://ronda.example.org."
        )
    return f"{parts.scheme}://{parts.netloc}"


def _second_factor(value: str, *, demo: bool) -> bool:
    if value not in {"on", "off"}:
        raise Misconfigured(f"RONDA_SECOND_FACTOR is “{value}”; it must be “on” or “off”.")
    if value == "off" and not demo:
        raise Misconfigured(
            "RONDA_SECOND_FACTOR=off is for the demonstration only: take it away, "
            "or set RONDA_DEMO=1 on a machine that holds invented data only."
        )
    return value == "on"


def _megabytes(name: str, value: str, least: int = 1) -> int:
    if not value.isdecimal() or not least <= int(value) <= 1000:
        raise Misconfigured(f"{name} is “{value}”; it must be a number from {least} to 1000.")
    return int(value) * 1_000_000


def _hour(value: str) -> int:
    if not value.isdecimal() or int(value) > 23:
        raise Misconfigured(f"RONDA_DIGEST_HOUR is “{value}”; it must be a number from 0 to 23.")
    return int(value)


def _replicas(value: str) -> tuple[str, ...]:
    urls = tuple(value.split())
    for place, url in enumerate(urls, start=1):
        # The address may have a password in it, which no message repeats.
        if not re.match(r"postgres(ql)?://[^/]", url):
            raise Misconfigured(
                f"RONDA_REPLICA_URLS, address {place}: it must be such as"
                " postgresql://user:password@host:5432/ronda."
            )
    return urls


def _lag(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 3600:
        raise Misconfigured(f"RONDA_REPLICA_LAG is “{value}”; it must be a number from 1 to 3600.")
    return int(value)


def _files(variables: Mapping[str, str]) -> Files | None:
    value = variables.get("RONDA_FILES", "")
    endpoint = variables.get("RONDA_FILES_ENDPOINT", "")
    if endpoint and not re.match(r"https?://[^/@]+/?$", endpoint):
        raise Misconfigured(
            f"RONDA_FILES_ENDPOINT is “{endpoint}”; it must be such as https://s3.example.org."
        )
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme != "s3" or not parts.hostname or parts.query:
        raise Misconfigured(f"RONDA_FILES is “{value}”; it must be such as s3://bucket/folder.")
    return Files(parts.netloc, parts.path.strip("/"), endpoint)


def _folder(value: str) -> Path | None:
    return Path(value).resolve() if value else None


def _base(value: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9.-]{0,39}", value):
        raise Misconfigured(
            f"RONDA_BASE is “{value}”; it must begin with a small letter and have small letters,"
            " digits, “.” and “-” only, at most 40."
        )
    return value


def _mail(variables: Mapping[str, str]) -> Mail:
    value = variables.get("RONDA_MAIL", "")
    parts = urlsplit(value)
    if value and (parts.scheme not in {"smtp", "smtps"} or not parts.hostname):
        raise Misconfigured(
            f"RONDA_MAIL is “{value}”; it must be such as smtp://user:password@host:587."
        )
    return Mail(
        host=parts.hostname or "",
        port=parts.port or (465 if parts.scheme == "smtps" else 587),
        user=parts.username or "",
        password=parts.password or "",
        encrypted=parts.scheme == "smtps",
        sender=variables.get("RONDA_MAIL_FROM") or "ronda@localhost",
    )
