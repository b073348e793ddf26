"""What the academy has already, read once before a delivery of activities is planned."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.importer.package import Package, mark_of
from bekwaam.domains.catalogue.models import Activity, ActivityVersion
from bekwaam.domains.catalogue.overview import with_latest
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.domains.skills.queries.framework import skills_by_id, usable_skills
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.ids import new_id


@dataclass(slots=True)
class Known:
    """An activity with its newest text, as it is on file."""

    activity: Any
    content: Content
    state: str


@dataclass(frozen=True, slots=True)
class Bounds:
    """What who delivers manages and may name; None is everything."""

    units: frozenset[UUID] | None = None
    nameable: frozenset[UUID] | None = None


EVERYTHING = Bounds()


@dataclass(slots=True)
class Situation:
    units: dict[str, UUID]
    themes: dict[str, UUID]
    theme_names: dict[UUID, str]
    people: dict[str, UUID]
    ids: dict[str, UUID]
    """Of every activity by code; one that the file brings gets an id here to reason with."""
    known: dict[str, Known]
    skills: dict[str, UUID]
    """Of what may be worked on, by code; with those that stand with what is known."""
    images: dict[UUID, str]
    """What is known has these pictures: their marks."""
    bounds: Bounds = EVERYTHING
    package: Package = field(default_factory=lambda: Package(b""))
    codes: dict[UUID, str] = field(default_factory=dict)

    taken: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.taken = frozenset(self.ids)
        self.codes = {activity_id: code for code, activity_id in self.ids.items()}

    @property
    def skill_codes(self) -> dict[UUID, str]:
        return {skill_id: code for code, skill_id in self.skills.items()}

    def manages(self, unit_id: UUID) -> bool:
        return self.bounds.units is None or unit_id in self.bounds.units

    def may_name(self, activity_id: UUID) -> bool:
        """What the file brings itself has no row yet, so its code is in use nowhere else."""
        nameable, code = self.bounds.nameable, self.codes[activity_id]
        return nameable is None or activity_id in nameable or (code not in self.taken)

    def expect(self, code: str) -> UUID:
        found = self.ids.setdefault(code, new_id())
        self.codes[found] = code
        return found


def read_situation(
    codes: set[str], numbers: set[str], *, bounds: Bounds = EVERYTHING, package: Package
) -> Situation:
    known = _known(codes)
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
        known=known,
        skills=_skills(known.values()),
        images=_images(known.values()),
        bounds=bounds,
        package=package,
    )


def _skills(known: Iterable[Known]) -> dict[str, UUID]:
    found = dict(usable_skills().values_list("code", "pk"))
    here = {skill_id for one in known for skill_id, _level in one.content.skill_levels} - set(found.values())
    return found | {skill.code: pk for pk, skill in skills_by_id(here).items()}


def _images(known: Iterable[Known]) -> dict[UUID, str]:
    ids = {one.content.image_id for one in known} - {None}
    rows = StoredFile.objects.filter(pk__in=ids).values_list("pk", "name", "sha256")
    return {pk: mark_of(name, sha256) for pk, name, sha256 in rows}


def _known(codes: set[str]) -> dict[str, Known]:
    rows: list[Any] = list(
        with_latest(Activity.objects.filter(code__in=codes)).select_related("owner_unit", "keeper")
    )
    versions = ActivityVersion.objects.in_bulk([row.latest_id for row in rows])
    contents = queries.contents_of(versions.values())
    return {row.code: Known(row, contents[row.latest_id], row.latest_state) for row in rows}
