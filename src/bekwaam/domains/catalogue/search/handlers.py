"""The documents of search follow the catalogue and the names in it, in the same transaction.

What a whole new tree of units changes is written by a job right after it.
"""

from django.db.models import F

from bekwaam.domains.catalogue.events import (
    ActivityArchived,
    ActivityPublished,
    ActivityReopened,
    OfferingLoaded,
    ParticularsChanged,
    ThemeRenamed,
)
from bekwaam.domains.catalogue.models import VersionFunction, VersionSkill, VersionTheme
from bekwaam.domains.catalogue.search.actions import write_documents
from bekwaam.domains.organisation.events import TreeChanged
from bekwaam.domains.people.events import FunctionsRenamed
from bekwaam.domains.skills.events import FrameworkImported, SkillChanged
from bekwaam.kernel.events import subscribe
from bekwaam.kernel.jobs import defer


@subscribe(ActivityPublished)
def write_published(event: ActivityPublished) -> None:
    write_documents([event.activity_id])


@subscribe(ActivityArchived)
def remove_archived(event: ActivityArchived) -> None:
    write_documents([event.activity_id])


@subscribe(ActivityReopened)
def write_reopened(event: ActivityReopened) -> None:
    write_documents([event.activity_id])


@subscribe(ParticularsChanged)
def write_changed(event: ParticularsChanged) -> None:
    write_documents([event.activity_id])


@subscribe(OfferingLoaded)
def write_loaded(event: OfferingLoaded) -> None:
    write_documents(event.activity_ids)


@subscribe(ThemeRenamed)
def write_under_theme(event: ThemeRenamed) -> None:
    _write_with(VersionTheme, theme=event.theme_id)


@subscribe(SkillChanged)
def write_with_skill(event: SkillChanged) -> None:
    _write_with(VersionSkill, skill=event.skill_id)


@subscribe(FrameworkImported)
def write_with_skills(event: FrameworkImported) -> None:
    _write_with(VersionSkill, skill__in=event.skill_ids)


@subscribe(FunctionsRenamed)
def write_for_functions(event: FunctionsRenamed) -> None:
    _write_with(VersionFunction, function__in=event.function_ids)


@subscribe(TreeChanged)
def write_in_new_tree(event: TreeChanged) -> None:
    defer("catalogue.rewrite_search")


def _write_with(links: type[VersionTheme | VersionSkill | VersionFunction], **named: object) -> None:
    """All published activities that hang on what was renamed, in one go."""
    published = links.objects.filter(version__activity__published=F("version"), **named)
    activity_ids = set(published.values_list("version__activity", flat=True))
    if activity_ids:
        write_documents(activity_ids)
