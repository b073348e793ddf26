"""What the log says a fact is about."""

from bekwaam.domains.audit.actions import Subject
from bekwaam.domains.catalogue.models import Activity
from bekwaam.domains.organisation.models import OrgUnit


def subject_of(activity: Activity, title: str = "") -> Subject:
    return Subject("activity", activity.pk, f"{activity.code} {title}".strip()[:200], activity.owner_unit_id)


def subject_of_unit(unit: OrgUnit) -> Subject:
    return Subject("unit", unit.pk, unit.name, unit.pk)
