"""A file goes after its date, with its bytes, unless something still names it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.domains.tenancy.actions import forget_expired_files
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.files.configured import file_store

pytestmark = pytest.mark.eis("U-8.4")


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> None:
    settings.FILE_ROOT = str(tmp_path)


def a_file(academy: UUID, content: bytes, at: datetime, expires: datetime | None) -> StoredFile:
    blob = file_store().put(academy, BytesIO(content), limit_bytes=100)
    found: StoredFile = StoredFile.objects.create(
        sha256=blob.sha256, name="a.txt", media_type="text/plain", size=blob.size, purpose="test",
        created_at=at, expires_at=expires,
    )  # fmt: skip
    return found


def test_only_what_is_past_its_date_goes(
    noord: UUID, moment: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    old = a_file(noord, b"oud", moment, moment - timedelta(days=1))
    kept = [
        a_file(noord, b"nieuw", moment, moment + timedelta(days=1)),
        a_file(noord, b"altijd", moment, None),
    ]
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_expired_files(at=moment) == 1
    assert set(StoredFile.objects.all()) == set(kept)
    assert not file_store().exists(noord, old.sha256)
    assert all(file_store().exists(noord, stored.sha256) for stored in kept)


def test_bytes_stay_while_another_row_names_them(
    noord: UUID, moment: datetime, django_capture_on_commit_callbacks: Any
) -> None:
    old = a_file(noord, b"zelfde", moment, moment - timedelta(days=1))
    a_file(noord, b"zelfde", moment, None)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_expired_files(at=moment) == 1
    assert file_store().exists(noord, old.sha256)


def test_a_file_that_is_in_use_waits(noord: UUID, moment: datetime) -> None:
    stored = a_file(noord, b"gebruikt", moment, moment - timedelta(days=1))
    ImportRun.objects.create(
        kind="people", source="web", state="read", file_name="a.csv", file_digest="x", file_size=1,
        stored=stored, started_at=moment, started_by_label="Test",
    )  # fmt: skip
    assert forget_expired_files(at=moment) == 0


def test_another_academy_keeps_its_files(
    noord: UUID, zuid: UUID, within: Callable[[UUID], AbstractContextManager[None]], moment: datetime
) -> None:
    with within(zuid):
        a_file(zuid, b"van zuid", moment, moment - timedelta(days=1))
    assert forget_expired_files(at=moment) == 0
    with within(zuid):
        assert StoredFile.objects.count() == 1
