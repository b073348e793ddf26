"""Making the data of a new cluster, whole or not at all, and refusing data of another version."""

import os
import signal
import subprocess
import tempfile
from pathlib import Path

from bekwaam.config.embedded.account import Account
from bekwaam.config.embedded.binaries import Binaries
from bekwaam.config.embedded.errors import EmbeddedDatabaseError
from bekwaam.config.embedded.folders import make_folder, remove_folder
from bekwaam.config.embedded.memory import ADMIN, Memory
from bekwaam.config.embedded.server import clear_strays
from bekwaam.config.leash import leash

_FIRST_WITH_OWN_LOCALES = 17


def make_data(remembered: Memory, binaries: Binaries, account: Account, *, durable: bool) -> None:
    """Made under another name and then renamed: a first start that was killed is simply begun again."""
    make_folder(remembered.room)
    draft = remembered.room / "data.unfinished"
    clear_strays(draft)
    for locale in ("C.UTF-8", "C"):
        remove_folder(draft)
        draft.mkdir(mode=0o700)
        account.own(draft)
        complaint = _initdb(
            draft,
            remembered.passwords[ADMIN],
            [*_locale(locale, binaries), *_sync(durable)],
            binaries,
            account,
        )
        if complaint is None:
            break
    else:
        raise EmbeddedDatabaseError(f"The database in {remembered.home} cannot be made:\n{complaint}")
    draft.rename(remembered.data)
    _write_through(remembered.room)


def refuse_other_version(data: Path, binaries: Binaries) -> None:
    made_by = (data / "PG_VERSION").read_text().strip()
    if made_by != str(binaries.major):
        raise EmbeddedDatabaseError(
            f"The data in {data} was made by PostgreSQL {made_by} and {binaries.folder} holds PostgreSQL "
            f"{binaries.major}: point BEKWAAM_PG_BIN to the programs of version {made_by}, or make a backup with those "
            "and restore it."
        )


def _locale(name: str, binaries: Binaries) -> list[str]:
    """Sorting by code point everywhere; letters beyond ASCII are letters (search needs that) wherever possible."""
    words = ["--encoding=UTF8", f"--locale={name}"]
    if binaries.major >= _FIRST_WITH_OWN_LOCALES:
        words += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    return words


def _sync(durable: bool) -> list[str]:
    return [] if durable else ["--no-sync"]


def _initdb(data: Path, password: str, words: list[str], binaries: Binaries, account: Account) -> str | None:
    """What initdb complained of, if it failed. The password goes by a file that only the account can read."""
    handle, name = tempfile.mkstemp(prefix="password.", dir=data.parent)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(password)
        account.own(Path(name))
        done = subprocess.run(  # noqa: S603 - the program found by `binaries`
            [
                binaries.program("initdb"), "-D", data, "-U", ADMIN, "--auth=scram-sha-256", f"--pwfile={name}",
                "--data-checksums", "--no-instructions", *words,
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
            check=False, start_new_session=True, preexec_fn=leash(signal.SIGTERM), **account.popen_options(),
        )  # fmt: skip
    finally:
        Path(name).unlink()
    return done.stdout if done.returncode else None


def _write_through(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
