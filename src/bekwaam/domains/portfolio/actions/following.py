"""What becomes of needs when the catalogue moves."""

from datetime import datetime
from uuid import UUID

from bekwaam.domains.portfolio import telling
from bekwaam.domains.portfolio.actions.steps import put
from bekwaam.domains.portfolio.enums import NeedState
from bekwaam.domains.portfolio.models import LearningNeed
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import current_academy_id

ON_THE_WAY = (NeedState.DEVELOPING, NeedState.BUYING)


def offer_needs_of(activity_id: UUID, *, at: datetime) -> None:
    """The activity that a decision led to is in the catalogue: its needs are met, and who asked hears so."""
    rows = LearningNeed.objects.select_for_update().filter(activity_id=activity_id, state__in=ON_THE_WAY)
    actor = system_actor(current_academy_id())
    for need in rows.order_by("pk"):
        put(need, NeedState.OFFERED, actor=actor, at=at)
        telling.need_offered(need, at=at)
        for merged in LearningNeed.objects.filter(merged_into=need):
            telling.need_offered(merged, at=at)
