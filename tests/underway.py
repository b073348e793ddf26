"""The requests that a server inside this test process is answering now. Whoever cleans the database waits for them first."""

from collections.abc import Callable, Iterable, Iterator
from threading import Condition
from typing import Any

PATIENCE = 20.0
_changed = Condition()
_count = 0


class StillUnderwayError(AssertionError):
    """A request that does not end: its page hangs, and cleaning up would hang with it."""


def counted(application: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The same application; a request counts until its last byte is out or its reader is gone."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        _add(1)
        try:
            return _Answer(application(environ, start_response))
        except BaseException:
            _add(-1)
            raise

    return answer


def settle() -> None:
    """Come back when nothing is underway."""
    with _changed:
        if not _changed.wait_for(lambda: _count == 0, timeout=PATIENCE):
            raise StillUnderwayError(f"{_count} requests did not end in {PATIENCE:.0f} seconds")


def _add(number: int) -> None:
    global _count  # noqa: PLW0603 - one number for the process, like the database it protects
    with _changed:
        _count += number
        _changed.notify_all()


class _Answer:
    def __init__(self, answer: Iterable[bytes]) -> None:
        self._answer, self._is_open = answer, True

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._answer)

    def close(self) -> None:
        try:
            getattr(self._answer, "close", lambda: None)()
        finally:
            if self._is_open:
                self._is_open = False
                _add(-1)
