"""What only a bucket can do wrong: several parts, encryption, abandoned uploads, a silent server."""

import io
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import boto3
import pytest
from botocore.exceptions import BotoCoreError

from bekwaam.kernel.files.s3 import S3Settings, S3Store

ACADEMY = UUID("0197a000-0000-7000-8000-000000000001")
pytestmark = pytest.mark.peer


@pytest.fixture
def client(s3_settings: S3Settings) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=s3_settings.endpoint_url,
        region_name=s3_settings.region,
        aws_access_key_id=s3_settings.access_key,
        aws_secret_access_key=s3_settings.secret_key,
    )


def test_large_content_goes_up_in_parts_and_comes_back_whole(s3_settings: S3Settings, client: Any) -> None:
    content = bytes(range(256)) * (160 * 1024)
    blob = S3Store(s3_settings).put(ACADEMY, io.BytesIO(content), limit_bytes=10**8)
    head = client.head_object(Bucket=s3_settings.bucket, Key=f"{ACADEMY}/{blob.sha256[:2]}/{blob.sha256}")
    assert head["ETag"].strip('"').endswith("-3")
    with S3Store(s3_settings).open(ACADEMY, blob.sha256) as reading:
        assert b"".join(reading) == content


def test_objects_have_a_prefix_no_served_type_and_the_wanted_encryption(
    s3_settings: S3Settings, client: Any
) -> None:
    settings = replace(s3_settings, prefix="proef/", encryption="AES256")
    blob = S3Store(settings).put(ACADEMY, io.BytesIO(b"<html>"), limit_bytes=10)
    head = client.head_object(Bucket=settings.bucket, Key=f"proef/{ACADEMY}/{blob.sha256[:2]}/{blob.sha256}")
    assert head["ContentType"] == "application/octet-stream"
    assert head["ServerSideEncryption"] == "AES256"


def test_uploads_of_killed_processes_are_given_up(s3_settings: S3Settings, client: Any) -> None:
    client.create_multipart_upload(Bucket=s3_settings.bucket, Key=f"{ACADEMY}/ab/half")
    store = S3Store(s3_settings)
    assert store.sweep(before=datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert store.sweep(before=datetime.now(UTC) + timedelta(days=3650)) == 1
    assert "Uploads" not in client.list_multipart_uploads(Bucket=s3_settings.bucket)


def test_a_silent_server_is_given_up(s3_settings: S3Settings) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        store = S3Store(replace(s3_settings, endpoint_url=endpoint, read_seconds=0.05, attempts=1))
        with pytest.raises(BotoCoreError):
            store.exists(ACADEMY, "a" * 64)


def test_the_secret_is_not_shown(s3_settings: S3Settings) -> None:
    assert "proef-geheim" not in repr(s3_settings)
