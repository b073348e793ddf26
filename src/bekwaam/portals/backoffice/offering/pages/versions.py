"""What the history of an activity shows, two versions side by side, and the preview."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.comparison import changed_fields
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ApprovalRule, Language, RunState
from bekwaam.domains.catalogue.models import ActivityVersion, AnnouncedRun
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.pages.frame import Frame, frame_of
from bekwaam.portals.backoffice.offering.pages.words import label_of, marked, names_for, shown


@dataclass(frozen=True, slots=True)
class Compared:
    label: Any
    pieces: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class VersionsPage:
    frame: Frame
    versions: list[ActivityVersion]
    old: ActivityVersion | None
    new: ActivityVersion | None
    fields: list[Compared]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    frame: Frame
    version: ActivityVersion
    content: Content
    goals: list[str]
    facts: list[tuple[Any, str]]
    first: str
    related: str
    runs: list[AnnouncedRun]


def versions_page(actor: Actor, activity: Any, *, old: str, new: str) -> VersionsPage:
    versions = queries.versions_of(activity.pk)
    by_number = {str(version.number): version for version in versions}
    later = by_number.get(new) or versions[0]
    earlier = by_number.get(old) or next((one for one in versions if one.number < later.number), None)
    fields = _compared(actor, earlier, later) if earlier is not None and earlier != later else []
    return VersionsPage(frame_of(activity, "managed-versions"), versions, earlier, later, fields)


def _compared(actor: Actor, earlier: ActivityVersion, later: ActivityVersion) -> list[Compared]:
    before, after = queries.content_of(earlier), queries.content_of(later)
    names = names_for(actor, [before, after])
    return [
        Compared(
            label_of(name),
            marked(shown(name, getattr(before, name), names), shown(name, getattr(after, name), names)),
        )
        for name in changed_fields(before, after)
    ]


def preview_page(actor: Actor, activity: Any, version: ActivityVersion) -> PreviewPage:
    content = queries.content_of(version)
    names = names_for(actor, [content])
    runs = [run for run in queries.runs_of(activity.pk) if run.state == RunState.OPEN]
    return PreviewPage(
        frame=frame_of(activity, "managed-preview"),
        version=version,
        content=content,
        goals=content.goals.splitlines(),
        facts=[(label, words) for label, words in _facts(activity, content) if words],
        first=names.of(content.prerequisite_ids),
        related=names.of(content.related_ids),
        runs=runs,
    )


def _facts(activity: Any, content: Content) -> list[tuple[Any, str]]:
    return [
        (_("Werkvorm"), activity.get_form_display()),
        (_("Voor wie"), content.target_group),
        (_("Duur"), content.duration),
        (_("Taal"), str(Language(content.language).label)),
        (
            _("Kosten"),
            _("Gratis") if not content.internal_price else f"€ {number_format(content.internal_price, 2)}",
        ),
        (_("Akkoord"), str(ApprovalRule(content.approval).label)),
        (_("Je krijgt"), content.certificate),
        (_("Trainer"), content.trainer),
        (_("Vragen"), content.contact),
    ]
