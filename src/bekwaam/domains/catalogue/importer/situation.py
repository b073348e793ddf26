"""What the academy has already, read once before a delivery of activities is planned."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.catalogue.overview import with_latest
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel.ids import new_id


@dataclass(slots=True)
class Known:
    """An activity with its newest text, as it is on file."""

    activity: Any
    content: Content
    state: str


@dataclass(slots=True)
class Situation:
    units: dict[str, UUID]
    themes: dict[str, UUID]
    theme_names: dict[UUID, str]
    people: dict[str, UUID]
    ids: dict[str, UUID]
    """Of every activity by code; one that the file brings gets an id here to reason with."""
    known: dict[str, Known]
    codes: dict[UUID, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.codes = {activity_id: code for code, activity_id in self.ids.items()}

    def expect(self, code: str) -> UUID:
        found = self.ids.setdefault(code, new_id())
        self.codes[found] = code
        return found


def read_situation(codes: set[str], numbers: set[str]) -> Situation:
    shelves = queries.themes()
    themes = {one.name.casefold(): one.pk for one in shelves} | {
        one.code.casefold(): one.pk for one in shelves
    }
    people = Person.objects.filter(personnel_number__in=numbers, is_active=True)
    return Situation(
        units=dict(OrgUnit.objects.filter(is_current=True).values_list("code", "pk")),
        themes=themes,
        theme_names={one.pk: one.name for one in shelves},
        people=dict(people.values_list("personnel_number", "pk")),
        ids=queries.activity_ids_by_code(),
        known=_known(codes),
    )


def _known(codes: set[str]) -> dict[str, Known]:
    rows: list[Any] = list(
        with_latest(Activity.objects.filter(code__in=codes)).select_related("owner_unit", "keeper")
    )
    versions = ActivityVersion.objects.in_bulk([row.latest_id for row in rows])
    return {
        row.code: Known(row, queries.content_of(versions[row.latest_id]), row.latest_state) for row in rows
    }
