"""Where files lie, by the environment."""

import subprocess
import sys
from pathlib import Path

import pytest
from environs import Env

from bekwaam.config.storage import s3_bucket


def test_without_a_bucket_files_lie_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEKWAAM_S3_SECRET", "geheim")
    assert s3_bucket(Env()) == {}


def test_the_secret_of_the_bucket_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("geheim\n")
    monkeypatch.setenv("BEKWAAM_S3_BUCKET", "leerplein")
    monkeypatch.setenv("BEKWAAM_S3_KEY", "sleutel")
    monkeypatch.setenv("BEKWAAM_S3_SECRET_FILE", str(tmp_path / "secret"))
    assert s3_bucket(Env()) == {
        "bucket": "leerplein",
        "region": "eu-central-1",
        "endpoint_url": None,
        "access_key": "sleutel",
        "secret_key": "geheim",
        "encryption": "",
        "addressing": "auto",
    }


def test_who_has_no_bucket_does_not_load_what_speaks_to_one() -> None:
    """It would cost every process of the platform a fifth of a second at its start."""
    words = "import django, sys; django.setup(); from bekwaam.kernel.files.configured import file_store; file_store()"
    command = [sys.executable, "-c", f"{words}; print(sorted({{'boto3', 'botocore'}} & sys.modules.keys()))"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
