"""How far long work is: a bar on a terminal, nothing anywhere else."""

import sys
from collections.abc import Callable

WIDTH = 30


def bar(label: str) -> Callable[[int, int], None]:
    """A function to call with how many of how many are done."""
    if not sys.stderr.isatty():
        return lambda done, whole: None

    def show(done: int, whole: int) -> None:
        filled = WIDTH * done // whole if whole else WIDTH
        end = "\n" if done >= whole else ""
        print(
            f"\r{label} [{'#' * filled}{'.' * (WIDTH - filled)}] {done} of {whole}",
            end=end,
            file=sys.stderr,
            flush=True,
        )

    return show


def counter(label: str, whole: int) -> Callable[[int], None]:
    """A function to call with each piece; shows the sum."""
    show, done = bar(label), 0

    def add(piece: int) -> None:
        nonlocal done
        done = min(done + piece, whole)
        show(done, whole)

    return add
