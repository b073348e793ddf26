"""The file store in an S3-compatible bucket. Objects are never public and carry no served type."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Literal, cast
from uuid import UUID

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

from bekwaam.kernel.files.receiving import blob_of, receive
from bekwaam.kernel.files.store import Blob, BlobNotFoundError, Closable, Reading, blob_key, span

_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
_PART_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class S3Settings:
    """Where the bucket is. Without keys the machine's own role is used; without endpoint, Amazon's."""

    bucket: str
    region: str
    endpoint_url: str | None = None
    access_key: str | None = None
    secret_key: str | None = field(default=None, repr=False)
    prefix: str = ""
    addressing: Literal["path", "virtual", "auto"] = "auto"
    encryption: Literal["", "AES256", "aws:kms"] = ""
    kms_key_id: str | None = None
    connect_seconds: float = 5
    read_seconds: float = 30
    attempts: int = 3


class S3Store:
    def __init__(self, settings: S3Settings) -> None:
        self._settings = settings
        self._client = _client(settings)
        self._transfer = TransferConfig(
            multipart_threshold=_PART_BYTES, multipart_chunksize=_PART_BYTES, max_concurrency=4
        )

    def put(self, academy_id: UUID, stream: BinaryIO, *, limit_bytes: int) -> Blob:
        """The name is the hash, so the stream is first taken in whole, in a nameless local file."""
        with TemporaryFile() as file:
            received = receive(stream, file, limit_bytes=limit_bytes)
            blob = blob_of(received, file)
            key = self._key(academy_id, blob.sha256)
            if self._size(key) != blob.size:
                file.seek(0)
                self._upload(file, key)
        return blob

    def open(self, academy_id: UUID, sha256: str, *, start: int = 0, length: int | None = None) -> Reading:
        key = self._key(academy_id, sha256)
        size = self._size(key)
        if size is None:
            raise BlobNotFoundError(sha256)
        left = span(size, start, length)
        return Reading(self._body(key, start, left, size), left)

    def exists(self, academy_id: UUID, sha256: str) -> bool:
        try:
            return self._size(self._key(academy_id, sha256)) is not None
        except BlobNotFoundError:
            return False

    def delete(self, academy_id: UUID, sha256: str) -> bool:
        if not self.exists(academy_id, sha256):
            return False
        self._client.delete_object(Bucket=self._settings.bucket, Key=self._key(academy_id, sha256))
        return True

    def sweep(self, before: datetime) -> int:
        """Give up the multipart uploads of killed processes: they cost money and are seen nowhere."""
        stale = [upload for upload in self._unfinished() if upload["Initiated"] < before]
        for upload in stale:
            with _missing_is_fine():
                self._client.abort_multipart_upload(
                    Bucket=self._settings.bucket, Key=upload["Key"], UploadId=upload["UploadId"]
                )
        return len(stale)

    def _key(self, academy_id: UUID, sha256: str) -> str:
        return self._settings.prefix + blob_key(academy_id, sha256)

    def _size(self, key: str) -> int | None:
        try:
            head = self._client.head_object(Bucket=self._settings.bucket, Key=key)
        except ClientError as error:
            if _code(error) in _MISSING:
                return None
            raise
        return int(head["ContentLength"])

    def _upload(self, file: BinaryIO, key: str) -> None:
        extra = {"ContentType": "application/octet-stream", "ChecksumAlgorithm": "SHA256"}
        if self._settings.encryption:
            extra["ServerSideEncryption"] = self._settings.encryption
        if self._settings.kms_key_id:
            extra["SSEKMSKeyId"] = self._settings.kms_key_id
        self._client.upload_fileobj(file, self._settings.bucket, key, ExtraArgs=extra, Config=self._transfer)

    def _body(self, key: str, start: int, left: int, size: int) -> Closable:
        wanted = {} if left == size else {"Range": f"bytes={start}-{start + left - 1}"}
        try:
            answer = self._client.get_object(Bucket=self._settings.bucket, Key=key, **wanted)
        except ClientError as error:
            if _code(error) in _MISSING:
                raise BlobNotFoundError(key) from None
            raise
        return cast("Closable", answer["Body"])

    def _unfinished(self) -> Iterator[dict[str, Any]]:
        pages = self._client.get_paginator("list_multipart_uploads").paginate(
            Bucket=self._settings.bucket, Prefix=self._settings.prefix
        )
        for page in pages:
            yield from page.get("Uploads", ())


def _client(settings: S3Settings) -> Any:
    config = Config(
        signature_version="s3v4",
        connect_timeout=settings.connect_seconds,
        read_timeout=settings.read_seconds,
        retries={"mode": "standard", "total_max_attempts": settings.attempts},
        s3={"addressing_style": settings.addressing},
    )
    return boto3.session.Session().client(
        "s3",
        endpoint_url=settings.endpoint_url,
        region_name=settings.region,
        aws_access_key_id=settings.access_key,
        aws_secret_access_key=settings.secret_key,
        config=config,
    )


@contextmanager
def _missing_is_fine() -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if _code(error) not in _MISSING | {"NoSuchUpload"}:
            raise


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
