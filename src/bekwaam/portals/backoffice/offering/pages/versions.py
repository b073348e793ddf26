"""What the history of an activity shows, two versions side by side, and the preview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue import queries
from bekwaam.domains.catalogue.audience.explaining import Offered, explain
from bekwaam.domains.catalogue.audience.queries import facts_of, policies_of
from bekwaam.domains.catalogue.comparison import changed_fields
from bekwaam.domains.catalogue.content import Content
from bekwaam.domains.catalogue.enums import ApprovalRule, Language, RunState
from bekwaam.domains.catalogue.models import ActivityVersion, AnnouncedRun
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.offering.pages.frame import Frame, frame_of
from bekwaam.portals.backoffice.offering.pages.words import Names, label_of, marked, names_for, shown
from bekwaam.portals.shared.activity_costs import costs_of
from bekwaam.portals.shared.audience_reasons import ground_words


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
    reader: "Reader | None" = None


@dataclass(frozen=True, slots=True)
class Reader:
    """Through whose eyes it is shown, and whether the audience lets that person see it and book it."""

    name: str
    is_visible: bool
    answer: str
    why_href: str


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


def preview_page(
    actor: Actor, activity: Any, version: ActivityVersion, person: Person | None, *, on: date
) -> PreviewPage:
    """As it will stand in the catalogue; with a person, in the words that this person reads."""
    content = queries.content_of(version)
    names = names_for(actor, [content])
    runs = [run for run in queries.runs_of(activity.pk) if run.state == RunState.OPEN]
    return PreviewPage(
        frame=frame_of(activity, "managed-preview"),
        version=version,
        content=content,
        goals=content.goals.splitlines(),
        facts=[
            (label, words) for label, words in _facts(activity, version, content, names, person, on) if words
        ],
        first=names.of(content.prerequisite_ids),
        related=names.of(content.related_ids),
        runs=runs,
        reader=_reader(activity, person, on) if person is not None else None,
    )


def _reader(activity: Any, person: Person, on: date) -> Reader:
    """As if it were in the catalogue today, so that it can be tried before it is published."""
    policies = policies_of([activity.pk])[activity.pk]
    explanation = explain(policies, facts_of(person.pk, on), offered=Offered.YES)
    href = f"{reverse('audience-why', args=[activity.pk])}?medewerker={person.pk}"
    return Reader(person.full_name, explanation.verdict.is_visible, ground_words(explanation), href)


def _facts(
    activity: Any,
    version: ActivityVersion,
    content: Content,
    names: Names,
    person: Person | None,
    on: date,
) -> list[tuple[Any, str]]:
    costs = costs_of(activity, version, person.pk if person is not None else activity.pk, on)
    asked = costs.approval if person is not None else str(ApprovalRule(content.approval).label)
    return [
        (_("Werkvorm"), activity.get_form_display()),
        (_("Voor wie"), content.target_group),
        (_("Duur"), content.duration),
        (_("Taal"), str(Language(content.language).label)),
        (_("Past bij deze functies"), names.of(content.function_ids)),
        (_("Skills"), shown("skill_levels", content.skill_levels, names)),
        (_("Kosten"), f"{costs.price}. {costs.payer}" if costs.payer else costs.price),
        (_("Akkoord"), asked),
        (_("Certificaat"), content.certificate),
        (_("Trainer"), content.trainer),
        (_("Vragen"), content.contact),
    ]
