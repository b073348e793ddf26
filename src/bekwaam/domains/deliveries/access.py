"""The only way in which a portal gets a delivery or a mapping."""

from uuid import UUID

from django.db.models import QuerySet

from bekwaam.domains.deliveries import queries
from bekwaam.domains.deliveries.importers import may_deliver, open_to
from bekwaam.domains.deliveries.models import ImportMapping, ImportRun
from bekwaam.domains.deliveries.rules import may_deliver as may_deliver_all
from bekwaam.kernel.actors import Actor


def delivers_anything(actor: Actor) -> bool:
    return bool(open_to(actor))


def run_for(actor: Actor, run_id: UUID) -> ImportRun | None:
    return runs_for(actor).select_related("stored").defer(None).filter(pk=run_id).first()


def runs_for(actor: Actor, kind: str | None = None) -> QuerySet[ImportRun]:
    """All of them for who delivers everything; for others what they delivered themselves."""
    found = queries.runs(kind)
    if may_deliver_all(actor):
        return found
    kinds = [importer.kind for importer in open_to(actor)] if actor.person_id else []
    return found.filter(kind__in=kinds, started_by_id=actor.person_id)


def mapping_for(actor: Actor, mapping_id: UUID) -> ImportMapping | None:
    found: ImportMapping | None = ImportMapping.objects.filter(pk=mapping_id).first()
    return found if found is not None and may_deliver(found.kind, actor) else None
