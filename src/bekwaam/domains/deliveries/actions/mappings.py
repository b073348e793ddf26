"""Saving and forgetting how the columns of a supplier's file fill the fields of a kind."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from bekwaam.domains.audit.actions import Subject, record
from bekwaam.domains.deliveries import rules
from bekwaam.domains.deliveries.importers import importer_of
from bekwaam.domains.deliveries.models import ImportMapping
from bekwaam.kernel import locks
from bekwaam.kernel.actors import Actor
from bekwaam.kernel.decisions import Refused, require


def save_mapping(
    *, kind: str, name: str, mapping: Mapping[str, Any], is_default: bool, actor: Actor, at: datetime
) -> ImportMapping:
    """Keep it under this name; an older one of the same name is replaced."""
    require(rules.may_deliver(actor))
    name = " ".join(name.split())[:80]
    if not name:
        raise Refused("mapping_needs_name")
    importer_of(kind)
    locks.take(f"deliveries.mappings.{kind}")
    if is_default:
        ImportMapping.objects.filter(kind=kind, is_default=True).exclude(name=name).update(is_default=False)
    saved, is_new = ImportMapping.objects.update_or_create(
        kind=kind,
        name=name,
        defaults={"mapping": dict(mapping), "is_default": is_default, "updated_at": at},
    )
    verb = "deliveries.mapping_made" if is_new else "deliveries.mapping_changed"
    record(verb, _subject(saved), actor=actor, at=at, after={"kind": kind, "is_default": is_default})
    return saved


def forget_mapping(mapping_id: UUID, *, actor: Actor, at: datetime) -> None:
    require(rules.may_deliver(actor))
    mapping = ImportMapping.objects.filter(pk=mapping_id).first()
    if mapping is None:
        return
    record("deliveries.mapping_forgotten", _subject(mapping), actor=actor, at=at)
    mapping.delete()


def _subject(mapping: ImportMapping) -> Subject:
    return Subject("import_mapping", mapping.pk, mapping.name)
