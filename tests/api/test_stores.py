"""Dumps in an S3-compatible store, before a real server that speaks S3; and what fails there."""

import hashlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import boto3
import pytest
from django.conf import settings as of_ronda
from django.test import Client
from pytest_django import Settings

from ronda.api import jobs
from ronda.api.dumping import dump_keep, file_of, newest
from ronda.api.dumping.stores import Bucket, StoreFailed
from ronda.config.environment import Files
from tests.apps.compliance.arcadia import published

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The address of a server that speaks S3."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _wait(port)
        yield f"http://127.0.0.1:{port}"
        process.kill()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            link = HTTPConnection("127.0.0.1", port, timeout=5)
            link.request("GET", "/moto-api/")
            link.getresponse().read()
            link.close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server that speaks S3 did not start")


@pytest.fixture
def bucket(
    endpoint: str, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Bucket:
    """An empty bucket, which the settings name."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "known-to-all")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "known-to-all")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    name = f"open-{hashlib.sha256(str(tmp_path).encode()).hexdigest()[:12]}"
    boto3.client("s3", endpoint_url=endpoint).create_bucket(Bucket=name)
    files = Files(name, "ronda", endpoint)
    settings.RONDA = replace(of_ronda.RONDA, data=tmp_path, files=files)
    return Bucket(name, "ronda/dumps", endpoint)


def keys(bucket: Bucket) -> list[str]:
    """Everything that lies in the bucket."""
    listed = bucket._client.list_objects_v2(Bucket=bucket.bucket)
    return [one["Key"] for one in listed.get("Contents", ())]


def test_a_dump_lies_in_the_store_and_not_on_this_machine(bucket: Bucket, tmp_path: Path) -> None:
    published()
    assert newest() is None
    jobs.dump(0)
    manifest = newest()
    assert manifest is not None
    assert list(tmp_path.iterdir()) == []
    assert f"ronda/dumps/{manifest.version}/data/recommendations.csv" in keys(bucket)
    client = Client()
    assert "/data/files/ronda.sqlite" in client.get("/data/").content.decode()
    for one in manifest.files:
        answer = client.get(f"/data/files/{one.name}")
        assert answer.headers["Content-Length"] == str(one.bytes)
        assert hashlib.sha256(b"".join(answer)).hexdigest() == one.sha256
        answer.close()
    for name in ("../secret-key", "nothing", "data"):
        assert client.get(f"/data/files/{name}").status_code == 404


def test_only_some_dumps_are_kept_in_the_store(bucket: Bucket) -> None:
    for day in (1, 2, 3):
        for name in ("manifest.json", "data/one.csv"):
            key = f"ronda/dumps/2020-01-0{day}T000000Z/{name}"
            bucket._client.put_object(Bucket=bucket.bucket, Key=key, Body=b"{}")
    manifest = dump_keep()
    assert bucket.versions() == [manifest.version, "2020-01-03T000000Z"]
    assert {one.split("/")[2] for one in keys(bucket)} == set(bucket.versions())


def test_a_dump_without_its_manifest_is_not_there(bucket: Bucket) -> None:
    dump_keep()
    key = "ronda/dumps/2999-01-01T000000Z/data/recommendations.csv"
    bucket._client.put_object(Bucket=bucket.bucket, Key=key, Body=b"half of it")
    manifest = newest()
    assert manifest is not None and manifest.version < "2999"
    found = file_of("data/recommendations.csv")
    assert found is not None
    with found.content as content:
        assert content.read().startswith(b"id,edition")


def test_a_store_that_refuses_or_is_gone_is_told_in_a_sentence(
    bucket: Bucket, settings: Settings
) -> None:
    settings.RONDA = replace(settings.RONDA, files=Files("no-such-bucket", "", bucket_end(bucket)))
    with pytest.raises(StoreFailed, match=r"NoSuchBucket.*look at RONDA_FILES"):
        dump_keep()
    answer = Client().get("/data/")
    assert answer.status_code == 200
    assert "The files cannot be reached" in answer.content.decode()
    assert Client().get("/data/files/manifest.json").status_code == 503
    settings.RONDA = replace(settings.RONDA, files=Files("open", "", "http://127.0.0.1:9"))
    with pytest.raises(StoreFailed, match=r"127\.0\.0\.1:9"):
        newest()


def bucket_end(bucket: Bucket) -> str:
    """The address of the store that a bucket is in."""
    return str(bucket._client.meta.endpoint_url)
