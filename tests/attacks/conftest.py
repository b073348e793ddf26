import pytest

from tests import static


@pytest.fixture(scope="session", autouse=True)
def static_files() -> None:
    """Pages name their files by hash, so the files must have been collected."""
    static.collect()
