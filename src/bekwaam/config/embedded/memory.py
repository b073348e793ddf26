"""What a cluster remembers of itself in its home: who it is, where its data and socket are, the passwords.

The identity keeps data of another checkout from coming back: a folder that is removed and cloned again has no
memory and starts empty, one that was moved finds its data, one that was copied goes its own way.
"""

import hashlib
import json
import os
import secrets
import tempfile
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from bekwaam.config.embedded.account import Account
from bekwaam.config.embedded.errors import EmbeddedDatabaseError

STORE = Path("/var/lib/bekwaam")
ADMIN = "postgres"
_FILE = "cluster.json"
_ROOM_FOR_SOCKET = 107 - len("/.s.PGSQL.5432")


def _passwords() -> dict[str, str]:
    roles = (ADMIN, "bekwaam_owner", "bekwaam_app", "bekwaam_backup")
    return {role: secrets.token_urlsafe(24) for role in roles}


@dataclass(frozen=True)
class Memory:
    """`outside` is the folder of the data when the server's account cannot enter the home."""

    identity: str
    home: str
    sockets: str
    outside: str | None = None
    passwords: dict[str, str] = field(default_factory=_passwords, repr=False)

    @property
    def room(self) -> Path:
        """The folder in which the data lives, and is made."""
        return Path(self.outside or self.home)

    @property
    def data(self) -> Path:
        return self.room / "data"


def recall(home: Path) -> Memory | None:
    """What was remembered for exactly this home; None when there is nothing or the home was moved or copied."""
    found = _read(home)
    return found if found is not None and found.home == str(home) else None


def settle(home: Path, account: Account) -> Memory:
    """The memory of this home: recalled, brought along from where the home stood before, or new."""
    found = _read(home)
    if found is None:
        return remember(_new(home, account))
    if found.home == str(home):
        return found
    return remember(_copied(found, home) if _is_at(found) else replace(found, home=str(home)))


def remember(memory: Memory) -> Memory:
    """Written whole or not at all, readable by its owner only."""
    home = Path(memory.home)
    handle, draft = tempfile.mkstemp(prefix=f"{_FILE}.", dir=home)
    with os.fdopen(handle, "w") as file:
        json.dump(asdict(memory), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    Path(draft).replace(home / _FILE)
    return memory


def new_sockets(identity: str, account: Account) -> str:
    """A place for the socket whose path is short, whatever the length of the project's own path."""
    for root in (Path(tempfile.gettempdir()).resolve(), Path("/tmp")):  # noqa: S108 - only a private folder in it is used
        folder = root / f"bekwaam-{identity[:12]}"
        if len(os.fsencode(folder)) <= _ROOM_FOR_SOCKET and account.can_enter(root):
            return str(folder)
    raise EmbeddedDatabaseError("No folder for temporary files with a short enough path: set TMPDIR to one.")


def _new(home: Path, account: Account) -> Memory:
    identity = secrets.token_hex(16)
    outside = None if account.can_enter(home) else _outside(home, identity)
    return Memory(identity, str(home), new_sockets(identity, account), outside)


def _outside(home: Path, identity: str) -> str:
    return str(STORE / f"{hashlib.sha256(os.fsencode(home)).hexdigest()[:16]}-{identity[:8]}")


def _copied(original: Memory, home: Path) -> Memory:
    """Data inside the home was copied with it; data outside stays with the original and the copy starts empty."""
    identity = secrets.token_hex(16)
    sockets = str(Path(original.sockets).with_name(f"bekwaam-{identity[:12]}"))
    if original.outside is None:
        return replace(original, identity=identity, home=str(home), sockets=sockets)
    return Memory(identity, str(home), sockets, _outside(home, identity))


def _is_at(memory: Memory) -> bool:
    """Whether the home this memory speaks of is still there, so that this one is a copy of it."""
    there = _read(Path(memory.home))
    return there is not None and there.identity == memory.identity


def _read(home: Path) -> Memory | None:
    try:
        return Memory(**json.loads((home / _FILE).read_text()))
    except FileNotFoundError:
        return None
    except PermissionError:
        raise EmbeddedDatabaseError(
            f"The database in {home} belongs to another user of this machine."
        ) from None
    except (ValueError, TypeError):
        raise EmbeddedDatabaseError(
            f"{home / _FILE} is damaged: put it back from a copy, or remove {home}."
        ) from None
