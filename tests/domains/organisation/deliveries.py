"""Small deliveries of units for tests: rows as text, delivered in one go."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bekwaam.domains.deliveries.actions import deliver, preview, receive
from bekwaam.domains.deliveries.enums import RunSource
from bekwaam.domains.deliveries.models import ImportRun
from bekwaam.kernel.actors import system_actor

HEADER = (
    "Code;Naam;Soort;Code bovenliggend;Kostenplaats;Leidinggevende (personeelsnummer);Geldig vanaf;Geldig tot"
)
TREE = (
    "GEM;Gemeente Noord;Organisatie;;1000;000001;01-01-2015;",
    "DOM;Domein Stad;Domein;GEM;1100;000002;01-01-2015;",
    "DIR;Directie Beheer;Directie;DOM;1110;000003;01-01-2015;",
    "AFD;Afdeling Groen;Afdeling;DIR;1111;;01-01-2015;",
    "T01;Team Parken;Team;AFD;1111;000004;01-01-2018;",
    "T02;Team Bomen;Team;AFD;1111;000005;01-01-2018;31-12-9999",
)


def file_of(rows: Sequence[str], header: str = HEADER) -> bytes:
    return "\r\n".join([header, *rows]).encode("utf-8-sig")


def delivered(
    rows: Sequence[str] | bytes, *, academy: UUID, at: datetime, name: str = "organisatie.csv"
) -> ImportRun:
    content = rows if isinstance(rows, bytes) else file_of(rows)
    return deliver(
        content,
        kind="organisation",
        file_name=name,
        source=RunSource.DROP_FOLDER,
        actor=system_actor(academy),
        at=at,
    )


def previewed(rows: Sequence[str], *, academy: UUID, at: datetime) -> ImportRun:
    actor = system_actor(academy, channel="import")
    run = receive(
        file_of(rows),
        kind="organisation",
        file_name="organisatie.csv",
        source=RunSource.COMMAND_LINE,
        actor=actor,
        at=at,
    )
    return preview(run.pk, actor=actor, at=at)
