"""Above which amount a budget holder decides as well, per unit."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.offcatalogue import rules
from bekwaam.domains.offcatalogue.actions.following import follow_people
from bekwaam.domains.offcatalogue.models import BudgetRule
from bekwaam.domains.organisation.models import OrgUnit
from bekwaam.domains.people.models import Person
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


@transaction.atomic
def set_budget_rule(
    unit_id: UUID, *, above: Decimal, holder_id: UUID | None = None, actor: Actor, at: datetime
) -> BudgetRule:
    """Requests that wait go to whoever decides by the new rule."""
    require(rules.may_set_budget(actor, unit_id))
    unit = OrgUnit.objects.filter(pk=unit_id, is_current=True).first()
    if unit is None or not 0 <= above < rules.HIGHEST:
        raise Refused("offcatalogue.bad_amount" if unit else "offcatalogue.unknown_choice")
    if holder_id and not Person.objects.filter(pk=holder_id, is_active=True).exists():
        raise Refused("offcatalogue.unknown_choice")
    rule, _ = BudgetRule.objects.update_or_create(
        unit=unit, defaults={"above": above, "holder_id": holder_id}
    )
    after = {"above": str(above), "holder": str(holder_id or "")}
    record("offcatalogue.budget_set", _subject(unit), actor=actor, at=at, after=after)
    follow_people(at=at)
    return rule


@transaction.atomic
def remove_budget_rule(rule_id: UUID, *, actor: Actor, at: datetime) -> None:
    rule = BudgetRule.objects.select_related("unit").get(pk=rule_id)
    require(rules.may_set_budget(actor, rule.unit_id))
    record("offcatalogue.budget_removed", _subject(rule.unit), actor=actor, at=at)
    rule.delete()
    follow_people(at=at)


def _subject(unit: OrgUnit) -> Subject:
    return Subject("unit", unit.pk, unit.name, unit.pk)
