"""Letting go: what was put aside long ago, and the profiles of people who left a year ago."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from bekwaam.domains.people.models import Employment
from bekwaam.domains.skills.models import PersonSkill
from bekwaam.kernel.clock import local_date

PUT_ASIDE_KEPT = timedelta(days=3 * 365)
AFTER_LEAVING_KEPT = timedelta(days=365)


def forget_old(*, at: datetime) -> int:
    """How many statements went."""
    on = local_date(at)
    aside = PersonSkill.objects.filter(superseded_at__lt=at - PUT_ASIDE_KEPT)
    went, _ = aside.delete()
    left, _ = _of_people_gone_since(on - AFTER_LEAVING_KEPT).delete()
    return int(went + left)


def _of_people_gone_since(day: date) -> QuerySet[PersonSkill]:
    recent = Q(ended_on__isnull=True) | Q(ended_on__gte=day)
    jobs = Employment.objects.filter(person=OuterRef("person"))
    rows: QuerySet[PersonSkill] = PersonSkill.objects.filter(
        Exists(jobs), ~Exists(jobs.filter(recent)), person__is_active=False
    )
    return rows
