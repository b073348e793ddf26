"""A disk store and an S3 store to hold to one contract; the bucket lives in a real server process."""

import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import pytest

from bekwaam.kernel.files.disk import DiskStore
from bekwaam.kernel.files.s3 import S3Settings, S3Store
from bekwaam.kernel.files.store import FileStore

BUCKET = "bekwaam-proef"


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    """A stand-in S3 server on a free port; its log says where and when it is ready."""
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MOTO")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stderr is not None
            line = next(line for line in server.stderr if "Running on " in line)
            threading.Thread(target=deque(maxlen=0).extend, args=(server.stderr,), daemon=True).start()
            yield line.split("Running on ")[1].split()[0]
        finally:
            server.kill()


@pytest.fixture
def s3_settings(s3_endpoint: str) -> Iterator[S3Settings]:
    settings = S3Settings(
        bucket=BUCKET,
        region="eu-central-1",
        endpoint_url=s3_endpoint,
        access_key="proef",
        secret_key="proef-geheim",
        addressing="path",
    )
    bucket = boto3.resource(
        "s3",
        endpoint_url=s3_endpoint,
        region_name=settings.region,
        aws_access_key_id="proef",
        aws_secret_access_key="proef-geheim",
    ).Bucket(BUCKET)
    bucket.create(CreateBucketConfiguration={"LocationConstraint": settings.region})
    yield settings
    bucket.objects.all().delete()
    for upload in bucket.multipart_uploads.all():
        upload.abort()
    bucket.delete()


@pytest.fixture
def disk_root(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture(params=["disk", pytest.param("s3", marks=pytest.mark.peer)])
def store(request: pytest.FixtureRequest) -> FileStore:
    builders: dict[str, Callable[[], FileStore]] = {
        "disk": lambda: DiskStore(request.getfixturevalue("disk_root")),
        "s3": lambda: S3Store(request.getfixturevalue("s3_settings")),
    }
    return builders[request.param]()
