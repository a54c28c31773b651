"""Where dumps lie: in the data folder, or in an S3-compatible store that all machines reach.

Two things to know. A dump is there once its manifest is: in a folder all of it appears at once, in
a store the manifest comes last and goes first. And the client of S3 is an extra (`ronda[s3]`), as
nobody needs it who has one machine.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Protocol

from django.conf import settings

MANIFEST = "manifest.json"
_AT_ONCE = 1_000
_PATIENCE = {"connect_timeout": 5, "read_timeout": 60, "retries": {"max_attempts": 3}}


class StoreFailed(OSError):
    """The store does not answer, or refuses; the message says which one and what to look at."""


class Store(Protocol):
    """Dumps by their version; every method may raise OSError."""

    def versions(self) -> list[str]:
        """Those that are there, the newest first; one may not be complete."""

    def workshop(self) -> AbstractContextManager[Path]:
        """A folder that is not there yet, in which a dump is made."""

    def keep(self, folder: Path, version: str) -> None:
        """Take in the dump in `folder`."""

    def read(self, version: str, name: str) -> IO[bytes]:
        """A file of a dump, to be read through once; raises FileNotFoundError."""

    def drop(self, version: str) -> None:
        """Take a dump away."""


def store() -> Store:
    """The store that the settings name."""
    files = settings.RONDA.files
    if files is None:
        return Folder(settings.RONDA.data / "dumps")
    return Bucket(files.bucket, "/".join(filter(None, (files.folder, "dumps"))), files.endpoint)


class Folder:
    """Dumps in a folder of this machine."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def versions(self) -> list[str]:
        """Those with a manifest, the newest first."""
        found = (one.name for one in self.place.glob("2*") if (one / MANIFEST).is_file())
        return sorted(found, reverse=True)

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """Beside the dumps, so that one that is made only has to change its name."""
        self.place.mkdir(parents=True, exist_ok=True)
        yield self.place / "next"

    def keep(self, folder: Path, version: str) -> None:
        """Take in the dump in `folder`."""
        folder.rename(self.place / version)

    def read(self, version: str, name: str) -> IO[bytes]:
        """A file of a dump."""
        return (self.place / version / name).open("rb")

    def drop(self, version: str) -> None:
        """Take a dump away."""
        shutil.rmtree(self.place / version)


class Bucket:
    """Dumps in a bucket of an S3-compatible store, in a folder of it."""

    def __init__(self, bucket: str, folder: str, endpoint: str) -> None:
        self.bucket = bucket
        self.folder = folder
        self.told = f"s3://{bucket}/{folder}" + (f" at {endpoint}" if endpoint else "")
        self._client = _client(endpoint)

    def versions(self) -> list[str]:
        """Those of which anything is there, the newest first."""
        asked = {"Bucket": self.bucket, "Prefix": f"{self.folder}/2", "Delimiter": "/"}
        with self._sentences():
            pages = self._client.get_paginator("list_objects_v2").paginate(**asked)
            found = [one["Prefix"] for page in pages for one in page.get("CommonPrefixes", ())]
        return sorted((one.rstrip("/").rpartition("/")[2] for one in found), reverse=True)

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """On this machine, until it is handed in."""
        with TemporaryDirectory(prefix="ronda-dump-") as folder:
            yield Path(folder) / "next"

    def keep(self, folder: Path, version: str) -> None:
        """Hand in the dump in `folder`, its manifest last."""
        paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        with self._sentences():
            for path in sorted(paths, key=lambda one: one == folder / MANIFEST):
                key = self._key(version, path.relative_to(folder).as_posix())
                self._client.upload_file(str(path), self.bucket, key)

    def read(self, version: str, name: str) -> IO[bytes]:
        """A file of a dump, as it comes in."""
        with self._sentences():
            answer = self._client.get_object(Bucket=self.bucket, Key=self._key(version, name))
        body: IO[bytes] = answer["Body"]
        return body

    def drop(self, version: str) -> None:
        """Take a dump away, its manifest first."""
        asked = {"Bucket": self.bucket, "Prefix": f"{self.folder}/{version}/"}
        with self._sentences():
            self._client.delete_object(Bucket=self.bucket, Key=self._key(version, MANIFEST))
            pages = self._client.get_paginator("list_objects_v2").paginate(**asked)
            for page in pages:
                self._delete([one["Key"] for one in page.get("Contents", ())])

    def _delete(self, keys: list[str]) -> None:
        # A page of the list has as many as may be taken away at once.
        if keys:
            objects = [{"Key": key} for key in keys[:_AT_ONCE]]
            self._client.delete_objects(Bucket=self.bucket, Delete={"Objects": objects})

    def _key(self, version: str, name: str) -> str:
        return f"{self.folder}/{version}/{name}"

    @contextmanager
    def _sentences(self) -> Iterator[None]:
        """What the client raises, as OSError with a sentence."""
        from boto3.exceptions import Boto3Error  # noqa: PLC0415 — an extra
        from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415

        try:
            yield
        except ClientError as error:
            code = error.response.get("Error", {}).get("Code", "")
            if code in {"NoSuchKey", "404"}:
                raise FileNotFoundError(f"{self.told} has no such file.") from error
            raise self._failed(code or str(error)) from error
        except (BotoCoreError, Boto3Error) as error:
            raise self._failed(str(error)) from error

    def _failed(self, why: str) -> StoreFailed:
        return StoreFailed(
            f"The store {self.told} cannot be used ({why}): look at RONDA_FILES,"
            " RONDA_FILES_ENDPOINT and the keys of the store."
        )


@lru_cache(maxsize=2)
def _client(endpoint: str) -> Any:
    try:
        import boto3  # noqa: PLC0415 — an extra
        from botocore.config import Config  # noqa: PLC0415
    except ImportError as error:
        raise StoreFailed(
            "RONDA_FILES names an S3-compatible store, and its client is not installed:"
            " install ronda[s3]."
        ) from error
    # Servers of one's own seldom have a name of their own for each bucket.
    addressing: Mapping[str, str] = {"addressing_style": "path" if endpoint else "auto"}
    config = Config(**_PATIENCE, s3=addressing)
    return boto3.client("s3", endpoint_url=endpoint or None, config=config)
