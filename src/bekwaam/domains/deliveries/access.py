"""The only way in which a portal gets a delivery or a mapping."""

from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.deliveries import queries
from bekwaam.domains.deliveries.models import ImportMapping, ImportRun
from bekwaam.domains.deliveries.rules import may_deliver
from bekwaam.kernel.actors import Actor


def run_for(actor: Actor, run_id: UUID) -> ImportRun | None:
    return queries.run_by_id(run_id) if may_deliver(actor) else None


def runs_for(actor: Actor, kind: str | None = None) -> QuerySet[ImportRun]:
    found = queries.runs(kind)
    return found if may_deliver(actor) else found.none()


def mapping_for(actor: Actor, mapping_id: UUID) -> ImportMapping | None:
    if not may_deliver(actor):
        return None
    found: ImportMapping | None = ImportMapping.objects.filter(pk=mapping_id).first()
    return found
