"""Giving a cost centre a name; the cost centres themselves come with units and deliveries."""

from datetime import datetime
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.organisation import names, rules
from bekwaam.domains.organisation.models import CostCentre
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


def name_cost_centre(*, cost_centre_id: UUID, name: str, actor: Actor, at: datetime) -> None:
    require(rules.may_change_kinds(actor))
    name = names.tidy(name)
    if len(name) > names.NAME_LENGTH:
        raise Refused("unit_name_long", limit=names.NAME_LENGTH)
    found = CostCentre.objects.select_for_update().get(pk=cost_centre_id)
    before, found.name = found.name, name
    found.save(update_fields=["name"])
    subject = Subject("cost_centre", found.pk, found.code)
    record(
        "organisation.cost_centre_named",
        subject,
        actor=actor,
        at=at,
        before={"name": before},
        after={"name": name},
    )
