"""Reads of the catalogue that know no rights; whoever shows something goes through `access`."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from bekwaam.domains.catalogue.content import COLUMNS, LISTS, PAIRS, Content
from bekwaam.domains.catalogue.enums import Change, LinkKind, VersionState
from bekwaam.domains.catalogue.models import (
    Activity,
    ActivityVersion,
    AnnouncedRun,
    OfferingDefault,
    Theme,
    VersionFunction,
    VersionLink,
    VersionSkill,
    VersionTheme,
)
from bekwaam.domains.organisation.models import OrgUnitAncestor

LINKED = {LinkKind.RELATED.value: "related_ids", LinkKind.PREREQUISITE.value: "prerequisite_ids"}
OPEN_VERSIONS = (VersionState.DRAFT, VersionState.IN_REVIEW)


def themes() -> list[Theme]:
    return list(Theme.objects.order_by("position", "name"))


def draft_of(activity_id: UUID) -> ActivityVersion | None:
    found: ActivityVersion | None = ActivityVersion.objects.filter(
        activity_id=activity_id, state__in=OPEN_VERSIONS
    ).first()
    return found


def versions_of(activity_id: UUID) -> list[ActivityVersion]:
    return list(ActivityVersion.objects.filter(activity_id=activity_id).order_by("-number"))


def again_number(activity_id: UUID) -> int:
    """The newest published version that asks everybody to do it again; 0 when there is none."""
    published = (VersionState.PUBLISHED, VersionState.SUPERSEDED)
    rows = ActivityVersion.objects.filter(activity_id=activity_id, change=Change.AGAIN, state__in=published)
    return rows.order_by("-number").values_list("number", flat=True).first() or 0


def runs_of(activity_id: UUID) -> list[AnnouncedRun]:
    return list(AnnouncedRun.objects.filter(activity_id=activity_id).order_by("starts_at", "pk"))


def content_of(version: ActivityVersion) -> Content:
    return contents_of([version])[version.pk]


def contents_of(versions: Collection[ActivityVersion]) -> dict[UUID, Content]:
    """Of many at once, by the id of the version."""
    ids = [version.pk for version in versions]
    themes = VersionTheme.objects.filter(version__in=ids).order_by("theme__position", "theme__name")
    functions = VersionFunction.objects.filter(version__in=ids).order_by("function__name", "pk")
    skills = VersionSkill.objects.filter(version__in=ids).order_by("skill__sort_key", "pk")
    links = VersionLink.objects.filter(version__in=ids).order_by("other__code")
    found: dict[tuple[UUID, str], list[Any]] = defaultdict(list)
    for version_id, theme_id in themes.values_list("version_id", "theme_id"):
        found[version_id, "theme_ids"].append(theme_id)
    for version_id, function_id in functions.values_list("version_id", "function_id"):
        found[version_id, "function_ids"].append(function_id)
    for version_id, skill_id, level in skills.values_list("version_id", "skill_id", "level"):
        found[version_id, "skill_levels"].append((skill_id, level))
    for version_id, kind, other_id in links.values_list("version_id", "kind", "other_id"):
        found[version_id, LINKED[kind]].append(other_id)
    return {version.pk: _content(version, found) for version in versions}


def _content(version: ActivityVersion, found: Mapping[tuple[UUID, str], list[Any]]) -> Content:
    values: dict[str, Any] = {name: getattr(version, name) for name in COLUMNS}
    values |= {name: tuple(found.get((version.pk, name), ())) for name in (*LISTS, *PAIRS)}
    return Content(**values)


def activity_ids_by_code(codes: Collection[str] | None = None) -> dict[str, UUID]:
    rows = Activity.objects.all() if codes is None else Activity.objects.filter(code__in=codes)
    return dict(rows.values_list("code", "pk"))


def theme_ids_by_code() -> dict[str, UUID]:
    return dict(Theme.objects.values_list("code", "pk"))


def what_comes_first() -> dict[UUID, frozenset[UUID]]:
    """Per activity what has to be done before it, in the published version and in drafts."""
    rows = VersionLink.objects.filter(kind=LinkKind.PREREQUISITE).exclude(
        version__state=VersionState.SUPERSEDED
    )
    first: dict[UUID, set[UUID]] = defaultdict(set)
    for activity_id, other_id in rows.values_list("version__activity_id", "other_id"):
        first[activity_id].add(other_id)
    return {activity_id: frozenset(others) for activity_id, others in first.items()}


def is_shielded_by_default(unit_id: UUID) -> bool:
    """What the nearest unit above has set that says anything about it."""
    said = dict(OfferingDefault.objects.values_list("unit_id", "is_shielded"))
    chain = OrgUnitAncestor.objects.filter(unit_id=unit_id).order_by("depth")
    return next(
        (said[above] for above in chain.values_list("ancestor_id", flat=True) if above in said), False
    )
