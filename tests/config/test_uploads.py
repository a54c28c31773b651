"""An upload is stopped when it grows too large, whatever was said of its length."""

import io

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from ronda.config.uploads import LimitedUpload

BOUNDARY = "----form"


def posted(rf: RequestFactory, size: int) -> HttpRequest:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    body = head.encode() + b"x" * size + f"\r\n--{BOUNDARY}--\r\n".encode()
    return rf.generic("POST", "/", body, f"multipart/form-data; boundary={BOUNDARY}")


def test_a_file_within_the_limit_comes_through(rf: RequestFactory, settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 200_000
    file = posted(rf, 150_000).FILES["file"]
    assert isinstance(file, UploadedFile) and file.size == 150_000


def test_a_file_beyond_the_limit_does_not(rf: RequestFactory, settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 200_000
    assert "file" not in posted(rf, 400_000).FILES


def test_the_limit_holds_for_all_files_of_a_request_together(settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 10
    handler = LimitedUpload()
    assert handler.receive_data_chunk(b"12345", 0) == b"12345"
    with pytest.raises(StopUpload):
        handler.receive_data_chunk(b"123456", 5)


def test_memory_does_not_grow_with_what_is_refused(settings: LazySettings) -> None:
    handler = LimitedUpload()
    assert handler.file_complete(5) is None
    assert not any(isinstance(kept, bytes | io.IOBase) for kept in vars(handler).values())
