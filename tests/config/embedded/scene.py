"""Programs that the tests start as processes of their own, to be killed.

`start HOME` starts a leashed cluster and waits; `once HOME` starts one that stays and says who started it;
`write HOME FILE` commits numbers and notes each in FILE once it is committed; `supervise HOME FILE` keeps that writer
and the database going.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path

import psycopg

from bekwaam.config.embedded import Cluster
from bekwaam.config.supervisor import Child, run


def cluster(home: str, *, durable: bool = False) -> Cluster:
    return Cluster(Path(home), durable=durable, shared_buffers="16MB")


def say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def start(home: str) -> None:
    cluster(home).start()
    say("ready")
    signal.pause()


def once(home: str) -> None:
    say(cluster(home).start(leashed=False))


def write(home: str, notes: str) -> None:
    """Any loss of the connection ends it, as it would a web process without a pool."""
    note = os.open(notes, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with psycopg.connect(**cluster(home).connection("bekwaam_owner"), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (number int PRIMARY KEY)")
        found = connection.execute("SELECT coalesce(max(number), 0) FROM kept").fetchone()
        for number in count(found[0] + 1 if found else 1):
            connection.execute("INSERT INTO kept VALUES (%s)", [number])
            os.write(note, b"%d\n" % number)


def supervise(home: str, notes: str) -> None:
    database = cluster(home, durable=True)
    database.start()
    database.prepare()
    writer = Child("writer", [sys.executable, "-m", "tests.config.embedded.scene", "write", home, notes])
    sys.exit(run([writer], lambda: say("ready"), database=database))


if __name__ == "__main__":
    {"start": start, "once": once, "write": write, "supervise": supervise}[sys.argv[1]](*sys.argv[2:])
