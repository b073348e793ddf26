"""What time does: reminders for requests that lie, and old ones that go."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from bekwaam.domains.audit.actions import Fact, record_many
from bekwaam.domains.offcatalogue import house
from bekwaam.domains.offcatalogue.actions import telling
from bekwaam.domains.offcatalogue.actions.drafting import remove_with_files
from bekwaam.domains.offcatalogue.actions.steps import subject_of
from bekwaam.domains.offcatalogue.enums import CLOSED, State
from bekwaam.domains.offcatalogue.models import OffCatalogueRequest
from bekwaam.domains.offcatalogue.queries.requests import waiting
from bekwaam.kernel.actors import system_actor
from bekwaam.kernel.scope import current_academy_id

DRAFT_KEPT = timedelta(days=180)
MONTH = timedelta(days=30.4375)


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Whoever has had a request for so many days, and as many days after each reminder."""
    before = at - timedelta(days=house.remind_days())
    due = waiting().filter(
        Q(reminded_at__isnull=True) | Q(reminded_at__lte=before), waiting_since__lte=before
    )
    rows = list(due.select_for_update(of=("self",), skip_locked=True).select_related("person"))
    for row in rows:
        telling.remind_whose_turn(row, at=at)
    OffCatalogueRequest.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=at)
    return len(rows)


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Closed ones after the time of the house, and drafts that nobody touched for half a year."""
    closed = Q(state__in=CLOSED, closed_at__lt=at - house.keep_months() * MONTH)
    drafts = Q(state=State.DRAFT, changed_at__lt=at - DRAFT_KEPT)
    rows = list(OffCatalogueRequest.objects.select_for_update().filter(closed | drafts))
    facts = [Fact("offcatalogue.forgotten", subject_of(row)) for row in rows]
    record_many(facts, actor=system_actor(current_academy_id()), at=at)
    remove_with_files(rows, at=at)
    return len(rows)
