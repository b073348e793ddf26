"""The records of one delivery, judged: pure. What is refused here is left out of the plan and keeps whom it names."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bekwaam.domains.people import names
from bekwaam.domains.people.enums import EmploymentKind
from bekwaam.domains.people.importer.cycles import in_a_circle
from bekwaam.domains.people.importer.existing import Known
from bekwaam.domains.people.importer.schema import OF_THE_PERSON, SCHEMA, TEXTS
from bekwaam.kernel.imports.faults import Refusal, shown
from bekwaam.kernel.imports.records import Record

Key = tuple[str, ...]
Fault = tuple[str, object, str]
CODE_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    key: Key
    values: dict[str, Any]

    @property
    def number(self) -> str:
        return self.key[0]


@dataclass
class Judged:
    """`rows` may be planned with; `refused` are keys that are in the file but must be left as they are."""

    rows: dict[Key, Row] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)
    refused: set[Key] = field(default_factory=set)

    def refuse(self, row: Row, name: str, value: object, sentence: str) -> None:
        self.refusals.append(Refusal(row.line, SCHEMA.label(name), shown(value), sentence))
        self.refused.add(row.key)
        self.rows.pop(row.key, None)


def judge(records: Iterable[Record], known: Known, *, on: date) -> Judged:
    judged = Judged()
    for record in records:
        judged.rows[record.key] = Row(record.line, record.key, completed(record.values, known))
    _contradictions(judged)
    _own_faults(judged, known, on)
    _external_ids(judged, known)
    _circles(judged)
    _unknown_managers(judged, known)
    _share(judged, known)
    return judged


def completed(values: Mapping[str, Any], known: Known) -> dict[str, Any]:
    """The record as it is kept: empty texts, a function by its code, a supplier by the name it has here."""
    made = {name: "" if value is None and name in TEXTS else value for name, value in values.items()}
    if made.get("function") and not made.get("function_code"):
        made["function_code"] = _code_of(made["function"], known)
    if made.get("supplier"):
        made["supplier"] = known.suppliers.get(names.plain(made["supplier"]), made["supplier"])
    return made


def _code_of(function: str, known: Known) -> str:
    """Of an export that gives names only; the code that was made of the name before comes first."""
    plain = names.plain(function)
    made = plain.replace(" ", "-")[:CODE_LENGTH]
    return made if made in known.functions else known.function_codes.get(plain, made)


def _by_number(judged: Judged) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in judged.rows.values():
        found[row.number].append(row)
    return found


def _contradictions(judged: Judged) -> None:
    for rows in _by_number(judged).values():
        differing = [name for name in OF_THE_PERSON if len(_said(rows, name)) > 1] if len(rows) > 1 else []
        for row in rows if differing else ():
            others = ", ".join(str(other.line) for other in rows if other is not row)
            judged.refuse(
                row,
                differing[0],
                row.values.get(differing[0]),
                f"Rij {others} gaat over dezelfde medewerker ({shown(row.number)}) en zegt bij "
                f"{SCHEMA.label(differing[0])} iets anders. Maak de rijen gelijk.",
            )


def _said(rows: list[Row], name: str) -> set[Any]:
    return {row.values[name] for row in rows if row.values.get(name) not in (None, "")}


def _own_faults(judged: Judged, known: Known, on: date) -> None:
    for row in list(judged.rows.values()):
        fault = _unit_fault(row, known, on) or _own_fault(row)
        if fault:
            judged.refuse(row, *fault)


def _unit_fault(row: Row, known: Known, on: date) -> Fault | None:
    """A job that is over may have been in a unit that is gone."""
    code = row.values["unit"]
    if code not in known.units:
        sentence = (
            "Dit organisatieonderdeel bestaat niet. Verbeter de code of lever eerst de organisatie aan."
        )
        return "unit", code, sentence
    if not known.units[code] and not _is_before(row.values.get("ended_on"), on):
        return "unit", code, "Dit organisatieonderdeel bestaat niet meer. Vul het onderdeel van nu in."
    return None


def _own_fault(row: Row) -> Fault | None:
    values = row.values
    if _is_before(values.get("ended_on"), values["started_on"]):
        return "ended_on", values["ended_on"], "De datum uit dienst ligt voor de datum in dienst."
    if values.get("absent_until") is not None and values.get("absent_from") is None:
        return "absent_from", "", "Het begin van de afwezigheid ontbreekt. Vul het in of maak het einde leeg."
    if _is_before(values.get("absent_until"), values.get("absent_from")):
        return "absent_until", values["absent_until"], "Het einde van de afwezigheid ligt voor het begin."
    if values.get("manager") == row.number:
        return "manager", values["manager"], "Iemand kan niet zijn eigen leidinggevende zijn."
    is_hired = values["kind"] == EmploymentKind.HIRED.value
    if is_hired and "supplier" in values and not values["supplier"]:
        return "supplier", "", "Bij inhuur hoort een leverancier. Vul de naam van de leverancier in."
    return None


def _is_before(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one < other


def _external_ids(judged: Judged, known: Known) -> None:
    """One external id is one person: it opens the door at the login service."""
    holders = {person.values["external_id"]: number for number, person in known.people.items()}
    holders.pop("", None)
    leaving = {row.number for row in judged.rows.values() if "external_id" in row.values}
    taken: dict[str, str] = {value: number for value, number in holders.items() if number not in leaving}
    for row in list(judged.rows.values()):
        value = row.values.get("external_id")
        holder = taken.setdefault(value, row.number) if value else row.number
        if holder != row.number:
            sentence = (
                f"Dit externe id hoort al bij personeelsnummer {shown(holder)}. Verbeter een van de twee."
            )
            judged.refuse(row, "external_id", value, sentence)


def _circles(judged: Judged) -> None:
    links: dict[str, set[str]] = defaultdict(set)
    for row in judged.rows.values():
        if row.values.get("manager"):
            links[row.number].add(row.values["manager"])
    circle = in_a_circle(links)
    for row in list(judged.rows.values()):
        manager = row.values.get("manager")
        if (
            manager is not None
            and circle.get(row.number) is not None
            and circle.get(row.number) == circle.get(manager)
        ):
            sentence = "Deze leidinggevenden zijn in een kring elkaars leidinggevende. Verbeter een van hen."
            judged.refuse(row, "manager", manager, sentence)


def _unknown_managers(judged: Judged, known: Known) -> None:
    """A manager who is refused and not known yet is unknown too, and so on."""
    while True:
        present = {row.number for row in judged.rows.values()} | known.people.keys()
        unknown = [row for row in judged.rows.values() if row.values.get("manager") not in present | {None}]
        if not unknown:
            return
        for row in unknown:
            sentence = "Deze leidinggevende staat niet als medewerker in het bestand en is ook niet bekend."
            judged.refuse(row, "manager", row.values["manager"], sentence)


def _share(judged: Judged, known: Known) -> None:
    """What one row says of the person holds for all rows of the person; one code has one function name, the one it has
    here when the file gives none.
    """
    titles: dict[str, str] = {}
    for rows in _by_number(judged).values():
        for name in OF_THE_PERSON:
            said = _said(rows, name)
            for row in rows if said else ():
                row.values[name] = next(iter(said))
    named = [
        row for row in judged.rows.values() if row.values.get("function_code") and "function" in row.values
    ]
    for row in named:
        if row.values["function"]:
            row.values["function"] = titles.setdefault(row.values["function_code"], row.values["function"])
    for row in named:
        code = row.values["function_code"]
        row.values["function"] = row.values["function"] or titles.get(code) or known.functions.get(code, code)
