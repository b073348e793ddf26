"""Who may read the log, and which part of it."""

from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.audit.models import AuditFact
from bekwaam.domains.audit.queries import FactFilter, facts_matching
from bekwaam.kernel.actors import Actor, Role

READERS = (Role.AUDITOR, Role.FUNCTIONAL_ADMIN, Role.CISO)


def facts_for(actor: Actor, wanted: FactFilter) -> QuerySet[AuditFact]:
    """Everything for a reader of the whole organisation; else what happened in the units of the role."""
    units: frozenset[UUID] | None = actor.units_for(*READERS)
    facts = facts_matching(wanted)
    return facts if units is None else facts.filter(unit_id__in=units)
