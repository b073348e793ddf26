"""Deliveries for tests: rows as dictionaries, written to csv and taken in as the product does it."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bekwaam.domains.deliveries.importers import Plan
from bekwaam.domains.people.importer.registration import PeopleImporter
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.clock import local_date
from bekwaam.kernel.imports.faults import Refusal
from bekwaam.kernel.imports.records import read_records
from bekwaam.kernel.imports.suggesting import mapping_faults, suggest
from bekwaam.kernel.imports.table import open_table
from bekwaam.kernel.scope import current_academy_id

Cells = dict[str, str]
IMPORTER = PeopleImporter()


def a_row(number: str, **cells: str) -> Cells:
    """A permanent job of somebody in unit T1 since 2020, unless told otherwise."""
    return {
        "Personeelsnummer": number,
        "Voornaam": "Noor",
        "Tussenvoegsels": "van",
        "Achternaam": f"Veld{number}",
        "E-mail": f"n{number}@noord.example",
        "Dienstverband (volgnummer)": "1",
        "Functiecode": "ADV",
        "Functie": "Adviseur",
        "Organisatieonderdeel (code)": "T1",
        "Leidinggevende (personeelsnummer)": "",
        "Kostenplaats": "",
        "Soort dienstverband": "Vast",
        "Uren per week": "36",
        "In dienst": "01-03-2020",
        "Uit dienst": "",
        "Leverancier": "",
        "Extern id": "",
        "Afwezig vanaf": "",
        "Afwezig tot": "",
        **cells,
    }


@dataclass(frozen=True)
class Delivered:
    plan: Plan
    refusals: list[Refusal]

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """new, changed, moved, ended, unchanged"""
        found = self.plan.diff.counts
        return found["new"], found["changed"], found["moved"], found["ended"], found["unchanged"]


def written(rows: Iterable[Cells], delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    lines = list(rows)
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(lines[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue().encode(encoding)


def planned(content: bytes, *, at: datetime, confirmed: bool = False) -> Delivered:
    with open_table(content, IMPORTER.schema) as table:
        mapping = suggest(IMPORTER.schema, table.columns)
        assert mapping_faults(mapping, IMPORTER.schema, table.columns) == ()
        reading = read_records(table, IMPORTER.schema, mapping)
        plan = IMPORTER.plan(reading, on=local_date(at), confirmed=confirmed)
        return Delivered(plan, [*reading.refusals, *plan.refusals])


def deliver(rows: Iterable[Cells], *, at: datetime, confirmed: bool = False) -> Delivered:
    """Plan and write, as far as the guard lets it."""
    found = planned(written(rows), at=at, confirmed=confirmed)
    if found.plan.guard.allowed:
        actor = system_actor(current_academy_id(), channel="import")
        IMPORTER.apply(found.plan, actor=actor, at=at)
    return found
