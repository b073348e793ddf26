"""The jobs of the people on the list of people, every dated row of them."""

from django.db.models import QuerySet

from bekwaam.domains.people.models import Employment
from bekwaam.kernel.exports.columns import Column, Kind, Row
from bekwaam.reporting.exports.chunks import keyed
from bekwaam.reporting.exports.lists.people import keeps_people, people_of
from bekwaam.reporting.exports.registry import Asked

COLUMNS = (
    Column("number", "Personeelsnummer", Kind.CODE),
    Column("name", "Naam"),
    Column("job", "Volgnummer", Kind.CODE),
    Column("kind", "Soort dienstverband"),
    Column("function", "Functie"),
    Column("unit_code", "Code onderdeel", Kind.CODE),
    Column("unit", "Onderdeel"),
    Column("manager", "Leidinggevende"),
    Column("cost_centre", "Kostenplaats", Kind.CODE),
    Column("supplier", "Leverancier"),
    Column("hours", "Uren per week", Kind.DECIMAL),
    Column("started_on", "Vanaf", Kind.DATE),
    Column("ended_on", "Tot en met", Kind.DATE),
)
RELATED = ("person", "unit", "function", "manager", "cost_centre", "supplier")


def _rows(asked: Asked) -> "QuerySet[Employment]":
    people = people_of(asked).order_by().values("pk")
    rows: QuerySet[Employment] = Employment.objects.filter(person__in=people)
    return rows.select_related(*RELATED)


def _shown(chunk: list[Employment], asked: Asked) -> list[Row]:
    return [_job(job) for job in chunk]


def _job(job: Employment) -> Row:
    return {
        "number": job.person.personnel_number,
        "name": job.person.full_name,
        "job": job.number,
        "kind": job.get_kind_display(),
        "function": job.function.name if job.function else "",
        "unit_code": job.unit.code,
        "unit": job.unit.name,
        "manager": job.manager.full_name if job.manager else "",
        "cost_centre": job.cost_centre.code if job.cost_centre else "",
        "supplier": job.supplier.name if job.supplier else "",
        "hours": job.hours_per_week,
        "started_on": job.started_on,
        "ended_on": job.ended_on,
    }


EMPLOYMENTS = keyed(
    name="employments",
    title="Dienstverbanden",
    columns=COLUMNS,
    may_export=keeps_people,
    rows=_rows,
    keys=("person__sort_key", "person_id", "started_on", "pk"),
    shown=_shown,
)
