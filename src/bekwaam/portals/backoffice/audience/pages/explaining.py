"""What the pages show that explain to an administrator why somebody does or does not see an activity."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from bekwaam.domains.catalogue.access import managed_activities
from bekwaam.domains.catalogue.audience.explaining import Explanation, Judged, explain, offered_on
from bekwaam.domains.catalogue.audience.kept import Names, names_for
from bekwaam.domains.catalogue.audience.overview import titled
from bekwaam.domains.catalogue.audience.policies import Policy
from bekwaam.domains.catalogue.audience.queries import facts_of, policies_of, visible_to
from bekwaam.domains.catalogue.enums import Effect
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.portals.backoffice.audience.pages.audience import audience_href
from bekwaam.portals.shared.audience_reasons import failed_words, ground_words, held_words
from bekwaam.portals.shared.audience_words import policy_words

PER_PAGE = 30


@dataclass(frozen=True, slots=True)
class ReasonLine:
    words: str
    effect: str
    fits: bool
    sentences: list[str]


@dataclass(frozen=True, slots=True)
class WhyPage:
    title: str
    back: str
    person: Person | None
    is_visible: bool
    answer: str
    lines: list[ReasonLine]
    offering_href: str


@dataclass(frozen=True, slots=True)
class OfferingLine:
    title: str
    code: str
    href: str
    is_visible: bool
    answer: str


@dataclass(frozen=True, slots=True)
class PersonOfferingPage:
    person: Person
    lines: list[OfferingLine]
    page: "Page[Any]"
    ways: list[tuple[str, str, str, bool]]
    preview_href: str


def why_page(activity: Any, person: Person | None, *, on: date) -> WhyPage:
    title, back = activity.title or activity.code, audience_href(activity.pk)
    if person is None:
        return WhyPage(title, back, None, is_visible=False, answer="", lines=[], offering_href="")
    policies = policies_of([activity.pk])[activity.pk]
    explanation = explained(activity, policies, person, on=on)
    names = names_for(policies)
    return WhyPage(
        title=title,
        back=back,
        person=person,
        is_visible=explanation.verdict.is_visible,
        answer=ground_words(explanation),
        lines=[_reason(judged, names, on) for effect in Effect for judged in explanation.of(effect)],
        offering_href=reverse("person-offering", args=[person.pk]),
    )


def explained(activity: Any, policies: list[Policy], person: Person, *, on: date) -> Explanation:
    offered = offered_on(activity.state, activity.publish_from, activity.publish_until, on)
    return explain(policies, facts_of(person.pk, on), offered=offered)


def person_offering_page(
    actor: Actor, person: Person, *, is_seen: bool | None, number: str | None, on: date
) -> PersonOfferingPage:
    """Of what the actor manages: what this person sees and what not, and why."""
    found = titled(managed_activities(actor))
    if is_seen is not None:
        seen = visible_to(person.pk, on).values("pk")
        found = found.filter(pk__in=seen) if is_seen else found.exclude(pk__in=seen)
    page = Paginator(found.order_by("code", "pk"), PER_PAGE).get_page(number)
    policies = policies_of([activity.pk for activity in page])
    facts = facts_of(person.pk, on)
    lines = [_offering(activity, policies, facts, person, on) for activity in page]
    return PersonOfferingPage(person, lines, page, _ways(is_seen), reverse("preview-as", args=[person.pk]))


def _offering(
    activity: Any, policies: Mapping[Any, list[Policy]], facts: Any, person: Person, on: date
) -> OfferingLine:
    offered = offered_on(activity.state, activity.publish_from, activity.publish_until, on)
    explanation = explain(policies[activity.pk], facts, offered=offered)
    href = f"{reverse('audience-why', args=[activity.pk])}?medewerker={person.pk}"
    title = activity.title or activity.code
    return OfferingLine(title, activity.code, href, explanation.verdict.is_visible, ground_words(explanation))


def _reason(judged: Judged, names: Names, on: date) -> ReasonLine:
    sentences = [
        held_words(part, names) if part.holds else failed_words(judged, part, names, on=on)
        for part in judged.parts
    ]
    words = policy_words(judged.policy, names)
    return ReasonLine(words, str(judged.policy.effect.label), judged.fits, sentences)


def _ways(is_seen: bool | None) -> list[tuple[str, str, str, bool]]:
    return [
        (_("Alles"), "list", "?", is_seen is None),
        (_("Ziet dit"), "eye", "?ziet=wel", is_seen is True),
        (_("Ziet dit niet"), "eye-off", "?ziet=niet", is_seen is False),
    ]
