"""Putting a version and its links on file, for one activity or for hundreds at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue import rules
from bekwaam.domains.catalogue.content import COLUMNS, LISTS, PAIRS, Content
from bekwaam.domains.catalogue.enums import LinkKind
from bekwaam.domains.catalogue.models import (
    Activity,
    ActivityVersion,
    Theme,
    VersionFunction,
    VersionLink,
    VersionSkill,
    VersionTheme,
)
from bekwaam.domains.people.models import Function, Supplier
from bekwaam.domains.skills.models import Skill
from bekwaam.domains.tenancy.models import StoredFile
from bekwaam.kernel.decisions import Refused, require

BATCH = 1_000
LENGTHS: Mapping[str, int] = {
    field.name: field.max_length
    for field in ActivityVersion._meta.concrete_fields
    if field.max_length and field.name in COLUMNS
}
REFERRED = {
    "theme_ids": Theme,
    "function_ids": Function,
    "related_ids": Activity,
    "prerequisite_ids": Activity,
    "supplier_id": Supplier,
    "image_id": StoredFile,
}


@dataclass(frozen=True, slots=True)
class Written:
    version: ActivityVersion
    content: Content


def require_fit(content: Content) -> None:
    """Lengths, prices, and that everything it names exists in this academy."""
    require(rules.fits(content, LENGTHS))
    for name, model in REFERRED.items():
        value = getattr(content, name)
        wanted = set(value) if name in LISTS else {value} - {None}
        if wanted and model.objects.filter(pk__in=wanted).count() != len(wanted):
            raise Refused("catalogue.unknown_reference", field=name)
    require_skills(skill_ids(content))


def require_skills(wanted: set[UUID]) -> None:
    if wanted and Skill.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Refused("catalogue.unknown_reference", field="skill_levels")


def skill_ids(content: Content) -> set[UUID]:
    return {skill_id for skill_id, _ in content.skill_levels}


def write_links(written: Iterable[Written]) -> None:
    written = list(written)
    VersionTheme.objects.bulk_create(
        [
            VersionTheme(version=each.version, theme_id=theme_id)
            for each in written
            for theme_id in each.content.theme_ids
        ],
        batch_size=BATCH,
    )
    VersionFunction.objects.bulk_create(
        [
            VersionFunction(version=each.version, function_id=function_id)
            for each in written
            for function_id in each.content.function_ids
        ],
        batch_size=BATCH,
    )
    VersionSkill.objects.bulk_create(
        [
            VersionSkill(version=each.version, skill_id=skill_id, level=level)
            for each in written
            for skill_id, level in dict(each.content.skill_levels).items()
        ],
        batch_size=BATCH,
    )
    VersionLink.objects.bulk_create(
        list(chain.from_iterable(_links(each) for each in written)), batch_size=BATCH
    )


def rewrite_links(written: Written) -> None:
    for model in (VersionTheme, VersionFunction, VersionSkill, VersionLink):
        model.objects.filter(version=written.version).delete()
    write_links([written])


def _links(written: Written) -> Iterable[VersionLink]:
    named: dict[LinkKind, tuple[UUID, ...]] = {
        LinkKind.RELATED: written.content.related_ids,
        LinkKind.PREREQUISITE: written.content.prerequisite_ids,
    }
    for kind, others in named.items():
        for other_id in dict.fromkeys(others):
            if other_id != written.version.activity_id:
                yield VersionLink(version=written.version, other_id=other_id, kind=kind.value)


def differences(before: Content, after: Content) -> tuple[dict[str, Any], dict[str, Any]]:
    """What changed, for the log: the old values and the new ones."""
    names = [name for name in (*COLUMNS, *LISTS, *PAIRS) if getattr(before, name) != getattr(after, name)]
    return {name: _plain(getattr(before, name)) for name in names}, {
        name: _plain(getattr(after, name)) for name in names
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value if value is None or isinstance(value, int | str) else str(value)
