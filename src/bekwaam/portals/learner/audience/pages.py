"""What the page shows on which somebody reads why an activity is there for them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bekwaam.domains.catalogue.audience.explaining import explain, offered_on
from bekwaam.domains.catalogue.audience.kept import names_for
from bekwaam.domains.catalogue.audience.policies import Policy
from bekwaam.domains.catalogue.audience.queries import facts_of, policies_of
from bekwaam.domains.catalogue.models import Activity
from bekwaam.portals.shared.audience_reasons import booking_reason, own_reasons


@dataclass(frozen=True, slots=True)
class WhyPage:
    title: str
    reasons: list[str]
    booking: str


def why_page(activity: Activity, person_id: UUID, *, on: date) -> WhyPage:
    policies = policies_of([activity.pk])[activity.pk]
    offered = offered_on(activity.state, activity.publish_from, activity.publish_until, on)
    explanation = explain(policies, facts_of(person_id, on), offered=offered)
    held = [
        Policy(judged.policy.effect, tuple(one for part in judged.parts for one in part.held))
        for judged in explanation.judged
        if judged.fits
    ]
    title = activity.published.title if activity.published else activity.code
    return WhyPage(title, own_reasons(explanation, names_for(held)), booking_reason(explanation))
