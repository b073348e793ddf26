"""The academy as the files that a municipality would deliver: one for the organisation, one for the people."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from bekwaam.config.demo.records import DemoAcademy, Employment, UnitVersion

Row = dict[str, str]


def organisation_rows(academy: DemoAcademy, on: date | None = None) -> list[Row]:
    """Every version of every unit, parents first and oldest first.

    With `on` the delivery of that day: one row per unit, which repeats since when there is such a unit and cannot
    know when it will end.
    """
    versions = [*academy.unit_history, *academy.units]
    first_days = {one.code: one.valid_from for one in sorted(versions, key=_newest_first)}
    shown = (
        versions
        if on is None
        else [
            replace(one, valid_from=first_days[one.code], valid_until=None)
            for one in versions
            if _holds(one, on)
        ]
    )
    depth = _depths(shown)
    ordered = sorted(shown, key=lambda one: (depth[one.code], one.code, one.valid_from))
    return [_unit(one) for one in ordered]


def delivery_days(academy: DemoAcademy) -> list[date]:
    """Days whose deliveries, one after the other, bring in every unit that there was in ten years."""
    years = range(academy.today.year - 10, academy.today.year + 1)
    return sorted({*(date(year, 1, 1) for year in years), academy.today})


def people_rows(academy: DemoAcademy) -> list[Row]:
    """One row per employment; manager and cost centre only where they differ from those of the unit."""
    people = {person.number: person for person in academy.people}
    functions = {function.code: function.name for function in academy.functions}
    suppliers = {supplier.code: supplier.name for supplier in academy.suppliers}
    absences = {(one.person_number, one.sequence): one for one in academy.absences}
    rows = []
    for one in academy.employments:
        person, absence = people[one.person_number], absences.get((one.person_number, one.sequence))
        rows.append(
            {
                "Personeelsnummer": person.number,
                "Voornaam": person.given_name,
                "Tussenvoegsels": person.infix,
                "Achternaam": person.family_name,
                "E-mail": person.email,
                "Dienstverband (volgnummer)": str(one.sequence),
                "Functiecode": one.function_code,
                "Functie": functions[one.function_code],
                **_terms(one),
                "Leverancier": suppliers[one.supplier_code] if one.supplier_code else "",
                "Extern id": str(person.external_id),
                "Afwezig vanaf": _day(absence.starts_on if absence else None),
                "Afwezig tot": _day(absence.ends_on if absence else None),
            }
        )
    return rows


def write_csv(rows: Sequence[Row], path: Path) -> None:
    """As a Dutch spreadsheet saves it: semicolons, and UTF-8 with a byte order mark."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)


def _terms(one: Employment) -> Row:
    return {
        "Organisatieonderdeel (code)": one.unit_code,
        "Leidinggevende (personeelsnummer)": one.named_manager_number or "",
        "Kostenplaats": one.cost_centre or "",
        "Soort dienstverband": one.kind,
        "Uren per week": _hours(one.hours_per_week),
        "In dienst": _day(one.started_on),
        "Uit dienst": _day(one.ended_on),
    }


def _unit(one: UnitVersion) -> Row:
    return {
        "Code": one.code,
        "Naam": one.name,
        "Soort": one.kind,
        "Code bovenliggend": one.parent_code or "",
        "Kostenplaats": one.cost_centre,
        "Leidinggevende (personeelsnummer)": one.manager_number or "",
        "Geldig vanaf": _day(one.valid_from),
        "Geldig tot": _day(one.valid_until),
    }


def _newest_first(version: UnitVersion) -> int:
    return -version.valid_from.toordinal()


def _holds(version: UnitVersion, on: date) -> bool:
    return version.valid_from <= on and (version.valid_until is None or on <= version.valid_until)


def _depths(versions: Iterable[UnitVersion]) -> dict[str, int]:
    parents = {one.code: one.parent_code for one in sorted(versions, key=lambda one: one.valid_from)}

    def depth(code: str) -> int:
        above = parents[code]
        return 0 if above is None else 1 + depth(above)

    return {code: depth(code) for code in parents}


def _day(day: date | None) -> str:
    return f"{day:%d-%m-%Y}" if day else ""


def _hours(hours: Decimal) -> str:
    return str(hours).replace(".", ",")
